"""`/v1/summary` and `/v1/coverage` over a real database."""

from datetime import date

import httpx
import pytest

from tests.api.war import ARMY, KIRKUK, PESHMERGA, RAQQA, SDF, SINJAR, Told, War

pytestmark = pytest.mark.anyio

DAY = date(2017, 10, 16)


@pytest.fixture
def campaign(war: War) -> War:
    war.report("The Peshmerga took Kirkuk.", date(2014, 6, 12), Told(KIRKUK, PESHMERGA))
    war.report("The army captured Kirkuk.", DAY, Told(KIRKUK, ARMY, opponent=PESHMERGA), outlet="Tigris Wire")
    war.report("The army entered Sinjar.", date(2017, 10, 17), Told(SINJAR, ARMY), outlet="Tigris Wire")
    war.report("The SDF seized Raqqa.", date(2017, 10, 17), Told(RAQQA, SDF))
    war.report("Fighting in Sinjar.", date(2017, 10, 18), Told(SINJAR, PESHMERGA, "contest", ARMY))
    return war


async def asked(client: httpx.AsyncClient, address: str) -> list[dict[str, object]]:
    items: list[dict[str, object]] = []
    while address:
        answer = await client.get(address)
        assert answer.status_code == 200, answer.text
        items += answer.json()["items"]
        address = answer.links.get("next", {}).get("url", "")
    return items


@pytest.mark.usefixtures("campaign")
@pytest.mark.parametrize("limit", [1, 1000])
async def test_places_by_side_and_country_over_time(client: httpx.AsyncClient, limit: int) -> None:
    items = await asked(client, f"/v1/summary?from=2017-10-15&to=2017-10-18&limit={limit}")
    counted = [(item["day"], item["country"], item["side"], item["places"], item["contested"]) for item in items]
    assert counted == [
        ("2017-10-15", "IQ", "krg", 1, 0),
        ("2017-10-16", "IQ", "iraq-government", 1, 0),
        ("2017-10-17", "IQ", "iraq-government", 2, 0),
        ("2017-10-17", "SY", "sdf", 1, 0),
        ("2017-10-18", "IQ", "iraq-government", 2, 1),
        ("2017-10-18", "SY", "sdf", 1, 0),
    ]


@pytest.mark.usefixtures("campaign")
async def test_what_nobody_told_of_for_long_is_silent_and_not_at_peace(client: httpx.AsyncClient) -> None:
    items = await asked(client, "/v1/summary?from=2014-06-12&to=2016-01-01&step=week&side=krg")
    assert len(items) == 82
    assert {item["silent"] for item in items if str(item["day"]) <= "2014-09-10"} == {0}
    assert {item["silent"] for item in items if str(item["day"]) > "2014-09-10"} == {1}


@pytest.mark.usefixtures("campaign")
async def test_the_summary_agrees_with_the_list(client: httpx.AsyncClient) -> None:
    for day in ("2015-01-01", "2017-10-16", "2017-10-17", "2018-06-01"):
        listed = await asked(client, f"/v1/control?as_of={day}")
        counted = await asked(client, f"/v1/summary?from={day}&to={day}")
        told = {(item["country"], item["side"]): item["places"] for item in counted}
        truth: dict[object, int] = {}
        for item in listed:
            group = (item["place"]["country"], item["controller"])  # type: ignore[index]
            truth[group] = truth.get(group, 0) + 1
        assert told == truth


@pytest.mark.usefixtures("campaign")
@pytest.mark.parametrize("limit", [1, 1000])
async def test_articles_by_outlet_and_day(client: httpx.AsyncClient, limit: int) -> None:
    address = f"/v1/coverage?from=2017-10-10&to=2017-10-24&silent_after=6&limit={limit}"
    wire, tigris = await asked(client, address)
    assert wire == {
        "outlet": "Example Wire",
        "articles": 2,
        "days": [{"day": "2017-10-17", "articles": 1}, {"day": "2017-10-18", "articles": 1}],
        "days_without": 13,
        "last_day": "2017-10-18",
        "silent": False,
    }
    assert (tigris["outlet"], tigris["last_day"], tigris["silent"]) == ("Tigris Wire", "2017-10-17", True)
    empty = (await client.get(address)).json()["empty_days"]
    assert (len(empty), "2017-10-16" in empty, "2017-10-19" in empty) == (12, False, True)


@pytest.mark.usefixtures("campaign")
async def test_coverage_of_one_country_counts_what_told_of_it(client: httpx.AsyncClient) -> None:
    days = "from=2017-10-16&to=2017-10-18"
    iraq = {item["outlet"]: item for item in await asked(client, f"/v1/coverage?{days}&country=IQ")}
    assert {name: item["articles"] for name, item in iraq.items()} == {"Example Wire": 1, "Tigris Wire": 2}
    (syria,) = await asked(client, f"/v1/coverage?{days}&country=SY")
    assert (syria["outlet"], syria["articles"], syria["last_day"]) == ("Example Wire", 1, "2017-10-17")
    empty = (await client.get(f"/v1/coverage?{days}&country=SY")).json()["empty_days"]
    assert empty == ["2017-10-16", "2017-10-18"]
    assert await asked(client, f"/v1/coverage?{days}&country=FR") == []


@pytest.mark.usefixtures("campaign")
async def test_places_of_which_nobody_told_for_long(client: httpx.AsyncClient) -> None:
    for days, names in (
        (0, {"Kirkuk", "Sinjar", "Raqqa"}),
        (36, {"Kirkuk", "Sinjar", "Raqqa"}),
        (37, {"Kirkuk"}),
        (38, set()),
    ):
        address = f"/v1/control?as_of=2017-11-22&min_days_since_evidence={days}&fields=days_since_evidence"
        items = await asked(client, address)
        assert {item["place"]["name"] for item in items} == names  # type: ignore[index]


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/v1/summary?from=2018-01-01&to=2017-01-01", "from"),
        ("/v1/summary?from=2000-01-01&to=2017-01-01", "from"),
        ("/v1/summary?step=month", "step"),
        ("/v1/summary?status=held", "status"),
        ("/v1/coverage?from=2000-01-01&to=2017-01-01", "from"),
        ("/v1/coverage?silent_after=0", "silent_after"),
        ("/v1/coverage?country=Iraq", "country"),
        ("/desk/pace?country=iq", "country"),
        ("/v1/coverage?known_at=2018-01-01T00:00:00Z", "known_at"),
    ],
)
async def test_what_cannot_be_used_is_named(client: httpx.AsyncClient, address: str, name: str) -> None:
    answer = await client.get(address)
    assert answer.status_code == 422, answer.text
    assert [error["field"] for error in answer.json()["errors"]] == [name]
