"""The result of an analysis goes into the ledger and the read tables, all of it or nothing."""

from collections.abc import Iterable, Sequence
from uuid import UUID, uuid5

from sqlalchemy import Connection, func, select, update

from services.ledger import beliefs
from services.ledger.append import Append
from services.ledger.counting import Turn, turns
from services.ledger.events import ControlEvent
from services.ledger.jobs import Claim
from services.ledger.projection import Revision, revise
from services.ledger.records import ArticleAnalysed, ControlEventExtracted, Payload, article_stream, read_payload
from services.ledger.tables import analysis_job as job
from services.ledger.tables import record


class LeaseLostError(RuntimeError):
    """Another worker took the article over: what this one found is not wanted any more."""


def record_analysis(conn: Connection, claim: Claim, extractor: str, events: Iterable[ControlEvent]) -> None:
    """Append the events, bring the read tables up to date and finish the job, in the caller's transaction.

    `events` are all that count of the article from now on; what an earlier analysis found besides is superseded.
    Doing it twice has one effect. Commit at once: other writers wait. Raises LeaseLostError.
    """
    if not _is_ours(conn, claim):
        return
    found = list({event.id: event for event in events}.values())
    counted = beliefs.events_of_article(conn, claim.article_id)
    known = {event.id for event in counted}
    wanted = {event.id for event in found}
    dropped = [event for event in counted if event.id not in wanted]
    added = [event for event in found if event.id not in known]

    caused = turns(added, dropped)
    beliefs.lock_places(conn, [turn.place_id for turn in caused])
    revisions = _revisions(conn, caused)
    _finish(conn, claim)
    analysed = ArticleAnalysed(claim.article_id, extractor, tuple(event.id for event in found))
    if _newest_analysis(conn, claim.article_id) != analysed:
        beliefs.project(conn, _records(conn, claim, analysed, found), caused, revisions)


def _is_ours(conn: Connection, claim: Claim) -> bool:
    """False when this very claim was finished before."""
    mine = select(job.c.state, job.c.fence).where(job.c.article_id == claim.article_id).with_for_update()
    state, fence = conn.execute(mine).one()
    if fence != claim.fence or state not in ("running", "done"):
        raise LeaseLostError(f"article {claim.article_id} was claimed again since attempt {claim.attempts}")
    return bool(state == "running")


def _revisions(conn: Connection, caused: Sequence[Turn]) -> dict[str, Revision]:
    touched = [turn.place_id for turn in caused]
    counting = beliefs.events_of_places(conn, touched)
    believed = beliefs.beliefs_of_places(conn, touched)
    return {
        turn.place_id: revise(
            believed[turn.place_id],
            [*(event for event in counting[turn.place_id] if event.id not in turn.dropped), *turn.added],
        )
        for turn in caused
    }


def _finish(conn: Connection, claim: Claim) -> None:
    done = {"state": "done", "lease_until": None, "last_error": None, "finished_at": func.clock_timestamp()}
    conn.execute(update(job).where(job.c.article_id == claim.article_id).values(done))


def _newest_analysis(conn: Connection, article_id: UUID) -> Payload | None:
    of_article = select(record.c.type, record.c.schema_version, record.c.payload).where(
        record.c.stream == article_stream(article_id), record.c.type == ArticleAnalysed.__name__
    )
    row = conn.execute(of_article.order_by(record.c.stream_version.desc()).limit(1)).one_or_none()
    return None if row is None else read_payload(*row)


def _records(conn: Connection, claim: Claim, analysed: ArticleAnalysed, events: Sequence[ControlEvent]) -> list[Append]:
    """The events, and last the record that says that they are complete."""
    stream = article_stream(claim.article_id)
    version = conn.scalar(select(func.max(record.c.stream_version)).where(record.c.stream == stream))
    named: list[tuple[UUID, Payload]] = [(event.id, ControlEventExtracted(event)) for event in events]
    # An extractor may come back after another one: each analysis of an article is a record of its own.
    named.append((uuid5(claim.article_id, f"ArticleAnalysed after {version}"), analysed))
    return [Append(record_id, stream, payload, claim.correlation_id, version) for record_id, payload in named]
