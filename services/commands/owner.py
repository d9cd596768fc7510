"""The database, for commands that act as its owner: that of FRONTLOG_DATABASE_URL, or of a running `frontlog up`."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from services.ledger.database import DatabaseUnsetError, engine
from services.local.addresses import use_running_servers


@contextmanager
def database() -> Iterator[Engine]:
    """The database as its owner. Raises ClickException where none answers."""
    use_running_servers()
    try:
        opened = engine("owner")
    except DatabaseUnsetError as error:
        raise click.ClickException(str(error)) from error
    try:
        yield opened
    except OperationalError as error:
        raise click.ClickException(f"The database does not answer: {error.orig}") from error
    finally:
        opened.dispose()


@contextmanager
def transaction() -> Iterator[Connection]:
    """One transaction as the owner, committed at the end. Raises ClickException where no database answers."""
    with database() as opened, opened.begin() as connection:
        yield connection
