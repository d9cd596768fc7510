"""How many places each side controls, and how that changes from point to point."""

from collections.abc import Sequence
from datetime import date
from typing import LiteralString

from services.api.freshness import STALE_DAYS
from services.api.questions import SummaryQuestion
from services.api.reads.rows import Conditions, Connection, asked_for, fetch
from services.api.tallies import Change
from services.ledger.control import believed, known_end


async def changes(connection: Connection, question: SummaryQuestion, days: Sequence[date]) -> list[Change]:
    """What changes at each of the days, ascending, in places, contested and silent ones of each country and side.

    Each interval is read once, however many days are asked for: it counts from the first of them that it holds on.
    """
    conditions: Conditions = {
        "country = %(country)s": question.country,
        "controller = %(side)s": question.side,
    }
    end = known_end(question.known_at)
    query: LiteralString = f"""
        WITH held AS (
            SELECT country, controller, (status = 'contested')::int AS contested,
                width_bucket(valid_from - 1, %(days)s::date[]) AS first,
                width_bucket(coalesce({end}, 'infinity') - 1, %(days)s::date[]) AS gone,
                width_bucket(greatest(valid_from, last_evidence_at + %(stale)s + 1) - 1, %(days)s::date[]) AS silent
            FROM ledger.control_interval JOIN ledger.place ON place.id = place_id
            WHERE {believed(question.known_at)} AND valid_from <= %(last)s
                AND coalesce({end} > %(first)s, true) AND {asked_for(conditions)}
        ), step (point, country, side, places, contested, silent) AS (
            SELECT first, country, controller, 1, contested, 0 FROM held
            UNION ALL SELECT gone, country, controller, -1, -contested, 0 FROM held
            UNION ALL SELECT least(silent, gone), country, controller, 0, 0, 1 FROM held
            UNION ALL SELECT gone, country, controller, 0, 0, -1 FROM held
        )
        SELECT point, country, side, sum(places), sum(contested), sum(silent)
        FROM step WHERE point < %(points)s GROUP BY point, country, side"""
    values = {
        "days": [*days],
        "first": days[0],
        "last": days[-1],
        "points": len(days),
        "stale": STALE_DAYS,
        "known_at": question.known_at,
        "policy": question.policy,
        "country": question.country,
        "side": question.side,
    }
    rows = await fetch(connection, query, values)
    return [(point, country, side, *map(int, change)) for point, country, side, *change in rows]
