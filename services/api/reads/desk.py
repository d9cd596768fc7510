"""What the dashboard alone reads."""

from datetime import date, datetime
from typing import LiteralString

from services.api.desk_answers import DayChanges, DeadArticle, Span
from services.api.reads.rows import Connection, fetch
from services.ledger.control import believed

SPAN: LiteralString = """
    SELECT min(valid_from), max(last_evidence_at), (SELECT min(recorded_at) FROM ledger.record)
    FROM ledger.control_interval WHERE policy = 'default' AND recorded_to IS NULL"""
MACHINE: LiteralString = """
    SELECT
        (SELECT extract(epoch FROM now() - min(queued_at)) FROM ledger.analysis_job
            WHERE state IN ('queued', 'running')),
        (SELECT count(*) FROM ledger.analysis_job WHERE state = 'queued' AND rung_at IS NULL),
        (SELECT coalesce(max(position), 0) FROM ledger.record),
        (SELECT extract(epoch FROM now() - recorded_at) FROM ledger.record ORDER BY position DESC LIMIT 1),
        (SELECT coalesce(max(position), 0) FROM ledger.control_change),
        (SELECT count(*) FROM ledger.control_event WHERE superseded_at IS NULL),
        (SELECT count(*) FROM ledger.place)"""
JOBS: LiteralString = "SELECT state, count(*) FROM ledger.analysis_job GROUP BY state"
DEAD: LiteralString = """
    SELECT article_id::text, title, publisher, last_error
    FROM ledger.analysis_job JOIN ledger.article ON id = article_id
    WHERE state = 'dead' ORDER BY finished_at DESC LIMIT %(limit)s"""
STATES = ("queued", "running", "done", "dead")
MOST_DEAD = 20


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


async def jobs(connection: Connection) -> dict[str, int]:
    """How many articles there are in each state of analysis."""
    found: dict[str, int] = dict(await fetch(connection, JOBS, {}))
    return {state: found.get(state, 0) for state in STATES}


async def machine(connection: Connection) -> tuple[float | None, int, int, float | None, int, int, int]:
    """The columns of `MACHINE`, in its order."""
    ((oldest, unrung, position, newest, feed, events, places),) = await fetch(connection, MACHINE, {})
    return _number(oldest), unrung, position, _number(newest), feed, events, places


async def dead(connection: Connection) -> list[DeadArticle]:
    """The articles that were given up last, with the reason."""
    return [DeadArticle(*row) for row in await fetch(connection, DEAD, {"limit": MOST_DEAD})]


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))
