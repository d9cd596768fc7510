"""The read tables of the control state: loaded for the places that are locked, written together with the records."""

import threading
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, LiteralString
from uuid import UUID

import msgspec
from msgspec import Struct
from psycopg.sql import SQL, Identifier
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from services.ledger import quotations
from services.ledger.append import Append, encoded, stream_moved
from services.ledger.counting import Turn
from services.ledger.events import ControlEvent
from services.ledger.policies import Policy
from services.ledger.projection import Belief, Beliefs, Revision, revise
from services.ledger.recollection import Recollection
from services.ledger.roundtrip import Driver, together
from services.ledger.rows import (
    BELIEF_COLUMNS,
    EVENT_COLUMNS,
    Values,
    belief_of_row,
    change_values,
    correction_values,
    event_of_row,
    event_values,
    interval_values,
)
from services.ledger.unfolding import Unfolding

_remembered = threading.local()
# Any two constants will do that no other locks of two numbers have. Streams are locked before places.
STREAM_LOCK, PLACE_LOCK = 7_311, 7_312
# What ledger.project() refuses with when the beliefs that it is to close or end are not there, and the index that
# refuses what is believed already.
BELIEFS_DIFFER, BELIEVED_ONCE = "FL003", "control_interval_believed"
_EVENTS = f"SELECT {EVENT_COLUMNS} FROM ledger.control_event event JOIN ledger.place ON place.id = place_id"


def locking(stream: str) -> tuple[LiteralString, tuple[int, str]]:
    """The statement that locks the stream to the end of the transaction, and its values."""
    return "SELECT pg_advisory_xact_lock(%s, hashtext(%s))", (STREAM_LOCK, stream)


def lock_stream(conn: Connection, stream: str) -> None:
    """Lock the stream to the end of the transaction: who decides by what it holds must not be overtaken."""
    with together(conn) as driver:
        driver.execute(*locking(stream))


def lock_places(driver: Driver, place_ids: Iterable[str]) -> None:
    """Lock the places to the end of the transaction, in an order that cannot deadlock."""
    locking = (
        "SELECT pg_advisory_xact_lock(%s, key) FROM"
        " (SELECT DISTINCT hashtext(id) AS key FROM unnest(%s::text[]) AS id ORDER BY key) AS sorted"
    )
    driver.execute(locking, (PLACE_LOCK, [*place_ids]))


def event(conn: Connection, event_id: UUID) -> ControlEvent | None:
    """The event, whether it counts or not, or null."""
    row = conn.execute(text(f"{_EVENTS} WHERE event.id = :id"), {"id": event_id}).one_or_none()
    return None if row is None else event_of_row(row)


def events_of_article(conn: Connection, article_id: UUID) -> list[ControlEvent]:
    """The events of the article that count now, an analyst's among them. Lock its stream first."""
    counting = text(f"{_EVENTS} WHERE article_id = :article AND superseded_at IS NULL ORDER BY position")
    return [event_of_row(row) for row in conn.execute(counting, {"article": article_id})]


def retracted_of_article(conn: Connection, article_id: UUID) -> list[ControlEvent]:
    """The events of the article that somebody took back. Lock its stream first."""
    retracted = text(
        f"{_EVENTS} WHERE event.article_id = :article AND EXISTS"
        " (SELECT FROM ledger.correction WHERE event_id = event.id AND correction.kind = 'retraction')"
    )
    return [event_of_row(row) for row in conn.execute(retracted, {"article": article_id})]


def project(
    conn: Connection, records: Sequence[Append], caused: Sequence[Turn], quoted: Sequence[ControlEvent]
) -> None:
    """Append the records, the last of which causes the turns, and write what follows from them; keep what is `quoted`.

    Call it last and commit at once: from here to the commit every other writer waits. Raises StreamMovedError.
    """
    _write(conn, "project", records, caused, quoted=quoted)


def correct(conn: Connection, correction: Append, caused: Sequence[Turn]) -> None:
    """The same for a correction."""
    _write(conn, "correct", [correction], caused, corrections=[correction_values(correction.payload)])


