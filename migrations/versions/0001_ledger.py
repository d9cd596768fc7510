"""The ledger, the tables read from it, the services' roles and rights.

There is no downgrade: an append-only ledger is not dropped by a migration.
"""

from importlib.resources import files

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

STEPS = ("tables", "roles", "append", "append_only", "rights")


def upgrade() -> None:
    for step in STEPS:
        op.execute((files("migrations") / "sql" / f"0001_{step}.sql").read_text())
