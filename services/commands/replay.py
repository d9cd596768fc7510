"""`frontlog replay`: all articles, analysed again."""

import click

from services.commands import owner
from services.commands.ringing import queued_again, ring_all
from services.ledger import backlog


@click.command()
def replay() -> None:
    """Analyse all articles again with the present extractor.

    What it finds supersedes what was found before; what was known before stays in the ledger.
    """
    with owner.transaction() as connection:
        queued = backlog.queue_all_again(connection)
    ring_all(queued)
    click.echo(f"{queued_again(len(queued))} `frontlog jobs` shows how far the workers are.")
