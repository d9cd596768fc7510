"""The result of an analysis goes into the ledger and the read tables, all of it or nothing."""

from collections.abc import Iterable, Sequence
from typing import LiteralString
from uuid import UUID, uuid5

from sqlalchemy import Connection, select

from services.ledger import beliefs, quotations
from services.ledger.append import Append
from services.ledger.correction import uncorrected
from services.ledger.counting import Turn, superseded, turns
from services.ledger.events import ControlEvent
from services.ledger.jobs import Lease
from services.ledger.records import ArticleAnalysed, Payload, article_stream, read_payload
from services.ledger.roundtrip import together
from services.ledger.tables import analysis_job as job
from services.ledger.tables import record

_FINISH: LiteralString = (
    "UPDATE ledger.analysis_job SET state = 'done', lease_until = NULL, last_error = NULL,"
    " finished_at = clock_timestamp() WHERE article_id = %s AND fence = %s AND state = 'running' RETURNING fence"
)
_NEWEST_VERSION: LiteralString = "SELECT coalesce(max(stream_version), 0) FROM ledger.record WHERE stream = %s"


class LeaseLostError(RuntimeError):
    """Another worker took the article over: what this one found is not wanted any more."""


def record_analysis(conn: Connection, lease: Lease, extractor: str, events: Iterable[ControlEvent]) -> None:
    """Append the events, bring the read tables up to date and finish the job, in the caller's transaction.

    `events` are all that count of the article from now on; what an earlier analysis found besides is superseded.
    Doing it twice has one effect. Commit at once: other writers wait. Raises LeaseLostError.
    """
    stream = article_stream(lease.article_id)
    with together(conn) as driver:
        finished = driver.execute(_FINISH, (lease.article_id, lease.fence))
        driver.execute(*beliefs.locking(stream))
        newest = driver.execute(_NEWEST_VERSION, (stream,))
    if finished.fetchone() is None:
        _require_done(conn, lease)
        return
    found = list({event.id: event for event in events}.values())
    analysed = ArticleAnalysed(lease.article_id, extractor, tuple(event.id for event in found))
    version: int = next(newest)[0]
    # Of an article that was only received nothing can count yet, and nothing can have been corrected.
    caused = turns(found, []) if version == 1 else _turns_again(conn, analysed, found)
    if caused is not None:
        beliefs.project(conn, _records(lease, analysed, found, version), caused, quoted=found)


def _turns_again(conn: Connection, analysed: ArticleAnalysed, found: Sequence[ControlEvent]) -> list[Turn] | None:
    """What a further analysis changes; null where the newest one says the same."""
    if _newest_analysis(conn, analysed.article_id) == analysed:
        return None
    counted = beliefs.events_of_article(conn, analysed.article_id)
    known = {event.id for event in counted}
    wanted = uncorrected(conn, analysed.article_id, found)
    return turns([event for event in wanted if event.id not in known], superseded(counted, wanted))


def _require_done(conn: Connection, lease: Lease) -> None:
    """Raises LeaseLostError unless this very claim was finished before."""
    state, fence = conn.execute(select(job.c.state, job.c.fence).where(job.c.article_id == lease.article_id)).one()
    if fence != lease.fence or state != "done":
        raise LeaseLostError(f"article {lease.article_id} was claimed again since attempt {lease.attempts}")


def _newest_analysis(conn: Connection, article_id: UUID) -> Payload | None:
    of_article = select(record.c.type, record.c.schema_version, record.c.payload).where(
        record.c.stream == article_stream(article_id), record.c.type == ArticleAnalysed.__name__
    )
    row = conn.execute(of_article.order_by(record.c.stream_version.desc()).limit(1)).one_or_none()
    return None if row is None else read_payload(*row)


def _records(lease: Lease, analysed: ArticleAnalysed, events: Sequence[ControlEvent], version: int) -> list[Append]:
    """The events, and last the record that says that they are complete. `version` is the stream's until now."""
    stream = article_stream(lease.article_id)
    named: list[tuple[UUID, Payload]] = [(event.id, quotations.recorded(event)) for event in events]
    # An extractor may come back after another one: each analysis of an article is a record of its own.
    named.append((uuid5(lease.article_id, f"ArticleAnalysed after {version}"), analysed))
    return [Append(record_id, stream, payload, lease.correlation_id, version) for record_id, payload in named]
