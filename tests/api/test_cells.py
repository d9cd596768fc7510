"""Cells around places: nearest land, cut at borders and at a distance, with areas true to the sphere."""

from datetime import date
from math import pi
from uuid import UUID

import pytest
from shapely import Point

from services.api.cells import REACH_KM, Cell, as_geojson, cells
from services.ledger.control import State
from services.ledger.events import Place, PlaceType

NO_EVENT = UUID(int=0)
DAY = date(2017, 10, 16)


def state(place: str, lat: float | None, lon: float | None, kind: PlaceType = "town") -> State:
    return State(
        place=Place(place, place, kind, "IQ", lat, lon),
        controller="krg",
        status="held",
        since_start=DAY,
        since_end=DAY,
        since_precision="day",
        confidence=0.9,
        previous=None,
        last_evidence_at=DAY,
        last_told=DAY,
        event_id=NO_EVENT,
        article_id=None,
        quote="",
        outlet=None,
        url=None,
    )


def found(*states: State) -> dict[str, Cell]:
    return {cell.place: cell for cell in cells(states)}


def test_a_place_alone_has_all_land_within_reach() -> None:
    (cell,) = found(state("Anah", 33.5, 42.5)).values()
    assert cell.km2 == pytest.approx(pi * REACH_KM**2, rel=0.01)
    assert cell.side == "krg"


def test_between_two_places_the_cells_part_halfway() -> None:
    both = found(state("west", 33.5, 42.4), state("east", 33.5, 42.6))
    assert both["west"].shape.contains(Point(42.45, 33.5))
    assert both["east"].shape.contains(Point(42.55, 33.5))
    assert both["west"].shape.intersection(both["east"].shape).area < 1e-6


def test_a_border_cuts_a_cell() -> None:
    (cell,) = found(state("al-Qaim", 34.38, 41.05)).values()
    assert cell.km2 < pi * REACH_KM**2 * 0.8


def test_places_of_two_countries_do_not_share_land() -> None:
    both = found(state("al-Qaim", 34.38, 41.05), state("Abu Kamal", 34.45, 40.92))
    assert both["al-Qaim"].shape.intersection(both["Abu Kamal"].shape).area < 1e-6


def test_provinces_and_places_without_position_have_none() -> None:
    assert found(state("Nineveh", 36.2, 42.5, "province"), state("somewhere", None, None)) == {}


def test_two_places_on_one_spot_are_both_shown() -> None:
    assert set(found(state("town", 33.5, 42.5), state("citadel", 33.5, 42.5, "facility"))) == {"town", "citadel"}


def test_as_geojson_each_cell_names_its_place() -> None:
    (feature,) = as_geojson(cells([state("Anah", 33.5, 42.5)]))["features"]
    assert feature["properties"]["place"] == "Anah"
    assert feature["geometry"]["type"] == "Polygon"
