"""The tasks of the workers. Their names are the contract with those who ring."""

from functools import lru_cache
from typing import Any
from uuid import UUID

import msgspec
import structlog
from celery import Celery
from celery.exceptions import SoftTimeLimitExceeded
from sqlalchemy import Engine

from services.ledger import database, jobs, previews, seals
from services.ledger.events import ControlEvent
from services.ledger.queue import (
    ENOUGH_RINGS,
    EXTRACT_TASK,
    PREVIEW_TASK,
    SEAL_TASK,
    SWEEP_TASK,
    ring,
    ringing_app,
    room,
)
from services.ledger.settings import settings
from services.nlp import metrics, preview
from services.nlp.analysis import Outcome, analyse
from services.nlp.article import Article
from services.nlp.extract import atlas, prepare, read_sentences, settle
from services.nlp.words.units import Atlas
from services.nlp.worker import SOFT_SECONDS, app

# More than others ring for: however much arrives, there is room for those who went quiet.
ENOUGH = 2 * ENOUGH_RINGS
# Blocks of one round: seconds of work. A ledger that was never sealed takes several rounds.
MOST_SEALED = 128
# Older blocks that a round holds against their records: half a second of work.
SPOT_CHECKED = 16
log = structlog.get_logger(__name__)


def extract_article(article_id: str) -> Outcome:
    """Analyse one article; a ring too many finds it taken or done and leaves."""
    return analyse(engine(), UUID(article_id), read)


def sweep() -> int:
    """Ring again for articles that went quiet, as many as the queue has room for. Two sweepers at once share them."""
    if not (most := room(bell(), ENOUGH)):
        return 0
    with engine().begin() as conn:
        due = jobs.correlations(conn, jobs.due(conn, most))
    rung = ring(bell(), [*due], ENOUGH)
    for article_id, correlation_id in [*due.items()][:rung]:
        log.info("rang again", correlation_id=correlation_id, article_id=str(article_id))
    metrics.RUNG_AGAIN.inc(rung)
    return rung


def seal() -> int:
    """Seal the records that no block holds yet; how many blocks. Of two sealers at once one leaves.

    Each round also looks at some older blocks: what was changed is told within days, though nobody runs `verify`.
    """
    blocks = 0
    for made in seals.seal_all(engine(), MOST_SEALED):
        # Logs are kept elsewhere: they still tell the head of the chain when the database cannot be trusted.
        log.info("sealed", block=made.number, hash=made.hash.hex(), last_position=made.positions[-1])
        blocks += 1
    with engine().connect() as conn:
        found = seals.spot_check(conn, SPOT_CHECKED)
    for sentence in found:
        log.error("seal broken", found=sentence)
    metrics.SEAL_BREAKS.inc(len(found))
    return blocks


def lose(article_id: str, reason: str) -> None:
    """Give the article back whose process came to an end over it, for that reason."""
    log.warning("process lost", article_id=article_id, reason=reason)
    metrics.ANALYSED.labels("process_lost").inc()
    with engine().begin() as conn:
        jobs.lose(conn, UUID(article_id), reason, settings().max_attempts)


def preview_article(draft: dict[str, Any], box: str) -> None:
    """Read an article that is not on record, for somebody who waits at the box. Tried once."""
    broker_url = settings().broker_url
    assert broker_url is not None, "the task came over it"
    previews.answer(broker_url, box, preview.preview(msgspec.convert(draft, previews.Draft), known()))


def read(article: Article) -> list[ControlEvent]:
    """The article's control events, by the atlas of this process. Raises TimeoutError when it takes too long."""
    try:
        told, context = read_sentences(article, known())
        events = settle(told, context)
    except SoftTimeLimitExceeded:
        raise TimeoutError(f"its {len(article.text):,} characters were not read within {SOFT_SECONDS} s") from None
    metrics.count_sentences(told)
    return events


def warm_up() -> None:
    """Load once per process what every article needs."""
    prepare(known())


def known() -> Atlas:
    """The atlas of this process, with the files that its owner adds."""
    given = settings()
    return atlas(given.home, given.places_file, given.actors_file, given.outlets_file)


@lru_cache
def bell() -> Celery:
    """The queue as those see it who only ring: away is an error at once, and the next round tries again."""
    return ringing_app("frontlog-sweeper", settings().broker_url)


@lru_cache
def engine() -> Engine:
    """The connections of this process, made when first used: none may be older than the process."""
    return metrics.count_connections(database.engine("nlp"))


app.task(name=EXTRACT_TASK)(extract_article)
app.task(name=SWEEP_TASK)(sweep)
app.task(name=SEAL_TASK)(seal)
app.task(name=PREVIEW_TASK, acks_late=False, soft_time_limit=preview.SOFT_SECONDS, time_limit=preview.HARD_SECONDS)(
    preview_article
)
