"""Indexes for the filters of the API's lists."""

from importlib.resources import files

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute((files("migrations") / "sql" / "0005_reads.sql").read_text())
