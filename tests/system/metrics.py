"""What a running system tells Prometheus: every sample of every service, as Prometheus would ask for it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

import httpx
from prometheus_client.parser import text_string_to_metric_families

from tests.system.running import RunningSystem

# The services under the names that deploy/prometheus/prometheus.yml gives them, and the setting with their port.
PORTS = {
    "ingest": "FRONTLOG_INGEST_PORT",
    "api": "FRONTLOG_API_PORT",
    "nlp": "FRONTLOG_WORKER_METRICS_PORT",
    "exporter": "FRONTLOG_EXPORTER_PORT",
}


@dataclass
class Scraped:
    """Families by name with their type, and for each sample's name the labels it has and the values of each."""

    types: dict[str, str] = field(default_factory=dict)
    labels: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    values: dict[str, float] = field(default_factory=dict)

    def total(self, name: str) -> float:
        """The sum over all samples of that name."""
        return self.values.get(name, 0)


def scrape(system: RunningSystem) -> Scraped:
    """Ask all services once."""
    found = Scraped()
    for service, text in _texts(system):
        for family in text_string_to_metric_families(text):
            found.types[family.name] = family.type
            for sample in family.samples:
                labels = found.labels.setdefault(sample.name, {})
                for label, value in (sample.labels | {"service": service}).items():
                    labels.setdefault(label, set()).add(value)
                found.values[sample.name] = found.total(sample.name) + sample.value
    return found


def _texts(system: RunningSystem) -> Iterator[tuple[str, str]]:
    addresses = json.loads((system.home / "addresses.json").read_text("utf-8"))
    for service, setting in PORTS.items():
        url = f"http://127.0.0.1:{addresses[setting]}/metrics"
        yield service, httpx.get(url, trust_env=False).raise_for_status().text
