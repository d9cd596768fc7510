"""Asking processes for what they tell."""

import asyncio
from collections.abc import Iterator
from contextlib import closing
from ipaddress import ip_address
from socket import create_server

import pytest
from prometheus_client import CollectorRegistry, Counter, start_http_server

from services.api import scraping
from services.api.scraping import scraped
from services.web.reachable import Address

pytestmark = pytest.mark.anyio


@pytest.fixture
def port() -> Iterator[int]:
    """One that tells that it counted three."""
    registry = CollectorRegistry()
    Counter("frontlog_told", "Told", registry=registry).inc(3)
    server, thread = start_http_server(0, "127.0.0.1", registry)
    yield server.server_port
    server.shutdown()
    server.server_close()
    thread.join()


async def test_a_process_tells_its_samples(port: int) -> None:
    (told,) = await scraped({"nlp": f"http://127.0.0.1:{port}/metrics"})
    assert (told.service, told.address) == ("nlp", f"127.0.0.1:{port}")
    assert told.families is not None
    samples = {sample.name: sample.value for family in told.families for sample in family.samples}
    assert samples["frontlog_told_total"] == 3


async def test_each_address_of_a_name_is_asked(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    async def resolve(_host: str, _port: int) -> list[Address]:
        return [ip_address("127.0.0.1"), ip_address("127.0.0.2"), ip_address("127.0.0.1")]

    monkeypatch.setattr(scraping, "resolve", resolve)
    told = await scraped({"nlp": f"http://workers:{port}/metrics"})
    assert [(one.address, one.families is not None) for one in told] == [
        (f"127.0.0.1:{port}", True),
        (f"127.0.0.2:{port}", False),
    ]


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/metrics", "http://nobody.invalid:9102/metrics"])
async def test_one_that_does_not_answer_keeps_the_others_from_nothing(port: int, url: str) -> None:
    away, there = await scraped({"nlp": url, "ingest": f"http://127.0.0.1:{port}/metrics"})
    assert away.families is None
    assert there.families is not None


async def test_one_that_takes_too_long_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scraping, "PATIENCE_SECONDS", 0.05)
    with closing(create_server(("127.0.0.1", 0))) as silent:
        async with asyncio.timeout(30):
            (told,) = await scraped({"nlp": f"http://127.0.0.1:{silent.getsockname()[1]}/metrics"})
    assert told.families is None


async def test_what_is_no_text_of_metrics_is_no_answer() -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{ hello }")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        (told,) = await scraped({"nlp": f"http://127.0.0.1:{port}/metrics"})
    assert told.families is None
