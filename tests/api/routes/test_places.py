"""`/v1/places` over a real database and the whole atlas."""

from datetime import date

import httpx
import pytest

from tests.api.war import ARMY, GREENVILLE, GREENVILLE_EAST, HILL, KIRKUK, RAQQA, SINJAR, Told, War

# The first look-up in a fresh checkout builds the index of places.
pytestmark = [pytest.mark.anyio, pytest.mark.timeout(400)]


@pytest.fixture(autouse=True)
def on_record(war: War) -> None:
    everywhere = (KIRKUK, SINJAR, RAQQA, GREENVILLE, GREENVILLE_EAST, HILL)
    war.report("They took all of it.", date(2017, 10, 16), *(Told(place, ARMY) for place in everywhere))


async def names(client: httpx.AsyncClient, question: str) -> list[str]:
    return [item["name"] for item in (await client.get(f"/v1/places?{question}")).json()["items"]]


@pytest.mark.parametrize(
    ("spelling", "found"),
    [
        ("Sinjar", ["Sinjar"]),
        ("Shingal", ["Sinjar"]),
        ("Ar-Raqqah", ["Raqqa"]),
        ("greenville", ["Greenville", "Greenville"]),
        ("hill 62", ["Hill 62"]),
        ("Atlantis", []),
        ("كركوك", ["Kirkuk"]),
        ("کرکوک", ["Kirkuk"]),
        ("Киркук", ["Kirkuk"]),
        ("基尔库克", ["Kirkuk"]),
        ("رقة", ["Raqqa"]),
        ("Шингал", ["Sinjar"]),
        ("אטלנטיס", []),
    ],
)
async def test_any_spelling_finds_the_place(client: httpx.AsyncClient, spelling: str, found: list[str]) -> None:
    assert await names(client, f"q={spelling}") == found


async def test_filters_keep_what_was_asked_for(client: httpx.AsyncClient) -> None:
    assert await names(client, "country=IQ") == ["Sinjar", "Kirkuk"]
    assert await names(client, "bbox=38,35,40,37") == ["Raqqa"]
    assert await names(client, "bbox=-83,34,-82,36&q=Greenville") == ["Greenville"]


async def test_pages_join_without_gap_or_repeat(client: httpx.AsyncClient) -> None:
    address, seen = "/v1/places?limit=4", []
    while address:
        answer = await client.get(address)
        seen += [item["id"] for item in answer.json()["items"]]
        address = answer.links.get("next", {}).get("url", "")
    assert len(seen) == len(set(seen)) == 6
