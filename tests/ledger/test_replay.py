"""Records taken in order give the read tables; what is superseded leaves no trace in what is believed."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from services.ledger.counting import Stream
from services.ledger.events import ControlEvent, Place
from services.ledger.projection import Belief
from services.ledger.records import ArticleAnalysed, ControlEventExtracted, Payload, Record, article_stream
from services.ledger.replay import KeptInterval, PlaceHistory
from tests.ledger.dispatches import TOWN
from tests.ledger.wars import WARS

START = datetime(2017, 10, 1, tzinfo=UTC)
# Place, policy and belief.
Believed = tuple[str, str, Belief]
FOR_EVER = datetime.max.replace(tzinfo=UTC)


def records(payloads: list[Payload]) -> Iterator[Record]:
    """As if each had been appended a second after the one before."""
    for position, payload in zip(count(1), payloads, strict=False):
        at = START + timedelta(seconds=position)
        stream = article_stream(_article(payload))
        yield Record(position, uuid4(), stream, position, type(payload).__name__, 1, at, "test", payload)


def _article(payload: Payload) -> UUID:
    return payload.event.article_id if isinstance(payload, ControlEventExtracted) else payload.article_id


def reported(event: ControlEvent) -> list[Payload]:
    return [ControlEventExtracted(event), ArticleAnalysed(event.article_id, "test-1", (event.id,))]


def history(payloads: list[Payload]) -> list[tuple[str, KeptInterval]]:
    """The intervals of all places, by place."""
    places: dict[str, PlaceHistory] = {}
    streams: dict[str, Stream] = {}
    for record in records(payloads):
        for turn in streams.setdefault(record.stream, Stream()).take(record):
            place = places.setdefault(turn.place_id, PlaceHistory())
            place.take(turn, record.position, record.recorded_at)
    return [(place_id, row) for place_id, one in places.items() for row in one.intervals]


def believed(intervals: list[tuple[str, KeptInterval]], at: datetime = FOR_EVER) -> list[Believed]:
    """What was believed at a time, without the times and the record that brought and ended it."""
    rows = [(place_id, row) for place_id, row in intervals if row.recorded_from <= at]
    kept = [(place_id, row) for place_id, row in rows if row.recorded_to is None or at < row.recorded_to]
    known = [(place_id, row.policy, replace(row.belief, valid_to=end(row, at))) for place_id, row in kept]
    return sorted(known, key=lambda one: (one[0], one[1], one[2].valid_from))


def end(row: KeptInterval, at: datetime) -> date | None:
    return row.valid_to if row.ended_at is None or row.ended_at <= at else None


@given(WARS, st.data())
def test_a_retraction_gives_what_there_would_be_without_the_event(war: list[ControlEvent], data: st.DataObject) -> None:
    told = [payload for event in war for payload in reported(event)]
    gone: set[UUID] = {event.id for event in war if data.draw(st.booleans())}
    taken_back: list[Payload] = [ArticleAnalysed(event.article_id, "test-2", ()) for event in war if event.id in gone]
    never_told = [payload for event in war if event.id not in gone for payload in reported(event)]
    assert believed(history([*told, *taken_back])) == believed(history(never_told))


@given(WARS)
def test_what_was_believed_then_is_what_was_told_until_then(war: list[ControlEvent]) -> None:
    told = [payload for event in war for payload in reported(event)]
    for number in range(2, len(told) + 1, 2):
        then = START + timedelta(seconds=number)
        assert believed(history(told), then) == believed(history(told[:number]))


@given(WARS, WARS)
def test_a_province_does_not_repaint_its_towns(town: list[ControlEvent], told: list[ControlEvent]) -> None:
    province = Place("geonames:9", "Amra Province", "province", "XX")
    wide = [replace(event, place=province) for event in told if event.id not in {one.id for one in town}]
    both = history([payload for event in [*town, *wide] for payload in reported(event)])
    alone = history([payload for event in town for payload in reported(event)])
    assert [row for row in believed(both) if row[0] == TOWN.id] == believed(alone)
