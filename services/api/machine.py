"""How the machine works, for the status page: what the database tells of the whole, and this process of itself."""

from asyncio import Task, create_task, shield
from time import monotonic
from typing import Any, get_args

from fastapi.concurrency import run_in_threadpool
from prometheus_client import REGISTRY
from psycopg_pool import AsyncConnectionPool
from sqlalchemy import Connection, Engine, TextClause, text

from services.api.desk_answers import Connections, DeadArticle, Delay, MachineStatus, Served
from services.api.etag import RELEASE
from services.api.feed import WAITING, Feed
from services.ledger import backlog
from services.ledger.database import POOL_SIZE
from services.ledger.events import Kind
from services.ledger.jobs import JobState
from services.ledger.vitals import silent_outlets, vitals

REQUESTS, MEMORY = "frontlog_api_http_requests_total", "process_resident_memory_bytes"
# Less than the page waits between two questions: each reader sees something new, many readers cost no more than one.
KEPT_SECONDS = 2.0
MOST_DEAD = 20
# The newest records among which the last analyses are looked for.
RECENT = 2_000
_EVENTS: TextClause = text("SELECT kind, count(*) FROM ledger.control_event WHERE superseded_at IS NULL GROUP BY kind")
_PLACES: TextClause = text("SELECT count(*) FROM ledger.place")
_CONNECTIONS: TextClause = text("""
    SELECT substr(application_name, 10), count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND application_name LIKE 'frontlog-%' GROUP BY 1 ORDER BY 1""")
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

    def __init__(self, engine: Engine, readers: AsyncConnectionPool[Any], feed: Feed) -> None:
        self._parts = (engine, readers, feed)
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
            return await run_in_threadpool(status, *self._parts)
        finally:
            self._ended = monotonic()


def status(engine: Engine, readers: AsyncConnectionPool[Any], feed: Feed) -> MachineStatus:
    """As of now. Raises what the database raises when it is away."""
    pool = readers.get_stats()
    used = pool.get("pool_size", 0) - pool.get("pool_available", 0)
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
            connections=Connections(dict(iter(conn.execute(_CONNECTIONS))), used, POOL_SIZE),
            served=_served(),
            dead=[DeadArticle(*row) for row in conn.execute(_DEAD, {"most": MOST_DEAD})],
        )


def _delay(conn: Connection, after: int) -> Delay | None:
    median, slowest = conn.execute(_DELAYS, {"after": after}).one()
    return None if median is None else Delay(median, slowest)


def _served() -> Served:
    told = REGISTRY.restricted_registry([REQUESTS, MEMORY]).collect()
    samples = [sample for family in told for sample in family.samples]
    answers = [sample for sample in samples if sample.name == REQUESTS]
    return Served(
        requests=int(sum(sample.value for sample in answers)),
        errors=int(sum(sample.value for sample in answers if sample.labels["status"] == "5xx")),
        memory_bytes=next((int(sample.value) for sample in samples if sample.name == MEMORY), None),
    )
