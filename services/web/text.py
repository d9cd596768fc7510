"""Text that can be kept: what PostgreSQL and UTF-8 cannot hold is refused by name."""

import re

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def require_storable(value: str) -> str:
    """The text itself; raises for a NUL character or half of a surrogate pair."""
    if "\x00" in value:
        raise PydanticCustomError("nul", "holds a NUL character (U+0000); remove it")
    if not value.isascii() and LONE_SURROGATE.search(value):
        raise PydanticCustomError("surrogate", "holds half of a surrogate pair, which is no character; remove it")
    return value


storable = AfterValidator(require_storable)
