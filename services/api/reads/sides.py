"""Sides and how many places each holds."""

from typing import LiteralString

from services.api.answers import Side
from services.api.parameters import SidesQuestion
from services.api.reads.rows import Connection, fetch
from services.api.sides import colour, name

BELIEVED_NOW: LiteralString = "i.recorded_to IS NULL"
BELIEVED_THEN: LiteralString = (
    "i.recorded_from <= %(known_at)s AND (i.recorded_to IS NULL OR i.recorded_to > %(known_at)s)"
)
ON_THE_DAY: LiteralString = "i.valid_from <= %(day)s AND (i.valid_to IS NULL OR i.valid_to > %(day)s)"


async def sides(connection: Connection, question: SidesQuestion, after: str, limit: int) -> list[Side]:
    """At most `limit` sides that hold or last held some place on the day, by id, all ids greater than `after`."""
    query: LiteralString = f"""
        WITH state AS (
            SELECT i.controller, i.previous FROM ledger.control_interval i
            WHERE {BELIEVED_NOW if question.known_at is None else BELIEVED_THEN} AND {ON_THE_DAY}
        ), named AS (
            SELECT controller AS side, 1 AS held FROM state UNION ALL SELECT previous, 0 FROM state
        )
        SELECT side, sum(held) AS places FROM named WHERE side > %(after)s
        GROUP BY side ORDER BY side LIMIT %(limit)s"""
    values = {"day": question.day(), "known_at": question.known_at, "after": after, "limit": limit}
    rows = await fetch(connection, query, values)
    return [Side(row["side"], name(row["side"]), colour(row["side"]), row["places"]) for row in rows]
