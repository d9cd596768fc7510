"""`/v1/sides` over a real database."""

from datetime import date

import httpx
import pytest

from tests.api.war import ARMY, KIRKUK, PESHMERGA, RAQQA, SDF, SINJAR, Told, War

pytestmark = pytest.mark.anyio


@pytest.fixture(autouse=True)
def campaign(war: War) -> None:
    war.report("The Peshmerga took Kirkuk.", date(2014, 6, 12), Told(KIRKUK, PESHMERGA))
    war.report("The army took both.", date(2017, 10, 16), Told(KIRKUK, ARMY, opponent=PESHMERGA), Told(SINJAR, ARMY))
    war.report("The SDF took Raqqa.", date(2017, 10, 17), Told(RAQQA, SDF))


async def held(client: httpx.AsyncClient, question: str = "") -> dict[str, int]:
    return {side["id"]: side["places"] for side in (await client.get(f"/v1/sides?{question}")).json()["items"]}


async def test_sides_are_counted_by_what_they_hold(client: httpx.AsyncClient) -> None:
    assert await held(client) == {"iraq-government": 2, "krg": 0, "sdf": 1}
    assert await held(client, "as_of=2017-10-15") == {"krg": 1}


@pytest.mark.parametrize("policy", ["default", "strict", "open"])
async def test_a_policy_has_sides_of_its_own(client: httpx.AsyncClient, policy: str) -> None:
    listed = (await client.get(f"/v1/control?policy={policy}")).json()["items"]
    holding = [state["controller"] for state in listed if state["controller"]]
    assert {side: places for side, places in (await held(client, f"policy={policy}")).items() if places} == {
        side: holding.count(side) for side in holding
    }


async def test_a_side_has_a_name_and_a_colour(client: httpx.AsyncClient) -> None:
    krg = (await client.get("/v1/sides")).json()["items"][1]
    assert krg == {"id": "krg", "name": "Kurdistan Region", "colour": "#d9a521", "places": 0}


async def test_pages_go_on_by_cursor(client: httpx.AsyncClient) -> None:
    first = await client.get("/v1/sides?limit=2")
    second = await client.get(first.links["next"]["url"])
    assert [side["id"] for side in second.json()["items"]] == ["sdf"]
    assert second.json()["next"] is None
