"""An article that kills or hangs whoever reads it is laid aside with its reason, and harms no other."""

import sys

import pytest

from tests.system import books, poison
from tests.system.reporter import Reporter
from tests.system.running import STOP_SECONDS
from tests.system.services import Services

pytestmark = [pytest.mark.system, pytest.mark.timeout(900), pytest.mark.xdist_group("faults")]

ARTICLES = 16
ATTEMPTS = 2
POISONED = (sys.executable, "-m", "tests.system.poison")
REASONS = {poison.CRASH: "SIGSEGV", poison.HANG: "TimeLimit"}
POISON = {
    reason: f"{reason} Iraqi forces captured {town}." for reason, town in zip(REASONS, ("Rawa", "Anah"), strict=True)
}


def dead(services: Services) -> int:
    """How many are; the others that failed are rung for again as soon as the workers have nothing to hear."""
    if services.waiting_rings() == 0:
        services.rows("UPDATE ledger.analysis_job SET rung_at = '-infinity' WHERE state = 'queued' AND attempts > 0")
    ((count,),) = services.rows("SELECT count(*) FROM ledger.analysis_job WHERE state = 'dead'")
    return int(count)


def running(services: Services) -> int:
    ((count,),) = services.rows("SELECT count(*) FROM ledger.analysis_job WHERE state = 'running'")
    return int(count)


def test_poison_is_isolated_told_of_and_retried_by_hand(services: Services, reporter: Reporter) -> None:
    for worker in services.running("worker"):
        worker.terminate()
        worker.wait()
    poisoned = services.start(
        "worker",
        program=POISONED,
        max_attempts=str(ATTEMPTS),
        nlp_processes="2",
        lease_seconds="45",
    )
    before = len(reporter.taken)
    reporter.post(ARTICLES // 2)
    ids = {}
    for reason, text in POISON.items():
        answer = services.client.post("/v1/articles", json={"text": text, "published_at": "2018-01-01"})
        ids[reason] = answer.raise_for_status().json()["id"]
    reporter.post(ARTICLES // 2)
    innocent = reporter.taken[before:]
    reporter.taken += ids.values()

    services.until(lambda: dead(services) == len(POISON), "the poison to be laid aside")
    books.check(services, reporter.taken, ids.values())
    attempts = dict(services.rows("SELECT article_id::text, attempts FROM ledger.analysis_job"))
    assert {attempts[one] for one in innocent} == {1}
    assert {attempts[one] for one in ids.values()} == {ATTEMPTS}
    told = services.run("jobs")
    errors = dict(services.rows("SELECT article_id::text, last_error FROM ledger.analysis_job WHERE state = 'dead'"))
    for reason, article_id in ids.items():
        assert REASONS[reason] in errors[article_id]
        assert article_id in told
        assert errors[article_id] in told

    hung = {"text": f"{poison.HANG} Iraqi forces captured Makhmur.", "published_at": "2018-01-01"}
    reporter.taken.append(services.client.post("/v1/articles", json=hung).raise_for_status().json()["id"])
    services.until(lambda: running(services) == 1, "a process to hang")
    poisoned.terminate()
    poisoned.wait(STOP_SECONDS)
    assert "told to end" in services.run("jobs")
    services.start("worker")
    services.start("worker")
    services.run("retry", *ids.values())
    books.check(services, reporter.taken)
