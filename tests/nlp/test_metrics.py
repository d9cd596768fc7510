"""What a worker tells of its connections: each process counts, the main one adds up those that live."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from prometheus_client import CollectorRegistry
from sqlalchemy import Engine

from services.ledger.database import POOL_SIZE, Service
from services.nlp import metrics

COUNTING = """
from services.nlp import metrics
metrics.LIMIT.labels("writers").set(8)
metrics.CONNECTIONS.labels("writers", "used").set({used})
"""


@pytest.fixture
def engine(engine_of: Callable[[Service], Engine]) -> Engine:
    return metrics.count_connections(engine_of("nlp"))


def told(state: str) -> float:
    return metrics.CONNECTIONS.labels(metrics.POOL, state)._value.get()  # type: ignore[no-any-return]


def test_connections_are_counted_as_they_are_taken_and_given_back(engine: Engine) -> None:
    with engine.connect():
        assert (told("used"), told("idle")) == (1, 0)
        with engine.connect():
            assert (told("used"), told("idle")) == (2, 0)
        assert (told("used"), told("idle")) == (1, 1)
    assert (told("used"), told("idle")) == (0, 2)
    assert metrics.LIMIT.labels(metrics.POOL)._value.get() == POOL_SIZE


def test_a_connection_that_breaks_in_use_is_not_counted_for_ever(engine: Engine) -> None:
    with engine.connect() as conn:
        conn.invalidate()
    assert told("used") == 0


def test_the_connections_of_processes_that_died_are_not_added(tmp_path: Path) -> None:
    ids = [count_in_a_process(tmp_path, used) for used in (1, 2)]
    registry = CollectorRegistry()
    registry.register(metrics.Living(tmp_path, lambda: ids))
    used = {"pool": "writers", "state": "used"}
    assert registry.get_sample_value("frontlog_database_pool_connections", used) == 3
    del ids[0]
    assert registry.get_sample_value("frontlog_database_pool_connections", used) == 2
    assert registry.get_sample_value("frontlog_database_pool_limit", {"pool": "writers"}) == POOL_SIZE


def count_in_a_process(folder: Path, used: int) -> int:
    """Its id."""
    environment = os.environ | {"PROMETHEUS_MULTIPROC_DIR": str(folder)}
    process = subprocess.Popen([sys.executable, "-c", COUNTING.format(used=used)], env=environment)
    assert process.wait() == 0
    return process.pid
