"""Keys of those who may write and read."""

from importlib.resources import files

from alembic import op

revision = "0008"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute((files("migrations") / "sql" / "0008_access_keys.sql").read_text())
