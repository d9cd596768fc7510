"""TopoJSON, read back from two squares that share a border, and from Natural Earth itself."""

from typing import Any

import pytest
from shapely import Point

from services.api.basemap.earth import countries, towns
from services.api.basemap.topology import areas

# Quantized to steps of 0.5 from (10, 20): arc 0 is the border they share, 1 and 2 what is left of each outline.
SQUARES: dict[str, Any] = {
    "transform": {"scale": [0.5, 0.5], "translate": [10, 20]},
    "arcs": [[[2, 0], [0, 2]], [[2, 2], [-2, 0], [0, -2], [2, 0]], [[2, 2], [2, 0], [0, -2], [-2, 0]]],
    "objects": {
        "squares": {
            "geometries": [
                {"type": "Polygon", "properties": {"name": "west"}, "arcs": [[0, 1]]},
                {"type": "MultiPolygon", "properties": {"name": "east"}, "arcs": [[[~0, ~2]]]},
                {"type": None, "properties": {"name": "nowhere"}},
            ]
        }
    },
}


def test_arcs_are_joined_forwards_and_backwards() -> None:
    found = {about["name"]: shape for about, shape in areas(SQUARES, "squares")}
    assert {name: (shape.bounds, shape.area) for name, shape in found.items()} == {
        "west": ((10, 20, 11, 21), 1),
        "east": ((11, 20, 12, 21), 1),
    }


@pytest.mark.parametrize(
    ("name", "lon", "lat"), [("Iraq", 44.39, 35.47), ("Ukraine", 36.25, 50.0), ("Chad", 18.0, 15.0)]
)
def test_countries_lie_where_they_lie(name: str, lon: float, lat: float) -> None:
    assert [country.name for country in countries() if country.land.contains(Point(lon, lat))] == [name]


def test_the_large_towns_are_there() -> None:
    baghdad = next(town for town in towns() if town.name == "Baghdad")
    assert (round(baghdad.lat, 1), round(baghdad.lon, 1)) == (33.3, 44.4)
