"""An interval that only gets an end keeps its row."""

from importlib.resources import files

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

STEPS = ("ended", "project")


def upgrade() -> None:
    for step in STEPS:
        op.execute((files("migrations") / "sql" / f"0015_{step}.sql").read_text())
