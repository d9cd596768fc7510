"""Hash-linked blocks over the records, by which a change behind the database's back is seen."""

from importlib.resources import files

from alembic import op

revision = "0009"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute((files("migrations") / "sql" / "0009_seal.sql").read_text())
