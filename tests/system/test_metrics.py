"""The metrics of a running system: there, documented, and true about what was posted to it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import yaml

from tests.system import promql
from tests.system.conftest import home_folder
from tests.system.metrics import PORTS, Scraped, scrape
from tests.system.running import START_SECONDS, RunningSystem, end, launch, use_key

pytestmark = [pytest.mark.system, pytest.mark.timeout(900), pytest.mark.xdist_group("metrics")]

ROOT = Path(__file__).parents[2]
# What the client libraries tell of any process; operations.md names them by their prefix.
OF_THE_LIBRARIES = re.compile(r"process_|python_|.*_created$")
# Values that are not there from the start: `up` has the services' names, and HTTP statuses come as they occur.
OF_ALL = {"service": set(PORTS), "status": {"1xx", "2xx", "3xx", "4xx", "5xx"}}
ARTICLES = [
    {"title": "One", "text": "Iraqi forces captured the town of Hawija from Islamic State on Thursday. It rained."},
    {"title": "Two", "text": "The Peshmerga withdrew from Sinjar on Tuesday, the army said."},
]


@pytest.fixture(scope="module")
def system() -> Iterator[RunningSystem]:
    """It was posted two articles, one of them twice, and one that it cannot take."""
    with home_folder() as home:
        started = launch(home)
        try:
            started.until(started.ready, "readiness", START_SECONDS)
            use_key(started)
            for article in (*ARTICLES, ARTICLES[0]):
                posted = started.ingest.post("/v1/articles", json=article).raise_for_status()
                started.analysed(posted.headers["Location"])
            assert started.ingest.post("/v1/articles", json={}).status_code == httpx.codes.UNPROCESSABLE_ENTITY
            started.api.get("/v1/control").raise_for_status()
            started.ingest.post("/v1/articles/preview", json=ARTICLES[0]).raise_for_status()
            yield started
        finally:
            end(started)


@pytest.fixture(scope="module")
def told(system: RunningSystem) -> Scraped:
    """What it tells, once the exporter has heard of both analyses and of a round of the sweeper."""

    def complete() -> Scraped | None:
        found = scrape(system)
        heard = found.labels.get("flower_task_runtime_seconds_count", {}).get("task", set())
        return found if {"nlp.extract.v1", "nlp.sweep.v1"} <= heard else None

    return system.until(complete, "the exporter to hear of the tasks")


def test_what_was_posted_is_counted(told: Scraped) -> None:
    assert told.total("frontlog_articles_received_total") == 2
    assert told.total("frontlog_articles_duplicate_total") == 1
    assert told.total("frontlog_articles_rejected_total") == 1
    assert told.labels["frontlog_articles_rejected_total"]["reason"] == {"unprocessable_entity"}
    assert told.total("frontlog_events_extracted_total") == 2
    assert told.total("frontlog_sentences_read_total") == 3
    assert told.total("frontlog_article_to_state_seconds_count") == 2
    assert told.total("frontlog_previews_total") == 1


def test_the_state_of_the_whole_is_told_by_the_api(told: Scraped) -> None:
    assert told.total("frontlog_database_up") == 1
    assert told.total("frontlog_ledger_position") == told.total("frontlog_feed_position") == 6
    assert told.labels["frontlog_jobs"]["state"] == {"queued", "running", "dead"}
    assert told.labels["frontlog_jobs"]["service"] == {"api"}


def test_each_process_tells_what_memory_it_holds(told: Scraped) -> None:
    assert told.labels["frontlog_worker_resident_memory_bytes"]["process"] == {"main", "1"}
    assert told.labels["process_resident_memory_bytes"]["service"] == {"ingest", "api", "nlp", "exporter"}


def test_each_service_tells_how_many_of_its_connections_are_in_use(told: Scraped) -> None:
    for metric in ("frontlog_database_pool_connections", "frontlog_database_pool_limit"):
        assert told.labels[metric]["service"] == {"ingest", "api", "nlp"}
    assert told.labels["frontlog_database_pool_connections"]["state"] == {"used", "idle"}


def test_every_metric_is_documented_with_its_labels(told: Scraped) -> None:
    rows = re.findall(r"^\| `((?:frontlog|flower)_\w+)` \|([^|]*)\|", operations(), re.MULTILINE)
    documented = {name: set(re.findall(r"`(\w+)`", labels)) for name, labels in rows}
    found = {
        documented_name(name, kind): set().union(*(told.labels[sample] for sample in samples_of(told, name)))
        - {"service", "le"}
        for name, kind in told.types.items()
        if not OF_THE_LIBRARIES.match(name)
    }
    assert documented == found


def questions() -> list[tuple[str, str]]:
    """All that panels and alert rules ask, each with its legend."""
    panels = json.loads((ROOT / "deploy/grafana/dashboards/frontlog.json").read_text("utf-8"))["panels"]
    groups = yaml.safe_load((ROOT / "deploy/prometheus/alerts.yml").read_text("utf-8"))["groups"]
    asked = [(target["expr"], target["legendFormat"]) for panel in panels for target in panel.get("targets", [])]
    return asked + [(rule["expr"], "") for group in groups for rule in group["rules"]]


@pytest.mark.parametrize(("question", "legend"), questions())
def test_what_panels_and_rules_ask_for_is_told(told: Scraped, question: str, legend: str) -> None:
    asked = promql.read(question)
    assert asked.metrics - told.labels.keys() == {"up"} & asked.metrics
    for metric, label, values in asked.selected:
        known = told.labels.get(metric, {}).get(label, set()) | OF_ALL.get(label, set())
        assert label in told.labels.get(metric, {}) or label in promql.OF_TARGETS
        assert set(values) <= known
    for label, metrics in asked.grouped:
        assert label in promql.OF_TARGETS or any(label in told.labels.get(metric, {}) for metric in metrics)
    named = {label for label, _ in asked.grouped} | {label for _, label, _ in asked.selected} | promql.OF_TARGETS
    assert set(re.findall(r"\{\{(\w+)\}\}", legend)) <= named


def operations() -> str:
    return (ROOT / "docs/operations.md").read_text("utf-8")


def documented_name(family: str, kind: str) -> str:
    return f"{family}_total" if kind == "counter" else family


def samples_of(told: Scraped, family: str) -> list[str]:
    return [name for name in told.labels if re.fullmatch(f"{family}(_total|_bucket|_sum|_count)?", name)]
