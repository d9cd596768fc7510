"""Reads TopoJSON: shared borders are stored once, as arcs, and an area is a list of arcs.

The format: the TopoJSON specification, version 1.0, sections 2.1.3 (quantized coordinates) and 2.1.4 (arcs).
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon, make_valid
from shapely.geometry.base import BaseGeometry

Line = NDArray[np.float64]


def areas(topology: dict[str, Any], name: str) -> Iterator[tuple[dict[str, Any], BaseGeometry]]:
    """The properties and the valid geometry (degrees) of each area of the named object that has a shape."""
    arcs = [_decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    for geometry in topology["objects"][name]["geometries"]:
        if shape := _shape(geometry, arcs):
            yield geometry["properties"], make_valid(shape)


def _decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> Line:
    steps = np.array(arc, dtype=np.float64).cumsum(axis=0)
    return steps * transform["scale"] + transform["translate"]


def _shape(geometry: dict[str, Any], arcs: list[Line]) -> BaseGeometry | None:
    match geometry["type"]:
        case "Polygon":
            return _polygon(geometry["arcs"], arcs)
        case "MultiPolygon":
            return MultiPolygon([_polygon(rings, arcs) for rings in geometry["arcs"]])
    return None


def _polygon(rings: list[list[int]], arcs: list[Line]) -> Polygon:
    shell, *holes = (_ring(indices, arcs) for indices in rings)
    return Polygon(shell, holes)


def _ring(indices: list[int], arcs: list[Line]) -> Line:
    """Arcs one after the other, each without its last point, which is the first of the next; `~i` is arc i reversed."""
    lines = [arcs[index] if index >= 0 else arcs[~index][::-1] for index in indices]
    return np.concatenate([line[:-1] for line in lines])
