"""Ringing the workers for articles that a command has queued, and saying so."""

from collections.abc import Sequence
from uuid import UUID

import click

from services.ledger.queue import AWAY, ring, ringing_app
from services.ledger.settings import settings


def queued_again(count: int) -> str:
    """What a command says of that many articles."""
    return "1 article queued again." if count == 1 else f"{count} articles queued again."


def ring_all(articles: Sequence[UUID]) -> None:
    """Ring for them. Where the queue is full or away the sweeper does."""
    if settings().broker_url is None:
        click.echo("FRONTLOG_BROKER_URL is not set: the sweeper will ring for them.", err=True)
        return
    try:
        ring(ringing_app("frontlog-command", settings().broker_url), articles)
    except AWAY as error:
        click.echo(f"The queue does not answer ({error}); the sweeper rings for them once it is back.", err=True)
