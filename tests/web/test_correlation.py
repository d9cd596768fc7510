import asyncio

import pytest
import structlog
from starlette.types import Receive, Scope, Send

from services.web.correlation import Correlation, current_correlation_id

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"


def answered_id(headers: dict[str, str]) -> tuple[str, str]:
    """The id that the application saw, and the one that was answered."""
    seen: list[str] = []
    sent: list[dict[str, object]] = []

    async def application(_scope: Scope, _receive: Receive, send: Send) -> None:
        seen.append(current_correlation_id())
        await send({"type": "http.response.start", "status": 204, "headers": []})

    async def send(message: dict[str, object]) -> None:  # type: ignore[misc]  # ASGI's own message type is a mapping
        sent.append(dict(message))

    async def receive() -> dict[str, object]:
        return {"type": "http.disconnect"}

    raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "GET", "path": "/", "headers": raw}
    asyncio.run(Correlation(application)(scope, receive, send))  # type: ignore[arg-type]  # as above
    structlog.contextvars.clear_contextvars()
    (header,) = sent[0]["headers"]  # type: ignore[misc]  # it is the list that was sent
    return seen[0], header[1].decode()


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"X-Request-ID": "desk-7"}, "desk-7"),
        ({"traceparent": f"00-{TRACE}-00f067aa0ba902b7-01"}, TRACE),
        ({"X-Request-ID": "desk-7", "traceparent": f"00-{TRACE}-00f067aa0ba902b7-01"}, "desk-7"),
    ],
)
def test_an_id_that_came_is_kept(headers: dict[str, str], expected: str) -> None:
    assert answered_id(headers) == (expected, expected)


@pytest.mark.parametrize(
    "headers", [{}, {"X-Request-ID": 'a"}\n{"level'}, {"X-Request-ID": "x" * 129}, {"traceparent": "1"}]
)
def test_otherwise_one_is_made(headers: dict[str, str]) -> None:
    seen, answered = answered_id(headers)
    assert seen == answered
    assert len(answered) == 32
    assert answered != answered_id(headers)[1]
