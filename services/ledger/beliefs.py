"""The read tables of the control state: loaded for the places that are locked, written together with the records."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

import msgspec
from sqlalchemy import Connection, text

from services.ledger.append import Append, encoded, stream_moved
from services.ledger.counting import Turn
from services.ledger.events import ControlEvent
from services.ledger.policies import Policy
from services.ledger.projection import Belief, Beliefs, Revision
from services.ledger.rows import (
    BELIEF_COLUMNS,
    EVENT_COLUMNS,
    Values,
    belief_of_row,
    change_values,
    event_of_row,
    event_values,
    interval_values,
)

# Any constant will do that no other lock of two numbers has.
PLACE_LOCK = 7_311
_COUNTING = f"SELECT {EVENT_COLUMNS} FROM ledger.control_event event JOIN ledger.place ON place.id = place_id"


def events_of_article(conn: Connection, article_id: UUID) -> list[ControlEvent]:
    """The events of the article that count now."""
    counting = text(f"{_COUNTING} WHERE article_id = :article AND superseded_at IS NULL ORDER BY position")
    return [event_of_row(row) for row in conn.execute(counting, {"article": article_id})]


def lock_places(conn: Connection, place_ids: Iterable[str]) -> None:
    """Lock the places to the end of the transaction, in an order that cannot deadlock."""
    locking = text(
        "SELECT pg_advisory_xact_lock(:class, key) FROM"
        " (SELECT DISTINCT hashtext(id) AS key FROM unnest(CAST(:places AS text[])) AS id ORDER BY key) AS sorted"
    )
    conn.execute(locking, {"class": PLACE_LOCK, "places": [*place_ids]})


def events_of_places(conn: Connection, place_ids: Sequence[str]) -> dict[str, list[ControlEvent]]:
    """The events that count now, by place. Lock the places first."""
    counting = text(f"{_COUNTING} WHERE place_id = ANY(:places) AND superseded_at IS NULL")
    found: dict[str, list[ControlEvent]] = defaultdict(list)
    for row in conn.execute(counting, {"places": [*place_ids]}):
        event = event_of_row(row)
        found[event.place.id].append(event)
    return found


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


def project(
    conn: Connection, records: Sequence[Append], turns: Sequence[Turn], revisions: Mapping[str, Revision]
) -> None:
    """Append the records, the last of which causes the turns, and write what follows from them: in one round trip.

    Call it last and commit at once: from here to the commit every other writer waits. Raises StreamMovedError.
    """
    call = text("SELECT * FROM ledger.project(CAST(:records AS jsonb), CAST(:effect AS jsonb))")
    effect = msgspec.json.encode(_effect(turns, revisions)).decode()
    with stream_moved():
        conn.execute(call, {"records": encoded(records), "effect": effect})


def _effect(turns: Sequence[Turn], revisions: Mapping[str, Revision]) -> dict[str, list[Values] | list[UUID]]:
    added = [event for turn in turns for event in turn.added]
    changes = [(turn, change) for turn in turns if (change := revisions[turn.place_id].change)]
    return {
        "places": [msgspec.to_builtins(place) for place in {event.place.id: event.place for event in added}.values()],
        "events": [event_values(event) for event in added],
        "superseded": [event_id for turn in turns for event_id in turn.dropped],
        "closed": [
            {"place_id": place_id, "policy": policy, "valid_from": old.valid_from}
            for place_id, revision in revisions.items()
            for policy, old in revision.closed
        ],
        "opened": [
            interval_values(place_id, policy, new)
            for place_id, revision in revisions.items()
            for policy, new in revision.opened
        ],
        "changes": [change_values(turn, change) for turn, change in changes],
    }
