from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import httpx
from sqlalchemy import Engine, func, select

from services.ledger.tables import article, idempotency_key

ARTICLE = {"text": "Iraqi forces took control of Kirkuk.", "published_at": "2017-10-16"}


def post(ingest: httpx.Client, key: str, **changes: str) -> httpx.Response:
    return ingest.post("/v1/articles", json={**ARTICLE, **changes}, headers={"Idempotency-Key": key})


def test_the_same_request_gets_the_first_answer_again(ingest: httpx.Client) -> None:
    first, replayed = post(ingest, '"key-1"'), post(ingest, "key-1")
    assert (replayed.status_code, replayed.json()) == (202, first.json())
    assert replayed.headers["Location"] == first.headers["Location"]
    duplicate = post(ingest, "key-2")
    assert (duplicate.status_code, duplicate.json()["created"]) == (200, False)
    assert post(ingest, "key-2").status_code == 200


def test_the_key_with_another_payload_is_refused_and_keeps_nothing(
    ingest: httpx.Client, engine_of: Callable[..., Engine]
) -> None:
    post(ingest, "key-1")
    refused = post(ingest, "key-1", text="Another article.")
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"] == "Idempotency-Key"
    with engine_of("owner").connect() as conn:
        assert conn.scalar(select(func.count()).select_from(article)) == 1


def test_two_who_choose_the_same_key_do_not_hear_of_each_other(
    ingest: httpx.Client, make_key: Callable[..., str]
) -> None:
    post(ingest, "1")
    ingest.headers["Authorization"] = f"Bearer {make_key('ingest', name='Example Wire')}"
    theirs = post(ingest, "1", text="Another article.")
    assert (theirs.status_code, theirs.json()["created"]) == (202, True)


def test_a_refused_article_does_not_use_up_its_key(ingest: httpx.Client) -> None:
    assert post(ingest, "key-1", published_at="soon").status_code == 422
    assert post(ingest, "key-1").status_code == 202


def test_requests_at_the_same_time_have_one_effect(ingest: httpx.Client, engine_of: Callable[..., Engine]) -> None:
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: post(ingest, "key-1"), range(16)))
    assert {(answer.status_code, answer.text) for answer in answers} == {(202, answers[0].text)}
    with engine_of("owner").connect() as conn:
        assert conn.scalar(select(func.count()).select_from(idempotency_key)) == 1
