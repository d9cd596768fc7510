"""Articles whose body was erased."""

from importlib.resources import files

from alembic import op

revision = "0010"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute((files("migrations") / "sql" / "0010_erasure.sql").read_text())
