"""Opaque cursors: where a list goes on. They name the list that they belong to, so that none is used with another."""

from base64 import b64decode, urlsafe_b64encode
from typing import Any, TypeVar

import msgspec

Key = TypeVar("Key", str, int, tuple[int, int])


class CursorError(ValueError):
    """The text is not a cursor of this list."""


def encode(listing: str, key: str | int | tuple[int, int]) -> str:
    """The cursor after `key` in the list `listing`, safe in a URL."""
    return urlsafe_b64encode(msgspec.json.encode((listing, key))).decode().rstrip("=")


def decode(listing: str, cursor: str, like: Key) -> Key:
    """The key inside `cursor`, of the type of `like`; raises CursorError for what `encode(listing, …)` did not make."""
    key_type: Any = tuple[int, int] if isinstance(like, tuple) else type(like)
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        made_for, key = msgspec.json.decode(b64decode(padded, altchars=b"-_", validate=True), type=tuple[str, Any])
        if made_for == listing:
            found: Key = msgspec.convert(key, key_type)
            return found
    except ValueError as error:
        raise CursorError("is not a cursor that this API gave out") from error
    raise CursorError(f"belongs to the list of {made_for}, not to this one")
