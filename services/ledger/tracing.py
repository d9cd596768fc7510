"""Traces with OpenTelemetry, where OTEL_EXPORTER_OTLP_ENDPOINT names a collector; otherwise nothing of it runs.

A trace begins with a request or a task and goes along with the ring to the worker. Its id stands in every log line.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from structlog.typing import EventDict

if TYPE_CHECKING:
    from opentelemetry.trace import SpanContext

ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT"
# The share of traces that are kept, 0 to 1.
SHARE = "OTEL_TRACES_SAMPLER_ARG"


def is_on() -> bool:
    """Whether this process was told of a collector."""
    return bool(os.environ.get(ENDPOINT))


def configure(service: str) -> None:
    """Send the spans of this process and its queries to the collector, as of `frontlog-<service>`. Once a process.

    Queries outside any request or task (of the feed, of scrapes) begin no trace of their own.
    """
    if not is_on():
        return
    from opentelemetry import trace
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.instrumentation.psycopg import PsycopgInstrumentor
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    from services.ledger.sampling import sampler

    if isinstance(trace.get_tracer_provider(), TracerProvider):
        return
    provider = TracerProvider(
        sampler=sampler(float(os.environ.get(SHARE, "1"))),
        resource=Resource.create({"service.name": f"frontlog-{service}", "service.namespace": "frontlog"}),
    )
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
    PsycopgInstrumentor().instrument()


def flush() -> None:
    """Send what waits: before a process ends that runs no exit handlers."""
    if is_on():
        from opentelemetry import trace

        trace.get_tracer_provider().shutdown()  # type: ignore[attr-defined]  # of the SDK's provider, which is ours


@contextmanager
def span(name: str, **attributes: str | int) -> Iterator[None]:
    """What goes on inside is a step of the trace under way."""
    if not is_on():
        yield
        return
    from opentelemetry import trace

    with trace.get_tracer("frontlog").start_as_current_span(name, attributes=attributes):
        yield


def carried() -> dict[str, str]:
    """The headers with which a message continues the trace under way; none where there is none."""
    headers: dict[str, str] = {}
    if is_on():
        from opentelemetry.propagate import inject

        inject(headers)
    return headers


def trace_id() -> str | None:
    """The id of the trace under way, 32 hexadecimal digits."""
    found = _current()
    return None if found is None else f"{found.trace_id:032x}"


def add_trace(_logger: object, _method: str, event: EventDict) -> EventDict:
    """Put the ids of trace and span into a log line."""
    found = _current()
    return event if found is None else {**event, "trace_id": trace_id(), "span_id": f"{found.span_id:016x}"}


def _current() -> "SpanContext | None":
    if not is_on():
        return None
    from opentelemetry import trace

    context = trace.get_current_span().get_span_context()
    return context if context.is_valid else None
