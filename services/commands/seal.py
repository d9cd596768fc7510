"""`frontlog seal`: the ledger sealed now, and the head of its seals."""

import click
from rich.console import Console
from sqlalchemy import Engine

from services.commands import owner
from services.commands.records_bar import records_bar
from services.ledger import seals


@click.command()
@click.option("--show", is_flag=True, help="Only show the newest block.")
def seal(show: bool) -> None:
    """Seal the records now, or show the newest seal.

    It is printed as <number>:<hash>. Keep that where nobody can change it together with the database: `frontlog verify
    --head` holds the ledger against it.
    """
    with owner.database() as database:
        if not show:
            _seal(database)
        with database.connect() as connection:
            newest = seals.head(connection)
    if newest is None:
        raise click.ClickException("Nothing is sealed yet.")
    click.echo(f"Sealed up to record {newest.last_position} on {newest.sealed_at:%Y-%m-%d %H:%M} UTC.", err=True)
    click.echo(f"{newest.number}:{newest.hash.hex()}")


def _seal(database: Engine) -> None:
    with database.connect() as connection:
        total = seals.unsealed_records(connection)
    with records_bar(Console(stderr=True)) as progress:
        done = 0
        for made in seals.seal_all(database):
            done += len(made.positions)
            progress(done, max(done, total))
