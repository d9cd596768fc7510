"""Logging of every process: structlog and the standard library in one stream on stderr, one line an event."""

import logging
import re
import sys
from io import StringIO
from typing import TextIO
from uuid import uuid4

import structlog
from structlog.typing import ExcInfo, Processor

from services.ledger import tracing
from services.ledger.settings import settings

# What could begin a line of its own on a terminal, colour it, or turn its direction around.
UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
CORRELATION_ID = re.compile(r"[A-Za-z0-9._:/+=-]{1,128}")


def configure(service: str) -> None:
    """Send all logging of this process to stderr, as JSON or for people (`FRONTLOG_LOG_FORMAT`).

    `service` stands in every line. Lines carry what `structlog.contextvars` holds, first of all `correlation_id`,
    and the ids of the trace under way.
    """

    def name_service(_logger: object, _method: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
        return {"service": service, **event}

    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.stdlib.PositionalArgumentsFormatter(),
        tracing.add_trace,
        name_service,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(foreign_pre_chain=shared, processors=_rendering()))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)


def _rendering() -> list[Processor]:
    console = settings().log_format == "console"
    last: list[Processor] = (
        [_shown, structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=_traceback)]
        if console
        # JSON escapes whatever a terminal could take for more than a letter.
        else [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
    )
    return [structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last]


def _shown(_logger: object, _method: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """Text from outside cannot begin a line, or work the terminal of who reads it."""
    return {
        key: visible(value).replace("\n", "\\n") if isinstance(value, str) else value for key, value in event.items()
    }


def _traceback(out: TextIO, error: ExcInfo) -> None:
    lines = StringIO()
    structlog.dev.plain_traceback(lines, error)
    out.write(visible(lines.getvalue()))


def visible(text: str) -> str:
    """The text with each character that works a terminal written out, but for the ends of lines."""
    return UNSEEN.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def correlation_id(offered: str | None = None) -> str:
    """The id that ties the log lines and records of one piece of work together: the one offered if it is sound."""
    return offered if offered and CORRELATION_ID.fullmatch(offered) else uuid4().hex
