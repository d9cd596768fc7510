import json
from collections.abc import Callable

import httpx
import pytest
from sqlalchemy import Engine, text

from services.ingest import pressure
from services.ingest.pressure import Pressure
from services.ledger import backlog
from services.ledger.database import Service
from tests.ingest.conftest import Serving

EngineOf = Callable[[Service], Engine]


def post(ingest: httpx.Client, *texts: str) -> list[int]:
    return [ingest.post("/v1/articles", json={"text": one}).status_code for one in texts]


def test_when_enough_wait_the_next_is_asked_to_come_later_and_is_taken_then(
    serving: Serving, engine_of: EngineOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(max_queued="2") as ingest:
        assert post(ingest, "One.", "Two.") == [202, 202]
        refused = ingest.post("/v1/articles", json={"text": "Three."})
        assert (refused.status_code, refused.headers["Content-Type"]) == (429, "application/problem+json")
        assert int(refused.headers["Retry-After"]) > 0
        with engine_of("owner").begin() as owner:
            assert owner.scalar(text("SELECT count(*) FROM ledger.article")) == 2
            owner.execute(text("UPDATE ledger.analysis_job SET state = 'done'"))
        monkeypatch.setattr(pressure, "COUNT_SECONDS", 0.0)
        assert post(ingest, "Three.") == [202]


def test_the_lines_of_a_batch_are_refused_one_by_one(serving: Serving) -> None:
    body = b"".join(json.dumps({"text": f"Article {number}."}).encode() + b"\n" for number in range(4))
    with serving(max_queued="2") as ingest:
        answer = ingest.post("/v1/articles/batch", content=body, headers={"Content-Type": "application/x-ndjson"})
    results = [json.loads(line) for line in answer.text.splitlines()]
    assert [result["status"] for result in results] == [202, 202, 429, 429]
    assert [result.get("retry_after") for result in results] == [None, None, 5, 5]


def test_jobs_are_counted_as_far_as_asked(serving: Serving, engine_of: EngineOf) -> None:
    with serving() as ingest:
        post(ingest, "One.", "Two.", "Three.")
    with engine_of("ingest").connect() as conn:
        assert [backlog.queued(conn, most) for most in (1, 3, 10)] == [1, 3, 3]


@pytest.mark.anyio
@pytest.mark.parametrize("anyio_backend", ["asyncio"])
async def test_a_count_holds_for_all_who_ask_within_a_second() -> None:
    counted = []

    async def count(most: int) -> int:
        counted.append(most)
        return 7

    full = Pressure(10, count)
    assert [await full.room() for _ in range(5)] == [3] * 5
    full.took(5)
    assert await full.room() == 0
    assert counted == [10]
