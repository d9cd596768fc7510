"""`/v1/diff`: what has changed hands between two days, or between two states of knowledge."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from services.api import cursor
from services.api.change_answers import DiffList
from services.api.contract import answered_with
from services.api.questions import DiffQuestion
from services.api.reads.diff import differences, tally
from services.api.reads.rows import Connection
from services.api.reply import PolledRoute, encoded, next_link, page_of, polled, start_after
from services.api.shared import Body

routes = APIRouter(route_class=PolledRoute, tags=["changes"])


@routes.get(
    "/v1/diff",
    summary="What changed hands between two days",
    responses=answered_with(DiffList),
    response_class=Response,
)
async def diff(request: Request, question: Annotated[DiffQuestion, Query()]) -> Response:
    """Places whose controller or status on day `to` is not what it was on day `from`, and what each side won and lost.

    With `known_from` and `known_to` it compares what was known at two moments, also about one day.
    """
    question.require_two_ends()
    after = start_after("diff", question.cursor, "")

    async def write(connection: Connection, position: int) -> Body:
        found = await differences(connection, question, after, question.limit + 1)
        items, more = page_of(found, question.limit)
        following = cursor.encode("diff", items[-1].place.id) if more else None
        answer = DiffList(
            from_day=question.begin(),
            to_day=question.end(),
            known_from=question.known_from,
            known_to=question.known_to,
            position=position,
            sides=None if question.cursor else await tally(connection, question),
            items=items,
            next=following,
        )
        return encoded(answer, next_link(request, following))

    return await polled(request, write)
