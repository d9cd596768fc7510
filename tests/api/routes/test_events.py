"""`/v1/events` over a real database."""

from datetime import date

import httpx
import pytest

from tests.api.war import ARMY, KIRKUK, PESHMERGA, RAQQA, SDF, SINJAR, Told, War

pytestmark = pytest.mark.anyio


async def asked(client: httpx.AsyncClient, question: str) -> list[tuple[str, str]]:
    answer = await client.get(f"/v1/events?{question}")
    assert answer.status_code == 200, answer.text
    return [(item["kind"], item["place"]["name"]) for item in answer.json()["items"]]


async def test_filters_keep_what_was_asked_for(client: httpx.AsyncClient, war: War) -> None:
    [first] = war.report("Clashes in Kirkuk.", date(2017, 10, 15), Told(KIRKUK, ARMY, "contest", PESHMERGA))
    war.report("The army took Kirkuk.", date(2017, 10, 16), Told(KIRKUK, ARMY))
    war.report("The SDF took Raqqa.", date(2017, 10, 17), Told(RAQQA, SDF))
    assert await asked(client, "") == [("contest", "Kirkuk"), ("capture", "Kirkuk"), ("capture", "Raqqa")]
    assert await asked(client, f"place={KIRKUK.id}") == [("contest", "Kirkuk"), ("capture", "Kirkuk")]
    assert await asked(client, "kind=contest") == [("contest", "Kirkuk")]
    assert await asked(client, "side=krg") == [("contest", "Kirkuk")]
    assert await asked(client, "side=iraq-government&kind=capture") == [("capture", "Kirkuk")]
    assert await asked(client, f"article={first.article_id}") == [("contest", "Kirkuk")]
    assert await asked(client, "from=2017-10-17") == [("capture", "Raqqa")]
    assert await asked(client, "to=2017-10-15") == [("contest", "Kirkuk")]
    assert await asked(client, "from=2017-10-16&to=2017-10-16") == [("capture", "Kirkuk")]
    assert await asked(client, "place=geonames:1") == []


async def test_an_event_comes_back_as_it_was_recorded(client: httpx.AsyncClient, war: War) -> None:
    [told] = war.report("The army took Kirkuk.", date(2017, 10, 16), Told(KIRKUK, ARMY, opponent=PESHMERGA))
    [item] = (await client.get("/v1/events")).json()["items"]
    assert item.pop("recorded_at").endswith("Z")
    assert item["id"] == str(told.id)
    assert item["actor"] == {"id": "iraq-army", "name": "Iraqi army", "side": "iraq-government"}
    assert item["opponent"]["side"] == "krg"
    assert item["date"] == {"start": "2017-10-16", "end": "2017-10-16", "precision": "day"}
    assert item["evidence"] == {"quote": "The army took Kirkuk.", "start": 0, "end": 21}
    assert item["attributed_to"] is None


async def test_a_reader_goes_on_where_it_stopped(client: httpx.AsyncClient, war: War) -> None:
    for place in (KIRKUK, SINJAR):
        war.report(f"The army took {place.name}.", date(2017, 10, 16), Told(place, ARMY))
    first = (await client.get("/v1/events?limit=1")).json()
    assert first["more"] is True
    second = (await client.get(f"/v1/events?limit=1&after={first['after']}")).json()
    assert [item["place"]["name"] for item in first["items"] + second["items"]] == ["Kirkuk", "Sinjar"]
    assert second["more"] is False
    nothing_yet = (await client.get(f"/v1/events?after={second['after']}")).json()
    assert (nothing_yet["items"], nothing_yet["after"]) == ([], second["after"])
    war.report("The SDF took Raqqa.", date(2017, 10, 17), Told(RAQQA, SDF))
    later = (await client.get(f"/v1/events?after={nothing_yet['after']}")).json()
    assert [item["place"]["name"] for item in later["items"]] == ["Raqqa"]
