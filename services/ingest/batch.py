"""Many articles in one request, each with a result of its own."""

from collections.abc import AsyncIterable, AsyncIterator, Sequence
from contextlib import aclosing
from http import HTTPStatus

import structlog
from fastapi.responses import StreamingResponse
from starlette.requests import ClientDisconnect
from starlette.types import Receive, Scope, Send

from services.ingest.answers import Accepted, BatchResult
from services.ingest.desk import Desk
from services.ingest.lines import body_lines
from services.ingest.metrics import count_rejection
from services.ingest.read_ahead import read_ahead
from services.ledger.articles import Arrival
from services.ledger.settings import settings
from services.web.errors import explained
from services.web.problem import ProblemError

# Clients that send everything before they read must not be stopped by a full pipe: 10,000 results are about 2 MB.
MOST_ARTICLES = 10_000
# Articles that share a transaction, if they are there at the same time.
GROUP = 512
# The number of a line, and what it holds or why it is refused.
Line = tuple[int, bytes | ProblemError]
Ready = tuple[int, Arrival | Exception]
log = structlog.get_logger(__name__)


class BatchAnswer(StreamingResponse):
    """Results, one JSON object a line, sent while the request is still being read."""

    media_type = "application/x-ndjson"

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        # Starlette would read the request meanwhile, to notice that the client left, and so eat the articles.
        await self.stream_response(send)


async def results(desk: Desk, body: AsyncIterable[bytes]) -> AsyncIterator[bytes]:
    """A line for each article of the body, in order. What was taken before the client left stays taken."""
    arriving = read_ahead(_numbered(body_lines(body, settings().max_article_bytes)), GROUP)
    # While the database works on one group, the next is read.
    ready = read_ahead(_read(desk, arriving), most=1, ahead=1)
    try:
        async with aclosing(arriving), aclosing(ready):
            async for (group,) in ready:
                yield b"".join([_encoded(result) for result in await _kept(desk, group)])
    except ClientDisconnect:
        log.info("client left in the middle of a batch")


async def _numbered(arriving: AsyncIterable[Sequence[bytes | None]]) -> AsyncIterator[list[Line]]:
    """The lines that say something, with their numbers. Of those after the last that is taken, only the first."""
    number = taken = 0
    try:
        async for lines in arriving:
            said = list[Line]()
            for line in lines:
                number += 1
                if taken > MOST_ARTICLES or (line is not None and not line.strip()):
                    continue
                taken += 1
                said.append((number, _too_many() if taken > MOST_ARTICLES else _too_long() if line is None else line))
            yield said
    except ProblemError as error:
        yield [(number + 1, error)]


async def _read(desk: Desk, arriving: AsyncIterable[Sequence[Line]]) -> AsyncIterator[list[Sequence[Ready]]]:
    async for group in arriving:
        arrivals = iter(await desk.read_all([line for _, line in group if isinstance(line, bytes)]))
        yield [[(number, next(arrivals) if isinstance(line, bytes) else line) for number, line in group]]


async def _kept(desk: Desk, group: Sequence[Ready]) -> list[BatchResult]:
    outcomes = iter(await desk.take_all([one for _, one in group if isinstance(one, Arrival)]))
    return [_result(number, next(outcomes) if isinstance(one, Arrival) else one) for number, one in group]


def _result(number: int, outcome: Accepted | Exception) -> BatchResult:
    if isinstance(outcome, Exception):
        return _refused(number, explained(outcome))
    return BatchResult(line=number, status=outcome.status, article=outcome)


def _too_long() -> ProblemError:
    limit = settings().max_article_bytes
    return ProblemError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"The line is larger than {limit:,} bytes.")


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
