"""The pages for people: the current table, and a short guide for those who write programs."""

from pathlib import Path
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, FastAPI, Request, Response
from starlette.datastructures import QueryParams

from services.api.packed import answer_file
from services.api.parameters import no_repeats
from services.api.routes import basemap, desk

STATIC = Path(__file__).parents[1] / "static"
FILES = {path.relative_to(STATIC).as_posix(): path for path in STATIC.rglob("*") if path.is_file()}
# As `data/board.js` has it.
MOST_SIDES = 1_000

routes = APIRouter(include_in_schema=False)


@routes.get("/")
async def first_page(request: Request) -> Response:
    """The current table. Its query parameters are the view's and are read in the browser."""
    page = answer_file(request, FILES, "index.html")
    page.headers["Link"] = _first_questions(request.query_params)
    return page


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


def _first_questions(view: QueryParams) -> str:
    """What the page asks first, so that the browser can ask before any script has come (as `data/board.js` asks)."""
    clocks = [(name, view[name]) for name in ("as_of", "known_at") if view.get(name)]
    asked = [_address("/desk/board", clocks), _address("/v1/sides", [*clocks, ("limit", str(MOST_SIDES))])]
    return ", ".join(f"<{url}>; rel=preload; as=fetch; crossorigin" for url in asked)


def _address(path: str, query: list[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(query)}" if query else path


def install(app: FastAPI) -> None:
    """Serve both pages and the files they load, all from here."""
    app.include_router(routes)
    app.include_router(desk.routes, dependencies=[Depends(no_repeats)])
    app.include_router(basemap.routes)
