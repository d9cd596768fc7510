"""What the dashboard alone reads."""

from datetime import date, datetime
from typing import LiteralString

from services.api.desk_answers import DayChanges, Span
from services.api.reads.rows import Connection, fetch
from services.ledger.control import believed

SPAN: LiteralString = """
    SELECT min(valid_from), max(last_evidence_at), (SELECT min(recorded_at) FROM ledger.record)
    FROM ledger.control_interval WHERE policy = 'default' AND recorded_to IS NULL"""


async def span(connection: Connection) -> Span:
    """The first and the last day that the record speaks of, and its first moment."""
    ((first, last, recorded),) = await fetch(connection, SPAN, {})
    return Span(first, last, recorded)


async def pace(connection: Connection, begin: date, end: date, known_at: datetime | None) -> list[DayChanges]:
    """On how many places another state begins, for each day from `begin` to `end` on which any does."""
    query: LiteralString = f"""
        SELECT valid_from, count(*) FROM ledger.control_interval
        WHERE {believed(known_at)} AND valid_from BETWEEN %(begin)s AND %(end)s
        GROUP BY valid_from ORDER BY valid_from"""
    values = {"policy": "default", "begin": begin, "end": end, "known_at": known_at}
    return [DayChanges(day, places) for day, places in await fetch(connection, query, values)]
