"""`frontlog migrate`: the database's schema, brought up to date."""

import click

from services.commands import owner
from services.ledger.migrate import migrate as bring_up_to_date


@click.command()
def migrate() -> None:
    """Bring the database to the newest schema. Does nothing where it is there already."""
    with owner.database():
        bring_up_to_date()
