"""Repeats fold into one; a battle that ended in a capture is only the capture."""

from datetime import date, timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from services.ledger.events import ControlEvent, DateRange, Kind
from services.nlp.merge import merge
from tests.nlp.reading import Reader

DAY = date(2023, 12, 18)


def test_what_is_told_twice_is_one_event(reader: Reader) -> None:
    text = (
        "The RSF captured Nyala on Monday. Nyala was captured by the RSF.\nThe capture of Nyala by the RSF came late."
    )
    assert reader.told(text) == ["capture rsf @ Nyala"]


def test_a_battle_that_ended_in_a_capture_is_the_capture(reader: Reader) -> None:
    text = "The RSF attacked Nyala on Monday. It captured Nyala on Tuesday."
    assert reader.told(text) == ["capture rsf @ Nyala"]


def test_a_town_taken_twice_is_taken_twice(reader: Reader) -> None:
    text = "M23 rebels took Goma in November 2012. M23 rebels took Goma on Monday."
    assert reader.told(text) == ["capture m23 @ Goma", "capture m23 @ Goma"]


def told(reader: Reader, kind: Kind, first: int, days: int, confidence: float) -> ControlEvent:
    (event,) = reader.events("M23 rebels took Goma on Monday.")
    start = DAY + timedelta(days=first)
    span = DateRange(start, start + timedelta(days=days), "day")
    return msgspec.structs.replace(event, kind=kind, date=span, confidence=confidence)


def test_the_narrower_date_is_kept(reader: Reader) -> None:
    vague, exact = told(reader, "capture", 0, 6, 0.9), told(reader, "capture", 3, 0, 0.6)
    assert [merge([vague, exact]), merge([exact, vague])] == [[exact], [exact]]


@given(st.data())
def test_merging_keeps_every_kind_and_makes_up_nothing(reader: Reader, data: st.DataObject) -> None:
    kinds = st.sampled_from(["capture", "withdrawal", "control"])
    rows = data.draw(st.lists(st.tuples(kinds, st.integers(0, 9), st.integers(0, 3), st.floats(0, 1)), max_size=6))
    given_events = [told(reader, *row) for row in rows]
    kept = merge(given_events)
    assert all(event in given_events for event in kept)
    told_again = {"control"} if any(event.kind == "capture" for event in given_events) else set()
    assert {event.kind for event in kept} >= {event.kind for event in given_events} - told_again
