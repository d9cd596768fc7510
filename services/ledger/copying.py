"""Rows as the lines that COPY reads. Writing them here takes a fifth of the time that adapting each value takes."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from operator import itemgetter
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import JSON, Date, Table, Text, Uuid

from services.ledger.counting import Turn
from services.ledger.replay import KeptInterval
from services.ledger.rows import Values

INTERVAL_COLUMNS = (
    *("place_id", "policy", "valid_from", "controller", "status", "since_start", "since_end", "since_precision"),
    *("confidence", "previous", "last_evidence_at"),
    *("support", "support_weights", "support_alone", "against", "against_weights", "against_alone"),
    *("valid_to", "position", "recorded_from", "ended_at", "recorded_to"),
)
# Longer ones are hardly ever the same again.
SHORT, KNOWN = 60, 20_000
_NULL = r"\N"
_SPECIAL = re.compile(r"[\\\t\n\r]")
_ESCAPES = {"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"}


def lines_of(table: Table) -> Callable[[Iterable[Values]], list[str]]:
    """What makes lines of rows of the table, its columns in their order."""
    texts = [_text_of(column.type) for column in table.c]
    in_order = itemgetter(*[column.name for column in table.c])

    def lines(rows: Iterable[Values]) -> list[str]:
        return [
            "\t".join(
                [_NULL if value is None else text(value) for text, value in zip(texts, in_order(row), strict=True)]
            )
            for row in rows
        ]

    return lines


def interval_lines(place_id: str, rows: Sequence[KeptInterval]) -> list[str]:
    """The rows of ledger.control_interval of one place, with INTERVAL_COLUMNS."""
    # Rows of a place share evidence and moments; each is written out once. The rows keep what the numbers stand for.
    told: dict[int, str] = {id(None): _NULL}
    for row in rows:
        one = row.belief
        # Ids and weights come from one case: who has the same ids has the same weights.
        for ids, weights in ((one.support, one.support_weights), (one.against, one.against_weights)):
            if id(ids) not in told:
                told[id(ids)] = f"{_ids(ids)}\t{_array(weights)}"
        for alone in (one.support_alone, one.against_alone):
            # Else it would be taken for the ids of an empty case.
            if alone and id(alone) not in told:
                told[id(alone)] = _array(alone)
        for moment in (row.recorded_from, row.ended_at, row.recorded_to):
            if id(moment) not in told:
                told[id(moment)] = str(moment)
    place = _texts[place_id]
    return [
        f"{place}\t{row.policy}\t{_days[one.valid_from]}\t{_texts[one.controller]}\t{one.status}\t"
        f"{_days[one.since.start]}\t{_days[one.since.end]}\t{one.since.precision}\t"
        f"{one.confidence}\t{_texts[one.previous]}\t{_days[one.last_evidence_at]}\t"
        f"{told[id(one.support)]}\t{told[id(one.support_alone)] if one.support_alone else '{}'}\t"
        f"{told[id(one.against)]}\t{told[id(one.against_alone)] if one.against_alone else '{}'}\t"
        f"{_days[row.valid_to]}\t{row.position}\t{told[id(row.recorded_from)]}\t{told[id(row.ended_at)]}\t"
        f"{told[id(row.recorded_to)]}"
        for row, one in [(row, row.belief) for row in rows]
    ]


class _Texts(dict[str | None, str]):
    """Short texts as they are written, each worked out once."""

    def __missing__(self, value: str | None) -> str:
        if value is None:
            return _NULL
        text = _SPECIAL.sub(lambda found: _ESCAPES[found[0]], value) if _SPECIAL.search(value) else value
        if len(value) < SHORT and len(self) < KNOWN:
            self[value] = text
        return text


class _Days(dict[date | None, str]):
    """Days as they are written, each worked out once."""

    def __missing__(self, value: date | None) -> str:
        text = _NULL if value is None else value.isoformat()
        if len(self) < KNOWN:
            self[value] = text
        return text


_texts, _days = _Texts(), _Days()


def turn_lines(stream: str, position: int, recorded_at: datetime, one: Turn) -> list[str]:
    """The rows of the turns, in the order of their columns, that the record of the stream causes at one place."""
    where = f"{_texts[one.place_id]}\t{position}\t{one.ordinal}\t{recorded_at}\t{_texts[stream]}"
    added = [f"{where}\t{event.id.hex}\t{_json(event)}\tt" for event in one.added]
    return [*added, *[f"{where}\t{gone.hex}\t{_NULL}\tf" for gone in one.dropped]]


def _id(value: UUID) -> str:
    return value.hex


def _ids(values: Iterable[UUID]) -> str:
    return f"{{{','.join([one.hex for one in values])}}}"


def _array(values: Iterable[object]) -> str:
    # Of weights or truth values, none of which needs quoting.
    return f"{{{','.join(map(str, values))}}}"


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode().replace("\\", r"\\")


def _text_of(kind: object) -> Callable[[Any], str]:
    match kind:
        case Text():
            return _texts.__getitem__
        case Uuid():
            return _id
        case Date():
            return _days.__getitem__
        case JSON():
            return _json
        case _:
            return str
