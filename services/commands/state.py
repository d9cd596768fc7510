"""`frontlog state`: who controls what, asked of the running API."""

from datetime import datetime

import click
import httpx
from rich.console import Console

from services.ledger.settings import settings
from services.local.addresses import use_running_servers
from services.local.control_table import control_pages, print_control
from services.local.posting import client


@click.command()
@click.option(
    "--as-of", metavar="YYYY-MM-DD", type=click.DateTime(["%Y-%m-%d"]), help="The day asked about; today if not given."
)
def state(as_of: datetime | None) -> None:
    """Show who controls what."""
    use_running_servers()
    try:
        with client(settings().api_port) as api:
            pages = list(control_pages(api, as_of.date() if as_of else None))
    except httpx.TransportError as error:
        raise click.ClickException(f"The API does not answer: {error}. Is `frontlog up` running?") from error
    except httpx.HTTPStatusError as error:
        raise click.ClickException(error.response.text) from error
    states = [one for page in pages for one in page.items]
    print_control(Console(highlight=False), states, pages[0].as_of)
