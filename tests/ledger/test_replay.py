"""Records taken in order give the read tables; what is superseded leaves no trace in what is believed."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from services.ledger.counting import Stream
from services.ledger.events import ControlEvent, Place
from services.ledger.records import ArticleAnalysed, ControlEventExtracted, Payload, Record, article_stream
from services.ledger.replay import PlaceHistory
from services.ledger.rows import Values
from tests.ledger.dispatches import TOWN
from tests.ledger.wars import WARS

START = datetime(2017, 10, 1, tzinfo=UTC)
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


def history(payloads: list[Payload]) -> list[Values]:
    """The intervals of all places."""
    places: dict[str, PlaceHistory] = {}
    streams: dict[str, Stream] = {}
    for record in records(payloads):
        for turn in streams.setdefault(record.stream, Stream()).take(record):
            place = places.setdefault(turn.place_id, PlaceHistory(turn.place_id))
            place.take(turn, record.position, record.recorded_at)
    return [row for one in places.values() for row in one.intervals]


def believed(intervals: list[Values], at: datetime = FOR_EVER) -> list[Values]:
    """The intervals believed at a time, without the times and the record that brought and ended them."""
    rows = [row for row in intervals if row["recorded_from"] <= at]
    kept = [row for row in rows if row["recorded_to"] is None or at < row["recorded_to"]]
    content = [{name: row[name] for name in row.keys() - {"recorded_from", "recorded_to", "position"}} for row in kept]
    return sorted(content, key=lambda row: (row["place_id"], row["policy"], row["valid_from"]))


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
    assert [row for row in believed(both) if row["place_id"] == TOWN.id] == believed(alone)
