"""Which events count: what each record of a stream adds to those of its places and takes from them. Pure."""

from collections.abc import Iterable
from uuid import UUID

from msgspec import Struct

from services.ledger.events import ControlEvent
from services.ledger.records import ArticleAnalysed, ControlEventExtracted, Record


class IncompleteLedgerError(RuntimeError):
    """A record that others rest on is missing."""


class Turn(Struct, frozen=True):
    """What one record changes at one place. `ordinal` (from 0) numbers the places that the record touches, by id."""

    place_id: str
    ordinal: int
    added: tuple[ControlEvent, ...]
    dropped: tuple[UUID, ...]


class Stream:
    """Take the records of one stream in order; each gives the turns that it causes."""

    def __init__(self) -> None:
        self._known: dict[UUID, ControlEvent] = {}
        self._counted: set[UUID] = set()

    def take(self, record: Record) -> list[Turn]:
        """Raises IncompleteLedgerError where the record names an event that no record before it holds."""
        match record.payload:
            case ControlEventExtracted(event):
                self._known[event.id] = event
            case ArticleAnalysed(events=ids):
                return self._analysed(record, ids)
        return []

    def _analysed(self, record: Record, ids: tuple[UUID, ...]) -> list[Turn]:
        wanted = dict.fromkeys(ids)
        if missing := wanted.keys() - self._known.keys():
            raise IncompleteLedgerError(f"record {record.position} names event {min(missing)}, which no record holds")
        added = [self._known[one] for one in wanted if one not in self._counted]
        dropped = [self._known[one] for one in self._counted - wanted.keys()]
        self._counted = set(wanted)
        return turns(added, dropped)


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
        Turn(place_id, ordinal, tuple(coming.get(place_id, ())), tuple(sorted(going.get(place_id, ()))))
        for ordinal, place_id in enumerate(touched)
    ]
