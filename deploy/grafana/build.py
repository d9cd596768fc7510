"""Writes dashboards/frontlog.json, which Grafana loads, from the panels below: python deploy/grafana/build.py"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DASHBOARD = Path(__file__).parent / "dashboards/frontlog.json"
PROMETHEUS = {"type": "prometheus", "uid": "prometheus"}
COLUMNS, HEIGHT = 24, 8


@dataclass(frozen=True)
class Panel:
    """`queries` are PromQL with the legend of each; `warn` and `bad` are where its colour changes."""

    title: str
    description: str
    unit: str
    queries: tuple[tuple[str, str], ...]
    warn: float | None = None
    bad: float | None = None
    kind: str = "timeseries"
    width: int = 8


def quantile(share: float, metric: str, by: str = "") -> str:
    """What so many of a histogram's values over five minutes are below."""
    return f"histogram_quantile({share}, sum by (le{', ' + by if by else ''}) (rate({metric}_bucket[5m])))"


def share_of_errors(service: str) -> str:
    """The share of requests that were answered with 5xx over five minutes; 0 while nobody asks."""
    requests = f"frontlog_{service}_http_requests_total"
    return f'(sum(rate({requests}{{status="5xx"}}[5m])) or vector(0)) / clamp_min(sum(rate({requests}[5m])), 1e-9)'


ROWS: dict[str, tuple[Panel, ...]] = {
    "At a glance": (
        Panel(
            "Services that answer", "Targets that Prometheus reaches. Each is one process; workers are as many as run.",
            "none", (("sum by (service) (up)", "{{service}}"),), kind="stat", width=6,
        ),
        Panel(
            "Oldest article waits", "How long the oldest article that is not analysed has been waiting.",
            "s", (("max(frontlog_oldest_job_seconds)", "oldest"),), warn=60, bad=600, kind="stat", width=6,
        ),
        Panel(
            "Given up", "Articles laid aside after too many attempts: frontlog jobs tells why.",
            "none", (('max(frontlog_jobs{state="dead"})', "dead"),), warn=1, kind="stat", width=6,
        ),
        Panel(
            "Not sealed since", "Age of the oldest record that no seal covers yet.",
            "s", (("max(frontlog_seal_age_seconds)", "seal"),), warn=180, bad=600, kind="stat", width=6,
        ),
    ),
    "Intake": (
        Panel(
            "Articles posted", "By what came of them: new, known already, or refused with the reason of the answer.",
            "cps", (
                ("sum(rate(frontlog_articles_received_total[5m]))", "new"),
                ("sum(rate(frontlog_articles_duplicate_total[5m]))", "known already"),
                ("sum by (reason) (rate(frontlog_articles_rejected_total[5m]))", "refused: {{reason}}"),
            ),
        ),
        Panel(
            "Rings for the workers", "Failed and skipped ones cost time and nothing else: the sweeper rings again.",
            "cps", (
                ("sum by (outcome) (rate(frontlog_ingest_rings_total[5m]))", "{{outcome}}"),
                ("sum(rate(frontlog_articles_rung_again_total[5m]))", "by the sweeper"),
            ),
        ),
        Panel(
            "Silent outlets", "Outlets that published steadily and have stopped for three days: see the status page.",
            "none", (("max(frontlog_silent_outlets)", "outlets"),), warn=1,
        ),
    ),
    "Analysis": (
        Panel(
            "Articles that wait", "By the state of their analysis, and those that the queue is to be told of again.",
            "none", (
                ("max by (state) (frontlog_jobs)", "{{state}}"),
                ("max(frontlog_outbox_jobs)", "to be rung for"),
            ), warn=500,
        ),
        Panel(
            "From receipt to state", "From the receipt of an article to the commit of what it says, the first time.",
            "s", (
                (quantile(0.5, "frontlog_article_to_state_seconds"), "half of them"),
                (quantile(0.95, "frontlog_article_to_state_seconds"), "95 %"),
            ), warn=10, bad=60,
        ),
        Panel(
            "Analyses", "Rings that workers answered, by outcome. Not ours: done already, or another worker's.",
            "cps", (("sum by (outcome) (rate(frontlog_articles_analysed_total[5m]))", "{{outcome}}"),),
        ),
        Panel(
            "Events by kind", "Control events that went on record.",
            "cps", (("sum by (kind) (rate(frontlog_events_extracted_total[5m]))", "{{kind}}"),),
        ),
        Panel(
            "Sentences", "Sentences that told something of control, and those refused, by the reason.",
            "cps", (("sum by (verdict) (rate(frontlog_sentences_read_total[5m]))", "{{verdict}}"),),
        ),
        Panel(
            "Celery's tasks", "How long 95 % of the tasks run at most.",
            "s", ((quantile(0.95, "flower_task_runtime_seconds", "task"), "{{task}}"),), warn=10, bad=90,
        ),
    ),
    "Ledger and feed": (
        Panel(
            "Records", "Records that go into the ledger, and those that get sealed.",
            "cps", (
                ("deriv(max(frontlog_ledger_position)[5m:15s])", "recorded"),
                ("deriv(max(frontlog_sealed_position)[5m:15s])", "sealed"),
            ),
        ),
        Panel(
            "Age of the newest record and of the oldest without a seal", "The first grows while no news comes in.",
            "s", (
                ("max(frontlog_newest_record_age_seconds)", "newest record"),
                ("max(frontlog_seal_age_seconds)", "not sealed"),
            ),
        ),
        Panel(
            "Lag of the feed", "Since the ledger was last asked for changes, while readers wait for them.",
            "s", (("max by (instance) (frontlog_feed_lag_seconds)", "{{instance}}"),), warn=2, bad=10,
        ),
        Panel(
            "Broken seals", "Records and blocks that spot checks found in a day not to be as they were sealed.",
            "none", (("sum(increase(frontlog_seal_breaks_total[1d]))", "broken"),), bad=1,
        ),
    ),
    "HTTP": (
        Panel(
            "Requests by route", "Of both services.",
            "reqps", (
                ("sum by (handler) (rate(frontlog_api_http_requests_total[5m]))", "api {{handler}}"),
                ("sum by (handler) (rate(frontlog_ingest_http_requests_total[5m]))", "ingest {{handler}}"),
            ), width=12,
        ),
        Panel(
            "Time to answer by route",
            "What 95 % of the requests took at most. Streams count until their reader leaves.",
            "s", (
                (quantile(0.95, "frontlog_api_http_request_duration_seconds", "handler"), "api {{handler}}"),
                (quantile(0.95, "frontlog_ingest_http_request_duration_seconds", "handler"), "ingest {{handler}}"),
            ), warn=0.5, bad=1, width=12,
        ),
        Panel(
            "Share of errors", "Answers with 5xx among all.",
            "percentunit", ((share_of_errors("api"), "api"), (share_of_errors("ingest"), "ingest")),
            warn=0.001, bad=0.01,
        ),
        Panel(
            "Answers of the API", "By class of status. 304 counts as 3xx: the reader knew already.",
            "reqps", (("sum by (status) (rate(frontlog_api_http_requests_total[5m]))", "{{status}}"),),
        ),
        Panel(
            "Readers that wait", "Streams and long polls that are open now.",
            "none", (("sum by (instance) (frontlog_api_waiting_readers)", "{{instance}}"),), warn=800, bad=1_000,
        ),
    ),
    "Resources": (
        Panel(
            "Memory of services", "Resident memory of each process; a worker's pool is added up.",
            "bytes", (
                ('process_resident_memory_bytes{service!="nlp"}', "{{service}} {{instance}}"),
                ("sum by (instance) (frontlog_worker_resident_memory_bytes)", "nlp {{instance}}"),
            ), warn=3e9, bad=3.5e9,
        ),
        Panel(
            "Processor", "Cores in use. A worker's main process only: what its pool takes shows in the tasks' times.",
            "none", (("rate(process_cpu_seconds_total[5m])", "{{service}} {{instance}}"),),
        ),
        Panel(
            "Connections in use", "Share of each pool's connections to the database.",
            "percentunit", ((
                'max by (service, pool) (frontlog_database_pool_connections{state="used"})'
                " / max by (service, pool) (frontlog_database_pool_limit)",
                "{{service}} {{pool}}",
            ),), warn=0.75, bad=1,
        ),
        Panel(
            "Requests that wait for a connection", "Of the API's readers; those that wait too long are answered 503.",
            "none", (("sum by (pool) (frontlog_database_pool_waiting)", "{{pool}}"),), warn=1, bad=32,
        ),
        Panel(
            "Database", "1 while it answers the API.",
            "none", (("min(frontlog_database_up)", "answers"),),
        ),
        Panel(
            "Celery's workers", "Workers that send their heartbeat, and tasks that run now.",
            "none", (
                ("sum(flower_worker_online)", "online"),
                ("sum(flower_worker_number_of_currently_executing_tasks)", "tasks that run"),
            ),
        ),
    ),
}  # fmt: skip


