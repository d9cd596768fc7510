"""The database, for commands that act as its owner: that of FRONTLOG_DATABASE_URL, or of a running `frontlog up`."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from services.ledger.database import DatabaseUnsetError, engine
from services.local.addresses import use_running_servers


@contextmanager
def transaction() -> Iterator[Connection]:
    """One transaction as the owner, committed at the end. Raises ClickException where no database answers."""
    use_running_servers()
    try:
        database = engine("owner")
    except DatabaseUnsetError as error:
        raise click.ClickException(str(error)) from error
    try:
        with database.begin() as connection:
            yield connection
    except OperationalError as error:
        raise click.ClickException(f"The database does not answer: {error.orig}") from error
    finally:
        database.dispose()
