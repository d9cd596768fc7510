"""A sketch of every article's text, by which the copies of one story are found."""

from importlib.resources import files

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute((files("migrations") / "sql" / "0003_article_sketch.sql").read_text())
