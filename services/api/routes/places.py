"""`/v1/places`: the places of the record."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from services.api import cursor
from services.api.answers import PlaceList
from services.api.contract import answered_with
from services.api.questions import PlacesQuestion
from services.api.reads.places import places
from services.api.reads.rows import Connection
from services.api.reply import PolledRoute, encoded, next_link, page_of, polled, start_after
from services.api.shared import Body
from services.api.spelling import meanings

routes = APIRouter(route_class=PolledRoute, tags=["places"])


@routes.get("/v1/places", summary="Places by any spelling", responses=answered_with(PlaceList), response_class=Response)
async def place_list(request: Request, question: Annotated[PlacesQuestion, Query()]) -> Response:
    """Places that some event named, by id."""
    after = start_after("places", question.cursor, "")

    async def write(connection: Connection, position: int) -> Body:
        meant = await meanings(question.q) if question.q else []
        items, more = page_of(await places(connection, question, meant, after, question.limit + 1), question.limit)
        following = cursor.encode("places", items[-1].id) if more else None
        return encoded(PlaceList(position, items, following), next_link(request, following))

    return await polled(request, write)
