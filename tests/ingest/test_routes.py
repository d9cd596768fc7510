from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import Engine, func, select, text

from services.ledger.articles import get
from services.ledger.erasure import erase
from services.ledger.jobs import SKIPPED
from services.ledger.tables import analysis_job, article, record
from tests.ingest.conftest import Serving

KIRKUK = {
    "title": "Army enters Kirkuk",
    "text": "Iraqi forces took control of Kirkuk on Monday.\r\n\r\nPeshmerga fighters withdrew. ",
    "url": "urn:example:kirkuk",
    "publisher": "Example Wire",
    "published_at": "2017-10-16T18:40:00+03:00",
    "language": "en",
}
JSON = {"Content-Type": "application/json"}


def kept(owner: Engine) -> tuple[int, int, int]:
    with owner.connect() as conn:
        counts = [conn.scalar(select(func.count()).select_from(table)) for table in (article, record, analysis_job)]
    return tuple(counts)  # type: ignore[return-value]  # three of them


@pytest.fixture
def owner(engine_of: Callable[..., Engine]) -> Engine:
    return engine_of("owner")


def test_an_article_is_kept_with_its_record_and_its_job(ingest: httpx.Client, owner: Engine) -> None:
    posted = ingest.post("/v1/articles", json=KIRKUK, headers={"X-Request-ID": "desk-7"})
    assert posted.status_code == 202
    assert posted.headers["Location"] == posted.json()["status_url"]
    assert posted.headers["X-Request-ID"] == "desk-7"
    with owner.connect() as conn:
        stored = get(conn, posted.json()["id"])
        (received,) = conn.execute(select(record.c.type, record.c.correlation_id)).all()
    assert stored is not None
    assert stored.text == KIRKUK["text"]
    assert tuple(received) == ("ArticleReceived", "desk-7")

    status = ingest.get(posted.headers["Location"]).json()
    said = {name: status[name] for name in ("status", "attempts", "last_error", "events", "published_at_source")}
    assert said == {
        "status": "queued", "attempts": 0, "last_error": None, "events": None, "published_at_source": "posted",
    }  # fmt: skip
    assert status["published_at"] == "2017-10-16T15:40:00Z"


def test_the_same_words_again_are_the_first_article(ingest: httpx.Client, owner: Engine) -> None:
    first = ingest.post("/v1/articles", json=KIRKUK)
    again = {"text": " ".join(KIRKUK["text"].split()), "publisher": "Another Outlet", "title": "Other"}
    second = ingest.post("/v1/articles", json=again)
    assert (first.status_code, second.status_code) == (202, 200)
    assert second.json() == {**first.json(), "created": False}
    assert kept(owner) == (1, 1, 1)


BAD_POSTS: dict[str, tuple[int, bytes | Iterator[bytes], dict[str, str], list[str]]] = {
    "not JSON": (400, b'{"text": ', JSON, []),
    "not UTF-8": (400, b'{"text": "\xff"}', JSON, []),
    "deep": (400, b"[" * 100_000, JSON, []),
    "long number": (400, b"1" * 10_000, JSON, []),
    "not an object": (422, b"[]", JSON, ["body"]),
    "no text": (422, b"{}", JSON, ["text"]),
    "empty text": (422, b'{"text": " "}', JSON, ["text"]),
    "NUL": (422, b'{"text": "a\\u0000"}', JSON, ["text"]),
    "lone surrogate": (422, b'{"text": "\\ud800"}', JSON, ["text"]),
    "bad date": (422, b'{"text": "a", "published_at": "soon"}', JSON, ["published_at"]),
    "unknown field": (422, b'{"text": "a", "colour": 1}', JSON, ["colour"]),
    "html without words": (422, b'{"html": "<script>x</script>"}', JSON, ["html"]),
    "a form": (415, b"text=a", {"Content-Type": "application/x-www-form-urlencoded"}, []),
    "no type": (415, b'{"text": "a"}', {}, []),
    "other charset": (415, b'{"text": "a"}', {"Content-Type": "application/json; charset=iso-8859-1"}, []),
    "too large": (413, b'{"text": "' + b"a" * 1_048_576 + b'"}', JSON, []),
    "too large, length not announced": (413, iter([b" " * 300_000] * 4), JSON, []),
    "useless key": (422, b'{"text": "a"}', {**JSON, "Idempotency-Key": ""}, ["Idempotency-Key"]),
}


