"""The newest changes, read once for all who wait for them.

One task asks the database five times a second, and only while somebody waits: however many wait, it is one query. Each
reader brings his own cursor; what lies behind the newest changes kept here he is given from the database.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic

import structlog
from prometheus_client import Gauge
from psycopg import Error
from psycopg_pool import AsyncConnectionPool

from services.api.change_answers import Change
from services.api.questions import ChangesQuestion
from services.api.reads.changes import BEGINNING, Key, behind, changes, is_wanted
from services.api.reads.head import ledger_head
from services.api.reads.rows import Connection
from services.web.problem import RETRY_AFTER_SECONDS, ProblemError

POLL_SECONDS = 0.2
# More between two tries while the database is away.
AWAY_SECONDS = 2.0
MOST_WAITING = 1_000
MOST_KEPT = 10_000
BATCH = 1_000
WAITING = Gauge("frontlog_api_waiting_readers", "Readers that wait for changes now")
EVERYTHING = ChangesQuestion()

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class News:
    """Changes in order, and the key behind them, from which to go on. `more`: there is more already."""

    items: list[Change]
    after: Key
    more: bool = False


async def read_news(connection: Connection, question: ChangesQuestion, after: Key, limit: int) -> News:
    """The next changes after a key, from the database."""
    # The head comes first: what is recorded between the two queries stays ahead of the reader.
    head = behind((await ledger_head(connection)).position)
    found = await changes(connection, question, after, limit + 1)
    if len(found) > limit:
        return News(found[:limit], found[limit - 1].key, more=True)
    return News(found, max(head, after, *(change.key for change in found[-1:])))


class Feed:
    """What all who wait for changes share. `run` has to run meanwhile; after `close` nobody waits any more."""

    def __init__(self, pool: AsyncConnectionPool[Connection]) -> None:
        self._pool = pool
        self._waiting = 0
        self._somebody = asyncio.Event()
        self._news = asyncio.Event()
        self._closed = False
        # All changes behind `_start` up to `_head`. Whoever stands before `_start` has to read the database.
        self._start = self._head = BEGINNING
        self._kept: deque[Change] = deque()
        self._read_at = monotonic()

    @property
    def lag_seconds(self) -> float:
        """How long ago the database was last asked while somebody waits; 0 while nobody does."""
        return monotonic() - self._read_at if self._waiting else 0.0

    def close(self) -> None:
        """Let all who wait go."""
        self._closed = True
        self._news.set()

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """A place among those who wait. Raises ProblemError (503) when there are too many."""
        if self._waiting >= MOST_WAITING:
            detail = f"{MOST_WAITING:,} readers wait for changes already. Poll without `wait`, or try again."
            raise ProblemError(503, detail, headers={"Retry-After": RETRY_AFTER_SECONDS})
        if not self._waiting:
            self._read_at = monotonic()
        self._waiting += 1
        WAITING.inc()
        self._somebody.set()
        try:
            yield
        finally:
            self._waiting -= 1
            WAITING.dec()
            if not self._waiting:
                self._somebody.clear()

    async def follow(self, question: ChangesQuestion, after: Key, limit: int) -> AsyncIterator[News]:
        """All changes behind `after` as they come, never none at a time, until `close`. Call it inside `waiting`."""
        while not self._closed:
            news = await self._next(question, after, limit)
            after = news.after
            if news.items:
                yield news

    async def run(self) -> None:
        """Keep up with the ledger while anybody waits, until cancelled."""
        begun = False
        while True:
            begun = begun and self._somebody.is_set()
            await self._somebody.wait()
            try:
                await (self._keep_up() if begun else self._begin())
                begun = True
                self._read_at = monotonic()
            except Error as error:
                log.warning("feed cannot read: trying again", error=str(error))
                await asyncio.sleep(AWAY_SECONDS)
            await asyncio.sleep(POLL_SECONDS)

    async def _next(self, question: ChangesQuestion, after: Key, limit: int) -> News:
        """What is known to lie behind `after`; if nothing is, none of it once there is more to know."""
        if after < self._start:
            async with self._pool.connection() as connection:
                return await read_news(connection, question, after, limit)
        if after >= self._head:
            await self._news.wait()
            return News([], after)
        fresh = [change for change in self._kept if change.key > after and is_wanted(change, question)]
        if len(fresh) > limit:
            return News(fresh[:limit], fresh[limit - 1].key, more=True)
        return News(fresh, self._head)

    async def _begin(self) -> None:
        """Start at the head: nobody kept up while nobody waited."""
        async with self._pool.connection() as connection:
            self._start = self._head = behind((await ledger_head(connection)).position)
        self._kept.clear()
        self._tell()

    async def _keep_up(self) -> None:
        async with self._pool.connection() as connection:
            head = behind((await ledger_head(connection)).position)
            while self._head < head:
                found = await changes(connection, EVERYTHING, self._head, BATCH)
                self._keep(found, found[-1].key if len(found) == BATCH else head)
                self._tell()

    def _keep(self, found: list[Change], head: Key) -> None:
        self._kept.extend(found)
        self._head = max(head, *(change.key for change in found[-1:]), self._head)
        while len(self._kept) > MOST_KEPT:
            self._start = self._kept.popleft().key

    def _tell(self) -> None:
        self._news.set()
        if not self._closed:
            self._news = asyncio.Event()
