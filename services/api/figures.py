"""The figures of the status page that processes tell, from the samples of all of them. No clock, no network."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from prometheus_client.samples import Sample

from services.api.desk_answers import Process, Route, Task
from services.api.scraping import Told

MOST_ROUTES = 20
MEMORY, MEMORY_OF_WORKERS = "process_resident_memory_bytes", "frontlog_worker_resident_memory_bytes"
CONNECTIONS, LIMIT = "frontlog_database_pool_connections", "frontlog_database_pool_limit"


class Figures:
    """Sums over what all processes counted since each of them started."""

    def __init__(self, told: Sequence[Told]) -> None:
        self._told = told
        self._samples: defaultdict[str, list[Sample]] = defaultdict(list)
        for one in told:
            for sample in _samples(one):
                self._samples[sample.name].append(sample)

    def total(self, name: str, **labels: str) -> int:
        """Of all samples of that name with these labels."""
        return int(sum(sample.value for sample in self._having(name, labels)))

    def by(self, label: str, name: str) -> dict[str, int]:
        """The same for each value of a label, by name."""
        found: defaultdict[str, int] = defaultdict(int)
        for sample in self._samples[name]:
            found[sample.labels[label]] += int(sample.value)
        return dict(sorted(found.items()))

    def processes(self) -> list[Process]:
        """Each process that was asked, with its memory and its connections to the database."""
        return [_process(one) for one in self._told]

    def routes(self) -> list[Route]:
        """The routes of the HTTP services that were asked most often, the most frequent first."""
        found = [route for service in ("ingest", "api") for route in self._routes(service)]
        return sorted(found, key=lambda route: -route.requests)[:MOST_ROUTES]

    def tasks(self) -> list[Task]:
        """Celery's tasks, by name."""
        runs, seconds = "flower_task_runtime_seconds_count", "flower_task_runtime_seconds_sum"
        ended = "flower_events_total"
        return [
            Task(
                name=task,
                succeeded=self.total(ended, task=task, type="task-succeeded"),
                failed=self.total(ended, task=task, type="task-failed"),
                mean_seconds=self._mean(seconds, runs, {"task": task}),
            )
            for task in self.by("task", ended)
            if task
        ]

    def _routes(self, service: str) -> Iterator[Route]:
        requests = f"frontlog_{service}_http_requests_total"
        seconds = f"frontlog_{service}_http_request_duration_seconds"
        for handler in self.by("handler", requests):
            yield Route(
                service=service,
                handler=handler,
                requests=self.total(requests, handler=handler),
                errors=self.total(requests, handler=handler, status="5xx"),
                mean_seconds=self._mean(f"{seconds}_sum", f"{seconds}_count", {"handler": handler}),
            )

    def _mean(self, total: str, count: str, labels: dict[str, str]) -> float | None:
        number = sum(sample.value for sample in self._having(count, labels))
        return sum(sample.value for sample in self._having(total, labels)) / number if number else None

    def _having(self, name: str, labels: dict[str, str]) -> Iterator[Sample]:
        return (sample for sample in self._samples[name] if labels.items() <= sample.labels.items())


def _process(told: Told) -> Process:
    values: defaultdict[str, list[float]] = defaultdict(list)
    for sample in _samples(told):
        if sample.labels.get("state") != "idle":
            values[sample.name].append(sample.value)
    # A worker's main process tells what its whole pool holds.
    memory = values[MEMORY_OF_WORKERS] or values[MEMORY]
    limits = values[LIMIT]
    return Process(
        service=told.service,
        address=told.address,
        answers=told.families is not None,
        memory_bytes=int(sum(memory)) if memory else None,
        connections=int(sum(values[CONNECTIONS])) if limits else None,
        most_connections=int(sum(limits)) if limits else None,
    )


def _samples(told: Told) -> Iterator[Sample]:
    return (sample for family in told.families or () for sample in family.samples)
