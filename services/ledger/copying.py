"""Rows as COPY reads them in its binary form: PostgreSQL takes half the time that it takes for lines of text."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, BigInteger, Date, Double, Integer, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import TIMESTAMP

from services.ledger import encoding
from services.ledger.counting import Turn
from services.ledger.encoding import DAYS, FLOATS, NULL, TEXTS, TRUTH, TRUTHS, UUIDS, array
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
                encoding.float8(one.confidence),
                TEXTS[one.previous],
                DAYS[one.last_evidence_at],
                told.evidence(one.support, one.support_weights),
                told.alone(one.support_alone),
                told.evidence(one.against, one.against_weights),
                told.alone(one.against_alone),
                DAYS[row.valid_to],
                encoding.int8(row.position),
                told.moment(row.recorded_from),
                told.moment(row.ended_at),
                told.moment(row.recorded_to),
            ]
        )
        for row, one in [(row, row.belief) for row in rows]
    ]


def turn_rows(stream: str, position: int, recorded_at: datetime, one: Turn) -> list[bytes]:
    """The rows of the turns, in the order of their columns, that the record of the stream causes at one place."""
    place, number, ordinal = TEXTS[one.place_id], encoding.int8(position), encoding.int4(one.ordinal)
    where = b"".join([_columns(_TURN_COLUMNS), place, number, ordinal, encoding.moment(recorded_at), TEXTS[stream]])
    added = [where + encoding.uuid(event.id) + encoding.json(event) + TRUTH[True] for event in one.added]
    return [*added, *[where + encoding.uuid(gone) + NULL + TRUTH[False] for gone in one.dropped]]


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
            known = array(UUIDS, [encoding.uuid(one) for one in ids])
            known += array(FLOATS, [encoding.float8(one) for one in weights])
            self._evidence[id(ids)] = known
        return known

    def alone(self, alone: tuple[bool, ...]) -> bytes:
        known = self._alone.get(id(alone))
        if known is None:
            self._alone[id(alone)] = known = array(TRUTHS, [TRUTH[one] for one in alone])
        return known

    def moment(self, moment: datetime | None) -> bytes:
        known = self._moments.get(id(moment))
        if known is None:
            self._moments[id(moment)] = known = encoding.moment(moment)
        return known


def _columns(count: int) -> bytes:
    """How a row begins."""
    return count.to_bytes(2)


def _encode_of(kind: object) -> Callable[[Any], bytes]:
    match kind:
        case Text():
            return TEXTS.__getitem__
        case Uuid():
            return encoding.uuid
        case Date():
            return DAYS.__getitem__
        case TIMESTAMP():
            return encoding.moment
        case BigInteger():
            return encoding.int8
        case Integer():
            return encoding.int4
        case Double():
            return encoding.float8
        case JSON():
            return encoding.jsonb
        case _:
            raise TypeError(f"no column of {kind} was copied before")
