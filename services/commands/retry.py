"""`frontlog retry`: another try for articles whose analysis was given up."""

from uuid import UUID

import click

from services.commands import owner
from services.commands.ringing import queued_again, ring_all
from services.ledger import jobs


@click.command()
@click.argument("articles", nargs=-1, type=click.UUID, metavar="[ARTICLE]...")
def retry(articles: tuple[UUID, ...]) -> None:
    """Queue dead articles again, all of them if none is named. `frontlog jobs` lists them."""
    with owner.transaction() as connection:
        queued = jobs.requeue(connection, ["dead"], articles or None)
    ring_all(queued)
    click.echo(queued_again(len(queued)) if queued or articles else "No article is dead.")
    if missed := set(articles) - set(queued):
        raise click.ClickException(f"Not dead, or unknown: {', '.join(sorted(map(str, missed)))}")