def _write(
    conn: Connection,
    function: Literal["project", "correct"],
    records: Sequence[Append],
    caused: Sequence[Turn],
    quoted: Sequence[ControlEvent] = (),
    corrections: Sequence[Values | None] = (),
) -> None:
    recollection, places = _recollection(), dict[str, Unfolding]()
    call = _Call(function, encoded(records), caused, corrections)
    try:
        with stream_moved(), together(conn) as driver:
            quotations.keep(driver, quoted)
            places |= _changed(driver, recollection, caused)
            driver.execute("SAVEPOINT projecting")
            call.send(driver, {place_id: place.revision() for place_id, place in places.items()})
    except DBAPIError as error:
        if not _differs(error):
            raise
        with stream_moved(), together(conn) as driver:
            driver.execute("ROLLBACK TO SAVEPOINT projecting")
            believed = _beliefs_of_places(driver, [*places])
            call.send(driver, {one: revise(believed[one], place.beliefs()) for one, place in places.items()})
    recollection.keep(places)


def _changed(driver: Driver, recollection: Recollection, caused: Sequence[Turn]) -> dict[str, Unfolding]:
    """The places of the turns, locked and changed; their revisions are what the turns change in the beliefs."""
    touched = [turn.place_id for turn in caused]
    if not touched:
        return {}
    lock_places(driver, touched)
    places = recollection.take(driver, touched)
    for turn in caused:
        places[turn.place_id].change(turn.added, turn.dropped)
    return places


def _beliefs_of_places(driver: Driver, place_ids: Sequence[str]) -> dict[str, Beliefs]:
    """What is believed now, by place and policy, ascending."""
    believed = (
        f"SELECT {BELIEF_COLUMNS}, place_id, policy FROM ledger.control_interval"
        " WHERE place_id = ANY(%s) AND recorded_to IS NULL ORDER BY valid_from"
    )
    found: dict[str, dict[Policy, list[Belief]]] = {place_id: {} for place_id in place_ids}
    for *row, place_id, policy in driver.execute(believed, ([*place_ids],)):
        found[place_id].setdefault(policy, []).append(belief_of_row(row))
    return {**found}


def _differs(error: DBAPIError) -> bool:
    """Whether the tables were found to hold other beliefs than follow from the events that counted until now.

    They do when the program infers otherwise than the one before it, until the next rebuild.
    """
    told = getattr(error.orig, "diag", None)
    return told is not None and (told.sqlstate == BELIEFS_DIFFER or told.constraint_name == BELIEVED_ONCE)


def _recollection() -> Recollection:
    """This thread's own."""
    if not hasattr(_remembered, "places"):
        _remembered.places = Recollection()
    found: Recollection = _remembered.places
    return found


class _Call(Struct, frozen=True):
    """A call of what writes records and read tables, but for the revisions."""

    function: Literal["project", "correct"]
    records: str
    caused: Sequence[Turn]
    corrections: Sequence[Values | None]

    def send(self, driver: Driver, revised: Mapping[str, Revision]) -> None:
        effect = _effect(self.caused, revised) | {"corrections": self.corrections}
        calling = SQL("SELECT FROM ledger.{}(%s::jsonb, %s::jsonb)").format(Identifier(self.function))
        driver.execute(calling, (self.records, msgspec.json.encode(effect).decode()))


def _effect(caused: Sequence[Turn], revised: Mapping[str, Revision]) -> Values:
    added = [event for turn in caused for event in turn.added]
    changes = [(turn, change) for turn in caused if (change := revised[turn.place_id].change)]
    return {
        "places": [*{event.place.id: event.place for event in added}.values()],
        "events": [event_values(event) for event in added],
        "superseded": [event_id for turn in caused for event_id in turn.dropped],
        "closed": [
            {"place_id": place_id, "policy": policy, "valid_from": old.valid_from}
            for place_id, revision in revised.items()
            for policy, old in revision.closed
        ],
        "ended": [
            {"place_id": place_id, "policy": policy, "valid_from": new.valid_from, "valid_to": new.valid_to}
            for place_id, revision in revised.items()
            for policy, new in revision.ended
        ],
        "opened": [
            interval_values(place_id, policy, new)
            for place_id, revision in revised.items()
            for policy, new in revision.opened
        ],
        "changes": [change_values(turn, change) for turn, change in changes],
    }
