"""Control states: intervals on both clocks, each with its best sentence."""

from datetime import date, datetime
from typing import LiteralString

from services.api.answers import Hold, PlaceState
from services.api.parameters import ControlQuestion
from services.api.reads.rows import PLACE, Conditions, Connection, Row, asked_for, fetch, place, sentence, since, within

BELIEVED_NOW: LiteralString = "i.recorded_to IS NULL"
BELIEVED_THEN: LiteralString = (
    "i.recorded_from <= %(known_at)s AND (i.recorded_to IS NULL OR i.recorded_to > %(known_at)s)"
)
ON_THE_DAY: LiteralString = "i.valid_from <= %(day)s AND (i.valid_to IS NULL OR i.valid_to > %(day)s)"
INTERVAL: LiteralString = (
    "i.valid_from, i.valid_to, i.controller, i.status, i.since_start, i.since_end, i.since_precision, i.confidence, "
    "i.previous, i.last_evidence_at, e.id AS event_id, e.article_id, e.quote, e.outlet, a.url"
)
FROM: LiteralString = """
    FROM ledger.control_interval i
    JOIN ledger.place p ON p.id = i.place_id
    LEFT JOIN ledger.control_event e ON e.id = (i.evidence #>> '{support,0,event_id}')::uuid
    LEFT JOIN ledger.article a ON a.id = e.article_id"""


def believed(known_at: datetime | None) -> LiteralString:
    """The condition that the ledger held an interval to be so at that moment (None: now)."""
    return BELIEVED_NOW if known_at is None else BELIEVED_THEN


async def states(connection: Connection, question: ControlQuestion, after: str, limit: int) -> list[PlaceState]:
    """At most `limit` states by place id, all ids greater than `after`."""
    inside, box = within(question.bbox)
    conditions: Conditions = {
        "p.country = %(country)s": question.country,
        "i.controller = %(side)s": question.side,
        "i.status = %(status)s": question.status,
        "i.confidence >= %(min_confidence)s": question.min_confidence or None,
    }
    query: LiteralString = (
        f"SELECT {PLACE}, {INTERVAL} {FROM} WHERE i.place_id > %(after)s AND {believed(question.known_at)} "
        f"AND {ON_THE_DAY} AND {asked_for(conditions)} AND {inside} ORDER BY i.place_id LIMIT %(limit)s"
    )
    values = question.model_dump(exclude={"bbox"}) | box | {"day": question.day(), "after": after, "limit": limit}
    return [_state(row) for row in await fetch(connection, query, values)]


async def state(
    connection: Connection, place_id: str, day: date, known_at: datetime | None
) -> tuple[PlaceState, Row] | None:
    """The state of one place on a day with its `evidence`, or None where nothing is known for that day."""
    query: LiteralString = (
        f"SELECT {PLACE}, {INTERVAL}, i.evidence {FROM} WHERE i.place_id = %(place)s AND {believed(known_at)} "
        f"AND {ON_THE_DAY}"
    )
    rows = await fetch(connection, query, {"place": place_id, "day": day, "known_at": known_at})
    return (_state(rows[0]), rows[0]["evidence"]) if rows else None


async def holds(connection: Connection, place_id: str, known_at: datetime | None) -> list[Hold]:
    """The history of one place, oldest first."""
    query: LiteralString = (
        f"SELECT {INTERVAL} {FROM} WHERE i.place_id = %(place)s AND {believed(known_at)} ORDER BY i.valid_from"
    )
    return [_hold(row) for row in await fetch(connection, query, {"place": place_id, "known_at": known_at})]


def _state(row: Row) -> PlaceState:
    return PlaceState(
        place(row),
        row["controller"],
        row["status"],
        since(row),
        row["confidence"],
        row["previous"],
        row["last_evidence_at"],
        sentence(row),
    )


def _hold(row: Row) -> Hold:
    return Hold(
        row["valid_from"],
        row["valid_to"],
        row["controller"],
        row["status"],
        since(row),
        row["confidence"],
        row["previous"],
        row["last_evidence_at"],
        sentence(row),
    )
