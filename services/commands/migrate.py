"""`frontlog migrate`: the database's schema, brought up to date."""

import click

from services.ledger.database import DatabaseUnsetError
from services.ledger.migrate import migrate as bring_up_to_date
from services.local.addresses import use_running_servers


@click.command()
def migrate() -> None:
    """Bring the database to the newest schema. Does nothing where it is there already."""
    use_running_servers()
    try:
        bring_up_to_date()
    except DatabaseUnsetError as error:
        raise click.ClickException(str(error)) from error
