"""Beliefs by policy, the feed of their changes, and one function that writes both together with the records."""

from importlib.resources import files

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

STEPS = ("policies", "project")


def upgrade() -> None:
    for step in STEPS:
        op.execute((files("migrations") / "sql" / f"0002_{step}.sql").read_text())
