"""Each filter of the control list walks an index of its own, on tables large enough to matter."""

from collections.abc import Callable
from datetime import date
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

    async def execute(self, query: str, values: dict[str, Any]) -> "Explained":
        asked = await self.connection.execute(f"EXPLAIN {query}", values)
        self.plan = "\n".join(line for (line,) in await asked.fetchall())
        return self

    async def fetchall(self) -> list[Any]:
        return []


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.mark.anyio
async def test_each_filter_walks_its_index(engine_of: Callable[[Service], Engine], database_url: str) -> None:
    with engine_of("owner").begin() as conn:
        for statement in FILL:
            conn.execute(text(statement), {"places": PLACES} if ":places" in statement else {})
    async with await psycopg.AsyncConnection.connect(database_url) as connection:
        for index, query in FILTERS.items():
            explained = Explained(connection)
            await states(explained, query)  # type: ignore[arg-type]  # all that it needs of a connection
            assert index in explained.plan, explained.plan
            assert "Seq Scan on place" not in explained.plan
            assert "Seq Scan on control_interval" not in explained.plan
