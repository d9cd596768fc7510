"""What the dashboard alone asks for."""

import json
from asyncio import create_task, to_thread
from collections.abc import Iterator
from datetime import date
from threading import Event
from typing import Any

import httpx
import psycopg
import pytest

from services.api import machine
from services.api.desk_answers import MachineStatus
from services.ingest.app import create_app as ingest_app
from services.ledger.settings import settings
from tests.api.war import ARMY, KIRKUK, PESHMERGA, SINJAR, Told, War
from tests.served import running

pytestmark = pytest.mark.anyio

DAY = date(2017, 10, 16)
FIRST = date(2014, 6, 12)


@pytest.fixture
def campaign(war: War) -> War:
    war.report("The Peshmerga took Kirkuk.", FIRST, Told(KIRKUK, PESHMERGA))
    war.report("The army captured Kirkuk.", DAY, Told(KIRKUK, ARMY, opponent=PESHMERGA))
    war.report("The army entered Sinjar.", DAY, Told(SINJAR, ARMY))
    return war


async def asked(client: httpx.AsyncClient, path: str) -> dict[str, Any]:
    answer = await client.get(path)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_the_span_of_an_empty_record_is_empty(client: httpx.AsyncClient) -> None:
    assert await asked(client, "/desk/span") == {"first_day": None, "last_day": None, "first_recorded_at": None}


@pytest.mark.usefixtures("campaign")
async def test_the_span_goes_from_the_first_day_told_to_the_last(client: httpx.AsyncClient) -> None:
    span = await asked(client, "/desk/span")
    assert (span["first_day"], span["last_day"]) == (str(FIRST), str(DAY))


@pytest.mark.usefixtures("campaign")
async def test_the_feed_can_be_read_from_its_end(client: httpx.AsyncClient) -> None:
    oldest_first = (await client.get("/v1/changes")).json()["items"]
    page = (await client.get("/desk/changes?limit=2")).json()
    rest = (await client.get(f"/desk/changes?limit=2&cursor={page['next']}")).json()
    assert [*page["items"], *rest["items"]] == oldest_first[::-1]
    assert rest["next"] is None
    assert (await client.get(f"/v1/changes?after={page['after']}")).json()["items"] == []


@pytest.mark.usefixtures("campaign")
async def test_the_board_says_of_each_place_what_the_control_list_says(client: httpx.AsyncClient) -> None:
    for question in (f"as_of={FIRST}", f"as_of={DAY}", ""):
        board = await asked(client, f"/desk/board?{question}")
        listed = (await client.get(f"/v1/control?{question}")).json()["items"]
        assert board == {"items": [standing(item) for item in listed], "more": False}


def standing(item: dict[str, Any]) -> list[object]:
    """A row of the control list as a row of the board."""
    place = [item["place"][name] for name in ("id", "name", "type", "country", "lat", "lon")]
    held = [item["controller"], item["status"], *item["since"].values(), item["confidence"]]
    return [*place, *held, item["previous"], item["last_evidence_at"], item["stale"]]


@pytest.mark.usefixtures("campaign")
async def test_the_pace_counts_places_by_the_day_on_which_they_change(client: httpx.AsyncClient) -> None:
    pace = await asked(client, f"/desk/pace?from={FIRST}&to={DAY}")
    assert pace["items"] == [{"day": str(FIRST), "places": 1}, {"day": str(DAY), "places": 2}]
    assert await asked(client, f"/desk/pace?from={FIRST}&to={DAY}&country=IQ") == pace
    assert await asked(client, f"/desk/pace?from={FIRST}&to={DAY}&country=SY") == {"items": []}


@pytest.mark.usefixtures("campaign")
async def test_cells_are_those_of_the_day(client: httpx.AsyncClient) -> None:
    cells = (await client.get(f"/desk/cells?as_of={FIRST}")).json()["features"]
    assert [cell["properties"]["place"] for cell in cells] == [KIRKUK.id]
    assert cells[0]["properties"]["side"] == "krg"


async def test_the_status_tells_what_waits_and_what_failed(client: httpx.AsyncClient, campaign: War) -> None:
    campaign.receive("Nobody has read this yet.", DAY)
    status = await asked(client, "/desk/status")
    assert status["articles"] == {"queued": 1, "running": 0, "done": 3, "dead": 0}
    assert status["outbox"] == 0
    assert status["events"] == {"capture": 3, "withdrawal": 0, "control": 0, "contest": 0}
    assert 0 <= status["to_state"]["median_seconds"] <= status["to_state"]["slowest_seconds"]
    assert (status["sealed_position"], status["silent_outlets"], status["feed_lag_seconds"]) == (0, [], 0)
    assert status["unsealed_seconds"] > 0
    # The war is reported as a worker would.
    assert status["workers"] >= 1
    assert status["counted"]["errors"] <= status["counted"]["requests"]
    (own,) = status["processes"]
    assert (own["service"], own["answers"]) == ("api", True)
    assert 0 <= own["connections"] <= own["most_connections"]
    assert isinstance(status["oldest_unanalysed_seconds"], float)
    assert status["position"] == (await client.get("/v1/control")).json()["position"]


