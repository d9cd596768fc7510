"""Read tables made anew from the records, and the proof that they need not be."""

from collections.abc import Callable, Iterable
from typing import Any

from psycopg.types.json import Jsonb
from sqlalchemy import Connection, Engine, Table, func, select, text

from services.ledger.read import read_records
from services.ledger.replay import IncompleteLedgerError, ReadTables
from services.ledger.rows import Values
from services.ledger.tables import control_event, control_interval, place, record

# Called with the number of records taken so far, and of all.
Progress = Callable[[int, int], None]
PAGE = 5_000
READ_TABLES = (place, control_event, control_interval)


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
    conn.execute(text("LOCK TABLE ledger.control_event, ledger.control_interval, ledger.place IN EXCLUSIVE MODE"))
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
    tables, taken, last = ReadTables(), 0, 0
    total = conn.scalar(select(func.count()).select_from(record)) or 0
    while page := read_records(conn, last, PAGE):
        for one in page:
            tables.take(one)
        taken, last = taken + len(page), page[-1].position
        progress(taken, total)
    places = ({name: getattr(one, name) for name in one.__struct_fields__} for one in tables.places.values())
    for table, rows in ((place, places), (control_event, tables.events()), (control_interval, tables.intervals())):
        _copy(conn, table, rows)
    return taken


def _copy(conn: Connection, table: Table, rows: Iterable[Values]) -> None:
    conn.execute(text(f"CREATE TEMP TABLE {_beside(table)} (LIKE {table.fullname}) ON COMMIT DROP"))
    driver: Any = conn.connection.driver_connection
    with driver.cursor().copy(f"COPY {_beside(table)} ({_columns(table)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row([_adapted(row[column.name]) for column in table.c])


def _adapted(value: object) -> object:
    return Jsonb(value) if isinstance(value, dict) else value


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
