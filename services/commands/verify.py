"""`frontlog verify`: is the ledger whole, and do the read tables say what follows from it?"""

import click
from rich.console import Console

from services.commands import owner
from services.commands.records_bar import records_bar
from services.ledger.rebuild import RebuildingError
from services.ledger.verify import verify as what_is_wrong


@click.command()
def verify() -> None:
    """Check the ledger, and the read tables against a rebuild. What is wrong is told, and the exit status is 1."""
    with owner.database() as database, records_bar(Console(stderr=True)) as progress:
        try:
            wrong = what_is_wrong(database, progress)
        except RebuildingError as error:
            raise click.ClickException(str(error)) from error
    for finding in wrong:
        click.echo(finding)
    if wrong:
        raise SystemExit(1)
    click.echo("The ledger is whole, and the read tables equal a rebuild.")
