"""The read tables, made from the records into a schema of their own: a part of the work in each process.

First streams (which events count, from which record to which), then places (what was believed when). A process holds
one stream or one place in memory at a time, so that the size of the ledger does not matter.
"""

from collections.abc import Callable, Iterable
from itertools import groupby
from operator import itemgetter
from typing import Any

import msgspec
import psycopg
from msgspec import Struct
from psycopg.conninfo import conninfo_to_dict
from psycopg.sql import SQL
from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, MetaData, Table, Text
from sqlalchemy.dialects.postgresql import TIMESTAMP, UUID

from services.ledger.copying import HEADER, INTERVAL_COLUMNS, TRAILER, interval_rows, rows_of, turn_rows
from services.ledger.counting import Stream, Turn
from services.ledger.events import ControlEvent
from services.ledger.records import ArticleErased, Record, decode_payload
from services.ledger.replay import PlaceHistory
from services.ledger.rows import Values, correction_values, event_values
from services.ledger.tables import control_change, control_event, control_interval, correction, place

READ_TABLES = (place, control_event, control_interval, control_change, correction)
# What streams tell places: an event counts from a record on, or no longer. Dropped when the read tables stand.
turn = Table(
    "turn",
    MetaData(schema="ledger"),
    Column("place_id", Text, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("recorded_at", TIMESTAMP(timezone=True), nullable=False),
    Column("stream", Text, nullable=False),
    Column("event_id", UUID, nullable=False),
    Column("event", Text),
    Column("counts", Boolean, nullable=False),
    Index("turn_place", "place_id"),
    Index("turn_stream", "stream"),
    prefixes=["UNLOGGED"],
)
FETCHED = 2_000
# Memory to sort in, and twice that to join in, for each process.
SORTING = "64MB"
Tick = Callable[[int], None]


class Part(Struct, frozen=True):
    """A share of the work: of `parts`, the one of that `number`; or just the streams and places that are named.

    `snapshot`: an exported one, to read the ledger as it was then; null for as it is.
    """

    url: str
    schema: str
    head: int
    number: int = 0
    parts: int = 1
    streams: tuple[str, ...] | None = None
    places: tuple[str, ...] | None = None
    snapshot: str | None = None


def build_streams(part: Part, tick: Tick) -> None:
    """Write control_event, correction and turn from the records up to `head`. Raises IncompleteLedgerError."""
    share, values = _share("stream", part.streams, part)
    records = f"""
        SELECT position, record_id, stream, stream_version, type, schema_version, recorded_at, correlation_id,
            payload::text, quote
        FROM ledger.record LEFT JOIN ledger.quotation ON event_id = record_id
        WHERE position <= %(head)s AND type <> 'ArticleReceived' AND {share} ORDER BY stream, stream_version"""
    with (
        _reading(part) as reading,
        _Copies(part, (control_event, correction, turn)) as copies,
        reading.cursor("records") as cursor,
    ):
        if part.snapshot is not None:
            reading.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            reading.execute(SQL("SET TRANSACTION SNAPSHOT {}").format(part.snapshot))
        cursor.itersize = FETCHED
        cursor.execute(records, values, binary=True)
        for stream, rows in groupby(cursor, itemgetter(2)):
            _build_stream(stream, rows, copies, tick)


def build_places(part: Part, tick: Tick) -> None:
    """Write place, control_interval and control_change from the turns."""
    share, values = _share("place_id", part.places, part)
    turns = f"""
        SELECT place_id, position, ordinal, recorded_at, event_id, event, counts FROM {part.schema}.turn
        WHERE {share} ORDER BY place_id, position, event_id"""
    with (
        _reading(part) as reading,
        _Copies(part, (place, control_interval, control_change)) as copies,
        reading.cursor("turns") as cursor,
    ):
        cursor.itersize = FETCHED
        cursor.execute(turns, values, binary=True)
        for place_id, rows in groupby(cursor, itemgetter(0)):
            _build_place(place_id, rows, copies, tick)


def _reading(part: Part) -> psycopg.Connection:
    """A connection that reads the part."""
    if part.streams is not None or part.places is not None:
        return psycopg.connect(part.url)
    # Of how many rows a share consists, PostgreSQL has no idea; and every core has one of its own already.
    settings = {"work_mem": SORTING, "max_parallel_workers_per_gather": "0", "enable_nestloop": "off"}
    given = str(conninfo_to_dict(part.url).get("options", ""))
    options = " ".join([given, *[f"-c {name}={value}" for name, value in settings.items()]])
    return psycopg.connect(part.url, options=options)


class _Copies:
    """Rows of several tables, gathered and copied a page at a time; committed at the end."""

    def __init__(self, part: Part, tables: Iterable[Table]) -> None:
        self._conn = psycopg.connect(part.url, client_encoding="UTF8")
        self._schema = part.schema
        self._waiting: dict[str, list[bytes]] = {table.name: [] for table in tables}

    def __enter__(self) -> "_Copies":
        return self

    def __exit__(self, failed: type[BaseException] | None, *_: object) -> None:
        with self._conn:
            if failed is None:
                for name in self._waiting:
                    self._flush(name)
            else:
                self._conn.rollback()

    def add(self, table: Table, rows: Iterable[Values]) -> None:
        self.add_encoded(table, _ROWS[table.name](rows))

    def add_encoded(self, table: Table, rows: list[bytes]) -> None:
        waiting = self._waiting[table.name]
        waiting.extend(rows)
        if len(waiting) >= FETCHED:
            self._flush(table.name)

    def _flush(self, name: str) -> None:
        rows = self._waiting[name]
        if not rows:
            return
        copying = f"COPY {self._schema}.{name} ({_COLUMNS[name]}) FROM STDIN WITH (FORMAT BINARY)"
        with self._conn.cursor().copy(copying) as copy:
            copy.write(b"".join([HEADER, *rows, TRAILER]))
        rows.clear()


def _build_stream(stream: str, rows: Iterable[tuple[Any, ...]], copies: _Copies, tick: Tick) -> None:
    counting, extracted, events, turns = Stream(), dict[Any, Record](), dict[Any, Values](), list[bytes]()
    quotes = dict[Any, str]()
    for row in rows:
        position, record_id, _, version, kind, schema_version, recorded_at, correlation_id, stored, quote = row
        payload = decode_payload(kind, schema_version, stored)
        record = Record(
            position, record_id, stream, version, kind, schema_version, recorded_at, correlation_id, payload
        )
        tick(1)
        extracted[record.record_id] = record
        if quote is not None:
            quotes[record_id] = quote
        if noted := correction_values(record.payload):
            copies.add(correction, [noted | {"position": record.position, "recorded_at": record.recorded_at}])
        for one in counting.take(record):
            for event in one.added:
                at = extracted[event.id]
                events[event.id] = values = event_values(event)
                values["quote"] = quotes.get(event.id, event.evidence.quote)
                values |= {"position": at.position, "recorded_at": at.recorded_at, "superseded_at": None}
            for gone in one.dropped:
                events[gone]["superseded_at"] = record.recorded_at
            turns.extend(turn_rows(stream, record.position, record.recorded_at, one))
        if isinstance(payload, ArticleErased):
            for values in events.values():
                values["quote"] = ""
    copies.add(control_event, events.values())
    copies.add_encoded(turn, turns)


def _build_place(place_id: str, rows: Iterable[tuple[Any, ...]], copies: _Copies, tick: Tick) -> None:
    history, newest = PlaceHistory(), None
    for position, together in groupby(rows, itemgetter(1)):
        told = [*together]
        tick(len(told))
        added = tuple(_event(row[5]) for row in told if row[6])
        dropped = tuple(row[4] for row in told if not row[6])
        history.take(Turn(place_id, told[0][2], added, dropped), position, told[0][3])
        newest = added[-1].place if added else newest
    if newest is not None:
        copies.add(place, [msgspec.structs.asdict(newest)])
    copies.add_encoded(control_interval, interval_rows(place_id, history.intervals))
    copies.add(control_change, history.changes)


def _share(column: str, named: tuple[str, ...] | None, part: Part) -> tuple[str, Values]:
    values: Values = {"head": part.head, "number": part.number, "parts": part.parts, "named": [*(named or ())]}
    if named is not None:
        return f"{column} = ANY(%(named)s)", values
    return f"(hashtext({column}) & 2147483647) %% %(parts)s = %(number)s", values


_event = msgspec.json.Decoder(ControlEvent).decode
_COLUMNS = {table.name: ", ".join(column.name for column in table.c) for table in (*READ_TABLES, turn)}
_COLUMNS[control_interval.name] = ", ".join(INTERVAL_COLUMNS)
_ROWS = {table.name: rows_of(table) for table in READ_TABLES if table is not control_interval}
