"""Traces of an HTTP service's requests and of what it asks of another, where there is a collector."""

from fastapi import FastAPI

from services.ledger import tracing
from services.web.correlation import QUIET_PATHS


def install(app: FastAPI, service: str) -> None:
    """Begin or continue a trace with each request. Call it before the first connection to the database is made."""
    tracing.configure(service)
    if not tracing.is_on():
        return
    from opentelemetry.instrumentation.fastapi import FastAPIInstrumentor
    from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor

    # Without a span for each piece of a body: a stream has thousands.
    quiet = ",".join(sorted(QUIET_PATHS))
    FastAPIInstrumentor.instrument_app(app, excluded_urls=quiet, exclude_spans=["receive", "send"])
    HTTPXClientInstrumentor().instrument()
