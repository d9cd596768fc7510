"""`/v1/events`: what articles stated, in the order in which it was learned."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from services.api import cursor
from services.api.answers import EventList
from services.api.contract import answered_with
from services.api.questions import EventsQuestion
from services.api.reads.events import events
from services.api.reads.rows import Connection
from services.api.reply import PolledRoute, encoded, next_link, page_of, polled, start_after
from services.api.shared import Body

routes = APIRouter(route_class=PolledRoute, tags=["events"])


@routes.get(
    "/v1/events", summary="Control events as they come in", responses=answered_with(EventList), response_class=Response
)
async def event_list(request: Request, question: Annotated[EventsQuestion, Query()]) -> Response:
    """Oldest record first. Send `after` back to go on, at once if `more` is true, else when you poll next."""
    question.require_order()
    after = start_after("events", question.after, 0, "after")

    async def write(connection: Connection, position: int) -> Body:
        found = await events(connection, question, after, question.limit + 1)
        page, more = page_of(found, question.limit)
        last = page[-1][0] if page else after
        going_on = cursor.encode("events", last)
        answer = EventList([event for _, event in page], going_on, more, position)
        return encoded(answer, next_link(request, going_on if more else None, "after"))

    return await polled(request, write)
