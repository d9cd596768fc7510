"""`frontlog serve ingest|api`: one HTTP service in this process."""

import click
import uvicorn

from services.ledger.settings import settings
from services.web.closing import Server

# Open polls of readers must not hold up the end of the service.
SHUTDOWN_SECONDS = 5
# Longer than clients and proxies keep an idle connection (httpx 5 s, proxies 60 s): who closes first must be they, or a
# post that is sent at that moment is cut without an answer.
KEEP_ALIVE_SECONDS = 75


@click.group(help="Serve one HTTP service: ingest or api.")
def serve() -> None:
    """The group of the HTTP services."""


@serve.command()
def ingest() -> None:
    """Take articles in, on FRONTLOG_INGEST_PORT."""
    _run("services.ingest.app:create_app", settings().ingest_port)


@serve.command()
def api() -> None:
    """Answer who controls what, on FRONTLOG_API_PORT."""
    _run("services.api.app:create_app", settings().api_port)


def _run(application: str, port: int) -> None:
    config = uvicorn.Config(
        application,
        factory=True,
        host=settings().bind,
        port=port,
        # The access log is the service's own: one line of JSON with the correlation id.
        access_log=False,
        log_config=None,
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
    )
    Server(config).run()
