"""Reading the article on a page by its URL. What the guard refuses is tested with it, in tests/web."""

from collections.abc import Callable

import httpx
import pytest

from services.ingest import remote
from services.web.fetching import Bounds
from tests.ingest.conftest import Serving
from tests.pages import site

PATH = "/v1/articles/page"


@pytest.fixture
def may_reach(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], str]:
    """`may_reach(port)` lets the service go to that port of the loopback; the URL of a page there."""

    def reach(port: int) -> str:
        monkeypatch.setattr(remote, "BOUNDS", Bounds(reachable=lambda _: True, ports=frozenset({port})))
        return f"http://127.0.0.1:{port}/rabia"

    return reach


def test_the_article_on_a_page_comes_in_the_fields_of_a_post(
    ingest: httpx.Client, may_reach: Callable[[int], str]
) -> None:
    with site() as port:
        url = may_reach(port)
        found = ingest.post(PATH, json={"url": url}).raise_for_status().json()
    assert (found["url"], found["title"], found["publisher"]) == (url, "Army enters Rabia", "Example Wire")
    assert found["published_at"] == "2017-10-17T06:00:00Z"
    assert found["text"].count("Iraqi forces captured the town of Rabia") == 1
    assert "Home News Sport" not in found["text"]


@pytest.mark.parametrize("kind", ["text/plain; charset=windows-1252", "text/plain; charset=no-such", "text/plain"])
def test_words_are_read_whatever_the_page_says_of_their_charset(
    ingest: httpx.Client, may_reach: Callable[[int], str], kind: str
) -> None:
    with site("Déjà, the army took Kirkuk, said André. Là-bas, à côté.".encode("windows-1252"), kind) as port:
        found = ingest.post(PATH, json={"url": may_reach(port)}).raise_for_status().json()
    assert found["text"].startswith("Déjà, the army took Kirkuk")


def test_a_page_without_words_is_told(ingest: httpx.Client, may_reach: Callable[[int], str]) -> None:
    with site(b"<html><body><img src=x></body></html>") as port:
        answer = ingest.post(PATH, json={"url": may_reach(port)})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "url")


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest", "file:///etc/passwd", ""]
)
def test_no_page_is_got_from_inside(ingest: httpx.Client, url: str) -> None:
    answer = ingest.post(PATH, json={"url": url})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "url")


def test_only_who_may_post_may_ask(serving: Serving) -> None:
    with serving() as ingest:
        refused = ingest.post(PATH, json={"url": "http://127.0.0.1/"}, headers={"Authorization": ""})
    assert refused.status_code == httpx.codes.UNAUTHORIZED
