"""`/v1/articles/preview`: what would be found in an article, before it goes in. Nothing of it is kept."""

from datetime import UTC, datetime
from http import HTTPStatus

import msgspec
from anyio import to_thread
from celery import Celery
from fastapi import APIRouter, Request

from services.ingest.answers import Previewed, PreviewedSentence
from services.ingest.desk import ArticleDesk
from services.ingest.intake import prepare
from services.ingest.metrics import PREVIEWS, SINGLE_PATH
from services.ingest.request_body import ARTICLE_BODY, JSON, parse_article, require_encoding, require_type
from services.ledger import articles, jobs
from services.ledger.articles import NewArticle
from services.ledger.previews import PATIENCE_SECONDS, Draft, Preview, answered, ask
from services.ledger.queue import AWAY, ringing_app
from services.web.access import needs
from services.web.problem import RETRY_AFTER_SECONDS, ProblemError, documented

# More would take the workers from the articles that are on record.
MOST_AT_ONCE = 4
previewing = APIRouter(tags=["articles"], dependencies=[needs("ingest")])


class Workers:
    """Those who read, asked over the queue: by few at a time, and not for long."""

    def __init__(self, broker_url: str | None) -> None:
        """Without `broker_url` nobody can be asked."""
        self._broker_url = broker_url
        self._app: Celery | None = ringing_app("frontlog-preview", broker_url) if broker_url else None
        self._reading = 0

    async def read(self, draft: Draft) -> Preview:
        """What they find. Raises ProblemError: 503 when too many ask, or nobody answers."""
        if self._reading >= MOST_AT_ONCE:
            raise _not_now("busy", f"{MOST_AT_ONCE} articles are being read for others already.")
        self._reading += 1
        try:
            found = await self._read(draft)
        except AWAY as error:
            raise _not_now("no_answer", "The queue of the workers cannot be reached.") from error
        finally:
            self._reading -= 1
        if found is None:
            raise _not_now("no_answer", f"No worker answered within {PATIENCE_SECONDS} s: they are busy, or none runs.")
        return found

    def close(self) -> None:
        """Let go of the queue."""
        if self._app is not None:
            self._app.close()

    async def _read(self, draft: Draft) -> Preview | None:
        if self._app is None or self._broker_url is None:
            raise _not_now("no_answer", "There is no queue to reach a worker over.")
        box = await to_thread.run_sync(ask, self._app, draft)
        return await answered(self._broker_url, box)


@previewing.post(
    f"{SINGLE_PATH}/preview",
    summary="See what would be found in an article",
    responses=documented(400, 413, 415, 422, 429, 503),
    openapi_extra=ARTICLE_BODY,
)
async def preview_article(request: Request, desk: ArticleDesk) -> Previewed:
    """The article as it would be kept, and each of its sentences with what would be found in it, or why nothing would.

    The body is an article as in `POST /v1/articles`. Nothing goes on record. 503: no worker has time for it now.
    """
    require_type(request.headers.get("content-type"), JSON)
    require_encoding(request.headers.get("content-encoding"))
    posted = parse_article(await request.body())
    new = await to_thread.run_sync(prepare, posted, datetime.now(UTC))
    draft = _draft(new)
    known = await desk.read(lambda conn: jobs.get(conn, draft.id))
    found = await request.app.state.workers.read(draft)
    if found.failed:
        PREVIEWS.labels("not_read").inc()
        raise ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, f"The article cannot be shown: {found.failed}.")
    PREVIEWS.labels("shown").inc()
    sentences = [PreviewedSentence.model_validate(msgspec.to_builtins(one)) for one in found.sentences]
    kept = {name: getattr(new, name) for name in Previewed.model_fields if hasattr(new, name)}
    return Previewed(known=None if known is None else known.article_id, sentences=sentences, **kept)


def _draft(new: NewArticle) -> Draft:
    return Draft(
        id=articles.id_of(new),
        title=new.title,
        text=new.text,
        url=new.url,
        publisher=new.publisher,
        published_at=new.published_at,
    )


def _not_now(outcome: str, why: str) -> ProblemError:
    PREVIEWS.labels(outcome).inc()
    detail = f"{why} Try again, or post the article: it is read in its turn."
    return ProblemError(HTTPStatus.SERVICE_UNAVAILABLE, detail, headers={"Retry-After": RETRY_AFTER_SECONDS})
