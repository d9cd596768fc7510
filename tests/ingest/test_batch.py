import json
import socket
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from services.ingest import batch
from tests.ingest.conftest import Serving

NDJSON = {"Content-Type": "application/x-ndjson"}


def post(ingest: httpx.Client, body: bytes | Iterator[bytes]) -> list[dict[str, Any]]:
    answer = ingest.post("/v1/articles/batch", content=body, headers=NDJSON)
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
    with socket.create_connection((host, port), timeout=20) as wire:
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
