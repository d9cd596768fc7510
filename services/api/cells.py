"""Cells around places: all land nearer to a place than to any other, cut at its country's border and at a distance.

Voronoi's cells are drawn country by country on a plane that is true to scale at the country's mean latitude, in
kilometres. Areas are measured on the sphere afterwards, by Lambert's cylindrical equal-area projection.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import cos, radians
from typing import Any

import numpy as np
import shapely
from msgspec import Struct
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from services.api.basemap.earth import countries
from services.ledger.control import State

Points = NDArray[np.float64]
EARTH_KM = 6371.0
DEGREE_KM = 111.2
# How far the news of a place speaks: a town in the desert does not hold the desert.
REACH_KM = 30.0
DECIMALS = 4
SETTLED = frozenset({"city", "town", "village", "facility"})


class Cell(Struct, frozen=True):
    """A place's cell in degrees, with its area."""

    place: str
    side: str | None
    shape: BaseGeometry
    km2: float


def cells(states: Iterable[State]) -> Iterator[Cell]:
    """A cell for each place with a position; provinces and other areas have none."""
    placed = [state for state in states if state.place.lat is not None and state.place.type in SETTLED]
    lands = [country.land for country in countries()]
    nearest = shapely.STRtree(lands).nearest([_point(state) for state in placed]) if placed else []
    by_land: dict[int, list[State]] = defaultdict(list)
    for state, land in zip(placed, nearest, strict=True):
        by_land[int(land)].append(state)
    for index, inside in by_land.items():
        yield from _in_land(lands[index], inside)


def _in_land(land: BaseGeometry, states: Sequence[State]) -> Iterator[Cell]:
    scale = np.array([DEGREE_KM * cos(radians(np.mean([state.place.lat for state in states]))), DEGREE_KM])
    shapely.prepare(land)
    points = [shapely.transform(_point(state), lambda degrees: degrees * scale) for state in states]
    for state, point, cell in zip(states, points, _voronoi(points), strict=True):
        near = cell.intersection(point.buffer(REACH_KM, quad_segs=12))
        shape = shapely.transform(near, lambda plane: (plane / scale).round(DECIMALS))
        if not shapely.contains_properly(land, shape):
            shape = shape.intersection(land)
        if not shape.is_empty:
            yield Cell(state.place.id, state.controller, shape, round(shapely.transform(shape, _equal_area).area, 1))


def _voronoi(points: Sequence[BaseGeometry]) -> Sequence[BaseGeometry]:
    """The cell of each point in the order of the points; points on one spot share a cell."""
    several = shapely.MultiPoint(points)
    if len({(point.x, point.y) for point in points}) < 2:
        return [several.buffer(REACH_KM)] * len(points)
    found = shapely.get_parts(shapely.voronoi_polygons(several, extend_to=several.buffer(REACH_KM)))
    return [found[index] for index in shapely.STRtree(found).nearest(points)]


def _point(state: State) -> BaseGeometry:
    return shapely.Point(state.place.lon, state.place.lat)


def _equal_area(degrees: Points) -> Points:
    longitude, latitude = np.radians(degrees).T
    return EARTH_KM * np.column_stack([longitude, np.sin(latitude)])


def as_geojson(found: Iterable[Cell]) -> dict[str, Any]:
    """A FeatureCollection with the place's id, its controller and the area in square kilometres."""
    features = [
        {
            "type": "Feature",
            "geometry": cell.shape.__geo_interface__,
            "properties": {"place": cell.place, "side": cell.side, "km2": cell.km2},
        }
        for cell in found
    ]
    return {"type": "FeatureCollection", "features": features}
