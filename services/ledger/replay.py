"""The read tables as the records alone make them: every analysis again, in order, in memory. Pure."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from services.ledger.events import ControlEvent, Place
from services.ledger.inference import Interval
from services.ledger.projection import revise
from services.ledger.records import ArticleAnalysed, ControlEventExtracted, Record
from services.ledger.rows import Values, event_values, interval_values


class IncompleteLedgerError(RuntimeError):
    """A record that others rest on is missing."""


@dataclass
class ReadTables:
    """Take records in order of position; then the rows of the three read tables can be asked for."""

    places: dict[str, Place] = field(default_factory=dict)
    _events: dict[UUID, tuple[ControlEvent, Record]] = field(default_factory=dict)
    _superseded: dict[UUID, datetime | None] = field(default_factory=dict)
    _of_article: dict[UUID, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    _of_place: dict[str, dict[UUID, ControlEvent]] = field(default_factory=lambda: defaultdict(dict))
    _believed: dict[str, dict[int, Interval]] = field(default_factory=lambda: defaultdict(dict))
    _intervals: list[Values] = field(default_factory=list)

    def take(self, record: Record) -> None:
        if isinstance(record.payload, ControlEventExtracted):
            event = record.payload.event
            self._events[event.id] = event, record
        elif isinstance(record.payload, ArticleAnalysed):
            self._analysed(record, record.payload)

    def events(self) -> Iterator[Values]:
        """Rows of control_event: those that an analysis named."""
        for event_id, superseded_at in self._superseded.items():
            event, record = self._events[event_id]
            yield event_values(event, record.position, record.recorded_at) | {"superseded_at": superseded_at}

    def intervals(self) -> list[Values]:
        """Rows of control_interval, those no longer believed included."""
        return self._intervals

    def _analysed(self, record: Record, analysed: ArticleAnalysed) -> None:
        counted, wanted = self._of_article[analysed.article_id], set(analysed.events)
        if missing := wanted - self._events.keys():
            raise IncompleteLedgerError(f"record {record.position} names event {min(missing)}, which no record holds")
        touched = set()
        for event_id in counted - wanted:
            event = self._events[event_id][0]
            self._superseded[event_id] = record.recorded_at
            del self._of_place[event.place.id][event_id]
            touched.add(event.place.id)
        for event_id in (one for one in analysed.events if one not in counted):
            event = self._events[event_id][0]
            self._superseded[event_id] = None
            self._of_place[event.place.id][event_id] = event
            self.places[event.place.id] = event.place
            touched.add(event.place.id)
        self._of_article[analysed.article_id] = wanted
        for place_id in touched:
            self._revise(place_id, record)

    def _revise(self, place_id: str, cause: Record) -> None:
        believed = self._believed[place_id]
        revision = revise([*believed.values()], self._of_place[place_id].values())
        for row, interval in [*believed.items()]:
            if interval in revision.closed:
                self._intervals[row]["recorded_to"] = cause.recorded_at
                del believed[row]
        for interval in revision.opened:
            believed[len(self._intervals)] = interval
            self._intervals.append(interval_values(place_id, interval, cause.position, cause.recorded_at))
