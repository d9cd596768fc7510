"""`frontlog rebuild`: the read tables, made anew from the ledger."""

import click
from rich.console import Console

from services.commands import owner
from services.commands.records_bar import records_bar
from services.ledger.rebuild import rebuild as made_anew


@click.command()
def rebuild() -> None:
    """Make the read tables anew from the ledger. Readers see the old ones until the new ones stand; writers wait."""
    with owner.database() as database, records_bar(Console(stderr=True)) as progress:
        records = made_anew(database, progress)
    click.echo(f"The read tables now follow from {records} records.")
