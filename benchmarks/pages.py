"""What a page of states costs by day and by time of knowledge, beside a row by its primary key, in turns."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from random import Random
from statistics import median, quantiles

from msgspec import Struct
from psycopg import AsyncConnection
from psycopg.rows import TupleRow

from benchmarks.big_ledger import COUNTRIES, DAYS, FIRST_DAY, place
from services.ledger.control import StateQuery, states
from services.ledger.database import pool

ROUNDS = 200
Connection = AsyncConnection[TupleRow]
Question = Callable[[Connection, Random], Awaitable[object]]


class Cost(Struct, frozen=True):
    """Milliseconds from the question to its decoded answer."""

    name: str
    median: float
    p95: float


def measure(url: str, places: int) -> list[Cost]:
    """A page of 100 states of one country: now, as of a day, as known at a time; and a place by its primary key."""
    return asyncio.run(_measure(url, places))


async def _measure(url: str, places: int) -> list[Cost]:
    middle = FIRST_DAY + timedelta(days=DAYS // 2)
    last = FIRST_DAY + timedelta(days=DAYS)
    known_at = datetime(middle.year, middle.month, middle.day, tzinfo=UTC)

    async def by_key(conn: Connection, chance: Random) -> object:
        key = place(chance.randrange(places)).id
        return await (await conn.execute("SELECT * FROM ledger.place WHERE id = %s", [key])).fetchall()

    questions: dict[str, Question] = {
        "a place by its primary key": by_key,
        "a page, now": _page(last, None, places),
        "a page, as_of the middle day": _page(middle, None, places),
        "a page, known_at the middle day": _page(last, known_at, places),
        "a page, both": _page(middle, known_at, places),
    }
    taken: dict[str, list[float]] = {name: [] for name in questions}
    chance = Random(1)
    async with pool("api", url) as readers, readers.connection() as conn:
        for turn in range(-10, ROUNDS):
            for name, ask in questions.items():
                began = time.perf_counter()
                await ask(conn, chance)
                # The first rounds warm caches and prepare statements.
                if turn >= 0:
                    taken[name].append((time.perf_counter() - began) * 1_000)
    return [Cost(name, median(each), quantiles(each, n=20)[-1]) for name, each in taken.items()]


def _page(as_of: date, known_at: datetime | None, places: int) -> Question:
    async def ask(conn: Connection, chance: Random) -> object:
        after = place(chance.randrange(places)).id
        return await states(conn, StateQuery(as_of, known_at, country=chance.choice(COUNTRIES), after=after))

    return ask
