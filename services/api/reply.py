"""How a polled question is answered: from one head query if nothing has changed, else in full."""

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any, TypeVar, cast

import msgspec
from fastapi import Request, Response
from fastapi.routing import APIRoute
from psycopg_pool import AsyncConnectionPool

from services.api import cursor
from services.api.etag import entity_tag, matches, names, question_of
from services.api.parameters import wrong_parameter
from services.api.reads.head import Head, LedgerHead, ledger_head
from services.api.reads.rows import Connection
from services.api.shared import Body, SharedAnswers

Item = TypeVar("Item")
Key = TypeVar("Key", str, int, tuple[int, int])


ReadHead = Callable[[Connection], Awaitable[Head]]
Write = Callable[[Connection, int], Awaitable[Body]]


class PolledRoute(APIRoute):
    """A route that answers by `polled`, and whoever asks again before a word of his question is looked at.

    Who has the tag was answered the same question, and so was who asked what is shared: it need not be checked again.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """FastAPI's handler, behind a look at the ledger's head."""
        answer = super().get_route_handler()

        async def handler(request: Request) -> Response:
            state, question = request.app.state, question_of(request)
            given, shared = request.headers.get("If-None-Match", ""), cast(SharedAnswers, state.shared)
            if given or question in shared:
                request.state.head = seen = await cast(LedgerHead, state.head).read()
                tag = entity_tag(seen.tag, question)
                known = shared.get(question, tag)
                if names(given, tag) or (known is not None and matches(given, tag)):
                    return Response(status_code=304, headers=_polled_headers(tag))
                if known is not None:
                    return _response(known, tag)
            return await answer(request)

        return handler


async def polled(request: Request, write: Write, head: ReadHead = ledger_head) -> Response:
    """Answers 304 if the reader's tag still holds; else what was answered before under it; else lets `write` make the
    body, given the ledger's last position.

    `head` reads what moves the answer, if it is not the ledger alone.
    The head is read before the page: an answer may be newer than its tag says, never older.
    """
    pool: AsyncConnectionPool[Connection] = request.app.state.pool
    shared: SharedAnswers = request.app.state.shared
    question = question_of(request)
    async with pool.connection() as connection:
        # `PolledRoute` may have read it.
        seen: Head = getattr(request.state, "head", None) or await head(connection)
        tag = entity_tag(seen.tag, question)
        if matches(request.headers.get("If-None-Match", ""), tag):
            return Response(status_code=304, headers=_polled_headers(tag))
        # Somebody may have answered it while this reader waited for a connection.
        if (known := shared.get(question, tag)) is not None:
            return _response(known, tag)
        body = await write(connection, seen.position)
    shared.put(question, tag, seen.position, body)
    return _response(body, tag)


def _response(body: Body, tag: str) -> Response:
    return Response(body.content, media_type=body.media_type, headers=_polled_headers(tag) | body.headers)


def _polled_headers(tag: str) -> dict[str, str]:
    return {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept"}


def encoded(answer: msgspec.Struct, headers: dict[str, str] | None = None) -> Body:
    """An answer as JSON."""
    return Body(msgspec.json.encode(answer), headers or {})


def start_after(listing: str, given: str | None, first: Key, parameter: str = "cursor") -> Key:
    """The key after which a page starts: inside the cursor, or `first`. A cursor of no use is a wrong parameter."""
    if given is None:
        return first
    try:
        return cursor.decode(listing, given, first)
    except cursor.CursorError as error:
        raise wrong_parameter(parameter, str(error)) from error


def page_of(found: Sequence[Item], limit: int) -> tuple[list[Item], bool]:
    """The first `limit` of the items found, and whether there are more: reads ask for one more than they show."""
    return list(found[:limit]), len(found) > limit


def next_link(request: Request, cursor_text: str | None, parameter: str = "cursor") -> dict[str, str]:
    """The Link header (RFC 8288) to the following page; none on the last one."""
    if cursor_text is None:
        return {}
    following = request.url.include_query_params(**{parameter: cursor_text})
    return {"Link": f'<{following.path}?{following.query}>; rel="next"'}
