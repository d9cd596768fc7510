"""Corrections by analysts: an event taken back, an event stated, a notice linked to its article.

They are records like all others, and doing the same twice has one effect.
"""

import asyncio
from collections.abc import Callable
from typing import Annotated, TypeVar
from uuid import UUID

import sqlalchemy
from fastapi import APIRouter, Query, Request, Response
from sqlalchemy import Engine

from services.access.key import Key
from services.api.answers import Corrected, PlaceState
from services.api.contract import corrected_with
from services.api.corrections import PostedEvent, PostedNotice, PostedRetraction, author_of
from services.api.parameters import wrong_parameter
from services.api.questions import NoQuestion, today
from services.api.reads.articles import article_text
from services.api.reads.head import ledger_head
from services.api.reads.places import places_of_article, places_of_event
from services.api.reads.rows import Connection
from services.api.reads.testimony import testimonies
from services.api.reply import encoded
from services.api.spelling import any_place
from services.api.states import place_state
from services.ledger import control as ledger
from services.ledger import correction
from services.ledger.correction import CorrectionError, RetractedError, UnknownError
from services.ledger.events import ControlEvent, Place
from services.web.access import needs
from services.web.correlation import current_correlation_id
from services.web.problem import ProblemError

routes = APIRouter(tags=["corrections"])
Unasked = Annotated[NoQuestion, Query()]
Analyst = Annotated[Key, needs("analyst")]
Written = TypeVar("Written")


@routes.post(
    "/v1/events/{event_id}/retraction",
    summary="Take an event back",
    responses=corrected_with(404, 409),
    response_class=Response,
)
async def retract(
    request: Request, event_id: UUID, posted: PostedRetraction, key: Analyst, _question: Unasked
) -> Response:
    """The state is as if the event had never been told; what was known before stays answerable with `known_at`."""
    author = author_of(key)

    def write(conn: sqlalchemy.Connection) -> None:
        correction.retract(conn, event_id, author, posted.reason, current_correlation_id())

    await _record(request, write)
    async with request.app.state.pool.connection() as connection:
        return await _corrected(
            connection, event_id, author, posted.reason, await places_of_event(connection, event_id)
        )


@routes.post("/v1/events", summary="State an event", responses=corrected_with(404, 409, 410), response_class=Response)
async def state_event(request: Request, posted: PostedEvent, key: Analyst, _question: Unasked) -> Response:
    """An analyst's own statement: one root, `analyst:<author>`, without outlet or tie."""
    author = author_of(key)
    async with request.app.state.pool.connection() as connection:
        event = posted.event(await any_place(connection, posted.place), await _offset(connection, posted))

    def write(conn: sqlalchemy.Connection) -> ControlEvent:
        return correction.assert_event(conn, event, author, posted.reason, current_correlation_id())

    stated = await _record(request, write)
    async with request.app.state.pool.connection() as connection:
        return await _corrected(connection, stated.id, author, posted.reason, [event.place])


@routes.post(
    "/v1/articles/{article_id}/notices",
    summary="Link an outlet's notice to its article",
    responses=corrected_with(404),
    response_class=Response,
)
async def link_notice(
    request: Request, article_id: UUID, posted: PostedNotice, key: Analyst, _question: Unasked
) -> Response:
    """A retraction notice takes back all that was found in the article; a correction notice is told beside it."""
    author = author_of(key)

    def write(conn: sqlalchemy.Connection) -> None:
        correction.link_notice(
            conn, posted.notice_id, article_id, posted.effect, author, posted.reason, current_correlation_id()
        )

    await _record(request, write)
    async with request.app.state.pool.connection() as connection:
        return await _corrected(
            connection, None, author, posted.reason, await places_of_article(connection, article_id)
        )


async def _record(request: Request, write: Callable[[sqlalchemy.Connection], Written]) -> Written:
    engine: Engine = request.app.state.engine

    def transact() -> Written:
        with engine.begin() as conn:
            return write(conn)

    try:
        return await asyncio.to_thread(transact)
    except UnknownError as error:
        raise ProblemError(404, _sentence(error)) from error
    except RetractedError as error:
        raise ProblemError(409, _sentence(error)) from error
    except CorrectionError as error:
        raise ProblemError(422, _sentence(error)) from error


async def _offset(connection: Connection, posted: PostedEvent) -> int:
    """Where the quote stands in its article; 0 without one."""
    if posted.article_id is None:
        return 0
    text = await article_text(connection, posted.article_id)
    if text is None:
        raise ProblemError(404, f"There is no article {posted.article_id}.")
    if not text:
        raise ProblemError(410, f"The text of article {posted.article_id} was erased: nothing can be quoted from it.")
    start = text.find(posted.quote)
    if start < 0:
        raise wrong_parameter("quote", "does not stand in the article, word for word", "body")
    return start


async def _corrected(
    connection: Connection, event_id: UUID | None, author: str, reason: str, touched: list[Place]
) -> Response:
    head = await ledger_head(connection)
    states = [await _state(connection, place) for place in touched]
    known = [state for state in states if state is not None]
    answer = Corrected(event_id, author, reason, head.position, known)
    return Response(encoded(answer).content, media_type="application/json")


async def _state(connection: Connection, place: Place) -> PlaceState | None:
    found = await ledger.interval(connection, place.id, today())
    if found is None:
        return None
    support, _ = await testimonies(connection, found.interval)
    return place_state(place, today(), found, support)


def _sentence(error: CorrectionError) -> str:
    said = str(error)
    return f"{said[0].upper()}{said[1:]}" + ("" if said.endswith(".") else ".")
