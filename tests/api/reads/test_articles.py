"""An article that is read while its analysis ends."""

from collections.abc import Callable
from datetime import date
from typing import Any, cast

import pytest
from psycopg import AsyncConnection

from services.api.reads.articles import article
from services.api.reads.rows import Connection
from tests.api.war import ARMY, KIRKUK, Told, War

pytestmark = pytest.mark.anyio

TEXT, DAY = "The army took Kirkuk.", date(2017, 10, 16)


async def test_what_ends_between_two_queries_is_never_done_without_its_events(war: War, database_url: str) -> None:
    waiting = war.receive(TEXT, DAY)

    def analysed() -> None:
        war.analyse(waiting, TEXT, DAY, Told(KIRKUK, ARMY))

    async with await AsyncConnection.connect(database_url, autocommit=True) as connection:
        seen = await article(cast(Connection, Interrupted(connection, analysed)), waiting)
        after = await article(connection, waiting)
    assert seen is not None
    assert after is not None
    assert (seen.status, len(seen.events)) in {("queued", 0), ("queued", 1), ("done", 1)}
    assert (after.status, len(after.events)) == ("done", 1)


class Interrupted:
    """A connection after whose first answer something else happens."""

    def __init__(self, connection: Connection, happens: Callable[[], None]) -> None:
        self._connection = connection
        self._happens: Callable[[], None] | None = happens

    async def execute(self, *asked: Any) -> Any:
        answer = await self._connection.execute(*asked)
        if self._happens:
            self._happens, happens = None, self._happens
            happens()
        return answer
