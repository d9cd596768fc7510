"""The ingest service as a real server on a real database. `ingest` is a client of it; take `serving` to choose more."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import httpx
import pytest

from services.ingest.app import create_app
from services.ledger.settings import settings
from tests.served import running

Serving = Callable[..., AbstractContextManager[httpx.Client]]


@pytest.fixture
def serving(database_url: str, make_key: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Serving]:
    """`with serving(broker_url=…) as client:`; each keyword is a FRONTLOG_ setting. Without a broker nothing rings.

    The client has a key that lets it post.
    """
    headers = {"Authorization": f"Bearer {make_key('ingest')}"}
    monkeypatch.delenv("FRONTLOG_BROKER_URL", raising=False)

    @contextmanager
    def serve(**setting: str) -> Iterator[httpx.Client]:
        for name, value in {"database_url": database_url, **setting}.items():
            monkeypatch.setenv(f"FRONTLOG_{name.upper()}", value)
        settings.cache_clear()
        with (
            running(create_app) as port,
            httpx.Client(base_url=f"http://127.0.0.1:{port}", headers=headers, timeout=20) as client,
        ):
            yield client

    yield serve
    settings.cache_clear()


@pytest.fixture
def ingest(serving: Serving) -> Iterator[httpx.Client]:
    with serving() as client:
        yield client
