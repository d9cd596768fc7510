"""`frontlog worker`: analyses articles until it is told to end."""

import click

from services.ledger.settings import settings
from services.nlp.worker import app


@click.command()
def worker() -> None:
    """Analyse articles as the queue rings, FRONTLOG_NLP_PROCESSES of them side by side."""
    options = ["--loglevel=INFO", "--without-gossip", "--without-mingle"]
    app.worker_main(["worker", f"--concurrency={settings().nlp_processes}", *options])
