"""One trace, and one id in the logs, from the post of an article through the worker to the projection."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.system.collector import Collector, Span, collecting
from tests.system.services import Services

pytestmark = [pytest.mark.system, pytest.mark.timeout(900)]

ARTICLE = {"text": "Iraqi forces captured the town of Hawija from Islamic State on Thursday.", "title": "Hawija"}
OTHER = {"text": "The Peshmerga withdrew from Sinjar on Tuesday.", "title": "Sinjar"}


@pytest.fixture
def collector(monkeypatch: pytest.MonkeyPatch) -> Iterator[Collector]:
    with collecting() as running:
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", running.url)
        monkeypatch.setenv("OTEL_BSP_SCHEDULE_DELAY", "100")
        yield running


@pytest.fixture
def services(home: Path, collector: Collector) -> Iterator[Services]:
    with Services(home) as running:
        yield running


def lines(services: Services, service: str) -> list[dict[str, Any]]:
    log = (services.home / f"{service}.log").read_text("utf-8")
    return [json.loads(line) for line in log.splitlines() if line.startswith("{")]


def of(found: list[Span], service: str) -> set[str]:
    return {span.name for span in found if span.service == service}


def wait_for_projections(services: Services, collector: Collector, number: int) -> list[Span]:
    """The first so many projections, once the tasks that they belong to have been told of, too."""

    def complete() -> list[Span]:
        tasks = {span.id for span in collector.spans if span.name == "run/nlp.extract.v1"}
        return [span for span in collector.spans if span.name == "project" and span.parent in tasks]

    services.until(lambda: len(complete()) >= number, f"{number} traced projections")
    return complete()


def test_one_trace_goes_from_the_post_to_the_projection(services: Services, collector: Collector) -> None:
    services.start("worker")
    services.client.post("/v1/articles", json=ARTICLE, headers={"X-Request-ID": "desk-7"}).raise_for_status()
    (project,) = wait_for_projections(services, collector, 1)
    services.until(lambda: "POST /v1/articles" in of(collector.traces()[project.trace], "frontlog-ingest"), "the post")
    found = collector.traces()[project.trace]
    assert any(name.startswith("INSERT") for name in of(found, "frontlog-ingest"))
    assert {"run/nlp.extract.v1", "extract", "project"} <= of(found, "frontlog-nlp")

    ids = {span.id: span for span in found}
    (root,) = (span for span in found if not span.parent)
    assert root.name == "POST /v1/articles"
    assert all(span.parent in ids for span in found if span is not root)
    assert any(span.parent == project.id for span in found)

    told = [line for name in ("ingest", "worker") for line in lines(services, name) if "trace_id" in line]
    ours = [line for line in told if line["trace_id"] == root.trace]
    assert {line["event"] for line in ours} >= {"request", "analysed"}
    named = [line for line in ours if line["event"] in ("request", "analysed")]
    assert {line["correlation_id"] for line in named} == {"desk-7"}


def test_a_request_without_an_id_goes_by_that_of_its_trace(services: Services, collector: Collector) -> None:
    answer = services.client.post("/v1/articles", json=ARTICLE)
    services.until(lambda: answer.headers["X-Request-ID"] in collector.traces(), "the trace of the post")


def test_what_the_sweeper_rings_for_keeps_its_correlation_id(services: Services, collector: Collector) -> None:
    services.kill_valkey()
    for name, article in (("desk-1", ARTICLE), ("desk-2", OTHER)):
        services.client.post("/v1/articles", json=article, headers={"X-Request-ID": name}).raise_for_status()
    failed = 'frontlog_ingest_rings_total{outcome="failed"} 2.0'
    services.until(lambda: failed in services.client.get("/metrics").text, "both rings to get lost")
    services.start_valkey()
    services.start("worker")
    services.start("beat")
    wait_for_projections(services, collector, 2)
    told = lines(services, "worker")
    for event in ("rang again", "analysed"):
        assert {line["correlation_id"] for line in told if line["event"] == event} >= {"desk-1", "desk-2"}
