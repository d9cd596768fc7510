"""What becomes of one claimed article, on a real database, with extractors that find, fail or dawdle."""

from collections.abc import Callable
from uuid import UUID

import pytest
from msgspec.structs import replace
from sqlalchemy import Engine, text

from services.ledger import articles, jobs
from services.ledger.database import Service
from services.ledger.events import ControlEvent
from services.ledger.jobs import Job
from services.ledger.settings import settings
from services.nlp.analysis import analyse
from services.nlp.article import Article
from tests.ledger.desk import Desk, new_article
from tests.ledger.dispatches import said
from tests.ledger.test_sketch import story


@pytest.fixture
def desk(engine_of: Callable[[Service], Engine]) -> Desk:
    return Desk(engine_of("ingest"), engine_of("nlp"), engine_of("owner"))


def finding(event: ControlEvent) -> Callable[[Article], list[ControlEvent]]:
    return lambda article: [replace(event, article_id=article.id)]


def job(desk: Desk, article_id: UUID) -> Job:
    with desk.nlp.begin() as conn:
        found = jobs.get(conn, article_id)
    assert found is not None
    return found


def recorded(desk: Desk, kind: str) -> list[str]:
    return [row.correlation_id for row in desk.rows(f"SELECT correlation_id FROM ledger.record WHERE type = '{kind}'")]


def test_however_often_it_is_rung_for_an_article_is_analysed_once(desk: Desk) -> None:
    article_id = desk.receive("The army took the town.")
    extract = finding(said("capture", "army", 1))
    assert [analyse(desk.nlp, article_id, extract) for _ in range(3)] == ["done", "not ours", "not ours"]
    assert recorded(desk, "ControlEventExtracted") == recorded(desk, "ArticleAnalysed") == ["test"]
    assert (job(desk, article_id).state, job(desk, article_id).attempts) == ("done", 1)


def test_an_error_is_kept_with_the_job_in_words(desk: Desk) -> None:
    def fail(_article: Article) -> list[ControlEvent]:
        raise ValueError("no such month:\n\x00 Vendémiaire")

    article_id = desk.receive("The army took the town.")
    assert analyse(desk.nlp, article_id, fail) == "failed"
    found = job(desk, article_id)
    assert found.state == "queued"
    assert found.last_error is not None
    assert found.last_error.startswith("ValueError: no such month: Vendémiaire (at tests/nlp/test_analysis.py:")


def test_after_the_last_attempt_it_is_dead_and_a_ring_changes_nothing(desk: Desk) -> None:
    def fail(_article: Article) -> list[ControlEvent]:
        raise RecursionError("too deep")

    article_id = desk.receive("The army took the town.")
    outcomes = [analyse(desk.nlp, article_id, fail) for _ in range(settings().max_attempts + 1)]
    assert outcomes == ["failed"] * settings().max_attempts + ["not ours"]
    assert job(desk, article_id).state == "dead"
    with desk.owner.begin() as conn:
        assert jobs.requeue(conn, ["dead"], [article_id])
    assert analyse(desk.nlp, article_id, finding(said("capture", "army", 1))) == "done"
    assert job(desk, article_id).last_error is None


def test_who_comes_back_after_the_lease_leaves_no_trace(desk: Desk) -> None:
    article_id = desk.receive("The army took the town.")
    fast, slow = finding(said("capture", "army", 1)), finding(said("capture", "rebels", 2))

    def dawdle(article: Article) -> list[ControlEvent]:
        with desk.owner.begin() as conn:
            conn.execute(text("UPDATE ledger.analysis_job SET lease_until = clock_timestamp() - interval '1 second'"))
        assert analyse(desk.nlp, article_id, fast) == "done"
        return slow(article)

    assert analyse(desk.nlp, article_id, dawdle) == "lease lost"
    (event,) = desk.rows(
        "SELECT payload -> 'event' -> 'actor' ->> 'id' AS actor FROM ledger.record WHERE payload ? 'event'"
    )
    assert event.actor == "army"
    assert (job(desk, article_id).state, job(desk, article_id).attempts) == ("done", 2)


def test_the_article_is_read_outside_any_transaction(desk: Desk) -> None:
    open_ones = (
        "SELECT FROM pg_stat_activity WHERE application_name = 'frontlog-nlp' AND datname = current_database()"
        " AND state <> 'idle'"
    )

    def look(article: Article) -> list[ControlEvent]:
        assert desk.rows(open_ones) == []
        return finding(said("capture", "army", 1))(article)

    assert analyse(desk.nlp, desk.receive("The army took the town."), look) == "done"


def test_a_copy_speaks_with_the_voice_of_the_article_that_it_copies(desk: Desk) -> None:
    def sourced(article: Article) -> list[ControlEvent]:
        return [replace(said("capture", "army", 1), article_id=article.id, source=article.source)]

    def printed_by(publisher: str, body: str) -> UUID:
        with desk.ingest.begin() as conn:
            return articles.receive(conn, replace(new_article(body), publisher=publisher), "test").article_id

    wire, copy = printed_by("Tigris Wire", story(7)), printed_by("Valley Gazette", f"Seized!\n{story(7)}")
    other = printed_by("Hill Courier", story(8))
    # Whichever is analysed first.
    for article_id in (copy, other, wire):
        assert analyse(desk.nlp, article_id, sourced) == "done"
    roots = dict(tuple(row) for row in desk.rows("SELECT article_id, source_root FROM ledger.control_event"))
    assert roots == {wire: "Tigris Wire", copy: "Tigris Wire", other: "Hill Courier"}
