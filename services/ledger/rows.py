"""Control events, beliefs and changes as rows of the read tables, and back."""

from collections.abc import Sequence
from typing import Any, LiteralString

from services.ledger.counting import Turn
from services.ledger.events import ControlEvent, DateRange, Evidence, Party, Place, Source, Speaker
from services.ledger.policies import Policy
from services.ledger.projection import Belief, Change
from services.ledger.records import EventAsserted, EventRetracted, NoticeLinked, Payload

Values = dict[str, Any]

BELIEF_COLUMNS: LiteralString = (
    "valid_from, valid_to, controller, status, since_start, since_end, since_precision,"
    " confidence, previous, last_evidence_at,"
    " support, support_weights, support_alone, against, against_weights, against_alone"
)
PLACE_COLUMNS: LiteralString = "place.id, place.name, place.type, place.country, place.lat, place.lon"
EVENT_COLUMNS: LiteralString = (
    "event.id, article_id, kind, actor_id, actor_name, actor_side, opponent_id, opponent_name, opponent_side,"
    " date_start, date_end, date_precision, status, speaker_name, speaker_side, extent, confidence,"
    " quote, quote_start, quote_end, outlet, outlet_tie, source_root, extractor, recorded_at,"
    f" {PLACE_COLUMNS}"
)

# What inference asks of an event.
TOLD_COLUMNS: LiteralString = (
    "id, place_id, kind, actor_side, opponent_side, date_start, date_end, date_precision, status, speaker_side,"
    " extent, confidence, outlet_tie, source_root"
)
_UNREAD = Evidence("", 0, 0)


def event_values(event: ControlEvent) -> Values:
    """The row of ledger.control_event without its position and times. The place goes into ledger.place."""
    actor, opponent, speaker = event.actor, event.opponent, event.attributed_to
    return {
        "id": event.id,
        "article_id": event.article_id,
        "kind": event.kind,
        "actor_id": actor.id if actor else None,
        "actor_name": actor.name if actor else None,
        "actor_side": actor.side if actor else None,
        "opponent_id": opponent.id if opponent else None,
        "opponent_name": opponent.name if opponent else None,
        "opponent_side": opponent.side if opponent else None,
        "place_id": event.place.id,
        "date_start": event.date.start,
        "date_end": event.date.end,
        "date_precision": event.date.precision,
        "status": event.status,
        "speaker_name": speaker.name if speaker else None,
        "speaker_side": speaker.side if speaker else None,
        "extent": event.extent,
        "confidence": event.confidence,
        "quote": event.evidence.quote,
        "quote_start": event.evidence.start,
        "quote_end": event.evidence.end,
        "outlet": event.source.outlet,
        "outlet_tie": event.source.tie,
        "source_root": event.source.root,
        "extractor": event.extractor,
    }


def event_of_row(row: Sequence[Any]) -> ControlEvent:
    """The control event of a row with EVENT_COLUMNS."""
    return ControlEvent(
        id=row[0],
        article_id=row[1],
        kind=row[2],
        actor=_party(*row[3:6]),
        opponent=_party(*row[6:9]),
        date=DateRange(*row[9:12]),
        status=row[12],
        attributed_to=None if row[13] is None else Speaker(row[13], row[14]),
        extent=row[15],
        confidence=row[16],
        evidence=Evidence(*row[17:20]),
        source=Source(*row[20:23]),
        extractor=row[23],
        recorded_at=row[24],
        place=Place(*row[25:31]),
    )


def told_of_row(row: Sequence[Any]) -> ControlEvent:
    """Of a row with TOLD_COLUMNS, as much of the event as inference asks for; names and words are empty."""
    event_id, place_id, kind, actor, opponent, *day, status, speaker, extent, confidence, tie, root = row
    return ControlEvent(
        id=event_id,
        article_id=None,
        kind=kind,
        actor=None if actor is None else Party("", "", actor),
        opponent=None if opponent is None else Party("", "", opponent),
        place=Place(place_id, "", "area"),
        date=DateRange(*day),
        status=status,
        attributed_to=None if speaker is None else Speaker("", speaker),
        extent=extent,
        confidence=confidence,
        evidence=_UNREAD,
        source=Source(None, tie, root),
        extractor="",
    )


def interval_values(place_id: str, policy: Policy, belief: Belief) -> Values:
    """The row of ledger.control_interval without its position and recorded times."""
    return {
        "place_id": place_id,
        "policy": policy,
        "valid_from": belief.valid_from,
        "valid_to": belief.valid_to,
        "controller": belief.controller,
        "status": belief.status,
        "since_start": belief.since.start,
        "since_end": belief.since.end,
        "since_precision": belief.since.precision,
        "confidence": belief.confidence,
        "previous": belief.previous,
        "support": belief.support,
        "support_weights": belief.support_weights,
        "support_alone": belief.support_alone,
        "against": belief.against,
        "against_weights": belief.against_weights,
        "against_alone": belief.against_alone,
        "last_evidence_at": belief.last_evidence_at,
    }


def belief_of_row(row: Sequence[Any]) -> Belief:
    """The belief of a row with BELIEF_COLUMNS."""
    return Belief(
        valid_from=row[0],
        valid_to=row[1],
        controller=row[2],
        status=row[3],
        since=DateRange(*row[4:7]),
        confidence=row[7],
        previous=row[8],
        last_evidence_at=row[9],
        support=tuple(row[10]),
        support_weights=tuple(row[11]),
        support_alone=tuple(row[12]),
        against=tuple(row[13]),
        against_weights=tuple(row[14]),
        against_alone=tuple(row[15]),
    )


def change_values(turn: Turn, change: Change) -> Values:
    """The row of ledger.control_change without its position and time."""
    return {
        "ordinal": turn.ordinal,
        "place_id": turn.place_id,
        "kind": change.kind,
        "before": change.before,
        "after": change.after,
        "cause": {"added": [one.id for one in turn.added], "dropped": turn.dropped},
    }


def correction_values(payload: Payload) -> Values | None:
    """The row of ledger.correction without its position and time; null for what is no correction."""
    match payload:
        case EventAsserted(event, author, reason):
            found = {"kind": "assertion", "event_id": event.id}
        case EventRetracted(event_id, author, reason):
            found = {"kind": "retraction", "event_id": event_id}
        case NoticeLinked(article_id, notice_id, effect, author, reason):
            found = {"kind": "notice", "article_id": article_id, "notice_id": notice_id, "effect": effect}
        case _:
            return None
    nothing: Values = dict.fromkeys(("event_id", "article_id", "notice_id", "effect"))
    return nothing | found | {"author": author, "reason": reason}


def _party(actor_id: str | None, name: str | None, side: str | None) -> Party | None:
    return None if actor_id is None or name is None else Party(actor_id, name, side)
