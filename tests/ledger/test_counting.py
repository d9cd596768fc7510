"""What counts after analyses, retractions, an analyst's statements and notices, whatever their order."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from services.ledger.counting import ANALYST, IncompleteLedgerError, Stream
from services.ledger.events import ControlEvent
from services.ledger.records import (
    ArticleAnalysed,
    ControlEventExtracted,
    EventAsserted,
    EventRetracted,
    NoticeLinked,
    Payload,
    Record,
)
from tests.ledger.dispatches import said
from tests.ledger.wars import WARS

START = datetime(2017, 10, 1, tzinfo=UTC)
ARTICLE = uuid4()


def counted(*payloads: Payload) -> set[UUID]:
    """The events that count after these records of one stream; each must be added and dropped in turn."""
    stream, counting = Stream(), set[UUID]()
    for position, payload in enumerate(payloads, 1):
        kind = type(payload).__name__
        record = Record(position, uuid4(), "s", position, kind, 1, START + timedelta(seconds=position), "test", payload)
        for turn in stream.take(record):
            added = {one.id for one in turn.added}
            assert counting >= set(turn.dropped)
            assert not counting & added
            counting = counting - set(turn.dropped) | added
    return counting


def analysed(*events: ControlEvent, extractor: str = "test-1") -> list[Payload]:
    return [*map(ControlEventExtracted, events), ArticleAnalysed(ARTICLE, extractor, tuple(one.id for one in events))]


def retracted(event: ControlEvent) -> EventRetracted:
    return EventRetracted(event.id, "Ana", "the wrong town")


@pytest.fixture
def taken() -> ControlEvent:
    return said("capture", "army", 3, article_id=ARTICLE)


def test_a_later_analysis_supersedes_an_earlier_one(taken: ControlEvent) -> None:
    other = said("contest", "rebels", 3, article_id=ARTICLE)
    assert counted(*analysed(taken), *analysed(other)) == {other.id}
    assert counted(*analysed(taken), *analysed(other), *analysed(taken)) == {taken.id}


def test_a_retraction_outlives_the_extractors_next_version(taken: ControlEvent) -> None:
    again, corrected = replace(taken, id=uuid4(), confidence=0.7), replace(taken, id=uuid4(), kind="contest")
    assert counted(*analysed(taken), retracted(taken), *analysed(again, corrected)) == {corrected.id}
    assert counted(*analysed(taken), *analysed(again), retracted(taken)) == set()


def test_what_an_analyst_states_is_not_superseded_but_can_be_retracted(taken: ControlEvent) -> None:
    stated = replace(taken, id=uuid4(), extractor=ANALYST)
    asserted = EventAsserted(stated, "Ana", "seen myself")
    assert counted(*analysed(taken), asserted, *analysed()) == {stated.id}
    assert counted(asserted, retracted(stated), *analysed(taken)) == {taken.id}
    assert counted(*analysed(taken), asserted, retracted(taken)) == {stated.id}


def test_a_retracted_article_stays_so_and_a_corrected_one_keeps_its_events(taken: ControlEvent) -> None:
    withdrawn = NoticeLinked(ARTICLE, uuid4(), "retracted", "Ana", "the outlet says so")
    assert counted(*analysed(taken), withdrawn) == set()
    assert counted(withdrawn, *analysed(taken)) == set()
    assert counted(*analysed(taken), replace(withdrawn, effect="corrected")) == {taken.id}


def test_a_record_about_an_unknown_event_is_named(taken: ControlEvent) -> None:
    with pytest.raises(IncompleteLedgerError, match=f"record 1 names event {taken.id}"):
        counted(retracted(taken))


@given(WARS, st.data())
def test_a_retraction_leaves_what_would_count_without_the_event(war: list[ControlEvent], data: st.DataObject) -> None:
    found = [replace(one, article_id=ARTICLE) for one in war]
    found = [*{(one.kind, one.actor, one.opponent, one.date, one.status): one for one in found}.values()]
    gone = [one for one in found if data.draw(st.booleans())]
    kept = {one.id for one in found} - {one.id for one in gone}
    again = analysed(*found, extractor="test-2") if data.draw(st.booleans()) else []
    assert counted(*analysed(*found), *map(retracted, gone), *again) == kept
