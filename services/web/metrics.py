"""Counters for Prometheus on `/metrics`: requests by route and status, and whatever the service itself counts."""

from fastapi import FastAPI
from prometheus_fastapi_instrumentator import Instrumentator

UNCOUNTED = ["/metrics", "/healthz", "/readyz"]


def install(app: FastAPI, service: str) -> None:
    """Count the requests of `app` as `frontlog_<service>_http_…` and serve the process' counters on `/metrics`."""
    instrumentator = Instrumentator(excluded_handlers=UNCOUNTED)
    instrumentator.instrument(app, metric_namespace="frontlog", metric_subsystem=service)
    instrumentator.expose(app, include_in_schema=False)
