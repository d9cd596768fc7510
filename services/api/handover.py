"""An article that a reader of the dashboard adds goes on to ingest, as it was posted: the one door for articles."""

import httpx
from fastapi import Request, Response

from services.ledger.settings import settings
from services.web.problem import RETRY_AFTER_SECONDS, ProblemError

PATIENCE_SECONDS = 30.0
# What ingest needs to judge the request by, and what a reader needs of its answer.
SENT = ("content-type", "idempotency-key", "authorization", "x-request-id")
ANSWERED = ("content-type", "location", "retry-after")


async def hand_over(request: Request, path: str) -> Response:
    """Ingest's own answer. Raises ProblemError: 413 for a body that ingest would not take, 503 if it is not there."""
    url = settings().ingest_url or f"http://127.0.0.1:{settings().ingest_port}"
    headers = {name: request.headers[name] for name in SENT if name in request.headers}
    body = await _body(request, settings().max_article_bytes)
    try:
        async with httpx.AsyncClient(timeout=PATIENCE_SECONDS, trust_env=False) as client:
            answer = await client.post(f"{url}{path}", content=body, headers=headers)
    except httpx.TransportError as error:
        detail = "Ingest cannot be reached, so the article was not taken in. Try again."
        raise ProblemError(503, detail, headers={"Retry-After": RETRY_AFTER_SECONDS}) from error
    kept = {name: answer.headers[name] for name in ANSWERED if name in answer.headers}
    return Response(answer.content, answer.status_code, headers=kept)


async def _body(request: Request, most: int) -> bytes:
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > most:
            raise ProblemError(413, f"The article is larger than {most:,} bytes.")
    return bytes(body)
