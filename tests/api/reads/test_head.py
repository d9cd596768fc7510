"""The shared head: few queries, and none that is older than the question."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from services.api.reads import head
from services.api.reads.head import Head, LedgerHead

pytestmark = pytest.mark.anyio


class Ledger:
    """A ledger whose head is told when the test says so; a pool of one connection to it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.position = 1
        self.queries = 0
        self.begun, self.answer = asyncio.Event(), asyncio.Event()
        monkeypatch.setattr(head, "ledger_head", self._read)

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[None]:
        yield None

    async def _read(self, _connection: object) -> Head:
        self.queries += 1
        self.begun.set()
        seen = Head(self.position, str(self.position))
        await self.answer.wait()
        return seen


async def test_all_who_ask_during_a_query_share_the_next_one(monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = Ledger(monkeypatch)
    heads = LedgerHead(ledger)  # type: ignore[arg-type]
    first = asyncio.create_task(heads.read())
    await ledger.begun.wait()
    # A record comes while the first query is on its way: who asks from here on must hear of it.
    ledger.position = 2
    later = [asyncio.create_task(heads.read()) for _ in range(50)]
    await asyncio.sleep(0)
    ledger.answer.set()
    assert (await first).position == 1
    assert {(await one).position for one in later} == {2}
    assert ledger.queries == 2


async def test_who_leaves_takes_the_answer_from_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = Ledger(monkeypatch)
    heads = LedgerHead(ledger)  # type: ignore[arg-type]
    leaving, staying = asyncio.create_task(heads.read()), asyncio.create_task(heads.read())
    await ledger.begun.wait()
    leaving.cancel()
    ledger.answer.set()
    assert (await staying).position == 1
    assert ledger.queries == 1


async def test_a_failed_query_is_told_to_all_who_shared_it_and_the_next_one_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ledger = Ledger(monkeypatch)
    heads = LedgerHead(ledger)  # type: ignore[arg-type]

    async def fail(_connection: object) -> Head:
        raise ConnectionError("the database is away")

    monkeypatch.setattr(head, "ledger_head", fail)
    together = await asyncio.gather(heads.read(), heads.read(), return_exceptions=True)
    assert [type(one) for one in together] == [ConnectionError, ConnectionError]
    monkeypatch.setattr(head, "ledger_head", ledger._read)
    ledger.answer.set()
    assert (await heads.read()).position == 1
