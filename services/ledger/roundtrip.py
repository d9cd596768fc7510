"""Several statements sent to the database at once, in the transaction that SQLAlchemy keeps.

What a statement costs here is mostly the way there and back, and SQLAlchemy's own work for each row.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

import psycopg
from psycopg.rows import TupleRow
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

Driver = psycopg.Connection[TupleRow]


@contextmanager
def together(conn: Connection) -> Iterator[Driver]:
    """Statements within do not wait for each other's answers: ask their cursors for rows after the end.

    Each sees what was committed before it began, as ever. What the database refuses is raised as SQLAlchemy raises it.
    """
    if not conn.in_transaction():
        # Else SQLAlchemy would not know that there is something to commit.
        conn.begin()
    driver = cast(Driver, conn.connection.driver_connection)
    try:
        with driver.pipeline():
            yield driver
    except psycopg.Error as error:
        raise DBAPIError.instance(None, None, error, psycopg.Error, dialect=conn.dialect) from error
