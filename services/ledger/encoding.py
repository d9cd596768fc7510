"""Texts and days as COPY reads them in its binary form, each worked out once: the length, then the bytes."""

from datetime import date
from struct import Struct

NULL = b"\xff\xff\xff\xff"
# Longer texts are hardly ever the same again.
SHORT, KNOWN = 60, 20_000
_LENGTH, _DAY = Struct(">i").pack, Struct(">ii").pack
_FIRST_DAY = date(2000, 1, 1).toordinal()


class _Texts(dict[str | None, bytes]):
    def __missing__(self, value: str | None) -> bytes:
        if value is None:
            return NULL
        text = sized(value.encode())
        if len(value) < SHORT and len(self) < KNOWN:
            self[value] = text
        return text


class _Days(dict[date | None, bytes]):
    def __missing__(self, value: date | None) -> bytes:
        day = NULL if value is None else _DAY(4, value.toordinal() - _FIRST_DAY)
        if len(self) < KNOWN:
            self[value] = day
        return day


def sized(value: bytes) -> bytes:
    """With its length before it."""
    return _LENGTH(len(value)) + value


TEXTS, DAYS = _Texts(), _Days()
