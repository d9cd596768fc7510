"""Read tables made anew from the records, and the proof that they need not be."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

import msgspec
from psycopg.types.json import Jsonb
from sqlalchemy import Connection, Engine, Table, func, select, text

from services.ledger.counting import IncompleteLedgerError, Stream
from services.ledger.events import Place
from services.ledger.read import read_records
from services.ledger.records import Record
from services.ledger.replay import PlaceHistory
from services.ledger.rows import Values, correction_values, event_values
from services.ledger.tables import control_change, control_event, control_interval, correction, place, record

# Called with the number of records taken so far, and of all.
Progress = Callable[[int, int], None]
PAGE = 5_000
READ_TABLES = (place, control_event, control_interval, control_change, correction)


def rebuild(owner: Engine, progress: Progress) -> int:
    """Replace the read tables by what the records say; how many records there are.

    Readers see the old tables until the new ones stand; writers wait. IncompleteLedgerError leaves all as it was.
    """
    with owner.begin() as conn:
        return _replace(conn, progress)


def verify(owner: Engine, progress: Progress) -> list[str]:
    """What is wrong with the ledger, a sentence each; empty when all is well.

    The streams' versions have no gap, recorded_at rises with position, and then the read tables equal a rebuild. It
    looks at one moment; services may go on writing.
    """
    with owner.connect().execution_options(isolation_level="REPEATABLE READ") as conn, conn.begin():
        return [*_broken_streams(conn), *_times_going_back(conn)] or _differing_tables(conn, progress)


def _replace(conn: Connection, progress: Progress) -> int:
    names = ", ".join(table.fullname for table in READ_TABLES)
    conn.execute(text(f"LOCK TABLE {names} IN EXCLUSIVE MODE"))
    taken = _rebuild_beside(conn, progress)
    for table in READ_TABLES:
        conn.execute(text(f"DELETE FROM {table.fullname}"))
        conn.execute(text(f"INSERT INTO {table.fullname} TABLE {_beside(table)}"))
    return taken


def _differing_tables(conn: Connection, progress: Progress) -> list[str]:
    try:
        _rebuild_beside(conn, progress)
    except IncompleteLedgerError as error:
        return [str(error)]
    return [found for table in READ_TABLES for found in _differences(conn, table)]


def _rebuild_beside(conn: Connection, progress: Progress) -> int:
    tables, taken, last = _Tables(), 0, 0
    total = conn.scalar(select(func.count()).select_from(record)) or 0
    while page := read_records(conn, last, PAGE):
        for one in page:
            tables.take(one)
        taken, last = taken + len(page), page[-1].position
        progress(taken, total)
    for table in READ_TABLES:
        _copy(conn, table, tables.rows(table.name))
    return taken


class _Tables:
    """The rows of all read tables, in memory."""

    def __init__(self) -> None:
        self._streams: dict[str, Stream] = {}
        self._histories: dict[str, PlaceHistory] = {}
        self._places: dict[str, Place] = {}
        self._events: dict[UUID, Values] = {}
        self._extracted: dict[UUID, Record] = {}
        self._corrections: list[Values] = []

    def take(self, one: Record) -> None:
        self._extracted[one.record_id] = one
        if noted := correction_values(one.payload):
            self._corrections.append(noted | {"position": one.position, "recorded_at": one.recorded_at})
        for turn in self._streams.setdefault(one.stream, Stream()).take(one):
            for event in turn.added:
                at = self._extracted[event.id]
                values = {"position": at.position, "recorded_at": at.recorded_at, "superseded_at": None}
                self._events[event.id] = event_values(event) | values
                self._places[event.place.id] = event.place
            for gone in turn.dropped:
                self._events[gone]["superseded_at"] = one.recorded_at
            history = self._histories.setdefault(turn.place_id, PlaceHistory(turn.place_id))
            history.take(turn, one.position, one.recorded_at)

    def rows(self, table: str) -> Iterable[Values]:
        match table:
            case "place":
                return [msgspec.structs.asdict(one) for one in self._places.values()]
            case "control_event":
                return self._events.values()
            case "correction":
                return self._corrections
            case "control_interval":
                return [row for one in self._histories.values() for row in one.intervals]
            case _:
                return [row for one in self._histories.values() for row in one.changes]


def _copy(conn: Connection, table: Table, rows: Iterable[Values]) -> None:
    conn.execute(text(f"CREATE TEMP TABLE {_beside(table)} (LIKE {table.fullname}) ON COMMIT DROP"))
    driver: Any = conn.connection.driver_connection
    with driver.cursor().copy(f"COPY {_beside(table)} ({_columns(table)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row([_adapted(row[column.name]) for column in table.c])


def _adapted(value: object) -> object:
    if isinstance(value, dict):
        return Jsonb(value)
    return [*value] if isinstance(value, tuple) else value


def _beside(table: Table) -> str:
    return f"pg_temp.rebuilt_{table.name}"


def _columns(table: Table) -> str:
    return ", ".join(column.name for column in table.c)


def _differences(conn: Connection, table: Table) -> list[str]:
    columns = _columns(table)
    kept, rebuilt = f"SELECT {columns} FROM {table.fullname}", f"SELECT {columns} FROM {_beside(table)}"
    counts = text(
        f"SELECT (SELECT count(*) FROM ({rebuilt} EXCEPT {kept}) AS missing),"
        f" (SELECT count(*) FROM ({kept} EXCEPT {rebuilt}) AS surplus)"
    )
    missing, surplus = conn.execute(counts).one()
    if not missing and not surplus:
        return []
    wrong = f"{missing} rows are missing or differ, {surplus} should not be there"
    return [f"{table.fullname} differs from the records: {wrong}. Run `frontlog rebuild`."]


def _broken_streams(conn: Connection) -> list[str]:
    broken = text(
        "SELECT stream, max(stream_version), count(*) FROM ledger.record GROUP BY stream"
        " HAVING max(stream_version) <> count(*) ORDER BY stream LIMIT 20"
    )
    return [
        f"stream {stream} goes up to version {highest}, but has {count} records: some were removed"
        for stream, highest, count in conn.execute(broken)
    ]


def _times_going_back(conn: Connection) -> list[str]:
    back = text(
        "SELECT position FROM (SELECT position, recorded_at < lag(recorded_at) OVER (ORDER BY position) AS back"
        " FROM ledger.record) AS compared WHERE back ORDER BY position LIMIT 20"
    )
    return [f"record {position} is older than the record before it" for position in conn.scalars(back)]
