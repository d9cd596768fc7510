"""Whatever is posted is taken as it is or refused with its reason; nothing of it breaks the service."""

import json
from collections.abc import Callable

import httpx
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st
from sqlalchemy import Engine, text

from tests.hostile import STRINGS, hostile

TAKEN, REFUSED = {200, 202}, {400, 413, 422}
FIELDS = ("text", "html", "title", "url", "publisher", "published_at", "language", "unknown")
JSON = {"Content-Type": "application/json"}
NUMBERS = ["1e999999", "-0", "9" * 5_000, "0." + "0" * 5_000 + "1", "NaN", "Infinity"]

posted = st.dictionaries(st.sampled_from(FIELDS), hostile, max_size=4)
values = st.recursive(st.none() | st.booleans() | st.floats() | st.integers() | hostile, st.lists, max_leaves=8)


def post(ingest: httpx.Client, body: bytes) -> httpx.Response:
    answer = ingest.post("/v1/articles", content=body, headers=JSON)
    assert answer.status_code in TAKEN | REFUSED, answer.text
    if answer.status_code in REFUSED:
        assert answer.json()["detail"]
    return answer


@pytest.mark.parametrize("field", FIELDS)
def test_what_is_kept_is_taken_or_refused_in_every_field(ingest: httpx.Client, field: str) -> None:
    for one in STRINGS:
        post(ingest, json.dumps({"text": "Kirkuk.", field: one}).encode())


@hypothesis(max_examples=60, suppress_health_check=list(HealthCheck))
@given(article=posted, value=values, field=st.sampled_from(FIELDS))
def test_what_is_drawn_is_taken_or_refused(
    ingest: httpx.Client, article: dict[str, str], value: object, field: str
) -> None:
    post(ingest, json.dumps(article).encode())
    post(ingest, json.dumps({"text": "Kirkuk.", field: value}).encode())


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("field", ["html", "title", "published_at"])
def test_numbers_of_any_size_are_refused(ingest: httpx.Client, field: str, number: str) -> None:
    assert post(ingest, f'{{"{field}": {number}, "text": "x"}}'.encode()).status_code in REFUSED


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 500_000,
        b'{"text":' * 100_000,
        b'{"text": "' + b"\\u0000" * 9 + b'"}',
        b"\xff\xfe{}",
        b"\x1f\x8b\x08",
        b"null",
        b'{"text": "a", "text": "b"}',
        b'{"text": "\\ud800"}',
    ],
    ids=range(8),
)
def test_bodies_that_break_parsers_do_not_break_ours(ingest: httpx.Client, body: bytes) -> None:
    post(ingest, body)


def test_what_is_taken_is_kept_as_it_was_sent(ingest: httpx.Client, engine_of: Callable[..., Engine]) -> None:
    taken = set()
    for one in STRINGS:
        if post(ingest, json.dumps({"text": one}).encode()).status_code in TAKEN:
            taken.add(one)
    with engine_of("owner").connect() as owner:
        assert set(owner.scalars(text("SELECT text FROM ledger.article"))) == taken
    assert len(taken) > len(STRINGS) / 2


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\nscript:alert(1)",
        " \x01javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "//news.example/x",
        "news.example/x",
        "https://",
        "https:/x",
        "http://a b/",
        "http://a/\x7f",
    ],
)
def test_an_address_that_is_none_of_the_web_is_refused_by_name(ingest: httpx.Client, url: str) -> None:
    refused = post(ingest, json.dumps({"text": "Kirkuk.", "url": url}).encode())
    assert [error["field"] for error in refused.json()["errors"]] == ["url"]


def test_html_nested_deeply_or_never_closed_is_read(ingest: httpx.Client) -> None:
    for page in ("<div>" * 20_000 + "Kirkuk.", "<p>Kirkuk." + "<!--" * 5_000, "<a href='" * 5_000 + "Kirkuk.",
                 "<p>Kirkuk." + "&amp;" * 50_000, "<table><tr><td>" * 5_000 + "Kirkuk."):  # fmt: skip
        post(ingest, json.dumps({"html": page}).encode())
