"""Counters for Prometheus on `/metrics`: requests by route and status, and whatever the service itself counts."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache

from fastapi import FastAPI
from prometheus_client import REGISTRY
from prometheus_client.registry import Collector
from prometheus_fastapi_instrumentator import Instrumentator
from prometheus_fastapi_instrumentator.metrics import Info, default

from services.web.correlation import QUIET_PATHS


def install(app: FastAPI, service: str, *counting: Callable[[Info], None]) -> None:
    """Count the requests of `app` as `frontlog_<service>_http_…` and serve the process' counters on `/metrics`.

    `counting` is called with each request and its answer, for counters of the service's own.
    """
    instrumentator = Instrumentator(excluded_handlers=sorted(QUIET_PATHS))
    requests = _requests(service)
    instrumentator.add(*(each for each in (requests, *counting) if each is not None))
    instrumentator.instrument(app)
    instrumentator.expose(app, include_in_schema=False)


@contextmanager
def collected(*collectors: Collector) -> Iterator[None]:
    """Serve what these tell on `/metrics` as well, as long as the application runs."""
    for one in collectors:
        REGISTRY.register(one)
    try:
        yield
    finally:
        for one in collectors:
            REGISTRY.unregister(one)


@lru_cache
def _requests(service: str) -> Callable[[Info], None] | None:
    """One set of counters a process, however many applications of the service it makes."""
    return default(metric_namespace="frontlog", metric_subsystem=service)
