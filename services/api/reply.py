"""How a polled question is answered: from one head query if nothing has changed, else in full."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import msgspec
from fastapi import Request, Response
from psycopg import AsyncConnection
from psycopg_pool import AsyncConnectionPool

from services.api.etag import entity_tag, matches
from services.api.media import MEDIA_TYPES, Form
from services.api.parameters import Question
from services.ledger import control

Connection = AsyncConnection[tuple[object, ...]]


@dataclass(frozen=True)
class Body:
    """An encoded answer. `next_cursor` says where the list goes on, under the query parameter `cursor_name`."""

    content: bytes
    headers: dict[str, str] = field(default_factory=dict)


Write = Callable[[Connection, int], Awaitable[Body]]


def encoded(answer: msgspec.Struct) -> Body:
    """An answer as JSON."""
    return Body(msgspec.json.encode(answer))


async def polled(request: Request, question: Question, write: Write, form: Form = "json") -> Response:
    """Answers 304 if the reader's tag still holds; else lets `write` make the body, given the ledger's last position.

    The head is read before the page: an answer may be newer than its tag says, never older.
    """
    pool: AsyncConnectionPool[Connection] = request.app.state.pool
    async with pool.connection() as connection:
        position = await control.head(connection)
        tag = entity_tag(str(position), [request.url.path, question.asked(), form])
        headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept"}
        if matches(request.headers.get("If-None-Match", ""), tag):
            return Response(status_code=304, headers=headers)
        body = await write(connection, position)
    return Response(body.content, media_type=MEDIA_TYPES[form], headers=headers | body.headers)
