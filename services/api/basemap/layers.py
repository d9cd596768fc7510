"""The base map as GeoJSON that the page draws: made once, then kept encoded."""

from collections.abc import Iterable
from functools import cache
from typing import Any

import msgspec
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from services.api.basemap.earth import countries, lakes, rivers, towns

# Decimals of a degree: a hundred metres, finer than the borders of 1:50m are.
DECIMALS = 3
# A country smaller than each of these (square degrees) is named only when the reader comes closer.
LARGE_SQUARE_DEGREES = (200.0, 40.0, 8.0, 1.0)


@cache
def ground() -> bytes:
    """The `land` of every country, each `lake` and `river`, by `kind`: one file, to be cut into tiles once."""
    shapes = {"land": [one.land for one in countries()], "lake": lakes(), "river": rivers()}
    return _collection(
        {"kind": kind} | _geometry(shapely.transform(shape, _rounded))
        for kind, all_ in shapes.items()
        for shape in all_
    )


@cache
def names() -> bytes:
    """The names of countries and large towns, each a point with its `kind`, and a `rank`: 0 is shown first."""
    lands = [
        {"name": one.name.upper(), "kind": "country", "rank": _rank(one.land)}
        | _geometry(shapely.point_on_surface(_largest(one.land)))
        for one in countries()
    ]
    places = [
        {"name": town.name, "kind": "town", "rank": town.rank} | _geometry(shapely.Point(town.lon, town.lat))
        for town in towns()
    ]
    return _collection([*lands, *places])


def _rounded(points: NDArray[np.float64]) -> NDArray[np.float64]:
    return points.round(DECIMALS)


def _rank(land: BaseGeometry) -> int:
    return sum(land.area < size for size in LARGE_SQUARE_DEGREES)


def _largest(land: BaseGeometry) -> BaseGeometry:
    return max(shapely.get_parts(land), key=lambda part: float(part.area))


def _geometry(shape: BaseGeometry) -> dict[str, Any]:
    return {"geometry": shape.__geo_interface__}


def _collection(rows: Iterable[dict[str, Any]]) -> bytes:
    features = [{"type": "Feature", "geometry": row.pop("geometry"), "properties": row} for row in map(dict, rows)]
    return msgspec.json.encode({"type": "FeatureCollection", "features": features})
