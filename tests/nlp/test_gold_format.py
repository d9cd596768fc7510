"""Gold is of use only if it is well formed: what it quotes, dates, names and places is checked in both folders."""

import json
import re
from collections import Counter
from collections.abc import Iterator
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


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return [read(path) for path in FILES]


def events(rows: list[Row]) -> Iterator[Row]:
    for row in rows:
        yield from row["events"]


def test_ids_are_unique_and_name_the_file() -> None:
    ids = Counter(read(path)["id"] for path in FILES)
    assert [name for name, count in ids.items() if count > 1] == []
    assert [path.name for path in FILES if read(path)["id"] != path.stem] == []


def test_each_article_has_its_fields(rows: list[Row]) -> None:
    for row in rows:
        assert set(row) == FIELDS, row["id"]
        assert all(row[name].strip() for name in ("text", "title", "publisher")), row["id"]
        assert all(SLUG.fullmatch(row[name]) for name in ("id", "theatre")), row["id"]
        assert datetime.fromisoformat(row["published_at"]).tzinfo is not None, row["id"]


def test_each_event_is_well_formed(rows: list[Row]) -> None:
    for event in events(rows):
        assert set(event) == OF_EVENT, event
        assert event["kind"] in KINDS, event
        assert event["status"] in STATUSES, event
        assert isinstance(event["core"], bool), event
        assert all(SLUG.fullmatch(event[name] or "unknown") for name in ("side", "opponent_side")), event


def test_each_quote_stands_in_the_text(rows: list[Row]) -> None:
    quoted = ((row, event["quote"]) for row in rows for event in row["events"])
    assert [(row["id"], quote) for row, quote in quoted if quote not in row["text"]] == []


def test_each_date_is_a_span_that_was_past(rows: list[Row]) -> None:
    """Only what is planned may lie after the day of publication."""
    for row in rows:
        published = datetime.fromisoformat(row["published_at"]).date()
        for event in row["events"]:
            start, end = (date.fromisoformat(event["date"][name]) for name in ("start", "end"))
            assert start <= end, event
            assert start <= published or event["status"] == "planned", event


def test_each_place_lies_somewhere(rows: list[Row]) -> None:
    for place in (event["place"] for event in events(rows)):
        assert set(place) == {"name", "aliases", "lat", "lon", "type"}, place
        assert place["name"].strip(), place
        assert place["type"] in TYPES, place
        if place["lat"] is None or place["lon"] is None:
            assert place["lat"] is place["lon"], place
        else:
            assert abs(place["lat"]) <= 90, place
            assert abs(place["lon"]) <= 180, place


def test_one_name_is_one_place_in_an_article(rows: list[Row]) -> None:
    points: dict[tuple[str, str], tuple[float | None, float | None]] = {}
    for row in rows:
        for place in (event["place"] for event in row["events"]):
            point = place["lat"], place["lon"]
            assert points.setdefault((row["id"], place["name"]), point) == point, row["id"]


def test_the_state_is_of_places_that_events_name(rows: list[Row]) -> None:
    for row in rows:
        named = {event["place"]["name"] for event in row["events"]}
        for state in row["state_after"]:
            assert set(state) == {"place", "controller_side", "status"}, row["id"]
            assert state["place"] in named, row["id"]
            assert state["status"] in {"held", "contested"}, row["id"]
            assert SLUG.fullmatch(state["controller_side"]), row["id"]
