"""Gold is of use only if it is well formed: what it quotes, dates, names and places is checked in both folders."""

import json
import re
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
FILES = sorted(path for folder in ("gold", "newsroom") for path in (HERE / folder).glob("*.json"))
Row = dict[str, Any]

FIELDS = {"id", "theatre", "url", "publisher", "title", "published_at", "text", "events", "state_after", "notes"}
OF_EVENT = {"kind", "actor", "side", "opponent", "opponent_side", "place", "date", "status", "core", "quote"}
KINDS = {"capture", "withdrawal", "control", "contest"}
STATUSES = {"reported", "claimed", "planned", "denied"}
TYPES = {"city", "town", "village", "district", "province", "facility", "area"}
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read(path: Path) -> Row:
    row: Row = json.loads(path.read_text("utf-8"))
    return row


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def row(request: pytest.FixtureRequest) -> Row:
    return read(request.param)


def test_ids_are_unique_and_name_the_file() -> None:
    ids = Counter(read(path)["id"] for path in FILES)
    assert [name for name, count in ids.items() if count > 1] == []
    assert [path.name for path in FILES if read(path)["id"] != path.stem] == []


def test_the_article_has_its_fields(row: Row) -> None:
    assert set(row) == FIELDS
    assert all(row[name].strip() for name in ("text", "title", "publisher"))
    assert all(SLUG.fullmatch(row[name]) for name in ("id", "theatre"))
    assert datetime.fromisoformat(row["published_at"]).tzinfo is not None


def test_each_event_is_well_formed(row: Row) -> None:
    for event in row["events"]:
        assert set(event) == OF_EVENT
        assert event["kind"] in KINDS
        assert event["status"] in STATUSES
        assert isinstance(event["core"], bool)
        assert SLUG.fullmatch(event["side"] or "unknown"), event["side"]
        assert SLUG.fullmatch(event["opponent_side"] or "unknown"), event["opponent_side"]


def test_each_quote_stands_in_the_text(row: Row) -> None:
    assert [event["quote"] for event in row["events"] if event["quote"] not in row["text"]] == []


def test_each_date_is_a_span_that_was_past(row: Row) -> None:
    """Only what is planned may lie after the day of publication."""
    published = datetime.fromisoformat(row["published_at"]).date()
    for event in row["events"]:
        start, end = (date.fromisoformat(event["date"][name]) for name in ("start", "end"))
        assert start <= end, event["quote"]
        assert start <= published or event["status"] == "planned", event["quote"]


def test_each_place_lies_somewhere(row: Row) -> None:
    for event in row["events"]:
        place = event["place"]
        assert set(place) == {"name", "aliases", "lat", "lon", "type"}
        assert place["name"].strip()
        assert place["type"] in TYPES
        if place["lat"] is None or place["lon"] is None:
            assert place["lat"] is place["lon"]
        else:
            assert abs(place["lat"]) <= 90
            assert abs(place["lon"]) <= 180


def test_one_name_is_one_place(row: Row) -> None:
    points: dict[str, tuple[float | None, float | None]] = {}
    for place in (event["place"] for event in row["events"]):
        assert points.setdefault(place["name"], (place["lat"], place["lon"])) == (place["lat"], place["lon"])


def test_the_state_is_of_places_that_events_name(row: Row) -> None:
    named = {event["place"]["name"] for event in row["events"]}
    for state in row["state_after"]:
        assert set(state) == {"place", "controller_side", "status"}
        assert state["place"] in named
        assert state["status"] in {"held", "contested"}
        assert SLUG.fullmatch(state["controller_side"]), state
