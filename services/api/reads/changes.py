"""Changes of what the ledger believes, in the order in which they were recorded."""

from typing import Any, LiteralString

import msgspec
from psycopg.rows import TupleRow

from services.api import cursor
from services.api.answers import Sentence
from services.api.change_answers import Cause, Change, Standing
from services.api.questions import ChangesQuestion
from services.api.reads.rows import Conditions, Connection, asked_for, fetch
from services.ledger import projection
from services.ledger.events import Place
from services.ledger.rows import PLACE_COLUMNS

# Position of the record that caused a change, and which of the places it touched. A reader with a plain `>` misses
# nothing: positions become visible in order.
Key = tuple[int, int]
BEGINNING: Key = (0, 0)
LISTING = "changes"
WHOLE_RECORD = 2**31 - 1

CHANGES: LiteralString = f"""
    SELECT change.position, ordinal, change.recorded_at, change.kind, before, after, cause, {PLACE_COLUMNS},
        then_event.id, then_event.article_id, then_event.quote, then_event.outlet, then_article.url,
        now_event.id, now_event.article_id, now_event.quote, now_event.outlet, now_article.url
    FROM ledger.control_change change
    JOIN ledger.place ON place.id = change.place_id
    LEFT JOIN ledger.control_event then_event ON then_event.id = (before ->> 'event_id')::uuid
    LEFT JOIN ledger.article then_article ON then_article.id = then_event.article_id
    LEFT JOIN ledger.control_event now_event ON now_event.id = (after ->> 'event_id')::uuid
    LEFT JOIN ledger.article now_article ON now_article.id = now_event.article_id"""


def behind(position: int) -> Key:
    """The key behind all changes of the records up to `position`."""
    return position, WHOLE_RECORD


async def changes(connection: Connection, question: ChangesQuestion, after: Key, limit: int) -> list[Change]:
    """At most `limit` changes, oldest first, all behind `after`."""
    query: LiteralString = (
        f"{CHANGES} WHERE (change.position, ordinal) > (%(position)s, %(ordinal)s) AND {_filters(question)} "
        "ORDER BY change.position, ordinal LIMIT %(limit)s"
    )
    return [_change(row) for row in await fetch(connection, query, _values(question, after, limit))]


async def newest(connection: Connection, question: ChangesQuestion, before: Key, limit: int) -> list[Change]:
    """At most `limit` changes, newest first, all before `before`."""
    query: LiteralString = (
        f"{CHANGES} WHERE (change.position, ordinal) < (%(position)s, %(ordinal)s) AND {_filters(question)} "
        "ORDER BY change.position DESC, ordinal DESC LIMIT %(limit)s"
    )
    return [_change(row) for row in await fetch(connection, query, _values(question, before, limit))]


def is_wanted(change: Change, question: ChangesQuestion) -> bool:
    """Whether the change passes the filters: the same as in the queries above."""
    sides = [state.controller for state in (change.before, change.after) if state is not None]
    return (
        question.country in (None, change.place.country)
        and question.place in (None, change.place.id)
        and (question.side is None or question.side in sides)
    )


def _filters(question: ChangesQuestion) -> LiteralString:
    conditions: Conditions = {
        "country = %(country)s": question.country,
        "change.place_id = %(place)s": question.place,
        "%(side)s IN (before ->> 'controller', after ->> 'controller')": question.side,
    }
    return asked_for(conditions)


def _values(question: ChangesQuestion, key: Key, limit: int) -> dict[str, Any]:
    filters = {"country": question.country, "place": question.place, "side": question.side}
    return filters | {"position": key[0], "ordinal": key[1], "limit": limit}


def _change(row: TupleRow) -> Change:
    position, ordinal, recorded_at, kind, before, after, cause = row[:7]
    return Change(
        id=cursor.encode(LISTING, (position, ordinal)),
        position=position,
        ordinal=ordinal,
        recorded_at=recorded_at,
        kind=kind,
        place=Place(*row[7:13]),
        before=_standing(before, row[13:18]),
        after=_standing(after, row[18:23]),
        cause=msgspec.convert(cause, Cause),
    )


def _standing(stored: dict[str, Any] | None, said: TupleRow) -> Standing | None:
    if stored is None:
        return None
    stood = msgspec.convert(stored, projection.Standing)
    return Standing(
        controller=stood.controller,
        status=stood.status,
        since=stood.since,
        confidence=stood.confidence,
        previous=stood.previous,
        last_evidence_at=stood.last_evidence_at,
        sentence=Sentence(*said),
    )
