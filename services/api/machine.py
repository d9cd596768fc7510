"""How the machine works, for the status page: what the database tells of the whole, and each process of itself."""

from asyncio import Task, create_task, shield
from time import monotonic
from typing import get_args

from fastapi.concurrency import run_in_threadpool
from prometheus_client import REGISTRY
from sqlalchemy import Connection, Engine, TextClause, text

from services.api.desk_answers import Counted, DeadArticle, Delay, MachineStatus
from services.api.etag import RELEASE
from services.api.feed import WAITING, Feed
from services.api.figures import MEMORY, Figures
from services.api.scraping import Told, scraped
from services.ledger import backlog
from services.ledger.events import Kind
from services.ledger.jobs import JobState
from services.ledger.settings import settings
from services.ledger.vitals import silent_outlets, vitals
from services.web.pools import Pools

SECONDS = "frontlog_api_http_request_duration_seconds"
OWN = ("frontlog_api_http_requests_total", f"{SECONDS}_sum", f"{SECONDS}_count", MEMORY)
# Less than the page waits between two questions: each reader sees something new, many readers cost no more than one.
KEPT_SECONDS = 2.0
MOST_DEAD = 20
# The newest records among which the last analyses are looked for.
RECENT = 2_000
_EVENTS: TextClause = text("SELECT kind, count(*) FROM ledger.control_event WHERE superseded_at IS NULL GROUP BY kind")
_PLACES: TextClause = text("SELECT count(*) FROM ledger.place")
_WORKERS: TextClause = text("""
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'frontlog-nlp'""")
_DEAD: TextClause = text("""
    SELECT article_id::text, title, publisher, last_error
    FROM ledger.analysis_job JOIN ledger.article ON id = article_id
    WHERE state = 'dead' ORDER BY finished_at DESC LIMIT :most""")
# Articles that were queued anew later tell nothing of how long news takes.
_DELAYS: TextClause = text("""
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS median, max(seconds) AS slowest FROM (
        SELECT extract(epoch FROM recorded_at - received_at)::float8 AS seconds FROM ledger.record
            JOIN ledger.analysis_job ON article_id = substr(stream, 9)::uuid
            JOIN ledger.article ON id = article_id
        WHERE position > :after AND type = 'ArticleAnalysed' AND queued_at = received_at
        ORDER BY position DESC LIMIT 100
    ) AS delay""")


class Machine:
    """What `status` answers, for all who ask at a time: it counts events and places, and takes seconds to find the
    database away.

    Nobody waits for more than one reading, and only one thread reads. Used on the event loop alone.
    """

    def __init__(self, engine: Engine, pools: Pools, feed: Feed) -> None:
        self._engine, self._pools, self._feed = engine, pools, feed
        self._reading: Task[MachineStatus] | None = None
        self._ended = 0.0

    async def status(self) -> MachineStatus:
        """As it is being read, or as it was read at most `KEPT_SECONDS` ago. Raises what the database raises when it is
        away, for as long again."""
        known = self._reading
        if known is None or (known.done() and monotonic() - self._ended > KEPT_SECONDS):
            self._reading = known = create_task(self._read())
        # Who gives up leaves the reading to the others.
        return await shield(known)

    async def _read(self) -> MachineStatus:
        try:
            told = [_own(self._pools), *await scraped(settings().metrics_urls)]
            return await run_in_threadpool(status, self._engine, self._feed, Figures(told))
        finally:
            self._ended = monotonic()


def status(engine: Engine, feed: Feed, figures: Figures) -> MachineStatus:
    """As of now. Raises what the database raises when it is away."""
    with engine.connect() as conn:
        found = vitals(conn)
        jobs = backlog.counts(conn)
        events: dict[str, int] = dict(iter(conn.execute(_EVENTS)))
        return MachineStatus(
            release=RELEASE,
            articles={state: jobs.get(state, 0) for state in get_args(JobState)},
            oldest_unanalysed_seconds=found.oldest_seconds,
            outbox=found.to_ring,
            to_state=_delay(conn, found.position - RECENT),
            silent_outlets=silent_outlets(conn),
            position=found.position,
            newest_record_seconds=found.newest_record_seconds,
            sealed_position=found.sealed_position,
            unsealed_seconds=found.unsealed_seconds,
            feed_position=found.feed_position,
            feed_lag_seconds=feed.lag_seconds,
            events={kind: events.get(kind, 0) for kind in get_args(Kind)},
            places=conn.scalar(_PLACES) or 0,
            waiting_readers=int(next(iter(WAITING.collect())).samples[0].value),
            workers=conn.scalar(_WORKERS) or 0,
            counted=_counted(figures),
            processes=figures.processes(),
            dead=[DeadArticle(*row) for row in conn.execute(_DEAD, {"most": MOST_DEAD})],
        )


def _delay(conn: Connection, after: int) -> Delay | None:
    median, slowest = conn.execute(_DELAYS, {"after": after}).one()
    return None if median is None else Delay(median, slowest)


def _counted(figures: Figures) -> Counted:
    requests = [f"frontlog_{service}_http_requests_total" for service in ("ingest", "api")]
    return Counted(
        duplicate=figures.total("frontlog_articles_duplicate_total"),
        rejected=figures.by("reason", "frontlog_articles_rejected_total"),
        sentences=figures.by("verdict", "frontlog_sentences_read_total"),
        seal_breaks=figures.total("frontlog_seal_breaks_total"),
        requests=sum(figures.total(name) for name in requests),
        errors=sum(figures.total(name, status="5xx") for name in requests),
        routes=figures.routes(),
        tasks=figures.tasks(),
    )


def _own(pools: Pools) -> Told:
    """What this process would tell, without asking itself."""
    return Told("api", "", [*REGISTRY.restricted_registry(OWN).collect(), *pools.collect()])
