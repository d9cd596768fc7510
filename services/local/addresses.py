"""Where a running `frontlog up` and its embedded servers listen, so that other commands on the same home find them."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from services.ledger.settings import settings

FILE = "addresses.json"


# What the status page asks, under the names of docker-compose.yml; the API knows its own figures.
METRICS = {
    "ingest": "FRONTLOG_INGEST_PORT",
    "nlp": "FRONTLOG_WORKER_METRICS_PORT",
    "exporter": "FRONTLOG_EXPORTER_PORT",
}


def of_metrics(ports: Mapping[str, str]) -> dict[str, str]:
    """Where the services of this machine serve `/metrics`, by name; `ports` by the variables that set them."""
    return {service: f"http://127.0.0.1:{ports[variable]}/metrics" for service, variable in METRICS.items()}


def publish(home: Path, addresses: Mapping[str, str]) -> None:
    """Write the FRONTLOG_… variables that name the embedded servers and the ports into the home."""
    (home / FILE).write_text(json.dumps(dict(addresses)), "utf-8")


def withdraw(home: Path) -> None:
    """Nobody listens there any more."""
    (home / FILE).unlink(missing_ok=True)


def use_running_servers() -> None:
    """Let this process use the servers and ports of the system on FRONTLOG_HOME, where its settings name no others."""
    for name, url in read(settings().home).items():
        os.environ.setdefault(name, url)
    settings.cache_clear()


def read(home: Path) -> dict[str, str]:
    """What is published in that home; nothing where nobody runs."""
    try:
        published: dict[str, str] = json.loads((home / FILE).read_text("utf-8"))
    except FileNotFoundError:
        return {}
    return published
