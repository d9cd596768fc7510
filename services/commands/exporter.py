"""`frontlog exporter`: what Celery does, for Prometheus."""

import click

from services.ledger import logs
from services.ledger.queue import queue_app
from services.ledger.settings import settings

# It forgets older tasks and workers that left; the counters go on.
MOST_TASKS = 1_000
OFFLINE_SECONDS = 3_600


@click.command()
def exporter() -> None:
    """Tell Prometheus what Celery does.

    Flower, for reading only, on FRONTLOG_EXPORTER_PORT: it listens to the events that the workers send.
    """
    port = settings().exporter_port
    if port is None:
        raise click.UsageError("Set FRONTLOG_EXPORTER_PORT to the port that Prometheus asks.")
    logs.configure("exporter")
    app = queue_app("frontlog-exporter", settings().broker_url)
    app.start(
        [
            "--quiet",
            "flower",
            f"--address={settings().bind}",
            f"--port={port}",
            f"--max-tasks={MOST_TASKS}",
            f"--purge-offline-workers={OFFLINE_SECONDS}",
            "--read-only",
            # The workers send events by themselves.
            "--enable-events=false",
        ]
    )
