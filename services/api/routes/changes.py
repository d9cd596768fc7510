"""`/v1/changes`: what has changed, as a list to poll, as a stream, and as an Atom feed."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated

import msgspec
from fastapi import APIRouter, Depends, Header, Query, Request, Response
from fastapi.sse import EventSourceResponse, ServerSentEvent

from services.api import atom, cursor
from services.api.change_answers import ChangeList
from services.api.contract import answered_with, atom_answer, event_stream
from services.api.feed import Feed, News, read_news
from services.api.questions import AtomQuestion, ChangeListQuestion, ChangesQuestion, ChangeStreamQuestion
from services.api.reads.changes import BEGINNING, LISTING, Key, behind, newest
from services.api.reads.head import LedgerHead
from services.api.reads.rows import Connection
from services.api.reply import PolledRoute, encoded, next_link, page_of, polled, start_after
from services.api.shared import Body

routes = APIRouter(route_class=PolledRoute, tags=["changes"])

STREAM_BATCH = 100
RETRY_MILLISECONDS = 2_000
NEWEST: Key = (2**63 - 1, 0)


@routes.get(
    "/v1/changes",
    summary="Changes as they are recorded, to poll",
    responses=answered_with(ChangeList),
    response_class=Response,
)
async def change_list(request: Request, question: Annotated[ChangeListQuestion, Query()]) -> Response:
    """Oldest first. Send `after` back to go on. No change is skipped or repeated, and a cursor stays good for ever.

    With `wait` the answer comes as soon as there is a change, or empty after so many seconds.
    """
    after = start_after(LISTING, question.after, BEGINNING, "after")

    async def write(connection: Connection, _position: int) -> Body:
        return _answer(request, await read_news(connection, question, after, question.limit))

    if not question.wait:
        return await polled(request, write)
    news = await _awaited(request.app.state.feed, question, after)
    body = _answer(request, news)
    return Response(body.content, media_type=body.media_type, headers=body.headers)


async def _awaited(feed: Feed, question: ChangeListQuestion, after: Key) -> News:
    with feed.waiting():
        try:
            async with asyncio.timeout(question.wait):
                async for news in feed.follow(question, after, question.limit):
                    return news
        except TimeoutError:
            pass
    return News([], after)


def _answer(request: Request, news: News) -> Body:
    going_on = cursor.encode(LISTING, news.after)
    answer = ChangeList(news.items, going_on, news.more)
    return encoded(answer, next_link(request, going_on if news.more else None, "after"))


@dataclass(frozen=True)
class Subscription:
    """One reader of the stream: what he asked for, and where he starts."""

    feed: Feed
    question: ChangesQuestion
    after: Key


async def _subscription(
    request: Request,
    question: Annotated[ChangeStreamQuestion, Query()],
    last_event_id: Annotated[str | None, Header(description="Where a broken stream goes on.")] = None,
) -> AsyncIterator[Subscription]:
    """Checked before the stream begins, so that what is wrong can still be answered as a problem."""
    given, named = (last_event_id, "Last-Event-ID") if last_event_id else (question.after, "after")
    heads: LedgerHead = request.app.state.head
    now = behind((await heads.read()).position)
    after = start_after(LISTING, given, now, named)
    feed: Feed = request.app.state.feed
    with feed.waiting():
        yield Subscription(feed, question, after)


@routes.get(
    "/v1/changes/stream",
    summary="Changes as they are recorded, as server-sent events",
    responses=event_stream(),
    response_class=EventSourceResponse,
)
async def change_stream(subscribed: Annotated[Subscription, Depends(_subscription)]) -> AsyncIterator[ServerSentEvent]:
    """Each event `change` holds one change as JSON, with its id. A client that reconnects goes on behind the last one.

    A comment comes every 15 seconds when nothing else does. The stream ends when the service does: reconnect.
    """
    yield ServerSentEvent(
        comment="changes from here on", id=cursor.encode(LISTING, subscribed.after), retry=RETRY_MILLISECONDS
    )
    async for news in subscribed.feed.follow(subscribed.question, subscribed.after, STREAM_BATCH):
        for change in news.items:
            yield ServerSentEvent(raw_data=msgspec.json.encode(change).decode(), event="change", id=change.id)


@routes.get(
    "/v1/changes.atom", summary="The newest changes, for feed readers", responses=atom_answer(), response_class=Response
)
async def change_feed(request: Request, question: Annotated[AtomQuestion, Query()]) -> Response:
    """An Atom feed, the newest change first; older ones behind the link `next`."""
    before = start_after("changes.atom", question.cursor, NEWEST)

    async def write(connection: Connection, _position: int) -> Body:
        found = await newest(connection, question, before, question.limit + 1)
        items, more = page_of(found, question.limit)
        here, following = request.url, None
        if more:
            following = str(here.include_query_params(cursor=cursor.encode("changes.atom", items[-1].key)))
        return Body(atom.encode(items, str(here), following, str(request.base_url)), media_type=atom.MEDIA_TYPE)

    return await polled(request, write)
