"""`/v1/articles`: post one article, post many, ask how far one is."""

from http import HTTPStatus
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header, Request, Response

from services.ingest.answers import Accepted, ArticleStatus, BatchResult
from services.ingest.batch import BatchAnswer, results
from services.ingest.desk import ArticleDesk
from services.ingest.idempotency import HEADER, KeyedRequest
from services.ingest.metrics import SINGLE_PATH
from services.ingest.request_body import (
    ARTICLE_BODY,
    GZIP,
    JSON,
    NDJSON,
    described,
    parse_article,
    require_encoding,
    require_type,
)
from services.ingest.status import article_status
from services.ingest.unpacking import unpacked
from services.web.access import needs
from services.web.problem import ProblemError, documented

BATCH_PATH = "/v1/articles/batch"
posting = APIRouter(tags=["articles"], dependencies=[needs("ingest")])
asking = APIRouter(tags=["articles"])


@posting.post(
    SINGLE_PATH,
    status_code=HTTPStatus.ACCEPTED,
    summary="Post one article",
    responses={200: {"model": Accepted, "description": "Known"}, **documented(400, 413, 415, 422, 429, 503)},
    openapi_extra=ARTICLE_BODY,
)
async def post_article(
    request: Request,
    response: Response,
    desk: ArticleDesk,
    idempotency_key: Annotated[str | None, Header(alias=HEADER)] = None,
) -> Accepted:
    """Take one article in. 202: it is kept for good and will be analysed. 200: its content was known already.

    With an `Idempotency-Key`, the same request sent again gets the first answer again; the key with another payload
    is 422. Keys do not expire. 429: too many articles wait for analysis, or you ask too often; see `Retry-After`.
    """
    require_type(request.headers.get("content-type"), JSON)
    require_encoding(request.headers.get("content-encoding"))
    posted = parse_article(await request.body())
    accepted = await desk.take(posted, KeyedRequest.of(idempotency_key, posted, request.state.key))
    response.status_code = accepted.status
    response.headers["Location"] = accepted.status_url
    return accepted


@posting.post(
    BATCH_PATH,
    summary="Post many articles, one JSON object a line",
    response_class=BatchAnswer,
    responses={200: {"model": BatchResult, "description": "One result a line"}, **documented(415, 503)},
    openapi_extra=described(NDJSON, {"type": "string"}, '{"text": "Iraqi forces took Kirkuk."}\n'),
)
async def post_batch(request: Request, desk: ArticleDesk) -> BatchAnswer:
    """Take many articles in: each line is an article as in `POST /v1/articles`, each answered by a line of its own.

    The answers come while the body is still being sent, in the order of the lines. A bad line stops no other.
    Empty lines are passed over. After 10,000 articles the rest is refused: send it as another batch. A line with
    `retry_after` was not taken, and may be sent again in so many seconds. The body may be packed with
    `Content-Encoding: gzip`; where it cannot be unpacked, a last result says why.
    """
    require_type(request.headers.get("content-type"), NDJSON)
    packing = require_encoding(request.headers.get("content-encoding"), frozenset({GZIP}))
    body = unpacked(request.stream()) if packing == GZIP else request.stream()
    return BatchAnswer(results(desk, body))


@asking.get(
    f"{SINGLE_PATH}/{{article_id}}",
    summary="How far an article is",
    responses=documented(404, 422, 503),
)
async def get_article(article_id: UUID, desk: ArticleDesk) -> ArticleStatus:
    """How far the analysis is: `queued`, `running`, `done`, or `dead` with the last error after too many attempts."""
    found = await desk.read(lambda conn: article_status(conn, article_id))
    if found is None:
        raise ProblemError(HTTPStatus.NOT_FOUND, f"There is no article {article_id}.")
    return found
