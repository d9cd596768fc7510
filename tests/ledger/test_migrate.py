"""migrations/ and services/ledger/tables.py describe the same database; migrating can be repeated, also in parallel."""

import subprocess
import sys

from alembic import command
from sqlalchemy import create_engine, text

from services.ledger.database import alchemy_url
from services.ledger.migrate import configuration, database_revision, migrate, program_revision


def revision(url: str) -> str | None:
    engine = create_engine(alchemy_url(url))
    with engine.connect() as connection:
        found = database_revision(connection)
    engine.dispose()
    return found


def test_an_empty_database_is_brought_to_head(empty_database_url: str) -> None:
    assert revision(empty_database_url) is None
    migrate(empty_database_url)
    assert revision(empty_database_url) == program_revision()


def test_migrating_again_changes_nothing(database_url: str) -> None:
    migrate(database_url)
    assert revision(database_url) == program_revision()


def test_deployers_at_the_same_time_wait_for_each_other(empty_database_url: str) -> None:
    program = "import sys; from services.ledger.migrate import migrate; migrate(sys.argv[1])"
    deployers = [subprocess.Popen([sys.executable, "-c", program, empty_database_url]) for _ in range(3)]
    assert [deployer.wait() for deployer in deployers] == [0, 0, 0]
    assert revision(empty_database_url) == program_revision()


def test_the_metadata_matches_the_migrations(database_url: str) -> None:
    config = configuration()
    config.attributes["url"] = database_url
    command.check(config)


def test_roles_of_the_cluster_may_exist_already(empty_database_url: str, database_url: str) -> None:
    migrate(empty_database_url)
    engine = create_engine(alchemy_url(empty_database_url))
    with engine.connect() as connection:
        roles = connection.scalars(text("SELECT rolname FROM pg_roles WHERE rolname LIKE 'frontlog%' ORDER BY 1")).all()
    engine.dispose()
    assert roles == ["frontlog_api", "frontlog_ingest", "frontlog_nlp"]
