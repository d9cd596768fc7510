"""Many articles in one request, each with a result of its own."""

from collections.abc import AsyncIterable, AsyncIterator
from http import HTTPStatus

import structlog
from fastapi.responses import StreamingResponse
from starlette.requests import ClientDisconnect
from starlette.types import Receive, Scope, Send

from services.ingest.answers import BatchResult
from services.ingest.desk import Desk
from services.ingest.lines import body_lines
from services.ingest.metrics import count_rejection
from services.ingest.request_body import parse_article
from services.ledger.settings import settings
from services.web.errors import explained
from services.web.problem import ProblemError

# Clients that send everything before they read must not be stopped by a full pipe: 10,000 results are about 2 MB.
MOST_ARTICLES = 10_000
log = structlog.get_logger(__name__)


class BatchAnswer(StreamingResponse):
    """Results, one JSON object a line, sent while the request is still being read."""

    media_type = "application/x-ndjson"

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        # Starlette would read the request meanwhile, to notice that the client left, and so eat the articles.
        await self.stream_response(send)


async def results(desk: Desk, body: AsyncIterable[bytes]) -> AsyncIterator[bytes]:
    """A line for each article of the body, in order. What was taken before the client left stays taken."""
    taken = 0
    number = 0
    try:
        async for line in body_lines(body, settings().max_article_bytes):
            number += 1
            if line is not None and not line.strip():
                continue
            taken += 1
            if taken <= MOST_ARTICLES:
                yield _encoded(await _result(desk, number, line))
            elif taken == MOST_ARTICLES + 1:
                yield _encoded(_refused(number, _too_many()))
    except ClientDisconnect:
        log.info("client left in the middle of a batch", lines=number)


async def _result(desk: Desk, number: int, line: bytes | None) -> BatchResult:
    try:
        accepted = await desk.take(parse_article(_fitting(line)))
    except Exception as error:  # noqa: BLE001 - whatever one article breaks, the others are taken; it is logged
        return _refused(number, explained(error))
    return BatchResult(line=number, status=accepted.status, article=accepted)


def _fitting(line: bytes | None) -> bytes:
    if line is None:
        limit = settings().max_article_bytes
        raise ProblemError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"The line is larger than {limit:,} bytes.")
    return line


def _too_many() -> ProblemError:
    detail = f"A batch holds at most {MOST_ARTICLES:,} articles. Send this line and all after it as another batch."
    return ProblemError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail)


def _refused(number: int, error: ProblemError) -> BatchResult:
    count_rejection(error.status_code)
    after = (error.headers or {}).get("Retry-After")
    wait = int(after) if after else None
    return BatchResult(line=number, status=error.status_code, problem=error.problem(), retry_after=wait)


def _encoded(result: BatchResult) -> bytes:
    return result.model_dump_json(exclude_none=True).encode() + b"\n"
