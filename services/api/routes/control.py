"""`/v1/control`: who holds what."""

from typing import Annotated

import msgspec
from fastapi import APIRouter, Query, Request, Response

from services.api import cursor, geojson, spreadsheet
from services.api.answers import ControlList, PlaceEvidence, Timeline
from services.api.contract import answered_with, control_forms
from services.api.media import MEDIA_TYPES, Form, NotAcceptableError, preferred
from services.api.parameters import Text
from services.api.questions import AtTime, ControlQuestion, TimelineQuestion
from services.api.reads.rows import Connection
from services.api.reads.testimony import testimonies
from services.api.reply import PolledRoute, encoded, next_link, page_of, polled, start_after
from services.api.shared import Body
from services.api.spelling import the_place
from services.api.states import hold, listed_state, picked, place_state
from services.ledger import control as ledger
from services.web.problem import ProblemError

routes = APIRouter(route_class=PolledRoute, tags=["control"])


@routes.get("/v1/control", summary="Who holds what", responses=control_forms(), response_class=Response)
async def control(request: Request, question: Annotated[ControlQuestion, Query()]) -> Response:
    """Every place with a known state on that day, by place id, each with the sentence that speaks best for it."""
    form = question.format or _accepted(request)
    after = start_after("control", question.cursor, "")

    async def write(connection: Connection, position: int) -> Body:
        day = question.day()
        found, more = page_of(await ledger.states(connection, _query(question, after)), question.limit)
        following = cursor.encode("control", found[-1].place.id) if more else None
        items = [listed_state(state, day) for state in found]
        page = ControlList(day, question.known_at, position, items, following)
        encoded_page = _encode(page, form, question.picked())
        return Body(encoded_page, next_link(request, following), MEDIA_TYPES[form])

    return await polled(request, write)


@routes.get(
    "/v1/control/{place}",
    summary="Who holds one place, with all evidence",
    responses=answered_with(PlaceEvidence, 404, 409),
    response_class=Response,
)
async def place_control(request: Request, place: Text, question: Annotated[AtTime, Query()]) -> Response:
    """`place` is an id such as `geonames:94787`, or a name that only one place of the record has (409 lists them)."""

    async def write(connection: Connection, position: int) -> Body:
        meant = await the_place(connection, place)
        found = await ledger.interval(connection, meant.id, question.day(), question.known_at, question.policy)
        if found is None:
            raise ProblemError(404, f"Nothing is known of {meant.name} ({meant.id}) on {question.day()}.")
        support, against = await testimonies(connection, found.interval)
        state = place_state(meant, question.day(), found, support)
        return encoded(PlaceEvidence(question.day(), question.known_at, position, state, support, against))

    return await polled(request, write)


@routes.get(
    "/v1/control/{place}/timeline",
    summary="Every change of hands of one place",
    responses=answered_with(Timeline, 404, 409),
    response_class=Response,
)
async def timeline(request: Request, place: Text, question: Annotated[TimelineQuestion, Query()]) -> Response:
    """The place's whole history, oldest first; `known_at` gives it as it was known at that moment."""

    async def write(connection: Connection, position: int) -> Body:
        meant = await the_place(connection, place)
        found = await ledger.timeline(connection, meant.id, question.known_at, question.policy)
        items = [hold(one) for one in found]
        return encoded(Timeline(meant, question.known_at, position, items))

    return await polled(request, write)


def _query(question: ControlQuestion, after: str) -> ledger.StateQuery:
    return ledger.StateQuery(
        as_of=question.day(),
        known_at=question.known_at,
        policy=question.policy,
        country=question.country,
        bbox=question.bbox,
        side=question.side,
        status=question.status,
        min_confidence=question.min_confidence,
        min_days_since_evidence=question.min_days_since_evidence,
        after=after,
        limit=question.limit + 1,
    )


def _accepted(request: Request) -> Form:
    try:
        return preferred(",".join(request.headers.getlist("Accept")))
    except NotAcceptableError as error:
        raise ProblemError(406, str(error)) from error


def _encode(page: ControlList, form: Form, fields: tuple[str, ...] | None) -> bytes:
    match form:
        case "json":
            return msgspec.json.encode(page if fields is None else picked(page, fields))
        case "geojson":
            return geojson.encode(page, fields)
        case "csv":
            return spreadsheet.encode(page.items, fields)
