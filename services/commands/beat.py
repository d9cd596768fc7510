"""`frontlog beat`: the clock of the sweeper and the sealer."""

import click

from services.nlp.worker import app


@click.command()
def beat() -> None:
    """Have workers ring again for quiet articles, and seal the ledger.

    The one every FRONTLOG_SWEEP_SECONDS, the other every FRONTLOG_SEAL_SECONDS. Two at once do no harm.
    """
    app.Beat(loglevel="INFO").run()
