"""The analysis jobs: who may analyse which article, for how long, and what happens when it goes wrong.

A job row is the truth; the queue only rings. A claim is a lease with a fence: a worker that lost its lease may go on
working, but what it writes is refused.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, update

from services.ledger import articles
from services.ledger.articles import StoredArticle
from services.ledger.records import article_stream
from services.ledger.tables import analysis_job as job
from services.ledger.tables import record

JobState = Literal["queued", "running", "done", "dead"]
# A queued job without news for so long is rung again: its ring got lost, or it waits in a long queue and ignores it.
QUIET_SECONDS = 15
# Of the job of an erased article, in the place of an error.
SKIPPED = "not analysed: the text was erased"


class Job(Struct, frozen=True):
    """Where the analysis of an article stands. Times are UTC."""

    article_id: UUID
    state: JobState
    attempts: int
    last_error: str | None
    queued_at: datetime
    finished_at: datetime | None


class Lease(Struct, frozen=True):
    """The right to analyse `article` until the lease ends. `attempts` counts this one.

    `waited_seconds` went by between the queueing and this claim. `requeued`: it was queued anew after its first time.
    """

    article: StoredArticle
    fence: int
    attempts: int
    max_attempts: int
    correlation_id: str
    waited_seconds: float
    requeued: bool

    @property
    def article_id(self) -> UUID:
        return self.article.id


def claim(conn: Connection, article_id: UUID, lease_seconds: int, max_attempts: int) -> Lease | None:
    """Take the job, or null when it is done, dead, unknown or another worker's.

    A job whose attempts are used up (its workers died) is laid aside as dead; that of an erased article is done, and
    what was found in it before stays. Commit before the work starts.
    """
    free = and_(job.c.article_id == article_id, _free())
    taking = (
        update(job)
        .where(free, job.c.attempts < max_attempts)
        .values(state="running", attempts=job.c.attempts + 1, fence=job.c.fence + 1, lease_until=_in(lease_seconds))
        .returning(job.c.fence, job.c.attempts, job.c.queued_at, _seconds_since(job.c.queued_at).label("waited"))
    )
    taken = conn.execute(taking).one_or_none()
    if taken is None:
        lost = f"gave up: no worker came back with a result in {max_attempts} attempts"
        _lay_aside(conn, free, func.coalesce(job.c.last_error, lost))
        return None
    article = articles.get(conn, article_id)
    if article is None:
        raise LookupError(f"the job of article {article_id} has no article")
    if article.erased_at is not None:
        _skip(conn, article_id)
        return None
    return Lease(
        article,
        taken.fence,
        taken.attempts,
        max_attempts,
        correlations(conn, [article_id])[article_id],
        waited_seconds=float(taken.waited),
        requeued=taken.queued_at != article.received_at,
    )


def fail(conn: Connection, lease: Lease, error: str) -> None:
    """Give a claimed job back after an error: queued for another attempt, or dead when it was the last.

    Does nothing when the lease went to another worker meanwhile.
    """
    ours = and_(job.c.article_id == lease.article_id, job.c.state == "running", job.c.fence == lease.fence)
    _give_back(conn, ours, error, lease.max_attempts)


def lose(conn: Connection, article_id: UUID, error: str, max_attempts: int) -> None:
    """Give the job back for a process that died over it: as `fail` does, long before its lease ends.

    Should another worker have it by now, that one's result is refused, and the article is analysed once more.
    """
    _give_back(conn, and_(job.c.article_id == article_id, job.c.state == "running"), error, max_attempts)


def due(conn: Connection, limit: int) -> list[UUID]:
    """Articles to ring again, the longest waiting first: queued and quiet, or with a lease that ran out.

    Notes that they were rung, so that two sweepers share the work. Commit, then ring.
    """
    oldest = select(job.c.article_id).where(_quiet()).order_by(job.c.queued_at).limit(limit)
    chosen = oldest.with_for_update(skip_locked=True).scalar_subquery()
    rung = update(job).where(job.c.article_id.in_(chosen)).values(rung_at=_now()).returning(job.c.article_id)
    return list(conn.scalars(rung))


def correlations(conn: Connection, articles: Sequence[UUID]) -> dict[UUID, str]:
    """The correlation ids under which the articles were received, in their order."""
    streams = {article_stream(article_id): article_id for article_id in articles}
    first = and_(record.c.stream.in_(streams), record.c.stream_version == 1)
    found = dict(iter(conn.execute(select(record.c.stream, record.c.correlation_id).where(first))))
    return {article_id: found[stream] for stream, article_id in streams.items()}


def quiet(conn: Connection) -> int:
    """How many articles are to be rung again."""
    return conn.scalar(select(func.count()).select_from(job).where(_quiet())) or 0


def requeue(conn: Connection, states: Sequence[JobState], articles: Sequence[UUID] | None = None) -> list[UUID]:
    """Queue the jobs in these states anew, with all their attempts; of all articles if none is named.

    Answers the articles that were queued. Commit, then ring.
    """
    fresh: dict[str, Any] = {
        "state": "queued",
        "attempts": 0,
        "queued_at": _now(),
        "rung_at": None,
        "finished_at": None,
    }
    settled = update(job).where(job.c.state.in_(states)).values(fresh)
    if articles is not None:
        settled = settled.where(job.c.article_id.in_(articles))
    return list(conn.scalars(settled.returning(job.c.article_id)))


def get(conn: Connection, article_id: UUID) -> Job | None:
    """Where the article's job stands, or null for an unknown article."""
    columns = [job.c[name] for name in Job.__struct_fields__]
    row = conn.execute(select(*columns).where(job.c.article_id == article_id)).one_or_none()
    return None if row is None else Job(*row)


def _free() -> ColumnElement[bool]:
    return or_(job.c.state == "queued", and_(job.c.state == "running", job.c.lease_until < _now()))


def _quiet() -> ColumnElement[bool]:
    last_heard = func.coalesce(job.c.rung_at, job.c.queued_at)
    return and_(_free(), job.c.state.in_(("queued", "running")), last_heard < _in(-QUIET_SECONDS))


def _skip(conn: Connection, article_id: UUID) -> None:
    done = {"state": "done", "lease_until": None, "last_error": SKIPPED, "finished_at": _now()}
    conn.execute(update(job).where(job.c.article_id == article_id).values(**done))


def _give_back(conn: Connection, which: ColumnElement[bool], error: str, max_attempts: int) -> None:
    _lay_aside(conn, and_(which, job.c.attempts >= max_attempts), error)
    values: dict[str, Any] = {"state": "queued", "lease_until": None, "last_error": error, "rung_at": _now()}
    conn.execute(update(job).where(which).values(values))


def _lay_aside(conn: Connection, which: ColumnElement[bool], error: str | ColumnElement[str]) -> None:
    dead: dict[str, Any] = {"state": "dead", "lease_until": None, "finished_at": _now()}
    conn.execute(update(job).where(which).values(last_error=error, **dead))


# Not now(): that is the start of the transaction, which may have waited for a lock.
def _now() -> ColumnElement[datetime]:
    return func.clock_timestamp()


def _seconds_since(moment: ColumnElement[datetime]) -> ColumnElement[Any]:
    return func.extract("epoch", _now() - moment)


def _in(seconds: int) -> ColumnElement[datetime]:
    return func.clock_timestamp() + func.make_interval(0, 0, 0, 0, 0, 0, seconds)
