"""A key as its holder has it, and as the database knows it. Pure.

A key is written `fl_<id>_<secret>`. The id says which key it is and is no secret; of the secret only a hash is kept.
"""

import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Literal, Self, get_args

from msgspec import Struct

Scope = Literal["ingest", "read", "analyst", "admin"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
# What each scope allows.
ALLOWS: dict[Scope, frozenset[Scope]] = {
    "ingest": frozenset({"ingest"}),
    "read": frozenset({"read"}),
    "analyst": frozenset({"analyst", "read", "ingest"}),
    "admin": frozenset(SCOPES),
}
# Nothing that a reader could take for something else, and nothing that a double click would stop at.
ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
ID_LENGTH = 10
# 5 bits a character: 260 bits, which nobody guesses, so that one round of SHA-256 keeps them.
SECRET_LENGTH = 52
WRITTEN = re.compile(rf"fl_([{ALPHABET}]{{{ID_LENGTH}}})_([{ALPHABET}]{{{SECRET_LENGTH}}})")


class Secret(Struct, frozen=True):
    """A key as its holder has it. Its text form shows no secret, so that none gets into a log by mistake."""

    id: str
    secret: str

    @classmethod
    def new(cls) -> Self:
        """One that was never seen before."""
        return cls(_drawn(ID_LENGTH), _drawn(SECRET_LENGTH))

    @classmethod
    def read(cls, text: str) -> Self | None:
        """From its written form; null for what is no key."""
        found = WRITTEN.fullmatch(text)
        return cls(found[1], found[2]) if found else None

    @property
    def written(self) -> str:
        """What its holder sends."""
        return f"fl_{self.id}_{self.secret}"

    @property
    def sha256(self) -> bytes:
        """What is kept of the secret."""
        return hashlib.sha256(self.secret.encode()).digest()

    def __repr__(self) -> str:
        return f"Secret({self.id})"


class Key(Struct, frozen=True):
    """A key as the database knows it. `name` is its holder's, a person's or a program's. Times are UTC."""

    id: str
    secret_sha256: bytes
    name: str
    scopes: tuple[Scope, ...]
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None

    def is_of(self, secret: Secret) -> bool:
        """Whether the secret is this key's. It takes the same time wherever they differ."""
        return hmac.compare_digest(secret.sha256, self.secret_sha256)

    def ended(self, now: datetime) -> str | None:
        """Why it is good no more, as the end of a sentence; null while it is."""
        if self.revoked_at is not None:
            return f"was revoked on {self.revoked_at:%Y-%m-%d}"
        if self.expires_at is not None and self.expires_at <= now:
            return f"expired on {self.expires_at:%Y-%m-%d at %H:%M} UTC"
        return None

    def allows(self, wanted: Iterable[Scope]) -> bool:
        """Whether one of its scopes allows one of those."""
        allowed = frozenset[Scope]().union(*(ALLOWS[scope] for scope in self.scopes))
        return not allowed.isdisjoint(wanted)


def _drawn(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
