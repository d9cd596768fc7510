"""Rows as COPY reads them in its binary form: PostgreSQL takes half the time that it takes for lines of text."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from struct import Struct
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import JSON, BigInteger, Date, Double, Integer, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import TIMESTAMP

from services.ledger.counting import Turn
from services.ledger.encoding import DAYS, NULL, TEXTS, sized
from services.ledger.replay import KeptInterval
from services.ledger.rows import Values

INTERVAL_COLUMNS = (
    *("place_id", "policy", "valid_from", "controller", "status", "since_start", "since_end", "since_precision"),
    *("confidence", "previous", "last_evidence_at"),
    *("support", "support_weights", "support_alone", "against", "against_weights", "against_alone"),
    *("valid_to", "position", "recorded_from", "ended_at", "recorded_to"),
)
# What comes before the rows and after them.
HEADER, TRAILER = b"PGCOPY\n\xff\r\n\0" + bytes(8), b"\xff\xff"
_TURN_COLUMNS = 8
_TRUTH: Final = {True: b"\0\0\0\1\1", False: b"\0\0\0\1\0"}
# What arrays hold, by PostgreSQL's numbers of types.
_UUIDS: Final = 2950
_FLOATS: Final = 701
_TRUTHS: Final = 16
_INT4: Final = Struct(">ii").pack
_INT8: Final = Struct(">iq").pack
_FLOAT8: Final = Struct(">id").pack
# Of an array: its length, how many dimensions, whether there are nulls, the type, how many values, the first's number.
_ARRAY: Final = Struct(">iiiIii").pack
_EMPTY: Final = {kind: Struct(">iiiI").pack(12, 0, 0, kind) for kind in (_UUIDS, _FLOATS, _TRUTHS)}
_EPOCH: Final = datetime(2000, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


def rows_of(table: Table) -> Callable[[Iterable[Values]], list[bytes]]:
    """What encodes rows of the table, its columns in their order."""
    columns = [(column.name, _encode_of(column.type)) for column in table.c]
    begin = _columns(len(columns))

    def encoded(rows: Iterable[Values]) -> list[bytes]:
        return [
            b"".join([begin, *[NULL if (value := row[name]) is None else encode(value) for name, encode in columns]])
            for row in rows
        ]

    return encoded


def interval_rows(place_id: str, rows: Sequence[KeptInterval]) -> list[bytes]:
    """The rows of ledger.control_interval of one place, with INTERVAL_COLUMNS."""
    begin, told = _columns(len(INTERVAL_COLUMNS)) + TEXTS[place_id], _Told()
    return [
        b"".join(
            [
                begin,
                TEXTS[row.policy],
                DAYS[one.valid_from],
                TEXTS[one.controller],
                TEXTS[one.status],
                DAYS[one.since.start],
                DAYS[one.since.end],
                TEXTS[one.since.precision],
                _float8(one.confidence),
                TEXTS[one.previous],
                DAYS[one.last_evidence_at],
                told.evidence(one.support, one.support_weights),
                told.alone(one.support_alone),
                told.evidence(one.against, one.against_weights),
                told.alone(one.against_alone),
                DAYS[row.valid_to],
                _int8(row.position),
                told.moment(row.recorded_from),
                told.moment(row.ended_at),
                told.moment(row.recorded_to),
            ]
        )
        for row, one in [(row, row.belief) for row in rows]
    ]


def turn_rows(stream: str, position: int, recorded_at: datetime, one: Turn) -> list[bytes]:
    """The rows of the turns, in the order of their columns, that the record of the stream causes at one place."""
    place, number, ordinal = TEXTS[one.place_id], _int8(position), _int4(one.ordinal)
    where = b"".join([_columns(_TURN_COLUMNS), place, number, ordinal, _moment(recorded_at), TEXTS[stream]])
    added = [where + _uuid(event.id) + _json(event) + _TRUTH[True] for event in one.added]
    return [*added, *[where + _uuid(gone) + NULL + _TRUTH[False] for gone in one.dropped]]


class _Told:
    """What rows of a place share, each encoded once. The rows keep what the numbers stand for."""

    def __init__(self) -> None:
        self._evidence: dict[int, bytes] = {}
        self._alone: dict[int, bytes] = {}
        self._moments: dict[int, bytes] = {}

    def evidence(self, ids: tuple[UUID, ...], weights: tuple[float, ...]) -> bytes:
        """Both come from one case: who has the same ids has the same weights."""
        known = self._evidence.get(id(ids))
        if known is None:
            known = _array(_UUIDS, [_uuid(one) for one in ids])
            known += _array(_FLOATS, [_float8(one) for one in weights])
            self._evidence[id(ids)] = known
        return known

    def alone(self, alone: tuple[bool, ...]) -> bytes:
        known = self._alone.get(id(alone))
        if known is None:
            self._alone[id(alone)] = known = _array(_TRUTHS, [_TRUTH[one] for one in alone])
        return known

    def moment(self, moment: datetime | None) -> bytes:
        known = self._moments.get(id(moment))
        if known is None:
            self._moments[id(moment)] = known = _moment(moment)
        return known


def _columns(count: int) -> bytes:
    """How a row begins."""
    return count.to_bytes(2)


def _moment(value: datetime | None) -> bytes:
    return NULL if value is None else _INT8(8, (value - _EPOCH) // _MICROSECOND)


def _uuid(value: UUID) -> bytes:
    return b"\0\0\0\x10" + value.bytes


def _int4(value: int) -> bytes:
    return _INT4(4, value)


def _int8(value: int) -> bytes:
    return _INT8(8, value)


def _float8(value: float) -> bytes:
    return _FLOAT8(8, value)


def _json(value: object) -> bytes:
    """As text."""
    return sized(msgspec.json.encode(value))


def _jsonb(value: object) -> bytes:
    # First the version of the form in which it is sent.
    return sized(b"\1" + msgspec.json.encode(value))


def _array(kind: int, values: Sequence[bytes]) -> bytes:
    """The array of encoded values of that kind."""
    if not values:
        return _EMPTY[kind]
    joined = b"".join(values)
    return _ARRAY(20 + len(joined), 1, 0, kind, len(values), 1) + joined


def _encode_of(kind: object) -> Callable[[Any], bytes]:
    match kind:
        case Text():
            return TEXTS.__getitem__
        case Uuid():
            return _uuid
        case Date():
            return DAYS.__getitem__
        case TIMESTAMP():
            return _moment
        case BigInteger():
            return _int8
        case Integer():
            return _int4
        case Double():
            return _float8
        case JSON():
            return _jsonb
        case _:
            raise TypeError(f"no column of {kind} was copied before")
