"""The API over a real database. `client` asks it, with an analyst's key. `war` puts articles with their events on
record, as a worker does.

`serving` is the API as a real server, where an answer goes on while others come: `with serving() as address:`.
"""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import httpx
import pytest
from sqlalchemy import Engine

from services.api.app import create_app
from services.ledger.settings import settings
from tests.api.war import War
from tests.served import running

Serving = Callable[[], AbstractContextManager[str]]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def _settings(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("FRONTLOG_DATABASE_URL", database_url)
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.fixture
async def client(_settings: None, make_key: Callable[..., str]) -> AsyncIterator[httpx.AsyncClient]:
    app = create_app()
    transport = httpx.ASGITransport(app=app)
    headers = {"Authorization": f"Bearer {make_key('analyst')}"}
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://api", headers=headers) as asking,
    ):
        yield asking


@pytest.fixture
def serving(_settings: None) -> Serving:
    @contextmanager
    def serve() -> Iterator[str]:
        with running(create_app) as port:
            yield f"http://127.0.0.1:{port}"

    return serve


@pytest.fixture
def war(engine_of: Callable[..., Engine]) -> War:
    return War(engine_of("ingest"), engine_of("nlp"), engine_of("owner"))
