"""The worker's settings, and the sweeper on a real queue. Whole workers run in tests/system."""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import UUID

import pytest
import redis
from sqlalchemy import Engine, text

from services.ledger import queue
from services.ledger.database import Service
from services.ledger.queue import EXTRACT_TASK, QUEUE, SEAL_TASK, SWEEP_TASK, UPKEEP_QUEUE, ringing_app
from services.ledger.settings import settings
from services.nlp import metrics, tasks, worker
from tests.ledger.desk import Desk

SERVICES = Path(__file__).parents[2] / "services"


@pytest.fixture
def desk(engine_of: Callable[[Service], Engine]) -> Desk:
    return Desk(engine_of("ingest"), engine_of("nlp"), engine_of("owner"))


@pytest.fixture
def rung(desk: Desk, valkey_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], list[str]]]:
    """The tasks on the test's own servers; what the queue holds, as article ids."""
    app = ringing_app("test", valkey_url)
    monkeypatch.setattr(tasks, "engine", lambda: desk.nlp)
    monkeypatch.setattr(tasks, "bell", lambda: app)

    with redis.Redis.from_url(valkey_url) as client:

        def ids() -> list[str]:
            known = [row.id for row in desk.rows("SELECT id::text FROM ledger.article")]
            waiting = client.lrange(QUEUE, 0, -1)
            return [one for message in waiting for one in known if one.encode() in message]

        yield ids
    app.close()


def go_quiet(desk: Desk) -> None:
    with desk.owner.begin() as conn:
        conn.execute(text("UPDATE ledger.analysis_job SET queued_at = queued_at - interval '1 hour', rung_at = NULL"))


def test_the_sweeper_rings_for_what_went_quiet_and_for_nothing_else(desk: Desk, rung: Callable[[], list[str]]) -> None:
    quiet = desk.receive("One report.")
    go_quiet(desk)
    desk.receive("A fresh one.")
    assert tasks.sweep() == 1
    assert rung() == [str(quiet)]
    assert tasks.sweep() == 0


def test_two_sweepers_at_once_ring_once_each(desk: Desk, rung: Callable[[], list[str]]) -> None:
    reports = {str(desk.receive(f"Report {number}.")) for number in range(20)}
    go_quiet(desk)
    with ThreadPoolExecutor(2) as sweepers:
        counts = list(sweepers.map(lambda _: tasks.sweep(), range(2)))
    assert sum(counts) == 20
    assert sorted(rung()) == sorted(reports)


def test_no_more_rings_than_enough_wait_however_many_articles_do(
    desk: Desk, rung: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = [desk.receive(f"Report {number}.") for number in range(6)]
    go_quiet(desk)
    assert queue.ring(tasks.bell(), reports, enough=2) == 2
    monkeypatch.setattr(tasks, "ENOUGH", 5)
    assert tasks.sweep() == 3
    assert tasks.sweep() == 0
    assert len(rung()) == 5


def test_the_sweeper_does_not_wait_behind_articles() -> None:
    assert worker.app.conf.beat_schedule["sweep"]["options"]["queue"] != QUEUE


def test_a_ring_for_an_unknown_article_is_harmless(desk: Desk, rung: Callable[[], list[str]]) -> None:
    assert tasks.extract_article(str(UUID(int=0))) == "not ours"


def test_a_message_is_kept_until_its_work_is_done_and_no_second_one_is_hoarded() -> None:
    conf = worker.app.conf
    assert conf.task_acks_late
    assert not conf.task_reject_on_worker_lost
    assert conf.worker_prefetch_multiplier == 1
    assert conf.result_backend is None
    assert conf.accept_content == ["json"]
    assert conf.broker_connection_max_retries is None
    assert conf.worker_pool_start_method == "spawn"


def test_rounds_do_not_expire_because_two_machines_have_different_clocks() -> None:
    expiries = [entry["options"]["expires"] for entry in worker.app.conf.beat_schedule.values()]
    assert min(expiries) >= 3_600


def test_no_worker_and_no_record_goes_by_the_clock_of_its_own_machine() -> None:
    own_clock = re.compile(r"datetime\.now\(|date\.today\(|utcnow\(|time\.time\(")
    code = [file for room in ("ledger", "nlp") for file in (SERVICES / room).rglob("*.py")]
    assert code
    assert [file.name for file in code if own_clock.search(file.read_text("utf-8"))] == []


def test_a_lease_and_a_message_outlive_the_hardest_time_limit() -> None:
    assert worker.SOFT_SECONDS < worker.HARD_SECONDS < settings().lease_seconds
    assert queue.TRANSPORT_OPTIONS["visibility_timeout"] > 3 * worker.HARD_SECONDS


def test_all_tasks_go_by_their_public_names() -> None:
    worker.app.loader.import_default_modules()
    assert {EXTRACT_TASK, SWEEP_TASK, SEAL_TASK} <= set(worker.app.tasks)
    assert worker.app.conf.beat_schedule["sweep"]["task"] == SWEEP_TASK


def test_the_sealer_seals_what_came_in(desk: Desk, rung: Callable[[], list[str]]) -> None:
    desk.receive("One report.")
    assert tasks.seal() == 1
    assert tasks.seal() == 0


def test_a_round_of_the_sealer_counts_what_was_changed_behind_its_back(
    desk: Desk, rung: Callable[[], list[str]]
) -> None:
    desk.receive("One report.")
    tasks.seal()
    before = metrics.SEAL_BREAKS._value.get()
    with desk.owner.begin() as conn:
        conn.execute(text("ALTER TABLE ledger.record DISABLE TRIGGER append_only"))
        conn.execute(text("UPDATE ledger.record SET correlation_id = 'another'"))
    assert tasks.seal() == 0
    assert metrics.SEAL_BREAKS._value.get() == before + 1


def test_a_seal_does_not_wait_behind_the_articles() -> None:
    entry = worker.app.conf.beat_schedule["seal"]
    assert (entry["task"], entry["options"]["queue"]) == (SEAL_TASK, UPKEEP_QUEUE)
    assert UPKEEP_QUEUE != QUEUE
