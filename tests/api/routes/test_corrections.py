"""Corrections by analysts over a real database, under the API's own role."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import Engine, text

from tests.api.war import ARMY, KIRKUK, PESHMERGA, Told, War

# The first look-up of a name in a fresh checkout builds the index of places.
pytestmark = [pytest.mark.anyio, pytest.mark.timeout(400)]

SIGNED = {"reason": "The outlet named the wrong town."}
STATED = {
    "reason": "Seen on satellite pictures.",
    "kind": "control",
    "place": KIRKUK.id,
    "date": {"start": "2017-11-01", "end": "2017-11-01"},
    "actor": {"id": "peshmerga", "name": "Peshmerga", "side": "krg"},
    "quote": "Peshmerga flags fly over the governor's office.",
}


@pytest.fixture
def records(engine_of: Callable[..., Engine]) -> Callable[[], int]:
    owner = engine_of("owner")

    def count() -> int:
        with owner.connect() as conn:
            return int(conn.execute(text("SELECT count(*) FROM ledger.record")).scalar_one())

    return count


async def controller(client: httpx.AsyncClient, known_at: str = "") -> str | None:
    question = {"as_of": "2017-12-01"} | ({"known_at": known_at} if known_at else {})
    items = (await client.get("/v1/control", params=question)).json()["items"]
    return items[0]["controller"] if items else None


async def test_a_retraction_leaves_what_there_would_be_without_the_event(client: httpx.AsyncClient, war: War) -> None:
    war.report("The Peshmerga took Kirkuk.", date(2014, 6, 12), Told(KIRKUK, PESHMERGA))
    [event] = war.report("The army captured Kirkuk.", date(2017, 10, 16), Told(KIRKUK, ARMY))
    believed = datetime.now(UTC).isoformat()
    answer = await client.post(f"/v1/events/{event.id}/retraction", json=SIGNED)
    assert answer.status_code == 200, answer.text
    [state] = answer.json()["states"]
    assert (answer.json()["event_id"], answer.json()["author"]) == (str(event.id), "R. Aziz")
    assert (state["controller"], state["place"]["name"]) == ("krg", "Kirkuk")
    assert await controller(client) == "krg"
    assert await controller(client, believed) == "iraq-government"


async def test_the_same_retraction_twice_is_one_and_another_is_refused(
    client: httpx.AsyncClient, war: War, records: Callable[[], int], make_key: Callable[..., str]
) -> None:
    [event] = war.report("The army captured Kirkuk.", date(2017, 10, 16), Told(KIRKUK, ARMY))
    first = await client.post(f"/v1/events/{event.id}/retraction", json=SIGNED)
    kept = records()
    again = await client.post(f"/v1/events/{event.id}/retraction", json=SIGNED)
    somebody = {"Authorization": f"Bearer {make_key(name='B. Other')}"}
    other = await client.post(f"/v1/events/{event.id}/retraction", json=SIGNED, headers=somebody)
    assert (first.status_code, again.status_code, other.status_code) == (200, 200, 409)
    assert first.json() == again.json() == first.json() | {"states": []}
    assert "R. Aziz" in other.json()["detail"]
    assert records() == kept


async def test_an_event_that_nobody_knows_is_404(client: httpx.AsyncClient) -> None:
    answer = await client.post(f"/v1/events/{uuid4()}/retraction", json=SIGNED)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


@pytest.mark.parametrize("place", [KIRKUK.id, "Kirkuk"])
async def test_a_statement_counts_with_its_author_as_its_root(client: httpx.AsyncClient, war: War, place: str) -> None:
    war.report("The army captured Kirkuk.", date(2017, 10, 16), Told(KIRKUK, ARMY))
    answer = await client.post("/v1/events", json=STATED | {"place": place})
    assert answer.status_code == 200, answer.text
    evidence = (await client.get(f"/v1/control/{KIRKUK.id}?as_of=2017-12-01")).json()
    [told] = [one for one in evidence["evidence_for"] + evidence["evidence_against"]
              if one["event"]["id"] == answer.json()["event_id"]]  # fmt: skip
    assert told["event"]["source"] == {"outlet": None, "tie": None, "root": "analyst:R. Aziz"}
    assert told["event"]["evidence"]["quote"] == STATED["quote"]
    assert told["article"] is None


async def test_the_same_statement_twice_is_one(client: httpx.AsyncClient, war: War, records: Callable[[], int]) -> None:
    war.report("The army captured Kirkuk.", date(2017, 10, 16), Told(KIRKUK, ARMY))
    first = await client.post("/v1/events", json=STATED)
    kept = records()
    again = await client.post("/v1/events", json=STATED)
    assert first.json() == again.json()
    assert records() == kept


async def test_a_place_that_no_news_has_named_is_found_in_the_atlas(client: httpx.AsyncClient) -> None:
    answer = await client.post("/v1/events", json=STATED | {"place": "Sinjar"})
    assert answer.status_code in (200, 409), answer.text
    assert "Sinjar" in answer.text


async def test_a_quote_is_looked_up_in_its_article(client: httpx.AsyncClient, war: War) -> None:
    war.report("The Peshmerga took Kirkuk.", date(2014, 6, 12), Told(KIRKUK, PESHMERGA))
    said = "BAGHDAD - The army captured Kirkuk."
    article = war.receive(said, date(2017, 10, 16))
    posted = STATED | {"article_id": str(article), "quote": "The army captured Kirkuk."}
    answer = await client.post("/v1/events", json=posted)
    assert answer.status_code == 200, answer.text
    [event] = (await client.get(f"/v1/articles/{article}")).json()["events"]
    assert said[event["evidence"]["start"] : event["evidence"]["end"]] == "The army captured Kirkuk."
    wrong = await client.post("/v1/events", json=posted | {"quote": "The army captured Mosul."})
    assert [error["field"] for error in wrong.json()["errors"]] == ["quote"]
    missing = await client.post("/v1/events", json=posted | {"article_id": str(UUID(int=7))})
    assert missing.status_code == 404


async def test_a_retraction_notice_takes_back_its_article(client: httpx.AsyncClient, war: War) -> None:
    [event] = war.report("The army captured Kirkuk.", date(2017, 10, 16), Told(KIRKUK, ARMY))
    notice = war.receive("We retract our report that the army captured Kirkuk.", date(2017, 10, 18))
    posted = SIGNED | {"notice_id": str(notice), "effect": "retracted"}
    for _ in range(2):
        answer = await client.post(f"/v1/articles/{event.article_id}/notices", json=posted)
        assert (answer.status_code, answer.json()["states"]) == (200, [])
    assert await controller(client) is None
    itself = await client.post(f"/v1/articles/{notice}/notices", json=posted)
    assert itself.status_code == 422


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"author": "B. Other"}, "author"),
        ({"reason": "\ud800"}, "reason"),
        ({"quote": "a\0"}, "quote"),
        ({"kind": "siege"}, "kind"),
        ({"place": "Xyzzyville"}, "place"),
        ({"date": {"start": "2017-11-02", "end": "2017-11-01"}}, "date"),
        ({"actor": {"id": "x"}}, "actor.name"),
        ({"confidence": 2}, "confidence"),
        ({"colour": "red"}, "colour"),
    ],
)
async def test_what_cannot_be_taken_is_named(client: httpx.AsyncClient, change: dict[str, object], field: str) -> None:
    body = json.dumps(STATED | change)
    answer = await client.post("/v1/events", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422, answer.text
    assert [error["field"] for error in answer.json()["errors"]] == [field]


async def test_a_body_that_is_too_large_is_413(client: httpx.AsyncClient) -> None:
    answer = await client.post("/v1/events", content=b" " * 70_000, headers={"Content-Type": "application/json"})
    assert answer.status_code == 413


async def test_nothing_can_be_quoted_from_an_erased_article(client: httpx.AsyncClient, war: War) -> None:
    [event] = war.report("The army captured Kirkuk.", date(2017, 10, 16), Told(KIRKUK, ARMY))
    assert event.article_id is not None
    war.erase(event.article_id)
    quoted = STATED | {"article_id": str(event.article_id), "quote": "captured Kirkuk"}
    answer = await client.post("/v1/events", json=quoted)
    assert (answer.status_code, "was erased" in answer.json()["detail"]) == (410, True)
    retracted = await client.post(f"/v1/events/{event.id}/retraction", json=SIGNED)
    assert (retracted.status_code, await controller(client)) == (200, None)
