"""What the workers count. Each process of the pool counts for itself; the worker's main process adds up and serves."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import get_args

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, start_http_server
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead
from prometheus_client.registry import Collector
from sqlalchemy import Engine, QueuePool
from sqlalchemy.event import listen

from services.ledger.database import POOL_SIZE
from services.ledger.events import ControlEvent, Kind
from services.ledger.jobs import Lease
from services.ledger.settings import settings
from services.nlp.explain import Refusal, refusal
from services.nlp.extract import Told

# Where the processes of one worker keep their counts. prometheus_client reads it when it is first imported.
FOLDER_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
STATE_BUCKETS = (0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800, 7_200)
PROC = Path("/proc")

ANALYSED = Counter("frontlog_articles_analysed", "Rings that a worker answered, by what came of them", ["outcome"])
EVENTS = Counter("frontlog_events_extracted", "Control events of analyses that went on record, by kind", ["kind"])
SENTENCES = Counter(
    "frontlog_sentences_read", "Sentences read: told something about control, or why they were refused", ["verdict"]
)
RUNG_AGAIN = Counter("frontlog_articles_rung_again", "Articles that went quiet and that the sweeper rang for again")
SEAL_BREAKS = Counter("frontlog_seal_breaks", "Records and blocks found not to be as they were sealed, at spot checks")
TO_STATE = Histogram(
    "frontlog_article_to_state_seconds",
    "From the receipt of an article to the commit of what it says, at its first analysis",
    buckets=STATE_BUCKETS,
)
# As services/web/pools.py tells them of the other services; each process adds its own. Not in the common registry: only
# the worker's main process can add up.
CONNECTIONS = Gauge(
    "frontlog_database_pool_connections",
    "Connections of this worker to the database",
    ["pool", "state"],
    multiprocess_mode="livesum",
    registry=None,
)
LIMIT = Gauge(
    "frontlog_database_pool_limit", "How many it may have", ["pool"], multiprocess_mode="livesum", registry=None
)
POOL = "writers"


def as_label(words: str) -> str:
    """An outcome or a reason as the value of a label."""
    return words.replace(" ", "_")


# From the first scrape on, so that a rate knows where it begins.
for kind in get_args(Kind):
    EVENTS.labels(kind)
for verdict in ("told", *get_args(Refusal)):
    SENTENCES.labels(as_label(verdict))


def count_sentences(told: Iterable[Told]) -> None:
    """Count each sentence under its verdict."""
    for one in told:
        SENTENCES.labels(as_label(refusal(one) or "told")).inc()


def count_recorded(lease: Lease, seconds: float, events: Iterable[ControlEvent]) -> None:
    """Count an analysis that was committed `seconds` after its claim."""
    for event in events:
        EVENTS.labels(event.kind).inc()
    if not lease.requeued:
        TO_STATE.observe(lease.waited_seconds + seconds)


def count_connections(engine: Engine) -> Engine:
    """Tell from now on how many connections of this process are in use; the engine itself."""
    pool = engine.pool
    assert isinstance(pool, QueuePool)

    def tell(returning: int) -> None:
        CONNECTIONS.labels(POOL, "used").set(pool.checkedout() - returning)
        CONNECTIONS.labels(POOL, "idle").set(pool.checkedin() + returning)

    LIMIT.labels(POOL).set(POOL_SIZE)
    listen(engine, "checkout", lambda *_: tell(0))
    # It is told before the pool has its connection back.
    listen(engine, "checkin", lambda *_: tell(1))
    return engine


class Living(Collector):
    """What all processes of the worker counted, without the connections of those that have died."""

    def __init__(self, folder: Path, processes: Callable[[], Iterable[int]]) -> None:
        """`folder`: where they keep their counts. `processes` answers the ids of those that live."""
        self._folder, self._processes = folder, processes
        self._all = MultiProcessCollector(None, str(folder))  # type: ignore[no-untyped-call]

    def collect(self) -> Iterator[Metric]:
        """As of now."""
        kept = {int(file.stem.rpartition("_")[2]) for file in self._folder.glob("gauge_live*.db")}
        for dead in kept - set(self._processes()):
            mark_process_dead(dead, str(self._folder))  # type: ignore[no-untyped-call]
        yield from self._all.collect()  # type: ignore[no-untyped-call]


class Memory(Collector):
    """What the processes of this worker hold in memory, as the kernel says when asked. Nothing where it does not."""

    def __init__(self, processes: Callable[[], dict[str, int]]) -> None:
        """`processes` answers their ids by name."""
        self._processes = processes

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """One sample a process."""
        held = GaugeMetricFamily(
            "frontlog_worker_resident_memory_bytes", "Memory that a process of the worker holds", labels=["process"]
        )
        for name, pid in self._processes().items():
            try:
                pages = int((PROC / str(pid) / "statm").read_text("ascii").split()[1])
            except (FileNotFoundError, ProcessLookupError):
                continue  # it ended a moment ago, or this is no Linux
            held.add_metric([name], pages * os.sysconf("SC_PAGE_SIZE"))
        yield held


def serve(pool: Callable[[], list[int]]) -> None:
    """Serve them on FRONTLOG_WORKER_METRICS_PORT, if that is set. `pool` answers the ids of the pool's processes."""
    port = settings().worker_metrics_port
    if port is None:
        return

    def processes() -> dict[str, int]:
        return {"main": os.getpid()} | {str(number): pid for number, pid in enumerate(sorted(pool()), 1)}

    registry = CollectorRegistry(auto_describe=False)
    registry.register(Living(Path(os.environ[FOLDER_VARIABLE]), lambda: processes().values()))
    ProcessCollector(registry=registry)
    registry.register(Memory(processes))
    start_http_server(port, settings().bind, registry)
