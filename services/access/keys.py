"""The keys in the database. Its owner makes and revokes them; the HTTP services may read what they check against."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, insert, or_, select, update

from services.access.key import SCOPES, Key, Scope, Secret
from services.ledger.tables import access_key as table

# Keys are people's and programs', not requests': every process holds all of them in memory.
MOST_KEYS = 10_000
LONGEST_NAME = 100


class KeyRefusedError(ValueError):
    """The key cannot be made; the message says why."""


def create(conn: Connection, name: str, scopes: Iterable[Scope], expires_at: datetime | None = None) -> Secret:
    """Make a key. What is answered can be had only now: the database keeps a hash. Raises KeyRefusedError."""
    name, chosen = name.strip(), [scope for scope in SCOPES if scope in set(scopes)]
    if not 0 < len(name) <= LONGEST_NAME or not name.isprintable():
        raise KeyRefusedError(f"The name must be 1 to {LONGEST_NAME} printable characters.")
    if not chosen:
        raise KeyRefusedError(f"The key needs a scope: {', '.join(SCOPES)}.")
    if (conn.scalar(select(func.count()).select_from(table).where(_good())) or 0) >= MOST_KEYS:
        raise KeyRefusedError(f"There are {MOST_KEYS:,} keys already. Revoke some.")
    secret = Secret.new()
    values: dict[str, Any] = {"id": secret.id, "secret_sha256": secret.sha256, "name": name, "scopes": chosen}
    conn.execute(insert(table).values(values | {"expires_at": expires_at}))
    return secret


def revoke(conn: Connection, key_id: str) -> bool:
    """End a key. False if there is none with this id, or if it was revoked before."""
    ending = update(table).where(table.c.id == key_id, table.c.revoked_at.is_(None)).values(revoked_at=func.now())
    return conn.execute(ending).rowcount == 1


def known(conn: Connection) -> list[Key]:
    """All keys that are good, then those that ended, the newest first, as far as they fit into `MOST_KEYS`."""
    columns = [table.c[name] for name in Key.__struct_fields__]
    found = select(*columns).order_by(_good().desc(), table.c.created_at.desc(), table.c.id).limit(MOST_KEYS)
    return [Key(**{**row, "scopes": tuple(row["scopes"])}) for row in conn.execute(found).mappings()]


def _good() -> ColumnElement[bool]:
    """Neither revoked nor expired."""
    unexpired = or_(table.c.expires_at.is_(None), table.c.expires_at > func.now())
    return and_(table.c.revoked_at.is_(None), unexpired)
