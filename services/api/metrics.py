"""What the API tells Prometheus besides its requests: how the system as a whole is, and its feed."""

from collections.abc import Iterator
from itertools import chain

import structlog
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from services.api.feed import Feed
from services.ledger.vitals import Vitals, silent_outlets, vitals

log = structlog.get_logger(__name__)


class SystemState(Collector):
    """Read from the database at each scrape. Here, since the API is up when no worker is.

    While the database is away it tells that, and nothing else: the API's own counters must be had all the same.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def describe(self) -> Iterator[GaugeMetricFamily]:
        """The names alone, so that registering asks no database."""
        yield from _families(None, [])

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """As of now."""
        try:
            with self._engine.connect() as conn:
                found, silent = vitals(conn), silent_outlets(conn)
        except SQLAlchemyError as error:
            log.warning("metrics cannot be read", error=str(error))
            yield _up(0)
        else:
            yield from chain([_up(1)], _families(found, silent))


class FeedState(Collector):
    """How far the feed of this process is behind the ledger."""

    def __init__(self, feed: Feed) -> None:
        self._feed = feed

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """As of now; asks nobody."""
        yield GaugeMetricFamily(
            "frontlog_feed_lag_seconds",
            "Since the ledger was last asked for changes, while readers wait for them; else 0",
            value=self._feed.lag_seconds,
        )


def _up(answers: int) -> GaugeMetricFamily:
    return GaugeMetricFamily("frontlog_database_up", "1 if the database answered this scrape, else 0", value=answers)


def _families(found: Vitals | None, silent: list[str]) -> Iterator[GaugeMetricFamily]:
    jobs = GaugeMetricFamily(
        "frontlog_jobs", "Articles whose analysis is queued, running, or was given up (dead)", labels=["state"]
    )
    figures = {
        "oldest_job_seconds": "Age of the oldest analysis that is queued or running; 0 without any",
        "outbox_jobs": "Articles that no worker has and that the queue is to be told of again",
        "ledger_position": "Position of the ledger's last record",
        "newest_record_age_seconds": "Age of the ledger's last record; absent while it is empty",
        "feed_position": "Position of the record behind the newest change",
        "sealed_position": "Position of the last record that is sealed; 0 before the first",
        "seal_age_seconds": "Age of the oldest record that is not sealed yet; 0 where all are",
        "silent_outlets": "Outlets that published steadily and have stopped for three days",
    }
    families = {name: GaugeMetricFamily(f"frontlog_{name}", means) for name, means in figures.items()}
    if found is not None:
        for state, count in (("queued", found.queued), ("running", found.running), ("dead", found.dead)):
            jobs.add_metric([state], count)
        values = {
            "oldest_job_seconds": found.oldest_seconds or 0,
            "outbox_jobs": found.to_ring,
            "ledger_position": found.position,
            "newest_record_age_seconds": found.newest_record_seconds,
            "feed_position": found.feed_position,
            "sealed_position": found.sealed_position,
            "seal_age_seconds": found.unsealed_seconds,
            "silent_outlets": len(silent),
        }
        for name, value in values.items():
            if value is not None:
                families[name].add_metric([], value)
    yield from (jobs, *families.values())
