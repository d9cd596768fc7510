"""`frontlog erase`: the words of an article, taken down for good."""

from uuid import UUID, uuid4

import click

from services.commands import owner
from services.ledger import erasure


@click.command()
@click.argument("article", type=click.UUID)
@click.option("--reason", required=True, help="Why: goes on record.")
@click.option("--author", required=True, help="Who decided it: goes on record.")
def erase(article: UUID, reason: str, author: str) -> None:
    """Erase an article's words for good.

    Title, text and html go, and the sentences quoted from it. Its hash, source and date stay, and its events with
    their offsets go on counting. There is no way back.
    """
    with owner.transaction() as connection:
        try:
            erased = erasure.erase(connection, article, author, reason, str(uuid4()))
        except erasure.UnknownArticleError as error:
            raise click.ClickException(f"There is no article {article}.") from error
    when = f"{erased.erased_at:%Y-%m-%d %H:%M} UTC"
    click.echo(f"It was erased already, on {when}." if erased.before else f"Erased on {when}, and on record.")
