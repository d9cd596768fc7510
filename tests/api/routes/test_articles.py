"""`/v1/articles/{id}` over a real database."""

from datetime import date
from uuid import uuid4

import httpx
import pytest

from tests.api.war import ARMY, KIRKUK, Told, War

pytestmark = pytest.mark.anyio


async def test_an_article_comes_with_its_text_and_its_events(client: httpx.AsyncClient, war: War) -> None:
    [event] = war.report("The army took Kirkuk.", date(2017, 10, 16), Told(KIRKUK, ARMY))
    answer = (await client.get(f"/v1/articles/{event.article_id}")).json()
    assert answer["text"] == "The army took Kirkuk."
    assert answer["status"] == "done"
    assert answer["publisher"] == "Example Wire"
    assert answer["published_at"] == "2017-10-16T12:00:00Z"
    assert [each["id"] for each in answer["events"]] == [str(event.id)]


async def test_an_article_that_waits_has_no_events_yet(client: httpx.AsyncClient, war: War) -> None:
    article = war.receive("The army took Kirkuk.", date(2017, 10, 16))
    answer = (await client.get(f"/v1/articles/{article}")).json()
    assert (answer["status"], answer["attempts"], answer["last_error"], answer["events"]) == ("queued", 0, None, [])


async def test_an_unknown_article_is_404_and_no_id_at_all_is_422(client: httpx.AsyncClient) -> None:
    assert (await client.get(f"/v1/articles/{uuid4()}")).status_code == 404
    wrong = await client.get("/v1/articles/seven")
    assert (wrong.status_code, wrong.json()["errors"][0]["field"]) == (422, "article_id")


async def test_an_erased_article_says_so_and_keeps_its_events_without_their_words(
    client: httpx.AsyncClient, war: War
) -> None:
    [event] = war.report("The army took Kirkuk.", date(2017, 10, 16), Told(KIRKUK, ARMY))
    assert event.article_id is not None
    address = f"/v1/articles/{event.article_id}"
    before = await client.get(address)
    war.erase(event.article_id)
    changed = await client.get(address, headers={"If-None-Match": before.headers["ETag"]})
    answer = changed.json()
    assert (changed.status_code, before.json()["erased_at"]) == (200, None)
    assert answer["erased_at"] is not None
    assert (answer["title"], answer["text"], answer["publisher"]) == ("", "", "Example Wire")
    assert [each["evidence"] for each in answer["events"]] == [{"quote": "", "start": 0, "end": 21}]


async def test_evidence_of_an_erased_article_still_names_outlet_and_day(client: httpx.AsyncClient, war: War) -> None:
    [event] = war.report("The army took Kirkuk.", date(2017, 10, 16), Told(KIRKUK, ARMY))
    assert event.article_id is not None
    war.erase(event.article_id)
    place = (await client.get(f"/v1/control/{KIRKUK.id}", params={"as_of": "2017-10-20"})).json()
    [testimony] = place["evidence_for"]
    assert (place["state"]["controller"], place["state"]["sentence"]["quote"]) == ("iraq-government", "")
    assert place["state"]["sentence"]["outlet"] == "Example Wire"
    assert testimony["article"]["published_at"] == "2017-10-16T12:00:00Z"
    assert testimony["article"]["erased_at"] is not None
    for address in (
        "/v1/control",
        "/v1/changes",
        "/v1/changes.atom",
        "/v1/events",
        f"/v1/control/{KIRKUK.id}/timeline",
    ):
        told = await client.get(address)
        assert (told.status_code, "took Kirkuk" in told.text) == (200, False)
