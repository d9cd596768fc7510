"""What waits for analysis, for Prometheus: counted in the database when asked, so that no lost message can hide it."""

from collections.abc import Iterator
from typing import get_args

from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy import Engine

from services.ledger import backlog, database
from services.ledger.jobs import JobState
from services.ledger.settings import settings


class Backlog(Collector):
    """`frontlog_jobs` by state, and how long the oldest open job waits."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Counted anew for each scrape. Raises what the database raises: the scrape then fails, as it should."""
        with self._engine.connect() as conn:
            counted = backlog.counts(conn)
            waiting = backlog.oldest_wait(conn)
        jobs = GaugeMetricFamily("frontlog_jobs", "Articles by the state of their analysis", labels=["state"])
        for state in get_args(JobState):
            jobs.add_metric([state], counted.get(state, 0))
        yield jobs
        yield GaugeMetricFamily("frontlog_oldest_job_seconds", "Age of the oldest analysis not done", value=waiting)


def serve() -> None:
    """Serve them on FRONTLOG_WORKER_METRICS_PORT, if that is set."""
    port = settings().worker_metrics_port
    if port is None:
        return
    registry = CollectorRegistry(auto_describe=False)
    registry.register(Backlog(database.engine("nlp")))
    start_http_server(port, settings().bind, registry)
