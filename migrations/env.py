"""How a migration runs: one deployer at a time, and never long in front of the live system's locks."""

from alembic import context
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import NullPool

from services.ledger.database import alchemy_url
from services.ledger.settings import settings
from services.ledger.tables import SCHEMA, metadata

# Any constant will do, as long as every deployer takes the same one.
DEPLOY_LOCK = 7_311_046_201
LOCK_TIMEOUT = "3s"
STATEMENT_TIMEOUT = "10min"


def run() -> None:
    url = context.config.attributes.get("url") or settings().database_url
    if not url:
        raise SystemExit(
            "No database to migrate: set FRONTLOG_DATABASE_URL, or call services.ledger.migrate.migrate(url)."
        )
    engine = create_engine(alchemy_url(url), poolclass=NullPool)
    with engine.connect() as connection:
        upgrade(connection)


def upgrade(connection: Connection) -> None:
    connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": DEPLOY_LOCK})
    # Set only now: a second deployer waits for the first one as long as it takes.
    connection.execute(text(f"SET lock_timeout = '{LOCK_TIMEOUT}'"))
    connection.execute(text(f"SET statement_timeout = '{STATEMENT_TIMEOUT}'"))
    connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}"))
    connection.commit()
    context.configure(
        connection=connection,
        target_metadata=metadata,
        version_table_schema=SCHEMA,
        include_schemas=True,
        include_name=lambda name, kind, _: kind != "schema" or name == SCHEMA,
        compare_type=True,
        compare_server_default=True,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