def dashboard() -> dict[str, Any]:
    """The dashboard as Grafana reads it."""
    panels: list[dict[str, Any]] = []
    top = 0
    for title, row in ROWS.items():
        panels.append(_row(title, top, len(panels) + 1))
        left, top = 0, top + 1
        for panel in row:
            if left + panel.width > COLUMNS:
                left, top = 0, top + HEIGHT
            panels.append(_panel(panel, left, top, len(panels) + 1))
            left += panel.width
        top += HEIGHT
    return {
        "uid": "frontlog",
        "title": "Frontlog",
        "description": "How the machine works. Each metric is explained in docs/operations.md.",
        "tags": ["frontlog"],
        "schemaVersion": 41,
        "refresh": "15s",
        "time": {"from": "now-1h", "to": "now"},
        "panels": panels,
    }


def _row(title: str, top: int, number: int) -> dict[str, Any]:
    at = {"x": 0, "y": top, "w": COLUMNS, "h": 1}
    return {"id": number, "type": "row", "title": title, "collapsed": False, "gridPos": at, "panels": []}


def _panel(panel: Panel, left: int, top: int, number: int) -> dict[str, Any]:
    steps: list[dict[str, Any]] = [{"color": "green", "value": None}]
    marks = {"yellow": panel.warn, "red": panel.bad}
    steps += [{"color": color, "value": value} for color, value in marks.items() if value is not None]
    shown = {"thresholdsStyle": {"mode": "dashed" if len(steps) > 1 else "off"}, "fillOpacity": 8}
    defaults = {"unit": panel.unit, "min": 0, "thresholds": {"mode": "absolute", "steps": steps}, "custom": shown}
    return {
        "id": number,
        "type": panel.kind,
        "title": panel.title,
        "description": panel.description,
        "datasource": PROMETHEUS,
        "gridPos": {"x": left, "y": top, "w": panel.width, "h": HEIGHT},
        "fieldConfig": {"defaults": defaults, "overrides": []},
        "targets": [
            {"refId": chr(ord("A") + index), "expr": query, "legendFormat": legend}
            for index, (query, legend) in enumerate(panel.queries)
        ],
    }


def text() -> str:
    """The file's text."""
    return json.dumps(dashboard(), indent=1) + "\n"


if __name__ == "__main__":
    DASHBOARD.write_text(text(), "utf-8")
