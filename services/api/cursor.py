"""Opaque cursors: where a list goes on. They name the list that they belong to, so that none is used with another."""

from base64 import b64decode, urlsafe_b64encode
from typing import TypeVar

import msgspec

Key = TypeVar("Key", str, int)


class CursorError(ValueError):
    """The text is not a cursor of this list."""


def encode(listing: str, key: str | int) -> str:
    """The cursor after `key` in the list `listing`, safe in a URL."""
    return urlsafe_b64encode(msgspec.json.encode((listing, key))).decode().rstrip("=")


def decode(listing: str, cursor: str, key_type: type[Key]) -> Key:
    """The key inside `cursor`; raises CursorError for anything that `encode(listing, …)` did not make."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        made_for, key = msgspec.json.decode(
            b64decode(padded, altchars=b"-_", validate=True), type=tuple[str, str | int]
        )
        if made_for == listing:
            return msgspec.convert(key, key_type)
    except ValueError as error:
        raise CursorError("is not a cursor that this API gave out") from error
    raise CursorError(f"belongs to the list of {made_for}, not to this one")
