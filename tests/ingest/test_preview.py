"""Asking what would be found in an article, over a real queue. The workers stand in tests/system; here nobody reads."""

from collections.abc import Callable

import httpx
import pytest
import redis

from services.ingest import preview
from services.ledger import previews
from tests.ingest.conftest import Serving

ARTICLE = {
    "title": "Hawija",
    "text": "Iraqi forces captured the town of Hawija on Thursday.",
    "published_at": "2017-10-05",
}
PATH = "/v1/articles/preview"


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(previews, "PATIENCE_SECONDS", 1)


def test_without_a_worker_it_says_so_and_leaves_no_question_for_ever(serving: Serving, valkey_url: str) -> None:
    with serving(broker_url=valkey_url) as ingest:
        answer = ingest.post(PATH, json=ARTICLE)
    assert answer.status_code == httpx.codes.SERVICE_UNAVAILABLE
    assert "No worker answered" in answer.json()["detail"]
    with redis.Redis.from_url(valkey_url) as client:
        (message,) = client.lrange("upkeep", 0, -1)
        assert b'"expires": null' not in message
        assert b"Hawija on Thursday" not in message  # Kombu packs the body; its headers must not tell it


@pytest.mark.parametrize("broker", [{}, {"broker_url": "redis://127.0.0.1:1/0"}])
def test_without_a_queue_it_says_so(serving: Serving, broker: dict[str, str]) -> None:
    with serving(**broker) as ingest:
        answer = ingest.post(PATH, json=ARTICLE)
    assert answer.status_code == httpx.codes.SERVICE_UNAVAILABLE
    assert "queue" in answer.json()["detail"]


def test_what_is_no_article_is_refused_before_anybody_is_asked(ingest: httpx.Client) -> None:
    answer = ingest.post(PATH, json={"text": " "})
    assert answer.status_code == httpx.codes.UNPROCESSABLE_ENTITY
    assert ingest.post(PATH, content=b"text").status_code == httpx.codes.UNSUPPORTED_MEDIA_TYPE


def test_only_who_may_post_may_see(serving: Serving, make_key: Callable[..., str]) -> None:
    with serving() as ingest:
        assert ingest.post(PATH, json=ARTICLE, headers={"Authorization": ""}).status_code == httpx.codes.UNAUTHORIZED
        reader = {"Authorization": f"Bearer {make_key('read')}"}
        assert ingest.post(PATH, json=ARTICLE, headers=reader).status_code == httpx.codes.FORBIDDEN


def test_too_many_at_once_are_asked_to_wait(serving: Serving, valkey_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "MOST_AT_ONCE", 0)
    with serving(broker_url=valkey_url) as ingest:
        answer = ingest.post(PATH, json=ARTICLE)
    assert (answer.status_code, answer.headers["Retry-After"]) == (httpx.codes.SERVICE_UNAVAILABLE, "2")
    assert "for others already" in answer.json()["detail"]
