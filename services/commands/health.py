"""`frontlog health SERVICE`: one probe, for the health checks of docker-compose.yml. Exit status 0 when all is well."""

import socket
from http.client import HTTPException
from urllib.request import urlopen

import click

from services.ledger.settings import settings
from services.local.addresses import use_running_servers

PROBE_SECONDS = 4.0


@click.command()
@click.argument("service", type=click.Choice(["ingest", "api", "worker", "exporter"]))
def health(service: str) -> None:
    """Ask one service whether it works."""
    use_running_servers()
    reason = _worker_problem() if service == "worker" else _http_problem(service)
    if reason:
        raise click.ClickException(f"{service} is not well: {reason}")


def _http_problem(service: str) -> str | None:
    port: int | None = getattr(settings(), f"{service}_port")
    path = "healthcheck" if service == "exporter" else "readyz"
    try:
        urlopen(f"http://127.0.0.1:{port}/{path}", timeout=PROBE_SECONDS).close()
    except (OSError, HTTPException) as error:
        return str(error)
    return None


def _worker_problem() -> str | None:
    from services.nlp.worker import app

    name = f"celery@{socket.gethostname()}"
    if app.control.inspect(destination=[name], timeout=PROBE_SECONDS).ping():
        return None
    return f"{name} did not answer within {PROBE_SECONDS:g} s"