@pytest.mark.parametrize(("status", "body", "headers", "fields"), BAD_POSTS.values(), ids=BAD_POSTS.keys())
def test_bad_input_is_a_problem_and_keeps_nothing(
    ingest: httpx.Client, owner: Engine, status: int, body: Any, headers: dict[str, str], fields: list[str]
) -> None:
    refused = ingest.post("/v1/articles", content=body, headers=headers)
    assert refused.status_code == status
    assert refused.headers["Content-Type"] == "application/problem+json"
    problem = refused.json()
    assert problem["status"] == status
    assert problem["detail"]
    assert [error["field"] for error in problem["errors"]] == fields
    assert kept(owner) == (0, 0, 0)


def test_a_body_of_just_the_limit_is_taken(serving: Serving) -> None:
    body = b'{"text": "' + b"a" * 2_036 + b'"}'
    with serving(max_article_bytes=str(len(body))) as ingest:
        assert ingest.post("/v1/articles", content=body, headers=JSON).status_code == 202
        assert ingest.post("/v1/articles", content=body + b" ", headers=JSON).status_code == 413


def test_the_date_is_read_from_the_page_then_from_the_head_of_the_text_then_taken_from_the_receipt(
    ingest: httpx.Client,
) -> None:
    page = '<html><head><meta property="article:published_time" content="2017-10-16T08:00:00Z"></head><body><p>Words.'
    head = "Army enters town\nPublished: October 16, 2017\nWords of the story."
    dated = []
    for body in ({"html": page}, {"text": head}, {"text": "No date at all."}):
        status = ingest.get(ingest.post("/v1/articles", json=body).headers["Location"]).json()
        dated.append((status["published_at_source"], status["published_at"], status["received_at"]))
    assert dated[0][:2] == ("metadata", "2017-10-16T08:00:00Z")
    assert dated[1][:2] == ("metadata", "2017-10-16T00:00:00Z")
    source, published, received = dated[2]
    assert source == "receipt"
    assert abs(datetime.fromisoformat(published) - datetime.fromisoformat(received)) < timedelta(seconds=10)


def test_an_unknown_article_is_404(ingest: httpx.Client) -> None:
    assert ingest.get(f"/v1/articles/{uuid4()}").status_code == 404
    assert ingest.get("/v1/articles/kirkuk").json()["errors"][0]["field"] == "article_id"


def test_the_events_that_count_are_those_of_the_newest_analysis(ingest: httpx.Client, owner: Engine) -> None:
    url = ingest.post("/v1/articles", json=KIRKUK).headers["Location"]
    append = text("SELECT FROM ledger.append(CAST(:records AS jsonb))")
    analysed = (
        '[{{"record_id": "{id}", "stream": "article:{article}", "type": "ArticleAnalysed", "schema_version": 1,'
        ' "correlation_id": "x", "payload": {{"events": {events}}}}}]'
    )
    for events in ('["a", "b", "c"]', '["a"]'):
        with owner.begin() as conn:
            conn.execute(append, {"records": analysed.format(id=uuid4(), article=url.rsplit("/")[-1], events=events)})
    assert ingest.get(url).json()["events"] == 1


def test_erased_words_posted_again_are_known_and_do_not_come_back(ingest: httpx.Client, owner: Engine) -> None:
    first = ingest.post("/v1/articles", json=KIRKUK).json()
    assert ingest.get(first["status_url"]).json()["erased_at"] is None
    with owner.begin() as conn:
        erase(conn, UUID(first["id"]), "R. Aziz", "A court said so.", "test")
    again = ingest.post("/v1/articles", json=KIRKUK)
    assert (again.status_code, again.json()["id"]) == (200, first["id"])
    status = ingest.get(first["status_url"]).json()
    assert (status["status"], status["title"], status["last_error"]) == ("done", "", SKIPPED)
    assert status["erased_at"] is not None
