"""The pages for people: the current table, and a short guide for those who write programs."""

from pathlib import Path

from fastapi import APIRouter, Depends, FastAPI, Request, Response

from services.api.packed import answer_file
from services.api.parameters import no_repeats
from services.api.routes import basemap, desk

STATIC = Path(__file__).parents[1] / "static"
FILES = {path.relative_to(STATIC).as_posix(): path for path in STATIC.rglob("*") if path.is_file()}

routes = APIRouter(include_in_schema=False)


@routes.get("/")
async def first_page(request: Request) -> Response:
    """The current table. Its query parameters are the view's and are read in the browser."""
    return answer_file(request, FILES, "index.html")


@routes.get("/docs")
async def guide(request: Request) -> Response:
    """What there is to ask, with a link to the OpenAPI document."""
    return answer_file(request, FILES, "guide.html")


@routes.get("/status")
async def status(request: Request) -> Response:
    """How the machine works, at a glance, for operators."""
    return answer_file(request, FILES, "status.html")


@routes.get("/static/{name:path}")
async def static_file(request: Request, name: str) -> Response:
    """What the pages load from here."""
    return answer_file(request, FILES, name)


def install(app: FastAPI) -> None:
    """Serve both pages and the files they load, all from here."""
    app.include_router(routes)
    app.include_router(desk.routes, dependencies=[Depends(no_repeats)])
    app.include_router(basemap.routes)
