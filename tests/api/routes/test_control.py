"""`/v1/control` over a real database."""

import csv
import io
from datetime import UTC, date, datetime, timedelta

import httpx
import pytest

from tests.api.war import ARMY, GREENVILLE, GREENVILLE_EAST, HILL, KIRKUK, PESHMERGA, RAQQA, SDF, SINJAR, Told, War

# The first look-up of a name in a fresh checkout builds the index of places.
pytestmark = [pytest.mark.anyio, pytest.mark.timeout(400)]

TAKEN = date(2017, 10, 16)
BEFORE = date(2014, 6, 12)


@pytest.fixture
def campaign(war: War) -> War:
    war.report("The Peshmerga took Kirkuk.", BEFORE, Told(KIRKUK, PESHMERGA))
    war.report("The Iraqi army captured Kirkuk from the Peshmerga.", TAKEN, Told(KIRKUK, ARMY, opponent=PESHMERGA))
    war.report("The army entered Sinjar.", date(2017, 10, 17), Told(SINJAR, ARMY))
    war.report("The SDF seized Raqqa and a hill.", date(2017, 10, 17), Told(RAQQA, SDF), Told(HILL, SDF))
    return war


async def places(client: httpx.AsyncClient, **question: object) -> list[str]:
    answer = await client.get("/v1/control", params=question)  # type: ignore[arg-type]  # httpx takes what str() takes
    assert answer.status_code == 200, answer.text
    return [item["place"]["name"] for item in answer.json()["items"]]


async def test_an_empty_record_is_an_empty_list(client: httpx.AsyncClient) -> None:
    answer = (await client.get("/v1/control")).json()
    assert answer["items"] == []
    assert answer["position"] == 0
    assert answer["next"] is None


@pytest.mark.usefixtures("campaign")
async def test_an_item_says_who_since_when_how_sure_and_why(client: httpx.AsyncClient) -> None:
    answer = (await client.get("/v1/control", params={"as_of": "2017-10-20"})).json()
    kirkuk = next(item for item in answer["items"] if item["place"]["name"] == "Kirkuk")
    assert kirkuk["controller"] == "iraq-government"
    assert kirkuk["status"] == "held"
    assert kirkuk["since"] == {"start": "2017-10-16", "end": "2017-10-16", "precision": "day"}
    assert kirkuk["previous"] == "krg"
    assert kirkuk["last_evidence_at"] == "2017-10-16"
    assert 0.5 < kirkuk["confidence"] <= 1
    assert kirkuk["place"]["lat"] == pytest.approx(KIRKUK.lat)
    said = kirkuk["sentence"]
    assert said["quote"] == "The Iraqi army captured Kirkuk from the Peshmerga."
    assert said["outlet"] == "Example Wire"
    assert said["url"].startswith("https://example-wire.example/")
    assert (await client.get(f"/v1/articles/{said['article_id']}")).json()["text"] == said["quote"]


@pytest.mark.usefixtures("campaign")
async def test_filters_keep_what_was_asked_for(client: httpx.AsyncClient) -> None:
    assert await places(client) == ["Raqqa", "Sinjar", "Kirkuk", "Hill 62"]
    assert await places(client, country="IQ") == ["Sinjar", "Kirkuk"]
    assert await places(client, bbox="43,35,45,36") == ["Kirkuk"]
    assert await places(client, bbox="40,-90,-170,90") == ["Sinjar", "Kirkuk"]
    assert await places(client, side="sdf") == ["Raqqa", "Hill 62"]
    assert await places(client, status="contested") == []
    assert await places(client, status="held", country="SY") == ["Raqqa"]
    assert await places(client, min_confidence=0.5) == await places(client)
    assert await places(client, min_confidence=1) == []


@pytest.mark.usefixtures("campaign")
async def test_as_of_asks_for_a_day_on_the_ground(client: httpx.AsyncClient) -> None:
    assert await places(client, as_of="2014-06-11") == []
    held_then = (await client.get("/v1/control", params={"as_of": "2017-10-15T23:59:00+03:00"})).json()
    assert held_then["as_of"] == "2017-10-15"
    assert [(item["place"]["name"], item["controller"]) for item in held_then["items"]] == [("Kirkuk", "krg")]


async def test_known_at_asks_for_what_the_ledger_knew(client: httpx.AsyncClient, war: War) -> None:
    first = war.report("The Peshmerga took Kirkuk.", BEFORE, Told(KIRKUK, PESHMERGA))
    between = (await client.get(f"/v1/events?article={first[0].article_id}")).json()["items"][0]["recorded_at"]
    war.report("The army took Kirkuk.", TAKEN, Told(KIRKUK, ARMY))
    then = (await client.get("/v1/control", params={"known_at": between})).json()
    assert [item["controller"] for item in then["items"]] == ["krg"]
    long_ago = (datetime.now(UTC) - timedelta(days=1)).isoformat()
    assert await places(client, known_at=long_ago) == []


