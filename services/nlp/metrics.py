"""What the workers count. Each process of the pool counts for itself; the worker's main process adds up and serves."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import get_args

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector, start_http_server
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

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


class Memory(Collector):
    """What the processes of this worker hold in memory, as the kernel says when asked. Nothing where it does not."""

    def __init__(self, pool: Callable[[], list[int]]) -> None:
        """`pool` answers the ids of the pool's processes now."""
        self._pool = pool

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """One sample a process."""
        held = GaugeMetricFamily(
            "frontlog_worker_resident_memory_bytes", "Memory that a process of the worker holds", labels=["process"]
        )
        numbered = {"main": os.getpid()} | {str(number): pid for number, pid in enumerate(sorted(self._pool()), 1)}
        for name, pid in numbered.items():
            try:
                pages = int((PROC / str(pid) / "statm").read_text("ascii").split()[1])
            except (FileNotFoundError, ProcessLookupError):
                continue  # it ended a moment ago, or this is no Linux
            held.add_metric([name], pages * os.sysconf("SC_PAGE_SIZE"))
        yield held


def serve(pool: Callable[[], list[int]]) -> None:
    """Serve them on FRONTLOG_WORKER_METRICS_PORT, if that is set. `pool`: see Memory."""
    port = settings().worker_metrics_port
    if port is None:
        return
    registry = CollectorRegistry(auto_describe=False)
    MultiProcessCollector(registry, os.environ[FOLDER_VARIABLE])  # type: ignore[no-untyped-call]
    ProcessCollector(registry=registry)
    registry.register(Memory(pool))
    start_http_server(port, settings().bind, registry)
