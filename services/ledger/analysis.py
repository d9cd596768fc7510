"""The result of an analysis goes into the ledger and the read tables, all of it or nothing."""

from collections.abc import Iterable, Sequence
from uuid import UUID, uuid5

from sqlalchemy import Connection, func, select, update

from services.ledger import beliefs, quotations
from services.ledger.append import Append
from services.ledger.correction import uncorrected
from services.ledger.counting import Turn, superseded, turns
from services.ledger.events import ControlEvent
from services.ledger.jobs import Lease
from services.ledger.records import ArticleAnalysed, Payload, article_stream, read_payload
from services.ledger.tables import analysis_job as job
from services.ledger.tables import record


class LeaseLostError(RuntimeError):
    """Another worker took the article over: what this one found is not wanted any more."""


def record_analysis(conn: Connection, lease: Lease, extractor: str, events: Iterable[ControlEvent]) -> None:
    """Append the events, bring the read tables up to date and finish the job, in the caller's transaction.

    `events` are all that count of the article from now on; what an earlier analysis found besides is superseded.
    Doing it twice has one effect. Commit at once: other writers wait. Raises LeaseLostError.
    """
    if not _is_ours(conn, lease):
        return
    stream = article_stream(lease.article_id)
    beliefs.lock_stream(conn, stream)
    found = list({event.id: event for event in events}.values())
    analysed = ArticleAnalysed(lease.article_id, extractor, tuple(event.id for event in found))
    _finish(conn, lease)
    version = conn.scalar(select(func.max(record.c.stream_version)).where(record.c.stream == stream)) or 0
    # Of an article that was only received nothing can count yet, and nothing can have been corrected.
    caused = turns(found, []) if version == 1 else _turns_again(conn, analysed, found)
    if caused is not None:
        quotations.keep(conn, lease.article_id, found)
        beliefs.project(conn, _records(lease, analysed, found, version), caused, beliefs.revisions(conn, caused))


def _turns_again(conn: Connection, analysed: ArticleAnalysed, found: Sequence[ControlEvent]) -> list[Turn] | None:
    """What a further analysis changes; null where the newest one says the same."""
    if _newest_analysis(conn, analysed.article_id) == analysed:
        return None
    counted = beliefs.events_of_article(conn, analysed.article_id)
    known = {event.id for event in counted}
    wanted = uncorrected(conn, analysed.article_id, found)
    return turns([event for event in wanted if event.id not in known], superseded(counted, wanted))


def _is_ours(conn: Connection, lease: Lease) -> bool:
    """False when this very claim was finished before."""
    mine = select(job.c.state, job.c.fence).where(job.c.article_id == lease.article_id).with_for_update()
    state, fence = conn.execute(mine).one()
    if fence != lease.fence or state not in ("running", "done"):
        raise LeaseLostError(f"article {lease.article_id} was claimed again since attempt {lease.attempts}")
    return bool(state == "running")


def _finish(conn: Connection, lease: Lease) -> None:
    done = {"state": "done", "lease_until": None, "last_error": None, "finished_at": func.clock_timestamp()}
    conn.execute(update(job).where(job.c.article_id == lease.article_id).values(done))


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