async def test_the_status_is_counted_once_for_all_who_ask_at_a_time(
    client: httpx.AsyncClient, war: War, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "KEPT_SECONDS", 3_600)
    before = await asked(client, "/desk/status")
    war.receive("Nobody has read this yet.", DAY)
    assert await asked(client, "/desk/status") == before
    monkeypatch.setattr(machine, "KEPT_SECONDS", -1)
    assert (await asked(client, "/desk/status"))["articles"] == {"queued": 1, "running": 0, "done": 0, "dead": 0}


async def test_while_the_database_is_away_all_who_ask_for_the_status_wait_for_one_reading(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings = []
    begun, asked_by_all = Event(), Event()

    def away(*_: object) -> MachineStatus:
        readings.append(1)
        begun.set()
        assert asked_by_all.wait(120)
        raise psycopg.OperationalError("connection refused")

    with monkeypatch.context() as patched:
        patched.setattr(machine, "status", away)
        patched.setattr(machine, "KEPT_SECONDS", 3_600)
        asking = [create_task(client.get("/desk/status")) for _ in range(60)]
        assert await to_thread(begun.wait, 30)
        # They are more than there are threads, and none of them holds one: what needs a thread is answered meanwhile.
        assert (await client.get("/map/names.json")).status_code == 200
        asked_by_all.set()
        assert {(await one).status_code for one in asking} == {503}
        assert (await client.get("/desk/status")).status_code == 503
        assert len(readings) == 1
    monkeypatch.setattr(machine, "KEPT_SECONDS", -1)
    assert (await client.get("/desk/status")).status_code == 200


@pytest.mark.usefixtures("ingest")
async def test_the_status_tells_what_the_other_services_tell(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "KEPT_SECONDS", -1)
    urls = {"ingest": f"{settings().ingest_url}/metrics", "exporter": "http://127.0.0.1:1/metrics"}
    monkeypatch.setenv("FRONTLOG_METRICS_URLS", json.dumps(urls))
    settings.cache_clear()
    before = await asked(client, "/desk/status")
    article = {"text": "The army took Kirkuk.", "publisher": "Example Wire"}
    for body in (article, article, {}):
        await client.post("/desk/articles", json=body)
    after = await asked(client, "/desk/status")
    assert after["counted"]["duplicate"] == before["counted"]["duplicate"] + 1
    refused = "unprocessable_entity"
    assert after["counted"]["rejected"][refused] == before["counted"]["rejected"].get(refused, 0) + 1
    assert {one["service"]: one["answers"] for one in after["processes"]} == {
        "api": True,
        "ingest": True,
        "exporter": False,
    }


@pytest.fixture
def ingest(client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The real service, on the same database; without a broker nothing rings."""
    monkeypatch.delenv("FRONTLOG_BROKER_URL", raising=False)
    with running(ingest_app) as port:
        monkeypatch.setenv("FRONTLOG_INGEST_URL", f"http://127.0.0.1:{port}")
        settings.cache_clear()
        yield


@pytest.mark.usefixtures("ingest")
async def test_an_added_article_goes_to_ingest(client: httpx.AsyncClient) -> None:
    added = await client.post("/desk/articles", json={"text": "The army took Kirkuk.", "publisher": "Example Wire"})
    assert added.status_code == 202, added.text
    article = (await client.get(f"/v1/articles/{added.json()['id']}")).json()
    assert (article["text"], article["status"]) == ("The army took Kirkuk.", "queued")


@pytest.mark.usefixtures("ingest")
async def test_what_ingest_refuses_is_refused_in_its_words(client: httpx.AsyncClient) -> None:
    answer = await client.post("/desk/articles", json={"txt": "The army took Kirkuk."})
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert "txt" in answer.text


async def test_an_article_too_large_is_refused_before_it_is_handed_over(client: httpx.AsyncClient) -> None:
    answer = await client.post("/desk/articles", content=b"x" * (settings().max_article_bytes + 1))
    assert answer.status_code == 413


async def test_without_ingest_nothing_is_said_to_be_taken(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRONTLOG_INGEST_URL", "http://127.0.0.1:9")
    settings.cache_clear()
    answer = await client.post("/desk/articles", json={"text": "The army took Kirkuk."})
    assert answer.status_code == 503
    assert "was not taken in" in answer.json()["detail"]
    assert answer.headers["Retry-After"]