@pytest.mark.parametrize(
    "question",
    [
        "/v1/control?as_of=2018-01-01",
        f"/v1/control/{KIRKUK.id}?as_of=2018-01-01",
        f"/v1/control/{KIRKUK.id}/timeline?policy=strict",
        "/v1/sides?as_of=2018-01-01",
        "/v1/summary?from=2017-10-01&to=2018-01-01",
        "/v1/diff?from=2014-01-01&to=2018-01-01",
    ],
)
async def test_what_was_answered_then_is_answered_of_then(client: httpx.AsyncClient, war: War, question: str) -> None:
    """News ends what held before it, but not in what was known before it."""

    async def told(asked: str) -> list[object]:
        answer = await client.get(asked)
        assert answer.status_code == 200, answer.text
        body = answer.json()
        return [body.get(name) for name in ("items", "state", "evidence_for", "sides")]

    war.report("The Peshmerga took Kirkuk.", BEFORE, Told(KIRKUK, PESHMERGA))
    war.report("The SDF seized a hill.", date(2017, 10, 1), Told(HILL, SDF))
    then, between = await told(question), (await client.get("/v1/events")).json()["items"][-1]["recorded_at"]
    war.report("The army took Kirkuk and the hill.", TAKEN, Told(KIRKUK, ARMY), Told(HILL, ARMY))
    known = [f"known_from={between}", f"known_to={between}"] if "diff" in question else [f"known_at={between}"]
    assert then[0] or then[1]
    assert await told(question) != then
    assert await told("&".join([question, *known])) == then


@pytest.mark.usefixtures("campaign")
async def test_pages_join_without_gap_or_repeat(client: httpx.AsyncClient) -> None:
    whole = await places(client)
    seen, address = [], "/v1/control?limit=1&as_of=2018-01-01"
    while True:
        answer = await client.get(address)
        seen += [item["place"]["name"] for item in answer.json()["items"]]
        assert ("next" in answer.links) == (answer.json()["next"] is not None)
        if "next" not in answer.links:
            break
        address = answer.links["next"]["url"]
        assert answer.json()["next"] in address
        assert "as_of=2018-01-01" in address
    assert seen == whole


@pytest.mark.usefixtures("campaign")
async def test_geojson_by_accept_header_and_by_parameter(client: httpx.AsyncClient) -> None:
    by_header = await client.get("/v1/control", headers={"Accept": "application/geo+json"})
    by_name = await client.get("/v1/control?format=geojson")
    assert by_header.headers["content-type"] == by_name.headers["content-type"] == "application/geo+json"
    assert by_header.json() == by_name.json()
    features = {feature["id"]: feature for feature in by_name.json()["features"]}
    assert features[KIRKUK.id]["geometry"]["coordinates"] == [KIRKUK.lon, KIRKUK.lat]
    assert features[HILL.id]["geometry"] is None


