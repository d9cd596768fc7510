"""The read tables made anew from the records, beside the old ones, which serve readers and writers until the switch."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.sharedctypes import Synchronized
from typing import Any

from msgspec.structs import replace
from psycopg.errors import DeadlockDetected, LockNotAvailable
from sqlalchemy import Connection, Engine, MetaData, func, select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.schema import CreateTable

from services.ledger.building import READ_TABLES, Part, Tick, build_places, build_streams, turn
from services.ledger.database import libpq_url
from services.ledger.indexing import create_indexes
from services.ledger.migrate import database_revision, program_revision
from services.ledger.tables import SCHEMA, control_change, control_event, control_interval, correction, place, record

# Called with how much of the work is done: first records, then what they change at places, and of how much.
Progress = Callable[[int, int], None]
Build = Callable[[Part, Tick], None]
# The work, its shares, and what is told how much is done.
Run = Callable[[Build, Sequence[Part], Callable[[int], None]], None]
SCHEMA_BESIDE = "ledger_rebuilt"
# Any constants will do; APPEND_LOCK is that of ledger.append().
REBUILD_LOCK, APPEND_LOCK = 7_311_046_203, 7_311_046_202
# A ledger of fewer records is not worth starting processes for.
SMALL = 20_000
# With no more records than this to go, writers wait for the rest.
NEARLY = 100
TICK = 500
# Readers queue behind the switch: it gives way to a long query after so long for each table, and comes back. For all
# of them together that is less than PostgreSQL waits before it ends somebody over a deadlock (1 s): it is the switch
# that gives way, never one who holds a table that it wants and wants one that it holds.
PATIENCE, ATTEMPTS = "100ms", 600


class RebuildingError(RuntimeError):
    """Another rebuild, or a verification, is at work."""


def rebuild(owner: Engine, progress: Progress) -> int:
    """Replace the read tables by what the records say; how many records there are.

    Readers and writers go on meanwhile; writers wait for the switch at the end, which takes up what came in since.
    Raises IncompleteLedgerError and RebuildingError; all is then as it was.
    """
    with beside(owner) as url:
        head = _head(owner)
        build(owner, url, progress, head)
        # The large ones first, so that none of their indexes is left to be made alone.
        create_indexes(owner, (control_interval, control_event, control_change, turn, place, correction), SCHEMA_BESIDE)
        for _ in range(ATTEMPTS):
            head = _nearly_caught_up(owner, url, head)
            try:
                return _switch_over(owner, url, head)
            except OperationalError as error:
                if not isinstance(error.orig, LockNotAvailable | DeadlockDetected):
                    raise
        raise RebuildingError("Somebody kept the read tables locked; nothing was changed. Try again.")


@contextmanager
def beside(owner: Engine) -> Iterator[str]:
    """An empty schema beside the ledger's until the end; the URL for those who fill it. Raises RebuildingError."""
    with owner.connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
        if database_revision(conn) != program_revision():
            raise RebuildingError("The database's schema is not this program's. Run `frontlog migrate` first.")
        if not conn.scalar(select(func.pg_try_advisory_lock(REBUILD_LOCK))):
            raise RebuildingError("Another rebuild or verification is at work. Wait for it to end.")
        try:
            conn.execute(text(f"DROP SCHEMA IF EXISTS {SCHEMA_BESIDE} CASCADE"))
            conn.execute(text(f"CREATE SCHEMA {SCHEMA_BESIDE}"))
            yield libpq_url(owner)
        finally:
            conn.execute(text(f"DROP SCHEMA IF EXISTS {SCHEMA_BESIDE} CASCADE"))
            conn.execute(select(func.pg_advisory_unlock(REBUILD_LOCK)))


def build(owner: Engine, url: str, progress: Progress, head: int, snapshot: str | None = None) -> None:
    """Fill the schema beside from all records up to the position `head`.

    With an exported snapshot, from the records as it has them, and to be read once: nothing of that has to outlive the
    server.
    """
    _create_tables(owner, "" if snapshot is None else "UNLOGGED")
    with owner.connect() as conn:
        telling = select(func.count()).where(record.c.type != "ArticleReceived", record.c.position <= head)
        total = conn.scalar(telling) or 0
    parts = (os.cpu_count() or 1) if total >= SMALL else 1
    shares = [Part(url, SCHEMA_BESIDE, head, number, parts, snapshot=snapshot) for number in range(parts)]
    with _workers(parts) as run:
        run(build_streams, shares, lambda done: progress(done, 2 * total))
        with owner.connect() as conn:
            turns = conn.scalar(text(f"SELECT count(*) FROM {SCHEMA_BESIDE}.turn")) or 0
        run(build_places, shares, lambda done: progress(total + done, total + turns))


def _create_tables(owner: Engine, kind: str) -> None:
    with owner.begin() as conn:
        for table in READ_TABLES:
            # Columns in the order of the old table; what indexes need is made when the rows are in.
            like = f"LIKE {table.fullname} INCLUDING DEFAULTS INCLUDING CONSTRAINTS"
            conn.execute(text(f"CREATE {kind} TABLE {SCHEMA_BESIDE}.{table.name} ({like})"))
        conn.execute(CreateTable(turn.to_metadata(MetaData(), schema=SCHEMA_BESIDE)))


