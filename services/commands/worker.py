"""`frontlog worker`: analyses articles until it is told to end."""

import os
from tempfile import TemporaryDirectory

import click

from services.ledger.queue import QUEUE, UPKEEP_QUEUE
from services.ledger.settings import settings


@click.command()
def worker() -> None:
    """Analyse articles as the queue rings, FRONTLOG_NLP_PROCESSES of them side by side."""
    queues = f"--queues={QUEUE},{UPKEEP_QUEUE}"
    options = [queues, "--loglevel=INFO", "--without-gossip", "--without-mingle", "--task-events"]
    with TemporaryDirectory(prefix="frontlog-metrics-") as folder:
        # Before anything that counts is imported, here and in each process of the pool.
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
        from services.nlp.worker import app

        app.worker_main(["worker", f"--concurrency={settings().nlp_processes}", *options])
