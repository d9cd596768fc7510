"""How the API asks the read tables, and the conditions that questions put on them."""

from collections.abc import Mapping
from typing import Any, LiteralString

from psycopg import AsyncConnection
from psycopg.rows import TupleRow

Connection = AsyncConnection[TupleRow]
Conditions = dict[LiteralString, Any]


async def fetch(connection: Connection, query: LiteralString, values: Mapping[str, Any]) -> list[TupleRow]:
    """All rows of one query."""
    return await (await connection.execute(query, values)).fetchall()


def asked_for(conditions: Conditions) -> LiteralString:
    """Those conditions whose value was given, joined with AND. Each names its value as `%(…)s`."""
    return " AND ".join([condition for condition, value in conditions.items() if value is not None] or ["true"])
