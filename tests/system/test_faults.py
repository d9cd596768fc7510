"""Kill a part while articles are under way, then check the books: each article answered 202 is analysed once."""

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.system.services import Services, kill

pytestmark = [pytest.mark.system, pytest.mark.timeout(300)]

TOWNS = ("Tal Afar", "Hawija", "Daquq", "Jalawla", "Sinjar", "Rawa", "Anah", "Makhmur")
ARTICLES = 48


@pytest.fixture
def services(home: Path) -> Iterator[Services]:
    with Services(home) as running:
        yield running


def post(services: Services, first: int, last: int) -> set[str]:
    ids = set()
    for number in range(first, last):
        text = (
            f"Iraqi forces captured {TOWNS[number % len(TOWNS)]} from Islamic State on Sunday, unit {number} reported."
        )
        answer = services.client.post("/v1/articles", json={"text": text, "published_at": "2017-08-28"})
        assert answer.status_code == 202
        ids.add(answer.json()["id"])
    return ids


def in_state(services: Services, state: str) -> int:
    (row,) = services.rows(f"SELECT count(*) FROM ledger.analysis_job WHERE state = '{state}'")
    return int(row[0])


def kill_in_the_middle(services: Services, worker: subprocess.Popen[bytes]) -> None:
    """Kill the worker at a moment when it holds an article that it has not finished."""

    def caught_working() -> bool:
        os.killpg(worker.pid, signal.SIGSTOP)
        if in_state(services, "running"):
            return True
        os.killpg(worker.pid, signal.SIGCONT)
        return False

    services.until(caught_working, "the worker to be in the middle of an article")
    kill(worker)


def check_the_books(services: Services, posted: set[str]) -> None:
    services.until(lambda: in_state(services, "done") == len(posted), "the analysis of all articles")
    analysed = services.rows(
        "SELECT stream, array_agg(payload -> 'events') FROM ledger.record"
        " WHERE type = 'ArticleAnalysed' GROUP BY stream"
    )
    assert {stream.removeprefix("article:") for stream, _ in analysed} == posted
    assert all(len(analyses) == 1 for _, analyses in analysed)
    named = [event for _, (events,) in analysed for event in events]
    recorded = services.rows(
        "SELECT payload -> 'event' ->> 'id' FROM ledger.record WHERE type = 'ControlEventExtracted'"
    )
    shown = services.rows("SELECT id::text FROM ledger.control_event")
    assert len(named) >= len(posted)
    assert sorted(named) == sorted(event for (event,) in recorded) == sorted(event for (event,) in shown)


def test_workers_killed_in_the_middle_of_articles(services: Services) -> None:
    services.start("beat")
    posted = post(services, 0, ARTICLES)
    for _ in range(2):
        kill_in_the_middle(services, services.start("worker"))
    services.start("worker")
    check_the_books(services, posted)
    assert services.rows("SELECT count(*) FROM ledger.analysis_job WHERE attempts > 1")[0][0] >= 1


def test_the_queue_killed_with_all_that_it_held(services: Services) -> None:
    # Two of each: sweepers share the work, workers never double it.
    for command in ("beat", "beat", "worker", "worker"):
        services.start(command)
    posted = post(services, 0, ARTICLES // 2)
    services.kill_valkey()
    posted |= post(services, ARTICLES // 2, ARTICLES)
    services.start_valkey()
    check_the_books(services, posted)


def test_rings_lost_before_any_worker_heard_them(services: Services) -> None:
    posted = post(services, 0, 8)
    services.kill_valkey()
    services.start_valkey()
    services.start("worker")
    services.start("beat")
    check_the_books(services, posted)
    assert services.rows("SELECT max(attempts) FROM ledger.analysis_job") == [(1,)]
