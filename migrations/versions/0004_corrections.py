"""What analysts retract and assert, and notices of outlets about their own articles."""

from importlib.resources import files

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

STEPS = ("corrections", "correct")


def upgrade() -> None:
    for step in STEPS:
        op.execute((files("migrations") / "sql" / f"0004_{step}.sql").read_text())
