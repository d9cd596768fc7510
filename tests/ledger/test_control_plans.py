"""Each filter of the control list walks an index of its own, on tables large enough to matter."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import psycopg
import pytest
from msgspec.structs import replace
from sqlalchemy import Engine, text

from services.ledger.control import BoundingBox, StateQuery, states
from services.ledger.database import Service

PLACES = 20_000
# A hundredth of the places is in the country, the box, of the side, contested.
FILL = [
    """INSERT INTO ledger.place
    SELECT 'p:' || n, 'Place ' || n, 'town', CASE n % 100 WHEN 0 THEN 'IQ' ELSE 'SY' END, n / 500.0, n / 500.0
    FROM generate_series(1, :places) AS n""",
    """INSERT INTO ledger.control_interval (place_id, valid_from, valid_to, recorded_from, recorded_to, controller,
        status, since_start, since_end, since_precision, confidence, previous, last_evidence_at, position, policy,
        support, support_weights, support_alone, against, against_weights, against_alone)
    SELECT 'p:' || n, DATE '2017-10-01', NULL::date, TIMESTAMPTZ '2018-01-01', NULL::timestamptz,
        CASE n % 100 WHEN 0 THEN 'rare' ELSE 'common' END,
        CASE n % 100 WHEN 0 THEN 'contested' ELSE 'held' END, DATE '2017-10-01', DATE '2017-10-01', 'day', 0.9, NULL,
        DATE '2017-10-01', 1, policy, '{}', '{}', '{}', '{}', '{}', '{}'
    FROM generate_series(1, :places) AS n, unnest(ARRAY['default', 'strict', 'open']) AS policy""",
    "ANALYZE ledger.place",
    "ANALYZE ledger.control_interval",
]
# A place's history: an interval each month.
HISTORY = [
    """INSERT INTO ledger.control_interval (place_id, valid_from, valid_to, recorded_from, recorded_to, controller,
        status, since_start, since_end, since_precision, confidence, previous, last_evidence_at, position, policy,
        support, support_weights, support_alone, against, against_weights, against_alone)
    SELECT 'p:' || n, day, day + 30, day, NULL::timestamptz, 'common', 'held', day, day, 'day', 0.9, NULL, day, 1,
        'default', '{}', '{}', '{}', '{}', '{}', '{}'
    FROM generate_series(1, 5000) AS n, generate_series(0, 11) AS month,
        date(DATE '2016-01-01' + month * 30 + n % 30) AS day""",
    "ANALYZE ledger.control_interval",
]
ALL = StateQuery(as_of=date(2018, 6, 1))
FILTERS = {
    "place_pkey": ALL,
    "place_country": replace(ALL, country="IQ"),
    "place_position": replace(ALL, bbox=BoundingBox(5.0, 5.0, 5.2, 5.2)),
    "control_interval_side": replace(ALL, side="rare"),
    "control_interval_status": replace(ALL, status="contested"),
}


class Explained:
    """A connection that tells the plan of what it is asked instead of the answer."""

    def __init__(self, connection: psycopg.AsyncConnection[Any]) -> None:
        self.connection = connection
        self.plan = ""

    async def execute(self, query: bytes, values: dict[str, Any], binary: bool) -> "Explained":
        assert binary
        asked = await self.connection.execute(b"EXPLAIN " + query, values)
        self.plan = "\n".join(line for (line,) in await asked.fetchall())
        return self

    async def fetchall(self) -> list[Any]:
        return []


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def fill(owner: Engine, statements: list[str]) -> None:
    with owner.begin() as conn:
        for statement in statements:
            conn.execute(text(statement), {"places": PLACES} if ":places" in statement else {})


@pytest.mark.anyio
async def test_each_filter_walks_its_index(engine_of: Callable[[Service], Engine], database_url: str) -> None:
    fill(engine_of("owner"), FILL)
    async with await psycopg.AsyncConnection.connect(database_url) as connection:
        for index, query in FILTERS.items():
            explained = Explained(connection)
            await states(explained, query)  # type: ignore[arg-type]  # all that it needs of a connection
            assert index in explained.plan, explained.plan
            assert "Seq Scan on place" not in explained.plan
            assert "Seq Scan on control_interval" not in explained.plan


@pytest.mark.anyio
async def test_what_was_known_of_a_place_with_a_history_is_one_walk(
    engine_of: Callable[[Service], Engine], database_url: str
) -> None:
    fill(engine_of("owner"), [*FILL, *HISTORY])
    async with await psycopg.AsyncConnection.connect(database_url) as connection:
        explained = Explained(connection)
        known = replace(ALL, known_at=datetime(2016, 8, 1, tzinfo=UTC))
        await states(explained, known)  # type: ignore[arg-type]  # all that it needs of a connection
    assert "Index Scan Backward using control_interval_pkey" in explained.plan, explained.plan
    assert "Sort" not in explained.plan


@pytest.mark.anyio
async def test_a_page_that_is_asked_again_is_not_planned_again(
    engine_of: Callable[[Service], Engine], database_url: str
) -> None:
    fill(engine_of("owner"), FILL)
    async with await psycopg.AsyncConnection.connect(database_url) as connection:
        for _ in range(20):
            await states(connection, replace(ALL, country="IQ"))
        told = await connection.execute("SELECT max(generic_plans) FROM pg_prepared_statements")
        assert await told.fetchone() == (10,)
