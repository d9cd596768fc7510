"""Polling: tags, 304, and how many queries an answer takes."""

from datetime import date

import httpx
import psycopg
import pytest
from psycopg_pool import AsyncConnectionPool

from tests.api.war import ARMY, KIRKUK, SINJAR, Told, War

pytestmark = pytest.mark.anyio

DAY = date(2017, 10, 16)
POLLED = ["/v1/control", "/v1/control?format=geojson", "/v1/control?format=csv", f"/v1/control/{KIRKUK.id}",
          f"/v1/control/{KIRKUK.id}/timeline", "/v1/events", "/v1/places", "/v1/sides",
          "/v1/changes", "/v1/changes.atom", "/v1/diff?from=2017-10-01", "/v1/summary", "/v1/coverage"]  # fmt: skip


@pytest.fixture
def queries(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every query that goes to the database while the test runs."""
    sent: list[str] = []
    plain = psycopg.AsyncCursor.execute

    async def counted(self: psycopg.AsyncCursor, query: str, *args: object, **kwargs: object) -> psycopg.AsyncCursor:
        if query:  # the pool sends an empty one to see whether the connection lives
            sent.append(query)
        return await plain(self, query, *args, **kwargs)

    monkeypatch.setattr(psycopg.AsyncCursor, "execute", counted)
    return sent


@pytest.mark.parametrize("path", POLLED)
async def test_nothing_new_is_304_from_one_query(
    client: httpx.AsyncClient, war: War, queries: list[str], path: str
) -> None:
    war.report("The army took Kirkuk.", DAY, Told(KIRKUK, ARMY))
    full = await client.get(path)
    assert full.status_code == 200
    queries.clear()
    again = await client.get(path, headers={"If-None-Match": full.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert len(queries) == 1
    for name in ("ETag", "Cache-Control", "Vary"):
        assert again.headers[name] == full.headers[name]


@pytest.mark.parametrize("path", POLLED)
async def test_who_asks_the_same_gets_what_was_answered_from_one_query(
    client: httpx.AsyncClient, war: War, queries: list[str], path: str
) -> None:
    war.report("The army took Kirkuk.", DAY, Told(KIRKUK, ARMY))
    first = await client.get(path)
    queries.clear()
    second = await client.get(path)
    assert len(queries) == 1
    assert (second.status_code, second.content) == (200, first.content)
    for name in ("ETag", "Cache-Control", "Vary", "Content-Type", "Link"):
        assert second.headers.get(name) == first.headers.get(name)


async def test_what_is_shared_ends_with_the_next_record(client: httpx.AsyncClient, war: War) -> None:
    war.report("The army took Kirkuk.", DAY, Told(KIRKUK, ARMY))
    before = await client.get("/v1/control")
    war.report("The army took Sinjar.", DAY, Told(SINJAR, ARMY))
    after = await client.get("/v1/control")
    assert [len(answer.json()["items"]) for answer in (before, after)] == [1, 2]


async def test_a_wrong_question_is_told_so_each_time(client: httpx.AsyncClient) -> None:
    answers = [await client.get("/v1/control?side=krg&colour=red") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [422, 422]


async def test_each_host_and_each_header_of_forms_has_its_own_answer(client: httpx.AsyncClient, war: War) -> None:
    war.report("The army took Kirkuk.", DAY, Told(KIRKUK, ARMY))
    here, there = [
        await client.get("/v1/changes.atom", headers={"Host": host}) for host in ("one.example", "two.example")
    ]
    assert (b"one.example" in here.content, b"one.example" in there.content) == (True, False)
    accepted = ([("Accept", "application/json")], [("Accept", "application/json;q=0.1"), ("Accept", "text/csv")])
    forms = [(await client.get("/v1/control", headers=headers)).headers["content-type"] for headers in accepted]
    assert forms == ["application/json", "text/csv; charset=utf-8"]


@pytest.mark.parametrize("path", POLLED)
async def test_a_new_record_is_a_new_answer(client: httpx.AsyncClient, war: War, path: str) -> None:
    war.report("The army took Kirkuk.", DAY, Told(KIRKUK, ARMY))
    tag = (await client.get(path)).headers["etag"]
    war.report("The army took Sinjar.", DAY, Told(SINJAR, ARMY))
    assert (await client.get(path, headers={"If-None-Match": tag})).status_code == 200


async def test_lists_of_tags_and_strong_forms_count(client: httpx.AsyncClient) -> None:
    tag = (await client.get("/v1/control")).headers["etag"]
    strong = tag.removeprefix("W/")
    for header in (strong, f'"x", {tag}', "*"):
        assert (await client.get("/v1/control", headers={"If-None-Match": header})).status_code == 304
    assert (await client.get("/v1/control", headers={"If-None-Match": '"x"'})).status_code == 200


async def test_each_question_and_form_has_its_own_tag(client: httpx.AsyncClient) -> None:
    addresses = ["/v1/control", "/v1/control?format=csv", "/v1/control?as_of=2017-10-16", "/v1/control?side=krg",
                 "/v1/control?bbox=1,2,3,4", "/v1/control?known_at=2020-01-01T00:00:00Z", "/v1/sides"]  # fmt: skip
    tags = [(await client.get(address)).headers["etag"] for address in addresses]
    assert len(set(tags)) == len(addresses)


async def test_an_article_changes_with_its_job(client: httpx.AsyncClient, war: War) -> None:
    article = war.receive("The army took Kirkuk.", DAY)
    first = await client.get(f"/v1/articles/{article}")
    unchanged = await client.get(f"/v1/articles/{article}", headers={"If-None-Match": first.headers["etag"]})
    war.claim(article)
    running = await client.get(f"/v1/articles/{article}", headers={"If-None-Match": first.headers["etag"]})
    assert (first.json()["status"], unchanged.status_code, running.json()["status"]) == ("queued", 304, "running")


@pytest.mark.parametrize("path", ["/v1/control", "/v1/events", "/v1/places", "/v1/sides"])
async def test_a_list_takes_two_queries_however_long(
    client: httpx.AsyncClient, war: War, queries: list[str], path: str
) -> None:
    for place in (KIRKUK, SINJAR):
        war.report(f"The army took {place.name}.", DAY, Told(place, ARMY))
    queries.clear()
    assert (await client.get(path)).status_code == 200
    assert len(queries) == 2


async def test_an_answer_takes_one_connection(
    client: httpx.AsyncClient, war: War, monkeypatch: pytest.MonkeyPatch
) -> None:
    war.report("The army took Kirkuk.", DAY, Told(KIRKUK, ARMY))
    taken: list[AsyncConnectionPool] = []
    plain = AsyncConnectionPool.getconn

    async def counted(self: AsyncConnectionPool, **given: float | None) -> psycopg.AsyncConnection:
        taken.append(self)
        return await plain(self, **given)

    monkeypatch.setattr(AsyncConnectionPool, "getconn", counted)
    assert (await client.get("/v1/control")).status_code == 200
    assert len(taken) == 1


async def test_what_is_wrong_is_not_hidden_by_a_tag(client: httpx.AsyncClient) -> None:
    tag = (await client.get("/v1/control")).headers["etag"]
    for header in (tag, "*"):
        assert (await client.get("/v1/control?limit=0", headers={"If-None-Match": header})).status_code == 422
