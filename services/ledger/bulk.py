"""Many rows in one statement: as one JSON document, which the database takes apart."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Table, TextClause, text

from services.ledger.tables import SCHEMA

Row = Mapping[str, object]


def insert_rows(conn: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows that all have the same columns, at least one."""
    columns = ", ".join(rows[0])
    conn.execute(_inserting(table.name, columns, columns), {"rows": _document(rows)})


def insert_unknown(conn: Connection, table: Table, rows: Sequence[Row], stamped: str) -> dict[UUID, datetime]:
    """The same for a table with an `id`, passing over rows that are there already.

    The column `stamped` gets the time of the insertion; answers it by the id, of each row that was not there.
    """
    columns = ", ".join(rows[0])
    inserting = _inserting(table.name, f"{columns}, {stamped}", f"{columns}, clock_timestamp()")
    unknown = text(f"{inserting} ON CONFLICT DO NOTHING RETURNING id, {stamped}")
    return dict(iter(conn.execute(unknown, {"rows": _document(rows)})))


@lru_cache
def _inserting(table: str, columns: str, values: str) -> TextClause:
    rows = f"json_populate_recordset(NULL::{SCHEMA}.{table}, CAST(:rows AS json))"
    return text(f"INSERT INTO {SCHEMA}.{table} ({columns}) SELECT {values} FROM {rows}")


def _document(rows: Sequence[Row]) -> str:
    return msgspec.json.encode(rows).decode()
