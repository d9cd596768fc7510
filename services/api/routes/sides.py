"""`/v1/sides`: the parties that are coloured on a map."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from services.api import cursor
from services.api.answers import SideList
from services.api.contract import answered_with
from services.api.questions import SidesQuestion
from services.api.reads.rows import Connection
from services.api.reads.sides import sides
from services.api.reply import PolledRoute, encoded, next_link, page_of, polled, start_after
from services.api.shared import Body

routes = APIRouter(route_class=PolledRoute, tags=["sides"])


@routes.get("/v1/sides", summary="Sides and what they hold", responses=answered_with(SideList), response_class=Response)
async def side_list(request: Request, question: Annotated[SidesQuestion, Query()]) -> Response:
    """Sides that hold, or held before, some place on the day asked for, by id."""
    after = start_after("sides", question.cursor, "")

    async def write(connection: Connection, position: int) -> Body:
        items, more = page_of(await sides(connection, question, after, question.limit + 1), question.limit)
        following = cursor.encode("sides", items[-1].id) if more else None
        answer = SideList(question.day(), question.known_at, position, items, following)
        return encoded(answer, next_link(request, following))

    return await polled(request, write)
