"""One id from the request to the log lines and the records that follow from it."""

import re
import time

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from services.ledger.logs import correlation_id
from services.ledger.tracing import trace_id

HEADER = "X-Request-ID"
TRACEPARENT = re.compile(r"[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}")
# Asked every few seconds by machines: neither logged nor counted.
QUIET_PATHS = frozenset({"/healthz", "/readyz", "/metrics"})
log = structlog.get_logger("access")


class Correlation:
    """Takes the id from `X-Request-ID` or `traceparent`, or makes one; answers with it; logs the request under it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        chosen = correlation_id(_offered(Headers(scope=scope)) or trace_id())
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(correlation_id=chosen)
        started = time.perf_counter()
        status = 500

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[HEADER] = chosen
            await send(message)

        try:
            await self.app(scope, receive, send_with_id)
        finally:
            if scope["path"] not in QUIET_PATHS:
                elapsed = round((time.perf_counter() - started) * 1000, 1)
                log.info("request", method=scope["method"], path=scope["path"], status=status, milliseconds=elapsed)


def current_correlation_id() -> str:
    """The id of the request being served, or a new one outside any."""
    return correlation_id(structlog.contextvars.get_contextvars().get("correlation_id"))


def _offered(headers: Headers) -> str | None:
    given = headers.get(HEADER)
    if given:
        return given
    trace = TRACEPARENT.fullmatch(headers.get("traceparent", ""))
    return trace.group(1) if trace else None
