"""One job, one worker at a time; a lost worker loses its lease; a hopeless job is laid aside with its reason."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from services.ledger import jobs
from services.ledger.analysis import LeaseLostError, record_analysis
from services.ledger.jobs import Job
from tests.ledger.desk import MAX_ATTEMPTS, Desk
from tests.ledger.dispatches import said


def expire_lease(desk: Desk) -> None:
    with desk.owner.begin() as conn:
        conn.execute(text("UPDATE ledger.analysis_job SET lease_until = clock_timestamp() - interval '1 second'"))


def go_quiet(desk: Desk) -> None:
    """As if nothing had been heard of any job for an hour."""
    with desk.owner.begin() as conn:
        conn.execute(text("UPDATE ledger.analysis_job SET queued_at = queued_at - interval '1 hour', rung_at = NULL"))


def due(desk: Desk, limit: int = 10) -> Sequence[UUID]:
    with desk.nlp.begin() as conn:
        return jobs.due(conn, limit)


def job(desk: Desk, article_id: UUID) -> Job:
    with desk.nlp.begin() as conn:
        found = jobs.get(conn, article_id)
    assert found is not None
    return found


def test_a_claim_brings_the_article_and_its_correlation_id(desk: Desk) -> None:
    claim = desk.claimed(desk.receive("a report"))
    assert (claim.article.text, claim.correlation_id, claim.attempts) == ("a report", "test", 1)


def test_of_many_workers_one_gets_the_job(desk: Desk) -> None:
    article_id = desk.receive("a report")
    with ThreadPoolExecutor(6) as workers:
        claims = [*workers.map(lambda _: desk.claim(article_id), range(6))]
    assert sum(one is not None for one in claims) == 1


def test_nobody_claims_what_is_unknown_or_done(desk: Desk) -> None:
    assert desk.claim(uuid4()) is None
    assert desk.claim(desk.report("a report", said("capture", "army", 1))) is None


def test_after_the_lease_another_worker_takes_over_and_the_first_is_refused(desk: Desk) -> None:
    article_id = desk.receive("a report")
    slow = desk.claimed(article_id)
    expire_lease(desk)
    quick = desk.claimed(article_id)
    assert quick.fence > slow.fence
    with pytest.raises(LeaseLostError), desk.nlp.begin() as conn:
        record_analysis(conn, slow, "test-1", [said("capture", "army", 1, article_id=article_id)])
    with desk.nlp.begin() as conn:
        jobs.fail(conn, slow, "too late to matter")
        record_analysis(conn, quick, "test-1", [])
    assert job(desk, article_id).state == "done"
    assert desk.rows("SELECT type FROM ledger.record ORDER BY position") == [("ArticleReceived",), ("ArticleAnalysed",)]


def test_an_error_leads_to_another_attempt_and_the_last_one_to_the_dead(desk: Desk) -> None:
    article_id = desk.receive("a poison")
    for attempt in range(1, MAX_ATTEMPTS + 1):
        assert job(desk, article_id).state == "queued"
        claim = desk.claimed(article_id)
        assert claim.attempts == attempt
        with desk.nlp.begin() as conn:
            jobs.fail(conn, claim, f"no luck in attempt {attempt}")
    dead = job(desk, article_id)
    assert (dead.state, dead.last_error) == ("dead", f"no luck in attempt {MAX_ATTEMPTS}")
    assert dead.finished_at is not None
    assert desk.claim(article_id) is None


def test_a_job_that_kills_its_workers_is_laid_aside(desk: Desk) -> None:
    article_id = desk.receive("a poison")
    for _ in range(MAX_ATTEMPTS):
        desk.claimed(article_id)
        expire_lease(desk)
    assert desk.claim(article_id) is None
    dead = job(desk, article_id)
    assert dead.state == "dead"
    assert "no worker came back" in (dead.last_error or "")


def test_a_dead_job_is_retried_by_hand_with_all_its_attempts(desk: Desk) -> None:
    article_id = desk.receive("a poison")
    for _ in range(MAX_ATTEMPTS):
        with desk.nlp.begin() as conn:
            jobs.fail(conn, desk.claimed(article_id), "no luck")
    with desk.nlp.begin() as conn:
        assert jobs.requeue(conn, ["dead"], [article_id]) == [article_id]
        assert jobs.requeue(conn, ["dead"], [article_id]) == []
    assert desk.claimed(article_id).attempts == 1


def test_the_sweeper_rings_for_what_went_quiet_and_for_lost_leases_only(desk: Desk) -> None:
    quiet, lost, working = desk.receive("quiet"), desk.receive("lost"), desk.receive("working")
    done = desk.report("done", said("capture", "army", 1))
    assert due(desk) == []
    desk.claimed(lost)
    expire_lease(desk)
    desk.claimed(working)
    go_quiet(desk)
    assert set(due(desk)) == {quiet, lost}
    assert due(desk) == []
    assert job(desk, done).state == "done"


def test_two_sweepers_share_the_work(desk: Desk) -> None:
    waiting = {desk.receive(f"report {number}") for number in range(6)}
    go_quiet(desk)
    with desk.nlp.begin() as one, desk.nlp.begin() as other:
        first, second = jobs.due(one, 3), jobs.due(other, 10)
    assert len(first) == len(second) == 3
    assert {*first, *second} == waiting
