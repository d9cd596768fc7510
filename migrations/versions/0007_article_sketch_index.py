"""Look-ups of copies cost the same whatever came in just before."""

from importlib.resources import files

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute((files("migrations") / "sql" / "0007_article_sketch_index.sql").read_text())