@pytest.mark.usefixtures("campaign")
async def test_csv_has_one_row_a_place(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/control?country=IQ&limit=1", headers={"Accept": "text/csv"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    [row] = csv.DictReader(io.StringIO(answer.text, newline=""))
    assert (row["place"], row["controller"], row["since_start"]) == ("Sinjar", "iraq-government", "2017-10-17")
    assert "next" in answer.links


async def test_a_form_that_does_not_exist_is_406(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/control", headers={"Accept": "application/xml"})
    assert answer.status_code == 406
    assert answer.headers["content-type"] == "application/problem+json"
    assert "text/csv" in answer.json()["detail"]


@pytest.mark.usefixtures("campaign")
@pytest.mark.parametrize("place", [KIRKUK.id, "Kirkuk", "kirkuk", "Karkuk"])
async def test_a_place_by_id_or_by_any_spelling(client: httpx.AsyncClient, place: str) -> None:
    answer = (await client.get(f"/v1/control/{place}")).json()
    assert answer["state"]["place"]["id"] == KIRKUK.id
    assert answer["state"]["controller"] == "iraq-government"


async def test_a_place_tells_all_evidence_for_and_against(client: httpx.AsyncClient, war: War) -> None:
    text = "The army captured Kirkuk."
    [taken] = war.report(text, TAKEN, Told(KIRKUK, ARMY))
    [denied] = war.report("The Peshmerga still hold Kirkuk.", TAKEN, Told(KIRKUK, PESHMERGA, "control"), outlet="Other")
    answer = (await client.get(f"/v1/control/{KIRKUK.id}?as_of=2017-10-17")).json()
    told = {each["event"]["id"]: each for each in answer["evidence_for"] + answer["evidence_against"]}
    assert set(told) == {str(taken.id), str(denied.id)}
    one = told[str(taken.id)]
    assert one["weight"] > 0
    evidence = one["event"]["evidence"]
    assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert one["article"]["publisher"] == "Example Wire"
    assert one["article"]["published_at"] == "2017-10-16T12:00:00Z"


async def test_a_name_of_two_places_lists_both(client: httpx.AsyncClient, war: War) -> None:
    war.report("Rebels took both.", TAKEN, Told(GREENVILLE, SDF), Told(GREENVILLE_EAST, SDF))
    answer = await client.get("/v1/control/Greenville")
    assert answer.status_code == 409
    assert {error["field"] for error in answer.json()["errors"]} == {GREENVILLE.id, GREENVILLE_EAST.id}


@pytest.mark.usefixtures("campaign")
@pytest.mark.parametrize("path", ["geonames:1", "Atlantis", f"{KIRKUK.id}?as_of=2001-01-01", "Atlantis/timeline"])
async def test_what_is_not_known_is_404(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(f"/v1/control/{path}")
    assert answer.status_code == 404
    assert answer.json()["title"] == "Not Found"


@pytest.mark.usefixtures("campaign")
async def test_the_timeline_is_every_change_of_hands(client: httpx.AsyncClient) -> None:
    items = (await client.get(f"/v1/control/{KIRKUK.id}/timeline")).json()["items"]
    assert [(item["valid_from"], item["valid_to"], item["controller"]) for item in items] == [
        ("2014-06-12", "2017-10-16", "krg"),
        ("2017-10-16", None, "iraq-government"),
    ]
    assert items[0]["evidence_for"][0]["quote"] == "The Peshmerga took Kirkuk."


@pytest.mark.usefixtures("campaign")
async def test_fields_pick_what_is_answered(client: httpx.AsyncClient) -> None:
    [item] = (await client.get("/v1/control?side=krg&as_of=2015-01-01&fields=status,since")).json()["items"]
    assert list(item) == ["place", "status", "since"]
    assert item["place"]["id"] == KIRKUK.id


@pytest.mark.usefixtures("campaign")
@pytest.mark.parametrize(
    ("as_of", "days", "stale"), [("2014-06-12", 0, False), ("2014-09-10", 90, False), ("2014-09-11", 91, True)]
)
async def test_a_place_without_news_for_long_says_so(
    client: httpx.AsyncClient, as_of: str, days: int, stale: bool
) -> None:
    [item] = (await client.get(f"/v1/control?side=krg&as_of={as_of}")).json()["items"]
    state = (await client.get(f"/v1/control/{KIRKUK.id}?as_of={as_of}")).json()["state"]
    assert item == state
    assert (item["days_since_evidence"], item["stale"]) == (days, stale)


async def test_later_evidence_does_not_make_an_old_state_fresh(client: httpx.AsyncClient, war: War) -> None:
    war.report("The Peshmerga took Kirkuk.", BEFORE, Told(KIRKUK, PESHMERGA))
    war.report("The Peshmerga hold Kirkuk.", date(2016, 6, 12), Told(KIRKUK, PESHMERGA, "control"))
    [item] = (await client.get("/v1/control?as_of=2015-06-12")).json()["items"]
    state = (await client.get(f"/v1/control/{KIRKUK.id}?as_of=2015-06-12")).json()["state"]
    assert (item["last_evidence_at"], item["days_since_evidence"], item["stale"]) == ("2016-06-12", 365, True)
    assert item == state


@pytest.mark.parametrize(("policy", "status"), [("default", "held"), ("strict", "claimed"), ("open", "held")])
async def test_a_policy_asks_more_or_less_of_the_news(
    client: httpx.AsyncClient, war: War, policy: str, status: str
) -> None:
    war.report("The army captured Kirkuk.", TAKEN, Told(KIRKUK, ARMY))
    [listed] = (await client.get(f"/v1/control?policy={policy}")).json()["items"]
    state = (await client.get(f"/v1/control/{KIRKUK.id}?policy={policy}")).json()["state"]
    [stretch] = (await client.get(f"/v1/control/{KIRKUK.id}/timeline?policy={policy}")).json()["items"]
    [changed] = (await client.get(f"/v1/diff?from=2017-10-01&policy={policy}")).json()["items"]
    assert {listed["status"], state["status"], stretch["status"], changed["after"]["status"]} == {status}
