"""What the dashboard alone asks for. Not part of the contract: programs ask under /v1."""

from typing import Annotated

import msgspec
from fastapi import APIRouter, Query, Request, Response
from fastapi.concurrency import run_in_threadpool

from services.api import cells, cursor
from services.api.desk_answers import Newest, Pace, Standings
from services.api.handover import hand_over
from services.api.machine import Machine
from services.api.questions import AtomQuestion, AtTime, NoQuestion, PaceQuestion
from services.api.reads import desk
from services.api.reads.changes import LISTING as CHANGES
from services.api.reads.changes import behind, newest
from services.api.reads.rows import Connection
from services.api.reply import PolledRoute, encoded, page_of, polled, start_after
from services.api.shared import Body
from services.ledger import control as ledger
from services.ledger.control import StateQuery
from services.web.access import needs

routes = APIRouter(route_class=PolledRoute, include_in_schema=False)
LISTING = "newest"
MOST_PLACES = 20_000
BEHIND_ALL = (2**63 - 1, 0)


@routes.get("/desk/board")
async def board(request: Request, question: Annotated[AtTime, Query()]) -> Response:
    """Who holds what, all in one answer: the first 20,000 places by id."""

    async def write(connection: Connection, _position: int) -> Body:
        items, more = page_of(await desk.standings(connection, question, MOST_PLACES + 1), MOST_PLACES)
        return encoded(Standings(items, more))

    return await polled(request, write)


@routes.get("/desk/span")
async def span(request: Request, question: Annotated[NoQuestion, Query()]) -> Response:
    """The ends of the two sliders."""

    async def write(connection: Connection, _position: int) -> Body:
        return encoded(await desk.span(connection))

    return await polled(request, write)


@routes.get("/desk/changes")
async def newest_changes(request: Request, question: Annotated[AtomQuestion, Query()]) -> Response:
    """The feed from its end: `/v1/changes` goes on from there."""
    before = start_after(LISTING, question.cursor, BEHIND_ALL)

    async def write(connection: Connection, position: int) -> Body:
        items, more = page_of(await newest(connection, question, before, question.limit + 1), question.limit)
        older = cursor.encode(LISTING, items[-1].key) if more else None
        return encoded(Newest(items, older, cursor.encode(CHANGES, behind(position))))

    return await polled(request, write)


@routes.get("/desk/pace")
async def pace(request: Request, question: Annotated[PaceQuestion, Query()]) -> Response:
    """How much changed on each day."""
    question.require_order()

    async def write(connection: Connection, _position: int) -> Body:
        return encoded(Pace(await desk.pace(connection, question)))

    return await polled(request, write)


@routes.get("/desk/cells")
async def cells_around_places(request: Request, question: Annotated[AtTime, Query()]) -> Response:
    """The cells of the first 20,000 places by id."""

    async def write(connection: Connection, _position: int) -> Body:
        query = StateQuery(as_of=question.day(), known_at=question.known_at, limit=MOST_PLACES)
        states = await ledger.states(connection, query)
        return Body(await run_in_threadpool(lambda: msgspec.json.encode(cells.as_geojson(cells.cells(states)))))

    return await polled(request, write)


@routes.post("/desk/articles", dependencies=[needs("ingest")])
async def add_article(request: Request, _question: Annotated[NoQuestion, Query()]) -> Response:
    """Answers what ingest answers."""
    return await hand_over(request, "/v1/articles")


@routes.post("/desk/articles/preview", dependencies=[needs("ingest")])
async def preview_article(request: Request, _question: Annotated[NoQuestion, Query()]) -> Response:
    """Answers what ingest answers."""
    return await hand_over(request, "/v1/articles/preview")


@routes.post("/desk/articles/page", dependencies=[needs("ingest")])
async def read_page(request: Request, _question: Annotated[NoQuestion, Query()]) -> Response:
    """Answers what ingest answers."""
    return await hand_over(request, "/v1/articles/page")


@routes.get("/desk/status")
async def status(request: Request, _question: Annotated[NoQuestion, Query()]) -> Response:
    """How the machine works, as of a moment ago."""
    machine: Machine = request.app.state.machine
    return Response(encoded(await machine.status()).content, media_type="application/json")
