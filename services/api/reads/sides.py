"""Sides and how many places each holds."""

from typing import LiteralString

from services.api.answers import Side
from services.api.questions import SidesQuestion
from services.api.reads.rows import Connection, fetch
from services.api.sides import colour, name
from services.ledger.control import believed, on_day


async def sides(connection: Connection, question: SidesQuestion, after: str, limit: int) -> list[Side]:
    """At most `limit` sides that hold or last held some place on the day, by id, all ids greater than `after`."""
    query: LiteralString = f"""
        WITH state AS (
            SELECT controller, previous FROM ledger.control_interval
            WHERE {believed(question.known_at)} AND {on_day(question.known_at)}
        ), named AS (
            SELECT controller AS side, 1 AS held FROM state UNION ALL SELECT previous, 0 FROM state
        )
        SELECT side, sum(held) AS places FROM named WHERE side > %(after)s
        GROUP BY side ORDER BY side LIMIT %(limit)s"""
    values = {
        "as_of": question.day(),
        "policy": question.policy,
        "known_at": question.known_at,
        "after": after,
        "limit": limit,
    }
    rows = await fetch(connection, query, values)
    return [Side(side, name(side), colour(side), places) for side, places in rows]
