"""The read tables of the control state: loaded for the places that are locked, written together with the records."""

import threading
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

import msgspec
from sqlalchemy import Connection, text

from services.ledger.append import Append, encoded, stream_moved
from services.ledger.counting import Turn
from services.ledger.events import ControlEvent
from services.ledger.policies import Policy
from services.ledger.projection import Belief, Beliefs, Revision, revise
from services.ledger.recollection import Recollection
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

_remembered = threading.local()
# Any two constants will do that no other locks of two numbers have. Streams are locked before places.
STREAM_LOCK, PLACE_LOCK = 7_311, 7_312
_EVENTS = f"SELECT {EVENT_COLUMNS} FROM ledger.control_event event JOIN ledger.place ON place.id = place_id"


def lock_stream(conn: Connection, stream: str) -> None:
    """Lock the stream to the end of the transaction: who decides by what it holds must not be overtaken."""
    conn.execute(
        text("SELECT pg_advisory_xact_lock(:class, hashtext(:stream))"), {"class": STREAM_LOCK, "stream": stream}
    )


def lock_places(conn: Connection, place_ids: Iterable[str]) -> None:
    """Lock the places to the end of the transaction, in an order that cannot deadlock."""
    locking = text(
        "SELECT pg_advisory_xact_lock(:class, key) FROM"
        " (SELECT DISTINCT hashtext(id) AS key FROM unnest(CAST(:places AS text[])) AS id ORDER BY key) AS sorted"
    )
    conn.execute(locking, {"class": PLACE_LOCK, "places": [*place_ids]})


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


def beliefs_of_places(conn: Connection, place_ids: Sequence[str]) -> dict[str, Beliefs]:
    """What is believed now, by place and policy, ascending. Lock the places first."""
    believed = text(
        f"SELECT {BELIEF_COLUMNS}, place_id, policy FROM ledger.control_interval"
        " WHERE place_id = ANY(:places) AND recorded_to IS NULL ORDER BY valid_from"
    )
    found: dict[str, dict[Policy, list[Belief]]] = {place_id: {} for place_id in place_ids}
    for *row, place_id, policy in conn.execute(believed, {"places": [*place_ids]}):
        found[place_id].setdefault(policy, []).append(belief_of_row(row))
    return {**found}


def revisions(conn: Connection, caused: Sequence[Turn]) -> dict[str, Revision]:
    """What the turns change in the beliefs about their places, which are locked from here to the transaction's end."""
    touched = [turn.place_id for turn in caused]
    if not touched:
        return {}
    lock_places(conn, touched)
    believed = beliefs_of_places(conn, touched)
    recollection = _recollection()
    places = recollection.take(conn, touched)
    for turn in caused:
        places[turn.place_id].change(turn.added, turn.dropped)
    found = {place_id: revise(believed[place_id], place.beliefs()) for place_id, place in places.items()}
    recollection.keep(places)
    return found


def _recollection() -> Recollection:
    """This thread's own."""
    if not hasattr(_remembered, "places"):
        _remembered.places = Recollection()
    found: Recollection = _remembered.places
    return found


def project(
    conn: Connection, records: Sequence[Append], caused: Sequence[Turn], revised: Mapping[str, Revision]
) -> None:
    """Append the records, the last of which causes the turns, and write what follows from them: in one round trip.

    Call it last and commit at once: from here to the commit every other writer waits. Raises StreamMovedError.
    """
    _write(conn, "project", records, _effect(caused, revised))


def correct(conn: Connection, correction: Append, caused: Sequence[Turn]) -> None:
    """The same for a correction, with the revisions that it causes."""
    effect = _effect(caused, revisions(conn, caused)) | {"corrections": [correction_values(correction.payload)]}
    _write(conn, "correct", [correction], effect)


def _write(conn: Connection, function: str, records: Sequence[Append], effect: Values) -> None:
    call = text(f"SELECT * FROM ledger.{function}(CAST(:records AS jsonb), CAST(:effect AS jsonb))")
    with stream_moved():
        conn.execute(call, {"records": encoded(records), "effect": msgspec.json.encode(effect).decode()})


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
