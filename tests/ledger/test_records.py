"""Old records stay readable: each version is brought up to the next on reading."""

from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

import msgspec
import pytest

from services.ledger import quotations, records
from services.ledger.records import (
    ArticleAnalysed,
    ArticleReceived,
    ControlEventExtracted,
    UnknownRecordError,
    read_payload,
)
from tests.ledger.dispatches import said

STORED: dict[str, Any] = {"article_id": str(UUID(int=1)), "extractor": "test-1", "events": [str(UUID(int=2))]}


def test_a_record_of_today_is_read_as_its_type() -> None:
    assert read_payload("ArticleAnalysed", 1, STORED) == ArticleAnalysed(UUID(int=1), "test-1", (UUID(int=2),))


def test_an_old_record_is_brought_up_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    def name_the_extractor(stored: dict[str, Any]) -> dict[str, Any]:
        return {**stored, "extractor": stored["program"]}

    def list_the_events(stored: dict[str, Any]) -> dict[str, Any]:
        return {**stored, "events": [stored["event"]]}

    monkeypatch.setitem(records.VERSIONS, "ArticleAnalysed", 3)
    monkeypatch.setitem(records.UPCASTS, ("ArticleAnalysed", 1), name_the_extractor)
    monkeypatch.setitem(records.UPCASTS, ("ArticleAnalysed", 2), list_the_events)
    first = {"article_id": str(UUID(int=1)), "program": "test-1", "event": str(UUID(int=2))}
    assert read_payload("ArticleAnalysed", 1, first) == read_payload("ArticleAnalysed", 3, STORED)


def test_records_from_before_quotes_and_titles_left_the_ledger_are_read() -> None:
    event = said("capture", "army", 3)
    stored = msgspec.to_builtins(ControlEventExtracted(event))
    del stored["quote_sha256"]
    assert read_payload("ControlEventExtracted", 1, stored) == ControlEventExtracted(event, None)
    received = msgspec.to_builtins(
        ArticleReceived(UUID(int=1), "00", None, None, datetime(2017, 10, 16, tzinfo=UTC), "posted", None)
    )
    received["title"] = "Army takes town"
    assert isinstance(read_payload("ArticleReceived", 1, received), ArticleReceived)


def test_an_event_on_record_holds_the_hash_of_its_words_and_not_the_words() -> None:
    recorded = quotations.recorded(said("capture", "army", 3))
    assert recorded.event.evidence.quote == ""
    assert (recorded.event.evidence.start, recorded.event.evidence.end) == (0, 12)
    assert recorded.quote_sha256 == sha256(b"army capture").hexdigest()


def test_every_version_has_a_way_up() -> None:
    missing = [
        (kind, version)
        for kind, newest in records.VERSIONS.items()
        for version in range(1, newest)
        if (kind, version) not in records.UPCASTS
    ]
    assert missing == []
    assert records.VERSIONS.keys() == records.TYPES.keys()


@pytest.mark.parametrize(("kind", "version"), [("ArticleAnalysed", 2), ("SomethingNew", 1)])
def test_a_record_from_the_future_is_not_guessed_at(kind: str, version: int) -> None:
    with pytest.raises(UnknownRecordError, match="upgrade Frontlog"):
        read_payload(kind, version, STORED)
