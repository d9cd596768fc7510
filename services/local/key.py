"""The key of this machine: `frontlog up` makes it and keeps it in FRONTLOG_HOME, and the commands here send it."""

import os
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from services.access import keys
from services.access.key import Secret
from services.ledger import database
from services.ledger.settings import Settings

FILE = "key"
NAME = "local"


def ensure(home: Path, database_url: str) -> str:
    """The key of this home, made if it has none or the database does not take the one it has."""
    owner = database.engine("owner", database_url)
    try:
        with owner.begin() as connection:
            kept = _read(home)
            if kept and _is_good(connection, kept):
                return kept
            made = keys.create(connection, NAME, ["analyst"]).written
            _write(home, made)
            return made
    finally:
        owner.dispose()


def key_to_send(settings: Settings) -> str | None:
    """FRONTLOG_KEY, or the key of FRONTLOG_HOME, or null where neither is."""
    return settings.key or _read(settings.home)


def _read(home: Path) -> str | None:
    try:
        return (home / FILE).read_text("ascii").strip()
    except FileNotFoundError:
        return None


def _write(home: Path, written: str) -> None:
    (home / FILE).unlink(missing_ok=True)
    descriptor = os.open(home / FILE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(f"{written}\n")


def _is_good(connection: Connection, written: str) -> bool:
    secret = Secret.read(written)
    return secret is not None and any(
        key.is_of(secret) and not key.ended(datetime.now(UTC)) for key in keys.known(connection) if key.id == secret.id
    )
