"""The GeoJSON and CSV forms of a page, without a database."""

import csv
import io
import json
from datetime import date
from uuid import UUID

import msgspec
import pytest

from services.api import geojson, spreadsheet
from services.api.answers import ControlList, ListedState, Sentence
from services.api.flat import columns
from services.ledger.events import DateRange, Place

DAY = date(2017, 10, 16)
SENTENCE = Sentence(UUID(int=1), UUID(int=2), 'They "took", it', "Example Wire", "https://example.org/1")
KIRKUK = ListedState(
    Place("geonames:94787", "Kirkuk", "city", "IQ", 35.47, 44.39),
    "iraq-government",
    "held",
    DateRange(DAY, DAY, "day"),
    0.93,
    "krg",
    DAY,
    0,
    False,
    SENTENCE,
)
UNPLACED = msgspec.structs.replace(KIRKUK, place=Place("pending:x", "X", "village"), controller=None)


def page(*items: ListedState, cursor: str | None = None) -> ControlList:
    return ControlList(DAY, None, 7, list(items), cursor)


def test_a_feature_has_longitude_first() -> None:
    feature = json.loads(geojson.encode(page(KIRKUK)))["features"][0]
    assert feature["geometry"] == {"type": "Point", "coordinates": [44.39, 35.47]}
    assert feature["id"] == "geonames:94787"
    assert feature["properties"]["since_start"] == "2017-10-16"
    assert feature["properties"]["outlet"] == "Example Wire"


def test_a_place_without_coordinates_is_a_feature_without_geometry() -> None:
    feature = json.loads(geojson.encode(page(UNPLACED)))["features"][0]
    assert feature["geometry"] is None
    assert feature["properties"]["colour"] is None


def test_the_next_cursor_stands_beside_the_features_only_if_there_is_one() -> None:
    assert "next" not in json.loads(geojson.encode(page(KIRKUK)))
    assert json.loads(geojson.encode(page(KIRKUK, cursor="abc")))["next"] == "abc"


def test_csv_keeps_quotes_and_leaves_missing_values_empty() -> None:
    header, full, bare = csv.reader(io.StringIO(spreadsheet.encode([KIRKUK, UNPLACED]).decode(), newline=""))
    assert tuple(header) == spreadsheet.HEADER
    assert dict(zip(header, full, strict=True))["quote"] == 'They "took", it'
    assert dict(zip(header, bare, strict=True))["controller"] == ""


@pytest.mark.parametrize("quote", ["=HYPERLINK(1)", "+1", "-1", "@x", "\tx"])
def test_csv_text_cannot_become_a_formula(quote: str) -> None:
    hostile = msgspec.structs.replace(KIRKUK, sentence=msgspec.structs.replace(SENTENCE, quote=quote))
    _, row = csv.reader(io.StringIO(spreadsheet.encode([hostile]).decode(), newline=""))
    assert row[spreadsheet.HEADER.index("quote")] == f"'{quote}"


def test_csv_leaves_negative_numbers_alone() -> None:
    south = msgspec.structs.replace(KIRKUK, place=Place("p", "P", "town", "BR", -3.5, -60.25))
    _, row = csv.reader(io.StringIO(spreadsheet.encode([south]).decode(), newline=""))
    assert row[-2:] == ["-3.5", "-60.25"]


def test_picked_columns_are_the_fields_asked_for_and_the_place() -> None:
    fields = ("place", "controller", "since")
    [feature] = json.loads(geojson.encode(page(KIRKUK), fields))["features"]
    assert set(feature["properties"]) == {
        "place_id", "place", "type", "country", "controller", "colour", "since_start", "since_end", "since_precision",
    }  # fmt: skip
    header, _ = csv.reader(io.StringIO(spreadsheet.encode([KIRKUK], fields).decode(), newline=""))
    assert [*header] == [column for column in spreadsheet.HEADER if column in {*feature["properties"], "lat", "lon"}]


def test_every_field_of_a_state_has_its_columns() -> None:
    assert columns(ListedState.__struct_fields__) == set(spreadsheet.HEADER)
