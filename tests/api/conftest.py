"""The API over a real database. `client` asks it; `war` puts articles with their events on record, as a worker does."""

from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine

from services.api.app import create_app
from services.ledger.settings import settings
from tests.api.war import War


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def _settings(database_url: str, atlas_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("FRONTLOG_DATABASE_URL", database_url)
    monkeypatch.setenv("FRONTLOG_HOME", str(atlas_home))
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.fixture(scope="session")
def atlas_home(request: pytest.FixtureRequest) -> Path:
    # The index of places takes half a minute to build: kept from run to run.
    return Path(request.config.cache.mkdir("atlas"))  # type: ignore[union-attr]  # there unless -p no:cacheprovider


@pytest.fixture
async def client(_settings: None) -> AsyncIterator[httpx.AsyncClient]:
    app = create_app()
    transport = httpx.ASGITransport(app=app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://api") as asking,
    ):
        yield asking


@pytest.fixture
def war(engine_of: Callable[..., Engine]) -> War:
    return War(engine_of("ingest"), engine_of("nlp"))
