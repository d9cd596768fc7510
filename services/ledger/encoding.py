"""Values as COPY reads them in its binary form: the length, then the bytes."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from struct import Struct
from uuid import UUID

import msgspec

NULL = b"\xff\xff\xff\xff"
TRUTH = {True: b"\0\0\0\1\1", False: b"\0\0\0\1\0"}
# What arrays hold, by PostgreSQL's numbers of types.
UUIDS, FLOATS, TRUTHS = 2950, 701, 16
# Longer texts are hardly ever the same again.
SHORT, KNOWN = 60, 20_000
_LENGTH = Struct(">i").pack
_INT4, _INT8, _FLOAT8 = Struct(">ii").pack, Struct(">iq").pack, Struct(">id").pack
# Of an array: its length, how many dimensions, whether there are nulls, the type, how many values, the first's number.
_ARRAY = Struct(">iiiIii").pack
_EMPTY = {kind: Struct(">iiiI").pack(12, 0, 0, kind) for kind in (UUIDS, FLOATS, TRUTHS)}
_FIRST_DAY = date(2000, 1, 1).toordinal()
_EPOCH, _MICROSECOND = datetime(2000, 1, 1, tzinfo=UTC), timedelta(microseconds=1)


class _Texts(dict[str | None, bytes]):
    """Short texts, each worked out once."""

    def __missing__(self, value: str | None) -> bytes:
        if value is None:
            return NULL
        text = sized(value.encode())
        if len(value) < SHORT and len(self) < KNOWN:
            self[value] = text
        return text


class _Days(dict[date | None, bytes]):
    """Days, each worked out once."""

    def __missing__(self, value: date | None) -> bytes:
        day = NULL if value is None else _INT4(4, value.toordinal() - _FIRST_DAY)
        if len(self) < KNOWN:
            self[value] = day
        return day


TEXTS, DAYS = _Texts(), _Days()


def sized(value: bytes) -> bytes:
    return _LENGTH(len(value)) + value


def moment(value: datetime | None) -> bytes:
    return NULL if value is None else _INT8(8, (value - _EPOCH) // _MICROSECOND)


def uuid(value: UUID) -> bytes:
    return b"\0\0\0\x10" + value.bytes


def int4(value: int) -> bytes:
    return _INT4(4, value)


def int8(value: int) -> bytes:
    return _INT8(8, value)


def float8(value: float) -> bytes:
    return _FLOAT8(8, value)


def json(value: object) -> bytes:
    """As text."""
    return sized(msgspec.json.encode(value))


def jsonb(value: object) -> bytes:
    # First the version of the form in which it is sent.
    return sized(b"\1" + msgspec.json.encode(value))


def array(kind: int, values: Sequence[bytes]) -> bytes:
    """The array of encoded values of that kind."""
    if not values:
        return _EMPTY[kind]
    joined = b"".join(values)
    return _ARRAY(20 + len(joined), 1, 0, kind, len(values), 1) + joined
