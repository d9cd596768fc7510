"""The read tables of the control state: loaded and written for the places that a transaction has locked."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import Connection, bindparam, func, text, update
from sqlalchemy.dialects.postgresql import insert

from services.ledger.append import Appended
from services.ledger.events import ControlEvent, Place
from services.ledger.inference import Interval
from services.ledger.projection import Revision
from services.ledger.rows import (
    EVENT_COLUMNS,
    INTERVAL_COLUMNS,
    event_of_row,
    event_values,
    interval_of_row,
    interval_values,
)
from services.ledger.tables import control_event, control_interval, place

_COUNTING = f"SELECT {EVENT_COLUMNS} FROM ledger.control_event event JOIN ledger.place ON place.id = place_id"


def events_of_article(conn: Connection, article_id: UUID) -> list[ControlEvent]:
    """The events of the article that count now."""
    counting = text(f"{_COUNTING} WHERE article_id = :article AND superseded_at IS NULL ORDER BY position")
    return [event_of_row(row) for row in conn.execute(counting, {"article": article_id})]


def lock_places(conn: Connection, places: Iterable[Place]) -> None:
    """Keep the places and lock them to the end of the transaction, in an order that cannot deadlock."""
    rows = [msgspec.to_builtins(one) for one in sorted(places, key=lambda one: one.id)]
    if rows:
        keeping = insert(place)
        newest = {name: keeping.excluded[name] for name in ("name", "type", "country", "lat", "lon")}
        conn.execute(keeping.on_conflict_do_update(index_elements=[place.c.id], set_=newest), rows)


def events_of_places(conn: Connection, place_ids: Sequence[str]) -> dict[str, list[ControlEvent]]:
    """The events that count now, by place. Lock the places first."""
    counting = text(f"{_COUNTING} WHERE place_id = ANY(:places) AND superseded_at IS NULL ORDER BY position")
    found: dict[str, list[ControlEvent]] = defaultdict(list)
    for row in conn.execute(counting, {"places": [*place_ids]}):
        event = event_of_row(row)
        found[event.place.id].append(event)
    return found


def intervals_of_places(conn: Connection, place_ids: Sequence[str]) -> dict[str, list[Interval]]:
    """The intervals believed now, by place, ascending. Lock the places first."""
    believed = text(
        f"SELECT {INTERVAL_COLUMNS}, place_id FROM ledger.control_interval"
        " WHERE place_id = ANY(:places) AND recorded_to IS NULL ORDER BY valid_from"
    )
    found: dict[str, list[Interval]] = defaultdict(list)
    for row in conn.execute(believed, {"places": [*place_ids]}):
        found[row[-1]].append(interval_of_row(row))
    return found


def write_events(conn: Connection, events: Sequence[ControlEvent], appended: Mapping[UUID, Appended]) -> None:
    """Keep events as counting; one that was superseded before counts again."""
    if events:
        keeping = insert(control_event).on_conflict_do_update(
            index_elements=[control_event.c.id], set_={"superseded_at": None}
        )
        places = [appended[event.id] for event in events]
        rows = [event_values(one, at.position, at.recorded_at) for one, at in zip(events, places, strict=True)]
        conn.execute(keeping, rows)


def supersede(conn: Connection, event_ids: Sequence[UUID], at: datetime) -> None:
    """These events no longer count."""
    if event_ids:
        these = control_event.c.id == func.any(bindparam("ids", value=[*event_ids]))
        conn.execute(update(control_event).where(these).values(superseded_at=at))


def write_revisions(conn: Connection, revisions: Mapping[str, Revision], cause: Appended) -> None:
    """Close and open intervals, as of the record that caused it."""
    closed = [{"place": place_id, "day": old.valid_from} for place_id, one in revisions.items() for old in one.closed]
    opened = [
        interval_values(place_id, new, cause.position, cause.recorded_at)
        for place_id, one in revisions.items()
        for new in one.opened
    ]
    if closed:
        table = control_interval.c
        believed = (table.place_id == bindparam("place")) & (table.valid_from == bindparam("day"))
        closing = update(control_interval).where(believed, table.recorded_to.is_(None))
        conn.execute(closing.values(recorded_to=cause.recorded_at), closed)
    if opened:
        conn.execute(insert(control_interval), opened)
