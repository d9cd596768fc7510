"""How much of a service's connections to the database is in use, for Prometheus."""

from collections.abc import Iterator
from typing import Any

from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from psycopg_pool import AsyncConnectionPool
from sqlalchemy import Engine, QueuePool

from services.ledger.database import POOL_SIZE


class Pools(Collector):
    """The pools of one process: writers' engines and readers' pools, each under the name of what it is for."""

    def __init__(self, **pools: Engine | AsyncConnectionPool[Any]) -> None:
        self._pools = pools

    def describe(self) -> list[GaugeMetricFamily]:
        """No name of its own: two services in one process each have one."""
        return []

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """As they are now; no connection is taken for it."""
        held = GaugeMetricFamily(
            "frontlog_database_pool_connections",
            "Connections of this process to the database",
            labels=["pool", "state"],
        )
        limit = GaugeMetricFamily("frontlog_database_pool_limit", "How many it may have", labels=["pool"])
        waiting = GaugeMetricFamily(
            "frontlog_database_pool_waiting", "Requests that wait for one; only readers' pools tell", labels=["pool"]
        )
        for name, pool in self._pools.items():
            if isinstance(pool, Engine):
                assert isinstance(pool.pool, QueuePool)
                used, idle = pool.pool.checkedout(), pool.pool.checkedin()
            else:
                stats = pool.get_stats()
                idle = stats.get("pool_available", 0)
                used = stats.get("pool_size", 0) - idle
                waiting.add_metric([name], stats.get("requests_waiting", 0))
            held.add_metric([name, "used"], used)
            held.add_metric([name, "idle"], idle)
            limit.add_metric([name], POOL_SIZE)
        yield from (held, limit, waiting)
