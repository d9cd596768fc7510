"""Quoted sentences outside the ledger, where they can be erased."""

from importlib.resources import files

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute((files("migrations") / "sql" / "0014_quotation.sql").read_text())
