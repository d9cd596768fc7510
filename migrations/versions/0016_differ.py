"""An append is refused where the read tables hold other beliefs than it rests on."""

from importlib.resources import files

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

STEPS = ("believed_once", "append", "project")


def upgrade() -> None:
    for step in STEPS:
        op.execute((files("migrations") / "sql" / f"0016_{step}.sql").read_text())
