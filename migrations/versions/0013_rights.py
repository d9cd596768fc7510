"""Each service may append its own types of records only, and has no right that it does not use."""

from importlib.resources import files

from alembic import op

revision = "0013"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute((files("migrations") / "sql" / "0013_rights.sql").read_text())
