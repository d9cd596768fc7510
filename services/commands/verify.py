"""`frontlog verify`: is the ledger whole, and do the read tables say what follows from it?"""

import click
from rich.console import Console

from services.commands import owner
from services.commands.records_bar import records_bar
from services.ledger import seals
from services.ledger.rebuild import RebuildingError
from services.ledger.verify import verify as what_is_wrong


def _block(_context: click.Context, _option: click.Parameter, given: str | None) -> tuple[int, bytes] | None:
    if given is None:
        return None
    try:
        number, _, hashed = given.partition(":")
        return int(number), bytes.fromhex(hashed)
    except ValueError:
        raise click.BadParameter(f"{given!r} is not <number>:<hash>, as `frontlog seal` prints it") from None


@click.command()
@click.option("--head", metavar="NUMBER:HASH", callback=_block, help="A block that you noted: `frontlog seal --show`.")
def verify(head: tuple[int, bytes] | None) -> None:
    """Check the ledger, and the read tables against a rebuild. What is wrong is told, and the exit status is 1.

    The first record that was changed, removed or inserted behind the database's back is named. With --head it is also
    seen when the end of the ledger was cut off, or all seals were made anew.
    """
    with owner.database() as database, records_bar(Console(stderr=True)) as progress:
        try:
            wrong = what_is_wrong(database, progress, head)
        except RebuildingError as error:
            raise click.ClickException(str(error)) from error
        with database.connect() as connection:
            unsealed = seals.unsealed_records(connection)
    if unsealed:
        newest = "The newest record is" if unsealed == 1 else f"The newest {unsealed} records are"
        click.echo(f"{newest} not sealed yet: a change may go unnoticed.")
    for finding in wrong:
        click.echo(finding)
    if wrong:
        raise SystemExit(1)
    click.echo("The ledger is whole, and the read tables equal a rebuild.")
