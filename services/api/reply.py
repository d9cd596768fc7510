"""How a polled question is answered: from one head query if nothing has changed, else in full."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec
from fastapi import Request, Response
from psycopg_pool import AsyncConnectionPool

from services.api import cursor
from services.api.etag import entity_tag, matches
from services.api.media import MEDIA_TYPES
from services.api.parameters import wrong_parameter
from services.api.questions import Question
from services.api.reads.head import Head, ledger_head
from services.api.reads.rows import Connection

Item = TypeVar("Item")
Key = TypeVar("Key", str, int, tuple[int, int])


@dataclass(frozen=True)
class Body:
    """An encoded answer, its media type, and headers of its own."""

    content: bytes
    headers: dict[str, str] = field(default_factory=dict)
    media_type: str = MEDIA_TYPES["json"]


ReadHead = Callable[[Connection], Awaitable[Head]]
Write = Callable[[Connection, int], Awaitable[Body]]


async def polled(
    request: Request, question: Question, write: Write, form: str = "", head: ReadHead = ledger_head
) -> Response:
    """Answers 304 if the reader's tag still holds; else lets `write` make the body, given the ledger's last position.

    `form` is what the answer depends on besides path and question.
    The head is read before the page: an answer may be newer than its tag says, never older.
    """
    pool: AsyncConnectionPool[Connection] = request.app.state.pool
    async with pool.connection() as connection:
        seen = await head(connection)
        tag = entity_tag(seen.tag, [request.url.path, question.asked(), form])
        headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept"}
        if matches(request.headers.get("If-None-Match", ""), tag):
            return Response(status_code=304, headers=headers)
        body = await write(connection, seen.position)
    return Response(body.content, media_type=body.media_type, headers=headers | body.headers)


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
