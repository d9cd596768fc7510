"""Erasing an article's words on demand: they go, and that they went is a record like all others.

What stays: the hash, the address, the outlet and the dates of the article, and its events with the offsets of their
sentences. Decision 20 says what of an old ledger cannot go.
"""

from datetime import datetime
from uuid import UUID, uuid5

from msgspec import Struct
from sqlalchemy import Connection, func, select, update

from services.ledger import beliefs, quotations
from services.ledger.append import Append, append
from services.ledger.jobs import SKIPPED
from services.ledger.records import ArticleErased, article_stream
from services.ledger.tables import analysis_job as job
from services.ledger.tables import article, control_event


class UnknownArticleError(LookupError):
    """There is no such article."""


class Erased(Struct, frozen=True):
    """When it was erased (UTC). `before`: by an earlier call, so that this one changed nothing."""

    erased_at: datetime
    before: bool


def erase(conn: Connection, article_id: UUID, author: str, reason: str, correlation_id: str) -> Erased:
    """Erase the article's title, text and html and the sentences quoted from it, in the caller's transaction.

    Its events go on counting. A worker that reads it at this moment cannot record what it finds. Raises
    UnknownArticleError. Commit at once: other writers wait.
    """
    # As an analysis does: first the job, then the stream.
    conn.execute(select(job.c.state).where(job.c.article_id == article_id).with_for_update())
    stream = article_stream(article_id)
    beliefs.lock_stream(conn, stream)
    row = conn.execute(select(article.c.erased_at).where(article.c.id == article_id).with_for_update()).one_or_none()
    if row is None:
        raise UnknownArticleError(f"there is no article {article_id}")
    if row.erased_at is not None:
        return Erased(row.erased_at, before=True)
    gone = {"title": "", "text": "", "html": None, "erased_at": func.clock_timestamp()}
    erasing = update(article).where(article.c.id == article_id).values(gone).returning(article.c.erased_at)
    erased_at = conn.execute(erasing).scalar_one()
    conn.execute(update(control_event).where(control_event.c.article_id == article_id).values(quote=""))
    quotations.erase(conn, article_id)
    settled = {"state": "done", "fence": job.c.fence + 1, "lease_until": None, "last_error": SKIPPED}
    unsettled = (job.c.article_id == article_id) & (job.c.state != "done")
    conn.execute(update(job).where(unsettled).values(**settled, finished_at=func.clock_timestamp()))
    payload = ArticleErased(article_id, author, reason)
    append(conn, [Append(uuid5(article_id, "ArticleErased"), stream, payload, correlation_id)])
    return Erased(erased_at, before=False)
