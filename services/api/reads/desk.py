"""What the dashboard alone reads."""

from typing import LiteralString

from services.api.desk_answers import DayChanges, Span, Standing
from services.api.freshness import STALE_DAYS
from services.api.questions import AtTime, PaceQuestion
from services.api.reads.rows import Conditions, Connection, asked_for, fetch
from services.ledger.control import LAST_TOLD, believed, on_day

SPAN: LiteralString = """
    SELECT min(valid_from), max(last_evidence_at), (SELECT min(recorded_at) FROM ledger.record)
    FROM ledger.control_interval WHERE policy = 'default' AND recorded_to IS NULL"""

# As ledger.control reads states, without the sentences: the map and the table show none.
_STANDINGS: LiteralString = """
    SELECT place.id, name, type, country, lat, lon, controller, status, since_start, since_end, since_precision,
        confidence, previous, last_evidence_at, %(as_of)s - /* last told */ > %(stale_days)s
    FROM ledger.place
    CROSS JOIN LATERAL (
        SELECT * FROM ledger.control_interval WHERE place_id = place.id AND /* believed */ AND /* on the day */
        ORDER BY valid_from DESC LIMIT 1
    ) AS held
    ORDER BY place.id LIMIT %(limit)s""".replace("/* last told */", LAST_TOLD)


async def standings(connection: Connection, question: AtTime, limit: int) -> list[Standing]:
    """Up to `limit` places that somebody is known to hold at that time, by id."""
    query = _STANDINGS.replace("/* believed */", believed(question.known_at))
    query = query.replace("/* on the day */", on_day(question.known_at))
    clocks = {"as_of": question.day(), "known_at": question.known_at, "policy": question.policy}
    values = clocks | {"stale_days": STALE_DAYS, "limit": limit}
    return [Standing(*row) for row in await fetch(connection, query, values)]


async def span(connection: Connection) -> Span:
    """The first and the last day that the record speaks of, and its first moment."""
    ((first, last, recorded),) = await fetch(connection, SPAN, {})
    return Span(first, last, recorded)


async def pace(connection: Connection, question: PaceQuestion) -> list[DayChanges]:
    """On how many places another state begins, for each day from `from` to `to` on which any does."""
    inside: Conditions = {
        "place_id IN (SELECT id FROM ledger.place WHERE country = %(country)s)": question.country,
    }
    query: LiteralString = f"""
        SELECT valid_from, count(*) FROM ledger.control_interval
        WHERE {believed(question.known_at)} AND valid_from BETWEEN %(begin)s AND %(end)s AND {asked_for(inside)}
        GROUP BY valid_from ORDER BY valid_from"""
    values = {"policy": "default", "begin": question.begin(), "end": question.end()}
    values |= {"known_at": question.known_at, "country": question.country}
    return [DayChanges(day, places) for day, places in await fetch(connection, query, values)]
