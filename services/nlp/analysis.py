"""One article's analysis: claim it, read it outside any transaction, put the result on record."""

import traceback
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Literal, get_args
from uuid import UUID

import structlog
from sqlalchemy import Engine

from services.atlas.outlets import open_outlets
from services.ledger import articles, copies, jobs, tracing
from services.ledger.analysis import LeaseLostError, record_analysis
from services.ledger.articles import StoredArticle
from services.ledger.events import ControlEvent, Source
from services.ledger.jobs import Lease
from services.ledger.settings import settings
from services.nlp import metrics
from services.nlp.article import Article
from services.nlp.extract import EXTRACTOR
from services.nlp.story.source import copied, source_of

Outcome = Literal["done", "not ours", "lease lost", "failed", "process lost"]
Extract = Callable[[Article], list[ControlEvent]]
LONGEST_ERROR = 500
ROOT = Path(__file__).parents[2]
log = structlog.get_logger(__name__)
for known in get_args(Outcome):
    metrics.ANALYSED.labels(metrics.as_label(known))


def analyse(engine: Engine, article_id: UUID, extract: Extract) -> Outcome:
    """Analyse the article unless it is done or another's. An error of the analysis is kept with the job.

    Raises what the database raises when it is away; the lease then ends by itself and the sweeper rings again.
    """
    with engine.begin() as conn:
        lease = jobs.claim(conn, article_id, settings().lease_seconds, settings().max_attempts)
    outcome: Outcome = "not ours"
    if lease is not None:
        with structlog.contextvars.bound_contextvars(correlation_id=lease.correlation_id, article_id=str(article_id)):
            outcome = _finish(engine, lease, extract)
            log.info("analysed", outcome=outcome, attempt=lease.attempts)
    metrics.ANALYSED.labels(metrics.as_label(outcome)).inc()
    return outcome


def _finish(engine: Engine, lease: Lease, extract: Extract) -> Outcome:
    claimed = perf_counter()
    try:
        readable = _readable(lease.article, _source(engine, lease.article))
        with tracing.span("extract", characters=len(readable.text)):
            events = extract(readable)
        with tracing.span("project", events=len(events)), engine.begin() as conn:
            record_analysis(conn, lease, EXTRACTOR, events)
    except LeaseLostError:
        return "lease lost"
    except Exception as error:
        log.warning("analysis failed", exc_info=error)
        with engine.begin() as conn:
            jobs.fail(conn, lease, told(error))
        return "failed"
    metrics.count_recorded(lease, perf_counter() - claimed, events)
    return "done"


def _source(engine: Engine, article: StoredArticle) -> Source:
    """Whose voice the article is: that of the article which first told its story."""
    with engine.connect() as conn:
        first = copies.first_telling(conn, article.id)
        original = None if first == article.id else articles.get(conn, first)
    own = _own_source(article)
    return own if original is None else copied(own, _own_source(original))


def _own_source(article: StoredArticle) -> Source:
    outlets = open_outlets(settings().outlets_file)
    return source_of(outlets, article.publisher, article.url, str(article.id), article.text)


def _readable(article: StoredArticle, source: Source) -> Article:
    """The article as extraction takes it."""
    return Article(
        id=article.id,
        text=article.text,
        published_at=article.published_at,
        source=source,
        title=article.title,
        publisher=article.publisher or "",
        url=article.url or "",
    )


def told(error: Exception) -> str:
    """The error for people, in one line: what happened and where in our code."""
    ours = [frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).is_relative_to(ROOT)]
    where = f" (at {Path(ours[-1].filename).relative_to(ROOT)}:{ours[-1].lineno})" if ours else ""
    said = " ".join(str(error).replace("\x00", "").split())
    return f"{type(error).__name__}: {said[:LONGEST_ERROR]}{where}"
