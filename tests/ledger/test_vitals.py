"""How the whole system is, read from a real database."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from msgspec.structs import replace
from sqlalchemy import Engine, text

from services.ledger import articles, jobs
from services.ledger.database import Service
from services.ledger.vitals import STEADY_ARTICLES, silent_outlets, vitals
from tests.ledger.desk import Desk, new_article

NOW = datetime.now(UTC)


@pytest.fixture
def desk(engine_of: Callable[[Service], Engine]) -> Desk:
    return Desk(engine_of("ingest"), engine_of("nlp"), engine_of("owner"))


@pytest.fixture
def reader(engine_of: Callable[[Service], Engine]) -> Engine:
    return engine_of("api")


def test_an_empty_system_has_no_ages(reader: Engine) -> None:
    with reader.connect() as conn:
        found = vitals(conn)
        assert silent_outlets(conn) == []
    assert (found.queued, found.running, found.dead, found.to_ring) == (0, 0, 0, 0)
    assert (found.oldest_seconds, found.newest_record_seconds, found.position) == (None, None, 0)


def test_jobs_are_counted_by_state_and_the_oldest_open_one_tells_its_age(desk: Desk, reader: Engine) -> None:
    old, lost = desk.receive("An old one."), desk.receive("A lost one.")
    desk.claimed(desk.receive("A running one."))
    lease = desk.claimed(lost)
    with desk.nlp.begin() as conn:
        jobs.fail(conn, replace(lease, max_attempts=lease.attempts), "it cannot be read")
    with desk.owner.begin() as conn:
        values = {"id": old}
        conn.execute(
            text("UPDATE ledger.analysis_job SET queued_at = now() - interval '1 hour' WHERE article_id = :id"), values
        )
    with reader.connect() as conn:
        found = vitals(conn)
    assert (found.queued, found.running, found.dead) == (1, 1, 1)
    assert found.oldest_seconds is not None
    assert 3_600 <= found.oldest_seconds < 3_700
    assert found.to_ring == 1
    assert found.position == 3


def test_an_outlet_is_silent_when_it_published_steadily_and_has_stopped(desk: Desk, reader: Engine) -> None:
    publish(desk, "Steady Wire", STEADY_ARTICLES, last_days_ago=4)
    publish(desk, "Rare Review", STEADY_ARTICLES - 1, last_days_ago=4)
    publish(desk, "Morning Post", STEADY_ARTICLES, last_days_ago=1)
    publish(desk, "Closed Courier", STEADY_ARTICLES, last_days_ago=60)
    publish(desk, "Long Gone Gazette", STEADY_ARTICLES, last_days_ago=9)
    publish(desk, None, STEADY_ARTICLES, last_days_ago=4)
    with reader.connect() as conn:
        assert silent_outlets(conn) == ["Long Gone Gazette", "Steady Wire"]


def publish(desk: Desk, outlet: str | None, number: int, last_days_ago: int) -> None:
    with desk.ingest.begin() as conn:
        for one in range(number):
            body = f"{outlet} {one}"
            new = replace(
                new_article(body),
                publisher=outlet,
                published_at=NOW - timedelta(days=last_days_ago, hours=one),
                content_sha256=sha256(body.encode()).digest(),
            )
            articles.receive(conn, new, "test")


def test_a_claim_tells_how_long_the_article_waited_and_whether_it_was_queued_anew(desk: Desk) -> None:
    article = desk.receive("One report.")
    with desk.owner.begin() as conn:
        conn.execute(text("UPDATE ledger.analysis_job SET queued_at = queued_at - interval '1 hour'"))
        conn.execute(text("UPDATE ledger.article SET received_at = received_at - interval '1 hour'"))
    first = desk.claimed(article)
    assert 3_600 <= first.waited_seconds < 3_700
    assert not first.requeued
    with desk.nlp.begin() as conn:
        jobs.fail(conn, replace(first, max_attempts=first.attempts), "it cannot be read")
        jobs.requeue(conn, ("dead",))
    again = desk.claimed(article)
    assert again.requeued
    assert again.waited_seconds < 60
