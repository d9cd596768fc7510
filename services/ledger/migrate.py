"""Bring the database to the newest schema, from a checkout or from an installed package."""

from importlib.resources import files

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from services.ledger.database import connect_url


def migrate(url: str | None = None) -> None:
    """Upgrade the database (default: FRONTLOG_DATABASE_URL) to head. Does nothing when it is there already.

    Waits for another deployer. Connects as the owner; raises what the database raises.
    """
    config = configuration()
    config.attributes["url"] = connect_url("owner", url)
    command.upgrade(config, "head")


def configuration() -> Config:
    """Alembic's configuration with the migrations of this installation."""
    config = Config()
    config.set_main_option("script_location", str(files("migrations")).replace("%", "%%"))
    return config


def program_revision() -> str:
    """The schema version that this program is written for."""
    head = ScriptDirectory.from_config(configuration()).get_current_head()
    if head is None:
        raise RuntimeError("this installation has no migrations: install Frontlog again")
    return head


def database_revision(connection: Connection) -> str | None:
    """The schema version of the database; null before the first migration."""
    if connection.scalar(text("SELECT to_regclass('ledger.alembic_version')")) is None:
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM ledger.alembic_version"))
    return revision
