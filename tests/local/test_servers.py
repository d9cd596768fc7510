"""The embedded servers come back at the same address, with the data that they are meant to keep."""

import asyncio
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import redis

from services.local import servers
from services.local.servers import Server

pytestmark = pytest.mark.anyio
PATIENCE = 240.0


@pytest.fixture
def home() -> Iterator[Path]:
    # PostgreSQL runs as another user when the tests run as root, and must get in.
    folder = Path(tempfile.mkdtemp(prefix="frontlog-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(autouse=True)
def watched_closely(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(servers, "WATCH_SECONDS", 0.05)


async def killed_and_back(server: Server, pid: int, said: list[str]) -> None:
    os.kill(pid, signal.SIGKILL)
    async with asyncio.timeout(PATIENCE):
        while not server.restarts:  # noqa: ASYNC110  # the restart is counted in another thread's time, not announced
            await asyncio.sleep(0.02)
    assert said[0] == f"{server.name} is gone; it is started again."


async def test_a_killed_valkey_comes_back_at_its_port(home: Path) -> None:
    said = list[str]()
    server = servers.valkey(home, said.append)
    url = await server.start()
    with redis.Redis.from_url(url) as client:
        pid = client.info("server")["process_id"]
    await killed_and_back(server, pid, said)
    with redis.Redis.from_url(url) as client:
        assert client.ping()
    await server.stop()
    assert not servers.valkey_alive(url)


async def test_a_killed_postgres_comes_back_with_its_data(home: Path) -> None:
    said = list[str]()
    server = servers.postgres(home, said.append)
    url = await server.start()
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS one")
    pid = int((home / "postgres" / "postmaster.pid").read_text().splitlines()[0])
    await killed_and_back(server, pid, said)
    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT one FROM kept").fetchall() == [(1,)]
    await server.stop()
    assert not servers.postgres_alive(url)
