"""`frontlog keys`: who may write and read, as the database's owner decides."""

from datetime import UTC, datetime
from typing import get_args

import click

from services.access import keys as store
from services.access.key import Key, Scope
from services.access.keyring import KEEP_SECONDS
from services.access.keys import KeyRefusedError
from services.commands import owner


@click.group(help="Make, list and revoke keys.")
def keys() -> None:
    """The group of the commands about keys."""


@keys.command()
@click.option("--name", required=True, help="Whose it is, a person's or a program's: the author of what it corrects.")
@click.option(
    "--scope",
    "scopes",
    required=True,
    multiple=True,
    type=click.Choice(get_args(Scope)),
    help="ingest: post articles; read; analyst: correct, post and read; admin: all. May be given several times.",
)
@click.option(
    "--expires",
    metavar="YYYY-MM-DD",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M"]),
    help="Until when it is good, in UTC; for ever if not given.",
)
def create(name: str, scopes: tuple[Scope, ...], expires: datetime | None) -> None:
    """Make a key and print it, once: the database keeps only a hash."""
    until = expires.replace(tzinfo=UTC) if expires else None
    if until and until <= datetime.now(UTC):
        raise click.ClickException(f"It would have expired already, on {until:%Y-%m-%d %H:%M} UTC.")
    try:
        with owner.transaction() as connection:
            made = store.create(connection, name, scopes, until)
    except KeyRefusedError as error:
        raise click.ClickException(str(error)) from error
    click.echo(made.written)
    click.echo("Keep it: it cannot be shown again. Send it as `Authorization: Bearer fl_…`.", err=True)


@keys.command("list")
def list_() -> None:
    """List the keys, those that are good first. Times are UTC."""
    with owner.transaction() as connection:
        found = store.known(connection)
    now = datetime.now(UTC)
    for row in [("id", "name", "scopes", "created", "state")] + [_row(key, now) for key in found]:
        click.echo("{:<10}  {:<24}  {:<20}  {:<16}  {}".format(*row))


@keys.command()
@click.argument("key_id", metavar="ID")
def revoke(key_id: str) -> None:
    """End a key by its id, which `frontlog keys list` shows."""
    with owner.transaction() as connection:
        if not store.revoke(connection, key_id):
            raise click.ClickException(f"No key {key_id!r} is there to revoke. `frontlog keys list` shows all.")
    click.echo(f"Revoked. Services that run may take it for {KEEP_SECONDS:g} s more.")


def _row(key: Key, now: datetime) -> tuple[str, str, str, str, str]:
    until = f"good until {key.expires_at:%Y-%m-%d %H:%M}" if key.expires_at else "good"
    return key.id, key.name, ",".join(key.scopes), f"{key.created_at:%Y-%m-%d %H:%M}", key.ended(now) or until
