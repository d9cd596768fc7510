"""`/v1/diff` over a real database."""

from datetime import UTC, date, datetime

import httpx
import pytest

from tests.api.war import ARMY, KIRKUK, PESHMERGA, RAQQA, SDF, SINJAR, Told, War

pytestmark = pytest.mark.anyio


@pytest.fixture
def campaign(war: War) -> War:
    war.report("The Peshmerga took Kirkuk.", date(2014, 6, 12), Told(KIRKUK, PESHMERGA))
    war.report("The army captured Kirkuk.", date(2017, 10, 16), Told(KIRKUK, ARMY, opponent=PESHMERGA))
    war.report("The army entered Sinjar.", date(2017, 10, 17), Told(SINJAR, ARMY))
    war.report("The SDF seized Raqqa.", date(2017, 10, 17), Told(RAQQA, SDF))
    return war


async def diff(client: httpx.AsyncClient, question: str) -> dict[str, list[dict[str, object]]]:
    answer = await client.get(f"/v1/diff?{question}")
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.usefixtures("campaign")
async def test_between_two_days(client: httpx.AsyncClient) -> None:
    answer = await diff(client, "from=2017-10-01&to=2017-10-20")
    changed = {item["place"]["name"]: (item["lost"], item["gained"]) for item in answer["items"]}  # type: ignore[index]
    assert changed == {
        "Kirkuk": ("krg", "iraq-government"),
        "Sinjar": (None, "iraq-government"),
        "Raqqa": (None, "sdf"),
    }
    assert answer["sides"] == [
        {"side": "iraq-government", "gained": 2, "lost": 0, "contested": 0},
        {"side": "krg", "gained": 0, "lost": 1, "contested": 0},
        {"side": "sdf", "gained": 1, "lost": 0, "contested": 0},
    ]
    [kirkuk] = [item for item in answer["items"] if item["before"]]
    assert kirkuk["before"]["sentence"]["quote"] == "The Peshmerga took Kirkuk."  # type: ignore[index]
    assert kirkuk["after"]["sentence"]["quote"] == "The army captured Kirkuk."  # type: ignore[index]


@pytest.mark.usefixtures("campaign")
@pytest.mark.parametrize(
    ("question", "names"),
    [("country=SY", ["Raqqa"]), ("side=krg", ["Kirkuk"]), ("side=nobody", []), ("country=IQ&side=sdf", [])],
)
async def test_filters(client: httpx.AsyncClient, question: str, names: list[str]) -> None:
    answer = await diff(client, f"from=2017-10-01&to=2017-10-20&{question}")
    assert [item["place"]["name"] for item in answer["items"]] == names  # type: ignore[index]


@pytest.mark.usefixtures("campaign")
async def test_nothing_has_changed_between_two_quiet_days(client: httpx.AsyncClient) -> None:
    answer = await diff(client, "from=2018-01-01&to=2018-02-01")
    assert (answer["items"], answer["sides"]) == ([], [])


async def test_fighting_that_has_come(client: httpx.AsyncClient, war: War) -> None:
    war.report("The army captured Kirkuk.", date(2017, 10, 16), Told(KIRKUK, ARMY))
    war.report("Fighting in Kirkuk.", date(2017, 11, 1), Told(KIRKUK, PESHMERGA, "contest", ARMY))
    answer = await diff(client, "from=2017-10-31&to=2017-11-01")
    [item] = answer["items"]
    assert (item["contested"], item["gained"], item["lost"]) == (True, None, None)
    assert answer["sides"] == [{"side": "iraq-government", "gained": 0, "lost": 0, "contested": 1}]


async def test_between_two_states_of_knowledge(client: httpx.AsyncClient, war: War) -> None:
    war.report("The Peshmerga took Kirkuk.", date(2014, 6, 12), Told(KIRKUK, PESHMERGA))
    before = datetime.now(UTC).isoformat().replace("+00:00", "Z")
    war.report("The army had captured Kirkuk.", date(2017, 10, 16), Told(KIRKUK, ARMY, opponent=PESHMERGA))
    [item] = (await diff(client, f"to=2017-12-01&known_from={before}"))["items"]
    assert (item["lost"], item["gained"]) == ("krg", "iraq-government")
    assert (await diff(client, f"to=2016-12-01&known_from={before}"))["items"] == []


@pytest.mark.usefixtures("campaign")
async def test_pages_join_up_and_only_the_first_counts(client: httpx.AsyncClient) -> None:
    whole = (await diff(client, "from=2017-10-01&to=2017-10-20"))["items"]
    seen, address = [], "/v1/diff?from=2017-10-01&to=2017-10-20&limit=1"
    counted = []
    while address:
        answer = await client.get(address)
        seen += answer.json()["items"]
        counted.append(answer.json()["sides"] is not None)
        address = answer.links.get("next", {}).get("url", "")
    assert seen == whole
    assert counted == [True] + [False] * (len(whole) - 1)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("", "from"),
        ("from=2018-01-01&to=2017-01-01", "from"),
        ("from=2018-01-01&to=2018-01-01", "from"),
        ("known_to=2018-01-01T00:00:00Z&from=2017-01-01", "known_from"),
        ("known_from=2019-01-01T00:00:00Z&known_to=2018-01-01T00:00:00Z", "known_from"),
        ("from=2018-01-01&policy=lax", "policy"),
    ],
)
async def test_ends_that_cannot_be_compared_are_refused(client: httpx.AsyncClient, question: str, name: str) -> None:
    answer = await client.get(f"/v1/diff?{question}")
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == [name]
