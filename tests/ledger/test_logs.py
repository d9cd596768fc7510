"""Nobody writes a line of the log but the services."""

import io
import logging
from collections.abc import Callable, Iterator

import pytest
import structlog

from services.ledger import logs
from services.ledger.settings import settings
from tests.hostile import STRINGS

Logged = Callable[[str], str]


@pytest.fixture(params=["json", "console"])
def logged(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Logged]:
    """What one log line shows of a value from outside, and of an error that quotes it."""
    monkeypatch.setenv("FRONTLOG_LOG_FORMAT", request.param)
    settings.cache_clear()
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    logs.configure("test")
    out = io.StringIO()
    handler = root.handlers[0]
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(out)
    root.handlers[:] = [handler]

    def log(value: str) -> str:
        out.seek(0)
        out.truncate()
        structlog.get_logger("outside").info("request", path=value)
        return out.getvalue()

    yield log
    root.handlers[:] = before
    root.setLevel(level)
    settings.cache_clear()


def test_a_value_from_outside_stays_within_its_line_and_works_no_terminal(logged: Logged) -> None:
    for one in STRINGS:
        line = logged(one)
        assert line.count("\n") == 1
        assert not logs.UNSEEN.search(line.removesuffix("\n").replace("\x1b[0m", ""))
