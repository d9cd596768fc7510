"""From an article posted over HTTP to the answer who holds the place, through every service and over a restart."""

import re
import socket
from pathlib import Path

import httpx
import pytest

from tests.system.running import STOP_SECONDS, RunningSystem, StartSystem, end, free_port, launch

pytestmark = [pytest.mark.system, pytest.mark.timeout(900)]

DAY = "2017-08-28"
ARTICLE = {
    "title": "Army takes Tal Afar",
    "text": "TAL AFAR, Iraq (Example Wire) - Iraqi forces captured the city of Tal Afar from Islamic State on Sunday. "
    "It was the last city that the group held in Nineveh province.",
    "url": "https://example.org/tal-afar",
    "publisher": "Example Wire",
    "published_at": "2017-08-27T18:00:00Z",
    "language": "en",
}


def control(system: RunningSystem, **headers: str) -> httpx.Response:
    return system.api.get("/v1/control", params={"as_of": DAY}, headers=headers)


def test_an_article_becomes_the_answer_who_holds_the_place_and_stays_it(home: Path, start_system: StartSystem) -> None:
    system = start_system(home)
    empty = control(system)
    assert empty.json()["items"] == []

    posted = system.ingest.post("/v1/articles", json=ARTICLE)
    assert posted.status_code == httpx.codes.ACCEPTED
    assert system.analysed(posted.headers["Location"])["status"] == "done"

    answer = control(system, **{"If-None-Match": empty.headers["ETag"]})
    assert answer.status_code == httpx.codes.OK
    (state,) = answer.json()["items"]
    assert (state["place"]["name"], state["controller"]) == ("Tal Afar", "iraq-government")
    assert state["since"] == {"start": "2017-08-27", "end": "2017-08-27", "precision": "day"}
    assert state["sentence"]["article_id"] == posted.json()["id"]
    assert state["sentence"]["quote"] in ARTICLE["text"]

    unchanged = control(system, **{"If-None-Match": answer.headers["ETag"]})
    assert (unchanged.status_code, unchanged.content) == (httpx.codes.NOT_MODIFIED, b"")

    assert system.stop() == 0, system.output

    again = start_system(home)
    known = again.ingest.post("/v1/articles", json=ARTICLE)
    assert (known.status_code, known.json()["id"]) == (httpx.codes.OK, posted.json()["id"])
    assert control(again).json()["items"] == [state]


def test_a_taken_port_is_named_with_the_setting_that_changes_it(home: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        system = launch(home, (taken.getsockname()[1], free_port()))
        assert system.process.wait(STOP_SECONDS) == 1
    end(system)
    assert re.search(r"Port \d+ is taken.*FRONTLOG_INGEST_PORT=", system.output, re.DOTALL)


def test_a_home_serves_one_system_at_a_time(home: Path, start_system: StartSystem) -> None:
    start_system(home)
    second = launch(home)
    assert second.process.wait(STOP_SECONDS) == 1
    end(second)
    assert "already" in second.output
    assert "FRONTLOG_HOME" in second.output
