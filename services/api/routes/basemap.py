"""What the dashboard's map is drawn with: the map library and the base map, all from this origin."""

from collections.abc import Callable
from functools import cache
from pathlib import PurePath

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool

from services.api.basemap import layers
from services.api.basemap.packages import folder
from services.api.packed import Packed, answer, answer_file, pack
from services.web.problem import ProblemError

LAYERS: dict[str, Callable[[], bytes]] = {"ground": layers.ground, "names": layers.names}
# Files of the package that the page may load: of what else it has, nothing is served.
LIBRARY = ("srcjs/maplibre-gl.js", "srcjs/maplibre-gl.css")
FILES = {PurePath(name).name: folder("maplibre") / name for name in LIBRARY}

routes = APIRouter(include_in_schema=False)


@routes.get("/map/{layer}.json")
async def layer(request: Request, layer: str) -> Response:
    """One layer of the base map. It changes with the release only."""
    if layer not in LAYERS:
        raise ProblemError(404, f"The base map has no layer {layer!r}: it has {', '.join(LAYERS)}.")
    return answer(request, await run_in_threadpool(_layer, layer))


@routes.get("/map/{name}")
async def packaged_file(request: Request, name: str) -> Response:
    """One of `FILES`."""
    return answer_file(request, FILES, name)


@cache
def _layer(name: str) -> Packed:
    return pack(LAYERS[name](), "application/geo+json")
