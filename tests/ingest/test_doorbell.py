import socket
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

import httpx
import pytest
import redis

from services.ingest import doorbell
from services.ingest.doorbell import Doorbell
from services.ingest.metrics import RINGS
from services.ledger.embedded import start_valkey
from services.ledger.queue import QUEUE
from tests.ingest.conftest import Serving

ARTICLE = UUID("0d5f3c1e-9c53-5c0b-8f6e-2b8c4a7d1e60")


@pytest.fixture
def wait_until() -> Callable[[Callable[[], bool]], None]:
    def wait(condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 120
        while not condition():
            assert time.monotonic() < deadline
            time.sleep(0.01)

    return wait


def rings(outcome: str) -> float:
    return RINGS.labels(outcome)._value.get()


def test_a_ring_is_a_message_with_the_articles_id(
    valkey_url: str, wait_until: Callable[[Callable[[], bool]], None]
) -> None:
    bell = Doorbell(valkey_url)
    bell.ring([ARTICLE])
    with redis.Redis.from_url(valkey_url) as queue:
        wait_until(lambda: queue.llen(QUEUE) == 1)
        message = queue.lindex(QUEUE, 0)
    bell.close()
    assert message is not None
    assert b"nlp.extract.v1" in message
    assert str(ARTICLE).encode() in message


def test_posts_do_not_wait_for_a_queue_that_is_away_or_hangs(serving: Serving, free_port: int) -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        for port in (free_port, deaf.getsockname()[1]):
            with serving(broker_url=f"redis://127.0.0.1:{port}/0") as ingest:
                started = time.monotonic()
                for _ in range(5):
                    assert ingest.post("/v1/articles", json={"text": f"Article {uuid4()}."}).status_code == 202
                assert time.monotonic() - started < 10  # what one attempt may take is five seconds


def test_it_rings_again_when_the_queue_is_back(
    server_home: Path, free_port: int, wait_until: Callable[[Callable[[], bool]], None]
) -> None:
    bell = Doorbell(f"redis://127.0.0.1:{free_port}/0")
    before = rings("failed")
    bell.ring([ARTICLE])
    wait_until(lambda: rings("failed") == before + 1)
    server = start_valkey(server_home / "bell", free_port)
    bell.ring([ARTICLE])
    with redis.Redis.from_url(server.url) as queue:
        wait_until(lambda: queue.llen(QUEUE) == 1)
    bell.close()
    server.stop()


def test_a_long_outage_takes_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doorbell, "MOST_WAITING", 2)
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        bell = Doorbell(f"redis://127.0.0.1:{deaf.getsockname()[1]}/0")
        before = rings("skipped")
        for _ in range(5):
            bell.ring([ARTICLE])
        assert rings("skipped") == before + 3
    bell.close()


@pytest.fixture
def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port: int = unused.getsockname()[1]
    return port


def test_without_a_broker_nothing_is_rung(ingest: httpx.Client) -> None:
    before = rings("rung"), rings("failed")
    assert ingest.post("/v1/articles", json={"text": "Article."}).status_code == 202
    assert (rings("rung"), rings("failed")) == before
