"""A part is killed or ended while articles come in and readers follow; then the books are checked.

All share one running system: what one test leaves behind, the next one meets.
"""

import signal

import pytest

from services.commands import serve
from services.local import system
from services.nlp import ending
from tests.system import books
from tests.system.follower import Follower
from tests.system.reporter import Reporter
from tests.system.running import STOP_SECONDS, is_ready
from tests.system.services import Services, kill, stop_in_the_middle

pytestmark = [pytest.mark.system, pytest.mark.timeout(900), pytest.mark.xdist_group("faults")]

ARTICLES = 24
PROMISED_SECONDS = 10


def test_workers_killed_in_the_middle_of_articles(services: Services, reporter: Reporter) -> None:
    for worker in services.running("worker")[1:]:
        kill(worker)
    for _ in range(2):
        with reporter.reporting(ARTICLES):
            (worker,) = services.running("worker")
            stop_in_the_middle(services, worker)
            kill(worker)
            services.start("worker")
    services.start("worker")
    books.check(services, reporter.taken)
    assert services.rows("SELECT count(*) FROM ledger.analysis_job WHERE attempts > 1")[0][0] >= 1


def test_ingest_killed(services: Services, reporter: Reporter) -> None:
    with reporter.reporting(ARTICLES):
        kill(*services.running("ingest"))
        put_off = reporter.put_off
        services.until(lambda: reporter.put_off > put_off, "the reporter to notice")
        services.start("serve", "ingest")
    books.check(services, reporter.taken)


def test_the_api_killed_under_those_who_follow(services: Services, reporter: Reporter, follower: Follower) -> None:
    with reporter.reporting(ARTICLES):
        breaks = follower.breaks
        kill(*services.running("api"))
        services.until(lambda: follower.breaks > breaks, "the follower to notice")
        services.start("serve", "api")
        services.until(lambda: is_ready(services.api), "the API")
    books.check(services, reporter.taken)
    books.check_feed(services, follower)


def test_beats_killed_and_the_queue_with_all_that_it_held(services: Services, reporter: Reporter) -> None:
    with reporter.reporting(ARTICLES):
        for beat in services.running("beat"):
            kill(beat)
        services.kill_valkey()
    services.start_valkey()
    services.start("beat")
    services.start("beat")
    books.check(services, reporter.taken)


def test_postgres_killed(services: Services, reporter: Reporter, follower: Follower) -> None:
    with reporter.reporting(ARTICLES):
        services.kill_postgres()
        put_off = reporter.put_off
        services.until(lambda: reporter.put_off > put_off, "a post to be put off")
        services.start_postgres()
    books.check(services, reporter.taken)
    books.check_feed(services, follower)
    books.check_whole(services)


def test_postgres_restarted(services: Services, reporter: Reporter) -> None:
    with reporter.reporting(ARTICLES):
        services.stop_postgres()
        services.start_postgres()
    books.check(services, reporter.taken)


@pytest.mark.parametrize("command", [("worker",), ("beat",), ("serve", "ingest"), ("serve", "api")])
def test_each_service_ends_when_told_and_loses_nothing(
    services: Services, reporter: Reporter, command: tuple[str, ...]
) -> None:
    with reporter.reporting(ARTICLES):
        ending, *_others = services.running(command[-1])
        ending.terminate()
        ending.wait(STOP_SECONDS)
        services.start(*command)
    assert ending.returncode in (0, -signal.SIGTERM)
    books.check(services, reporter.taken)


def test_what_each_service_gives_itself_to_end_is_less_than_the_ten_seconds_that_we_promise() -> None:
    """By the clock it is not measured: the machine may be many times slower than usual."""
    assert max(serve.SHUTDOWN_SECONDS, ending.PATIENCE_SECONDS, system.STOP_SECONDS) < PROMISED_SECONDS


def test_after_all_faults_the_ledger_is_whole(services: Services, reporter: Reporter, follower: Follower) -> None:
    books.check(services, reporter.taken)
    books.check_feed(services, follower)
    books.check_whole(services)
