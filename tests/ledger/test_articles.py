"""An article is kept once, with its record and its job, or not at all."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from sqlalchemy import text

from services.ledger import articles
from services.ledger.records import ArticleReceived
from tests.ledger.desk import Desk, new_article
from tests.ledger.reading import read_records


def test_a_new_article_is_kept_with_its_record_and_its_job(desk: Desk) -> None:
    new = new_article("a report")
    with desk.ingest.begin() as conn:
        received = articles.receive(conn, new, "trace-1")
    with desk.nlp.begin() as conn:
        kept = articles.get(conn, received.article_id)
        [record] = read_records(conn, 0, 10)
    assert kept is not None
    assert (kept.text, kept.content_sha256, kept.published_at) == (new.text, new.content_sha256, new.published_at)
    assert (record.stream, record.correlation_id) == (f"article:{kept.id}", "trace-1")
    assert isinstance(record.payload, ArticleReceived)
    assert (record.payload.article_id, record.payload.content_sha256) == (kept.id, new.content_sha256.hex())
    assert desk.rows("SELECT article_id, state FROM ledger.analysis_job") == [(kept.id, "queued")]


def test_the_body_stays_out_of_the_ledger(desk: Desk) -> None:
    desk.receive("a report long enough that its body is not its title")
    assert desk.rows("SELECT count(*) FROM ledger.record WHERE payload::text LIKE '%not its title%'") == [(0,)]


def test_the_same_content_at_the_same_time_is_one_article(desk: Desk) -> None:
    def post(_: int) -> articles.Received:
        with desk.ingest.begin() as conn:
            return articles.receive(conn, new_article("a report"), "test")

    with ThreadPoolExecutor(6) as posters:
        received = [*posters.map(post, range(6))]
    assert len({one.article_id for one in received}) == 1
    assert [one.created for one in received].count(True) == 1
    assert desk.rows("SELECT count(*) FROM ledger.record") == [(1,)]


def test_a_rollback_leaves_nothing(desk: Desk) -> None:
    with desk.ingest.connect() as conn:
        articles.receive(conn, new_article("a report"), "test")
        conn.rollback()
    counts = "SELECT (SELECT count(*) FROM ledger.article) + (SELECT count(*) FROM ledger.record)"
    assert desk.rows(counts) == [(0,)]


def test_an_unknown_article_is_null(desk: Desk) -> None:
    with desk.nlp.begin() as conn:
        assert articles.get(conn, uuid4()) is None


def test_a_body_can_be_taken_down_without_touching_the_record(desk: Desk) -> None:
    article_id = desk.receive("a report")
    with desk.owner.begin() as conn:
        conn.execute(text("UPDATE ledger.article SET text = '', html = NULL"))
    assert desk.claimed(article_id).article.text == ""


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_the_ledger_is_read_in_pages(desk: Desk, limit: int) -> None:
    for number in range(3):
        desk.receive(f"report {number}")
    with desk.nlp.begin() as conn:
        page = read_records(conn, 1, limit)
    assert [record.position for record in page] == [2, 3][:limit]