@contextmanager
def _workers(parts: int) -> Iterator[Run]:
    """What does the shares of some work: processes, which start once, or this one where there is but one share."""
    if parts == 1:
        yield lambda work, shares, report: _run_here(work, shares[0], report)
        return
    # Spawned: a fork would share the connections of this process.
    spawn = get_context("spawn")
    done: Synchronized[int] = spawn.Value("q", 0)
    with ProcessPoolExecutor(parts, mp_context=spawn, initializer=_count_in, initargs=(done,)) as processes:

        def run(work: Build, shares: Sequence[Part], report: Callable[[int], None]) -> None:
            done.value = 0
            running: set[Future[None]] = {processes.submit(_run_counted, work, share) for share in shares}
            while running:
                finished, running = wait(running, timeout=0.5, return_when=FIRST_EXCEPTION)
                for one in finished:
                    one.result()
                report(done.value)

        yield run


def _run_here(work: Build, share: Part, report: Callable[[int], None]) -> None:
    done = 0

    def tick(more: int) -> None:
        nonlocal done
        done += more
        report(done)

    work(share, tick)


_done: Any = None


def _count_in(counter: Any) -> None:
    global _done
    _done = counter


def _run_counted(work: Build, share: Part) -> None:
    waiting = 0

    def tick(more: int) -> None:
        nonlocal waiting
        waiting += more
        if waiting >= TICK:
            with _done.get_lock():
                _done.value += waiting
            waiting = 0

    work(share, tick)
    with _done.get_lock():
        _done.value += waiting


def _catch_up(url: str, owner: Engine, head: int, more: int) -> None:
    """Make anew what the records after `head` up to `more` touch: their streams, and the places of these."""
    if more == head:
        return
    with owner.begin() as conn:
        since = {"head": head, "more": more}
        moved = "SELECT DISTINCT stream FROM ledger.record WHERE position > :head AND position <= :more"
        streams = tuple(conn.scalars(text(moved), since))
        named = {"streams": [*streams]}
        touched = f"SELECT DISTINCT place_id FROM {SCHEMA_BESIDE}.turn WHERE stream = ANY(:streams)"
        before = set(conn.scalars(text(touched), named))
        events = f"SELECT event_id FROM {SCHEMA_BESIDE}.turn WHERE stream = ANY(:streams)"
        conn.execute(text(f"DELETE FROM {SCHEMA_BESIDE}.control_event WHERE id IN ({events})"), named)
        corrected = "SELECT position FROM ledger.record WHERE stream = ANY(:streams)"
        conn.execute(text(f"DELETE FROM {SCHEMA_BESIDE}.correction WHERE position IN ({corrected})"), named)
        conn.execute(text(f"DELETE FROM {SCHEMA_BESIDE}.turn WHERE stream = ANY(:streams)"), named)
    share = Part(url, SCHEMA_BESIDE, more, streams=streams)
    build_streams(share, lambda _: None)
    with owner.begin() as conn:
        places = tuple(before | set(conn.scalars(text(touched), named)))
        for table, column in (("place", "id"), ("control_interval", "place_id"), ("control_change", "place_id")):
            remade = text(f"DELETE FROM {SCHEMA_BESIDE}.{table} WHERE {column} = ANY(:places)")
            conn.execute(remade, {"places": [*places]})
    build_places(replace(share, streams=None, places=places), lambda _: None)


def _nearly_caught_up(owner: Engine, url: str, head: int) -> int:
    """The position up to which the new tables go, with but a few records after it."""
    while _records_after(owner, head) > NEARLY:
        more = _head(owner)
        _catch_up(url, owner, head, more)
        head = more
    return head


def _switch_over(owner: Engine, url: str, head: int) -> int:
    with owner.begin() as conn:
        conn.execute(text(f"SET LOCAL lock_timeout = '{PATIENCE}'"))
        # First the tables, as writers do, who read them and append last: the other way round would be a deadlock.
        names = ", ".join(table.fullname for table in READ_TABLES)
        conn.execute(text(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE"))
        conn.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": APPEND_LOCK})
        _catch_up(url, owner, head, _head(owner))
        _switch(conn)
        return conn.scalar(select(func.count()).select_from(record)) or 0


def _switch(conn: Connection) -> None:
    """Put the new tables in the place of the old ones, with the rights that others have on these."""
    granted = text(
        "SELECT table_name, grantee, privilege_type FROM information_schema.role_table_grants"
        " WHERE table_schema = :schema AND grantee <> current_user"
    )
    rights = [tuple(row) for row in conn.execute(granted, {"schema": SCHEMA})]
    conn.execute(text(f"DROP TABLE {', '.join(table.fullname for table in READ_TABLES)}"))
    for table in READ_TABLES:
        conn.execute(text(f"ALTER TABLE {SCHEMA_BESIDE}.{table.name} SET SCHEMA {SCHEMA}"))
        for name, grantee, right in rights:
            if name == table.name:
                conn.execute(text(f'GRANT {right} ON {table.fullname} TO "{grantee}"'))


def _head(owner: Engine) -> int:
    with owner.connect() as conn:
        return conn.scalar(select(func.coalesce(func.max(record.c.position), 0))) or 0


def _records_after(owner: Engine, head: int) -> int:
    with owner.connect() as conn:
        return conn.scalar(select(func.count()).select_from(record).where(record.c.position > head)) or 0
