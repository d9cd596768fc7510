"""Control events in the order in which the ledger learned them."""

from typing import LiteralString
from uuid import UUID

from services.api.questions import EventsQuestion
from services.api.reads.rows import Conditions, Connection, asked_for, fetch
from services.ledger.events import ControlEvent
from services.ledger.rows import EVENT_COLUMNS, event_of_row

EVENTS: LiteralString = (
    f"SELECT {EVENT_COLUMNS}, position FROM ledger.control_event event JOIN ledger.place ON place.id = place_id"
)


async def events(
    connection: Connection, question: EventsQuestion, after: int, limit: int
) -> list[tuple[int, ControlEvent]]:
    """At most `limit` events with their positions, all greater than `after`. A superseded event is left out."""
    conditions: Conditions = {
        "place_id = %(place)s": question.place,
        "kind = %(kind)s": question.kind,
        "%(side)s IN (actor_side, opponent_side)": question.side,
        "article_id = %(article)s": question.article,
        "date_end >= %(first_day)s": question.first_day,
        "date_start <= %(last_day)s": question.last_day,
    }
    query: LiteralString = (
        f"{EVENTS} WHERE position > %(after)s AND superseded_at IS NULL "
        f"AND {asked_for(conditions)} ORDER BY position LIMIT %(limit)s"
    )
    values = question.model_dump() | {"after": after, "limit": limit}
    return [(row[-1], event_of_row(row)) for row in await fetch(connection, query, values)]


async def events_of(connection: Connection, article: UUID) -> list[ControlEvent]:
    """All events of an article that still count, in the order of the text."""
    query: LiteralString = (
        f"{EVENTS} WHERE article_id = %(article)s AND superseded_at IS NULL ORDER BY quote_start, position"
    )
    return [event_of_row(row) for row in await fetch(connection, query, {"article": article})]
