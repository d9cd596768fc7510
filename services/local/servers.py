"""The embedded PostgreSQL and Valkey of `frontlog up`: watched, and started again at the same URL when they die."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import redis

from services.ledger.embedded import EmbeddedServerError, Running, start_postgres, start_valkey

WATCH_SECONDS = 2.0


class Server:
    """One embedded server. `start` blocks until it is up and is given its last URL, `alive` tells whether it runs."""

    def __init__(
        self,
        name: str,
        start: Callable[[str | None], Running],
        alive: Callable[[str], bool],
        say: Callable[[str], None],
    ) -> None:
        self.name = name
        self.restarts = 0
        self._start = start
        self._alive = alive
        self._say = say
        self._stopping = asyncio.Event()

    async def start(self) -> str:
        """Start it and watch it from now on; its URL. Raises EmbeddedServerError."""
        self._running = await asyncio.to_thread(self._start, None)
        self._watch = asyncio.create_task(self._keep_running())
        return self._running.url

    async def stop(self) -> None:
        """End it and wait until it has ended."""
        self._stopping.set()
        await self._watch
        await asyncio.to_thread(self._running.stop)

    async def _keep_running(self) -> None:
        while not self._stopping.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), WATCH_SECONDS)
                return
            if not await asyncio.to_thread(self._alive, self._running.url):
                await self._start_again()

    async def _start_again(self) -> None:
        self._say(f"{self.name} is gone; it is started again.")
        try:
            self._running = await asyncio.to_thread(self._start, self._running.url)
            self.restarts += 1
        except EmbeddedServerError as error:
            self._say(f"{error} The next attempt is in {WATCH_SECONDS:g} s.")


def postgres(home: Path, say: Callable[[str], None]) -> Server:
    """PostgreSQL with its data in `home`; its socket stays the same, so the last URL is of no use to it."""
    return Server("postgres", lambda _: start_postgres(home), postgres_alive, say)


def valkey(home: Path, say: Callable[[str], None]) -> Server:
    """Valkey, at its old port when it comes back, since the services know only that one."""
    return Server("valkey", lambda url: start_valkey(home, urlsplit(url).port if url else None), valkey_alive, say)


def postgres_alive(url: str) -> bool:
    """Whether something listens there. A slow server, or one that says why it takes nobody, is alive."""
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.errors.ConnectionTimeout:
        return True
    except psycopg.OperationalError as error:
        return "FATAL" in str(error)
    return True


def valkey_alive(url: str) -> bool:
    """Whether something listens there. A slow server is alive."""
    try:
        with redis.Redis.from_url(url, socket_timeout=5, socket_connect_timeout=5) as client:
            client.ping()
    except redis.TimeoutError:
        return True
    except redis.ConnectionError as error:
        return isinstance(error, redis.exceptions.BusyLoadingError)
    return True
