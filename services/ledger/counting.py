"""Which events count: what each record of a stream adds to those of its places and takes from them. Pure."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from msgspec import Struct

from services.ledger.events import ControlEvent, Kind, Party, Status
from services.ledger.records import (
    ArticleAnalysed,
    ControlEventExtracted,
    EventAsserted,
    EventRetracted,
    NoticeLinked,
    Record,
)

# In the place of an extractor's name: an analyst states it.
ANALYST = "analyst"


class IncompleteLedgerError(RuntimeError):
    """A record that others rest on is missing."""


class Turn(Struct, frozen=True, gc=False):
    """What one record changes at one place, events by id. `ordinal` (from 0) numbers the places that it touches."""

    place_id: str
    ordinal: int
    added: tuple[ControlEvent, ...]
    dropped: tuple[UUID, ...]


class Said(Struct, frozen=True):
    """What an event says, whichever extractor found it: a retraction outlives the extractor's next version."""

    article_id: UUID | None
    kind: Kind
    actor: str | None
    opponent: str | None
    place: str
    start: date
    end: date
    status: Status
    words: str


class Stream:
    """Take the records of one stream in order; each gives the turns that it causes."""

    def __init__(self) -> None:
        self._known: dict[UUID, ControlEvent] = {}
        self._counted: dict[UUID, ControlEvent] = {}
        self._retracted: set[Said] = set()
        self._withdrawn = False

    def take(self, record: Record) -> list[Turn]:
        """Raises IncompleteLedgerError where the record names an event that no record before it holds."""
        match record.payload:
            case ControlEventExtracted(event):
                self._known[event.id] = event
                return []
            case ArticleAnalysed(events=ids):
                found = [self._event(record, one) for one in dict.fromkeys(ids)]
                wanted = [] if self._withdrawn else found
                if self._retracted:
                    wanted = [one for one in wanted if said(one) not in self._retracted]
                return self._count(wanted, superseded(self._counted.values(), wanted))
            case EventAsserted(event):
                self._known[event.id] = event
                return self._count([event], [])
            case EventRetracted(event_id):
                gone = said(self._event(record, event_id))
                self._retracted.add(gone)
                return self._count([], [one for one in self._counted.values() if said(one) == gone])
            case NoticeLinked(effect="retracted"):
                self._withdrawn = True
                return self._count([], superseded(self._counted.values(), []))
        return []

    def _event(self, record: Record, event_id: UUID) -> ControlEvent:
        try:
            return self._known[event_id]
        except KeyError:
            raise IncompleteLedgerError(
                f"record {record.position} names event {event_id}, which no record holds"
            ) from None

    def _count(self, coming: Iterable[ControlEvent], going: Iterable[ControlEvent]) -> list[Turn]:
        added, dropped = [one for one in coming if one.id not in self._counted], [*going]
        self._counted |= {one.id: one for one in added}
        for one in dropped:
            del self._counted[one.id]
        return turns(added, dropped)


def said(event: ControlEvent) -> Said:
    """What the event says. An analyst's word is never the same as an extractor's."""
    return Said(
        event.article_id,
        event.kind,
        _id(event.actor),
        _id(event.opponent),
        event.place.id,
        event.date.start,
        event.date.end,
        event.status,
        f"{event.source.root} {_words(event)}" if event.extractor == ANALYST else _words(event),
    )


def _words(event: ControlEvent) -> str:
    # Where they stand in the article, which outlasts an erasure of them.
    return event.evidence.quote if event.article_id is None else f"{event.evidence.start}-{event.evidence.end}"


def superseded(counted: Iterable[ControlEvent], found: Iterable[ControlEvent]) -> list[ControlEvent]:
    """Those that no longer count when an analysis finds only `found`. No extractor ends what an analyst states."""
    kept = {one.id for one in found}
    return [one for one in counted if one.id not in kept and one.extractor != ANALYST]


def turns(added: Iterable[ControlEvent], dropped: Iterable[ControlEvent]) -> list[Turn]:
    """The same by place, in the order of place ids."""
    coming: dict[str, list[ControlEvent]] = {}
    going: dict[str, list[UUID]] = {}
    for event in added:
        coming.setdefault(event.place.id, []).append(event)
    for event in dropped:
        going.setdefault(event.place.id, []).append(event.id)
    touched = sorted(coming.keys() | going.keys())
    return [
        Turn(
            place_id,
            ordinal,
            tuple(sorted(coming.get(place_id, ()), key=lambda one: one.id)),
            tuple(sorted(going.get(place_id, ()))),
        )
        for ordinal, place_id in enumerate(touched)
    ]


def _id(party: Party | None) -> str | None:
    return party.id if party else None
