"""`frontlog beat`: the clock of the sweeper."""

import click

from services.nlp.worker import app


@click.command()
def beat() -> None:
    """Ring again for articles that went quiet, every FRONTLOG_SWEEP_SECONDS. Two at once do no harm."""
    # Its schedule lives in memory: the sweeper's round is soon enough after any start, and nothing need be written.
    app.Beat(scheduler_cls="celery.beat:Scheduler", loglevel="INFO").run()
