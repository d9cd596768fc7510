"""`frontlog beat`: the clock of the sweeper."""

import click

from services.nlp.worker import app


@click.command()
def beat() -> None:
    """Ring again for articles that went quiet, every FRONTLOG_SWEEP_SECONDS. Two at once do no harm."""
    app.Beat(loglevel="INFO").run()
