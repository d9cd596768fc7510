"""`frontlog rebuild`: the read tables, made anew from the ledger."""

import click
from rich.console import Console

from services.commands import owner
from services.commands.records_bar import records_bar
from services.ledger.counting import IncompleteLedgerError
from services.ledger.rebuild import RebuildingError
from services.ledger.rebuild import rebuild as made_anew


@click.command()
def rebuild() -> None:
    """Make the read tables anew from the ledger, beside the old ones, which serve until the new ones stand."""
    with owner.database() as database, records_bar(Console(stderr=True)) as progress:
        try:
            records = made_anew(database, progress)
        except (RebuildingError, IncompleteLedgerError) as error:
            raise click.ClickException(str(error)) from error
    click.echo(f"The read tables now follow from {records} records.")
