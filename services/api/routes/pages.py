"""The pages for people: the current table, and a short guide for those who write programs."""

from pathlib import Path

from fastapi import APIRouter, Depends, FastAPI
from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles
from starlette.middleware.gzip import GZipMiddleware

from services.api.parameters import no_repeats
from services.api.routes import basemap, desk

STATIC = Path(__file__).parents[1] / "static"

routes = APIRouter(include_in_schema=False)


@routes.get("/")
async def first_page() -> FileResponse:
    """The current table. Its query parameters are the view's and are read in the browser."""
    return FileResponse(STATIC / "index.html")


@routes.get("/docs")
async def guide() -> FileResponse:
    """What there is to ask, with a link to the OpenAPI document."""
    return FileResponse(STATIC / "guide.html")


@routes.get("/status")
async def status() -> FileResponse:
    """How the machine works, at a glance, for operators."""
    return FileResponse(STATIC / "status.html")


def install(app: FastAPI) -> None:
    """Serve both pages and the files they load, all from here."""
    app.include_router(routes)
    app.include_router(desk.routes, dependencies=[Depends(no_repeats)])
    basemap.install(app)
    app.mount("/static", GZipMiddleware(StaticFiles(directory=STATIC)), name="static")
