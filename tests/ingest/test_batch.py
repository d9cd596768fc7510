import gzip
import json
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from services.ingest import batch
from services.ledger import articles
from tests.ingest.conftest import Serving

NDJSON = {"Content-Type": "application/x-ndjson"}
PACKED = {"Content-Encoding": "gzip"}


def post(ingest: httpx.Client, body: bytes | Iterator[bytes], **headers: str) -> list[dict[str, Any]]:
    answer = ingest.post("/v1/articles/batch", content=body, headers=NDJSON | headers)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("application/x-ndjson")
    return [json.loads(line) for line in answer.text.splitlines()]


def line(text: str) -> bytes:
    return json.dumps({"text": text}).encode() + b"\n"


def test_each_line_has_its_result_and_a_bad_one_stops_no_other(serving: Serving) -> None:
    body = line("One.") + b"\n" + b"{broken\n" + line("") + line("x" * 3_000) + line("One.") + line("Two.").rstrip()
    with serving(max_article_bytes="2000") as ingest:
        results = post(ingest, body)
        assert [(result["line"], result["status"]) for result in results] == [
            (1, 202), (3, 400), (4, 422), (5, 413), (6, 200), (7, 202),
        ]  # fmt: skip
        assert results[4]["article"]["id"] == results[0]["article"]["id"]
        assert results[2]["problem"]["errors"][0]["field"] == "text"
        assert ingest.get(results[5]["article"]["status_url"]).json()["status"] == "queued"


def test_results_come_while_the_body_is_still_being_sent(ingest: httpx.Client) -> None:
    host, port = ingest.base_url.host, ingest.base_url.port
    assert port is not None
    key = ingest.headers["Authorization"].encode()
    with socket.create_connection((host, port), timeout=60) as wire:
        wire.sendall(
            b"POST /v1/articles/batch HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\n"
            b"Authorization: %s\r\nTransfer-Encoding: chunked\r\n\r\n" % key
        )
        answers = wire.makefile("rb")
        for number in (1, 2):
            sent = line(f"Article {number}.")
            wire.sendall(b"%x\r\n%s\r\n" % (len(sent), sent))
            result = next(json.loads(got) for got in answers if got.startswith(b"{"))
            assert (result["line"], result["status"]) == (number, 202)
        wire.sendall(b"0\r\n\r\n")
        answers.close()


def test_after_the_most_articles_the_rest_is_refused_once(
    ingest: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "MOST_ARTICLES", 2)
    results = post(ingest, b"".join(line(f"Article {number}.") for number in range(5)))
    assert [(result["line"], result["status"]) for result in results] == [(1, 202), (2, 202), (3, 413)]


def test_another_type_is_415(ingest: httpx.Client) -> None:
    refused = ingest.post("/v1/articles/batch", json={"text": "One."})
    assert (refused.status_code, refused.headers["Content-Type"]) == (415, "application/problem+json")


def test_a_packed_batch_is_taken_like_another(ingest: httpx.Client) -> None:
    results = post(ingest, gzip.compress(line("One.") + line("Two.") + line("One.")), **PACKED)
    assert [(result["line"], result["status"]) for result in results] == [(1, 202), (2, 202), (3, 200)]


def test_a_body_that_breaks_off_keeps_what_came_before(ingest: httpx.Client) -> None:
    packed = gzip.compress(b"".join(line(f"Article {number}.") for number in range(300)))
    *taken, broken = post(ingest, packed[:-8], **PACKED)
    assert {result["status"] for result in taken} == {202}
    assert (len(taken), broken["line"], broken["status"]) == (300, 301, 400)
    assert ingest.get(taken[-1]["article"]["status_url"]).json()["status"] == "queued"


def test_a_bomb_ends_with_an_error_and_keeps_what_came_before(serving: Serving) -> None:
    bomb = gzip.compress(line("One.")) + gzip.compress(bytes(40_000_000) + b"\n" + line("Two."))
    with serving(max_article_bytes="2000") as ingest:
        first, last = post(ingest, bomb, **PACKED)
    assert (first["line"], first["status"]) == (1, 202)
    assert (last["line"], last["status"]) == (2, 413)
    assert "unpacks" in last["problem"]["detail"]


def test_another_packing_is_415_and_says_what_is_taken(ingest: httpx.Client) -> None:
    refused = ingest.post("/v1/articles/batch", content=b"", headers=NDJSON | {"Content-Encoding": "br"})
    assert (refused.status_code, refused.headers["Accept-Encoding"]) == (415, "gzip")
    single = ingest.post("/v1/articles", content=b"", headers={"Content-Type": "application/json"} | PACKED)
    assert (single.status_code, single.headers["Accept-Encoding"]) == (415, "identity")


def test_an_article_that_cannot_be_kept_takes_no_other_down(
    ingest: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = articles.receive_all

    def keep_all_but_one(conn: Any, arrived: Any, correlation_id: str) -> Any:
        if any(one.article.text == "Two." for one in arrived):
            raise ValueError("of no sense to the database")
        return keep(conn, arrived, correlation_id)

    monkeypatch.setattr(articles, "receive_all", keep_all_but_one)
    results = post(ingest, line("One.") + line("Two.") + line("Three.") + line("One."))
    assert [result["status"] for result in results] == [202, 500, 202, 200]


def test_two_who_bring_the_same_articles_crosswise_never_block_each_other(ingest: httpx.Client) -> None:
    lines = [line(f"Article {number}.") for number in range(200)]
    with ThreadPoolExecutor(2) as clients:
        both = [*clients.map(lambda body: post(ingest, body), (b"".join(lines), b"".join(reversed(lines))))]
    assert {result["status"] for results in both for result in results} == {200, 202}
    created = [result["article"]["created"] for results in both for result in results]
    assert (created.count(True), created.count(False)) == (200, 200)
