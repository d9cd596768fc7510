"""The proof that the ledger is whole, and that its read tables say what follows from it."""

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import JSON, Connection, Engine, Table, func, select, text

from services.ledger import bodies, quotations, seals
from services.ledger.building import READ_TABLES
from services.ledger.counting import IncompleteLedgerError
from services.ledger.rebuild import SCHEMA_BESIDE, Progress, beside, build
from services.ledger.tables import SCHEMA, record

# Rows are compared by groups of them, and one by one only where groups differ.
GROUPS = 4_096


def verify(owner: Engine, progress: Progress, known: tuple[int, bytes] | None = None) -> list[str]:
    """What is wrong with the ledger, a sentence each; empty when all is well.

    The records are as they were sealed (`known`: number and hash of a block, kept elsewhere), the streams' versions
    have no gap, recorded_at rises with position, articles and quotes are those on record, and then the read tables
    equal a rebuild, which is made beside them. It looks at one moment; services may go on writing. Raises
    RebuildingError.
    """
    # The last row that a repeatable read sees is the head of what is rebuilt: nothing ever appears before it.
    seen = owner.connect().execution_options(isolation_level="REPEATABLE READ")
    with beside(owner) as url, seen as conn, conn.begin():
        if broken := [*_broken_seals(conn, progress, known), *_broken_records(conn)]:
            return broken
        head = conn.scalar(text("SELECT coalesce(max(position), 0) FROM ledger.record")) or 0
        try:
            build(owner, url, progress, head, conn.scalar(text("SELECT pg_export_snapshot()")))
        except IncompleteLedgerError as error:
            return [str(error)]
        with owner.connect() as built, ThreadPoolExecutor() as threads:
            return [found for table in READ_TABLES for found in _differences(conn, built, table, threads)]


def _differences(conn: Connection, built: Connection, table: Table, threads: ThreadPoolExecutor) -> list[str]:
    asked = threads.submit(_groups, built, SCHEMA_BESIDE, table)
    kept, rebuilt = _groups(conn, SCHEMA, table), asked.result()
    differing = [group for group in kept.keys() | rebuilt.keys() if kept.get(group) != rebuilt.get(group)]
    if not differing:
        return []
    here, there = _rows(conn, SCHEMA, table, differing), _rows(built, SCHEMA_BESIDE, table, differing)
    missing, surplus = (there - here).total(), (here - there).total()
    wrong = f"{missing} rows are missing or differ, {surplus} should not be there"
    return [f"{table.fullname} differs from the records: {wrong}. Run `frontlog rebuild`."]


def _groups(conn: Connection, schema: str, table: Table) -> dict[int, tuple[int, int]]:
    """Of each group of rows, how many there are and the sum of their hashes: the same for the same rows."""
    hashed = f"SELECT {_hash(table)} AS hash FROM {schema}.{table.name}"
    summed = f"SELECT hash & {GROUPS - 1}, count(*), sum(hash) FROM ({hashed}) AS rows GROUP BY 1"
    return {group: (count, total) for group, count, total in conn.execute(text(summed))}


def _rows(conn: Connection, schema: str, table: Table, groups: Sequence[int]) -> Counter[int]:
    chosen = f"SELECT {_hash(table)} FROM {schema}.{table.name} WHERE {_hash(table)} & {GROUPS - 1} = ANY(:groups)"
    return Counter(conn.scalars(text(chosen), {"groups": [*groups]}))


def _hash(table: Table) -> str:
    # Of documents the text: to PostgreSQL, 0.5 and 0.50 in them are equal.
    told = ", ".join(f"{one.name}::text" if isinstance(one.type, JSON) else one.name for one in table.c)
    return f"hash_record_extended(ROW({told}), 0)"


def _broken_seals(conn: Connection, progress: Progress, known: tuple[int, bytes] | None) -> list[str]:
    total = conn.scalars(select(func.count()).select_from(record)).one()
    done = 0

    def tick(records: int) -> None:
        nonlocal done
        done += records
        # Records that are missing were sealed, too.
        progress(min(done, total), total)

    return seals.broken(conn, tick, known)


def _broken_records(conn: Connection) -> list[str]:
    return [*_broken_streams(conn), *_times_going_back(conn), *bodies.broken(conn), *quotations.broken(conn)]


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
