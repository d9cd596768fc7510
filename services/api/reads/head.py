"""How far the record has come: what every entity tag rests on. One query each."""

import asyncio
from dataclasses import dataclass
from uuid import UUID

from psycopg_pool import AsyncConnectionPool

from services.api.reads.rows import Connection

LEDGER = "SELECT coalesce(max(position), 0) FROM ledger.record"
ARTICLE = f"SELECT ({LEDGER}), (SELECT state || '.' || attempts FROM ledger.analysis_job WHERE article_id = %s)"


@dataclass(frozen=True)
class Head:
    """`position` of the ledger's last record (0 before the first), and the `tag` that moves when an answer may have."""

    position: int
    tag: str


async def ledger_head(connection: Connection) -> Head:
    """For whatever follows from records alone."""
    row = await (await connection.execute(LEDGER)).fetchone()
    assert row is not None
    return Head(row[0], str(row[0]))


class LedgerHead:
    """The ledger's head, asked for once by all who want it at the same time: of many who poll, few reach the database.

    A query answers those who came before it began, so that nobody is told of an older head than when he asked.
    """

    def __init__(self, pool: AsyncConnectionPool[Connection]) -> None:
        self._pool = pool
        self._running: asyncio.Task[Head] | None = None
        self._next: asyncio.Task[Head] | None = None

    async def read(self) -> Head:
        """The head as of now or later. Raises what the pool and the database raise."""
        if self._next is None:
            self._next = asyncio.create_task(self._ask(self._running))
        # Who leaves must not take the answer away from the others.
        return await asyncio.shield(self._next)

    async def _ask(self, before: asyncio.Task[Head] | None) -> Head:
        if before is not None and not before.done():
            await asyncio.wait([before])
        self._running, self._next = self._next, None
        async with self._pool.connection() as connection:
            return await ledger_head(connection)


async def article_head(connection: Connection, article_id: UUID) -> Head:
    """For an article: its job moves without a record."""
    row = await (await connection.execute(ARTICLE, [article_id])).fetchone()
    assert row is not None
    return Head(row[0], f"{row[0]}.{row[1]}")


async def schema_revision(connection: Connection) -> str | None:
    """Which migration the database stands at; None before the first."""
    row = await (await connection.execute("SELECT to_regclass('ledger.alembic_version') IS NOT NULL")).fetchone()
    if not (row and row[0]):
        return None
    row = await (await connection.execute("SELECT version_num FROM ledger.alembic_version")).fetchone()
    return None if row is None else str(row[0])
