"""A collector of traces: takes what OpenTelemetry's own exporter sends over HTTP, and keeps it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from zlib import MAX_WBITS, decompress

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import (
    ExportTraceServiceRequest,
    ExportTraceServiceResponse,
)


@dataclass(frozen=True)
class Span:
    service: str
    name: str
    trace: str
    id: str
    parent: str


class Collector(ThreadingHTTPServer):
    """Listens on a free port of the loopback."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.spans: list[Span] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def traces(self) -> dict[str, list[Span]]:
        """The spans that came in so far, by trace."""
        found: dict[str, list[Span]] = {}
        for span in list(self.spans):
            found.setdefault(span.trace, []).append(span)
        return found


class _Handler(BaseHTTPRequestHandler):
    server: Collector

    def do_POST(self) -> None:
        assert self.path == "/v1/traces"
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.headers.get("Content-Encoding") == "gzip":
            body = decompress(body, MAX_WBITS | 16)
        self.server.spans += spans(ExportTraceServiceRequest.FromString(body))
        answer = ExportTraceServiceResponse().SerializeToString()
        self.send_response(200)
        self.send_header("Content-Type", "application/x-protobuf")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_arguments: object) -> None:
        pass


def spans(request: ExportTraceServiceRequest) -> Iterator[Span]:
    for of_service in request.resource_spans:
        (service,) = (one.value.string_value for one in of_service.resource.attributes if one.key == "service.name")
        for scope in of_service.scope_spans:
            for span in scope.spans:
                yield Span(service, span.name, span.trace_id.hex(), span.span_id.hex(), span.parent_span_id.hex())


@contextmanager
def collecting() -> Iterator[Collector]:
    """A collector, up until the block ends."""
    with Collector() as collector:
        thread = threading.Thread(target=collector.serve_forever)
        thread.start()
        try:
            yield collector
        finally:
            collector.shutdown()
            thread.join()
