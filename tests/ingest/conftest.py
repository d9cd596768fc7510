"""The ingest service as a real server on a real database. `ingest` is a client of it; take `serving` to choose more."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import httpx
import pytest
import uvicorn

from services.ingest.app import create_app
from services.ledger.settings import settings

Serving = Callable[..., AbstractContextManager[httpx.Client]]


@pytest.fixture
def serving(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Serving]:
    """`with serving(broker_url=…) as client:`; each keyword is a FRONTLOG_ setting. Without a broker nothing rings."""
    monkeypatch.delenv("FRONTLOG_BROKER_URL", raising=False)

    @contextmanager
    def serve(**setting: str) -> Iterator[httpx.Client]:
        for name, value in {"database_url": database_url, **setting}.items():
            monkeypatch.setenv(f"FRONTLOG_{name.upper()}", value)
        settings.cache_clear()
        with _running(create_app) as port, httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20) as client:
            yield client

    yield serve
    settings.cache_clear()


@pytest.fixture
def ingest(serving: Serving) -> Iterator[httpx.Client]:
    with serving() as client:
        yield client


@contextmanager
def _running(factory: Callable[[], object]) -> Iterator[int]:
    server = _Announcing(uvicorn.Config(factory, factory=True, port=0, log_config=None, access_log=False))
    thread = threading.Thread(target=server.run)
    thread.start()
    assert server.up.wait(timeout=30)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(timeout=30)
    assert not thread.is_alive()


class _Announcing(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.up = threading.Event()

    async def startup(self, sockets: object = None) -> None:
        await super().startup()
        self.up.set()
