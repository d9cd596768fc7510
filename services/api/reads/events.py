"""Control events in the order in which the ledger learned them."""

from typing import LiteralString
from uuid import UUID

from services.api.parameters import EventsQuestion
from services.api.reads.rows import EVENT, PLACE, Conditions, Connection, asked_for, event, fetch
from services.ledger.events import ControlEvent

FROM: LiteralString = "FROM ledger.control_event e JOIN ledger.place p ON p.id = e.place_id"


async def events(
    connection: Connection, question: EventsQuestion, after: int, limit: int
) -> list[tuple[int, ControlEvent]]:
    """At most `limit` events with their positions, all greater than `after`. A superseded event is left out."""
    conditions: Conditions = {
        "e.place_id = %(place)s": question.place,
        "e.kind = %(kind)s": question.kind,
        "%(side)s IN (e.actor_side, e.opponent_side)": question.side,
        "e.article_id = %(article)s": question.article,
        "e.date_end >= %(first_day)s": question.first_day,
        "e.date_start <= %(last_day)s": question.last_day,
    }
    query: LiteralString = (
        f"SELECT {EVENT}, {PLACE} {FROM} WHERE e.position > %(after)s AND e.superseded_at IS NULL "
        f"AND {asked_for(conditions)} ORDER BY e.position LIMIT %(limit)s"
    )
    values = question.model_dump() | {"after": after, "limit": limit}
    return [(row["position"], event(row)) for row in await fetch(connection, query, values)]


async def events_of(connection: Connection, article: UUID) -> list[ControlEvent]:
    """All events of an article that still count, in the order of the text."""
    query: LiteralString = (
        f"SELECT {EVENT}, {PLACE} {FROM} WHERE e.article_id = %(article)s AND e.superseded_at IS NULL "
        "ORDER BY e.quote_start, e.position"
    )
    return [event(row) for row in await fetch(connection, query, {"article": article})]
