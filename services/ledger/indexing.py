"""The indexes and keys of tables that were filled without them, several made at the same time."""

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import (
    ARRAY,
    JSON,
    Connection,
    Engine,
    Executable,
    Index,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    text,
)
from sqlalchemy.schema import CreateIndex

# Memory to sort in, for each index.
SORTING = "256MB"
# How many are made at the same time: an engine has few connections, and each takes a core and that memory.
AT_ONCE = min(os.cpu_count() or 1, 4)


def create_indexes(owner: Engine, tables: Sequence[Table], schema: str) -> None:
    """Give the tables of that schema the indexes and keys of these, and count what they hold for the planner."""
    copies = [table.to_metadata(MetaData(), schema=schema) for table in tables]
    _together(owner, [CreateIndex(index) for table in copies for index in _indexes(table)])
    with owner.begin() as conn:
        for table in copies:
            _add_keys(conn, table)
    _together(owner, [text(f"ANALYZE {table.fullname} ({_counted(table)})") for table in copies])


def _together(owner: Engine, statements: Iterable[Executable]) -> None:
    def execute(statement: Executable) -> None:
        with owner.begin() as conn:
            conn.execute(text(f"SET LOCAL maintenance_work_mem = '{SORTING}'"))
            # Each has its core already.
            conn.execute(text("SET LOCAL max_parallel_maintenance_workers = 0"))
            conn.execute(statement)

    with ThreadPoolExecutor(AT_ONCE) as threads:
        for done in [threads.submit(execute, one) for one in statements]:
            done.result()


def _indexes(table: Table) -> list[Index]:
    """Those that become keys among them: a key itself could not be made beside others, for it locks the table."""
    others = sorted(table.indexes, key=lambda one: str(one.name))
    # Made for the table, an index is one of its indexes from there on.
    return [*others, *[Index(name, *key.columns, unique=True) for name, key in _keys(table)]]


def _keys(table: Table) -> Iterator[tuple[str, PrimaryKeyConstraint | UniqueConstraint]]:
    for one in table.constraints:
        if isinstance(one, PrimaryKeyConstraint) and one.columns:
            yield f"{table.name}_pkey", one
        elif isinstance(one, UniqueConstraint):
            yield str(one.name), one


def _add_keys(conn: Connection, table: Table) -> None:
    for name, key in _keys(table):
        kind = "PRIMARY KEY" if isinstance(key, PrimaryKeyConstraint) else "UNIQUE"
        conn.execute(text(f"ALTER TABLE {table.fullname} ADD CONSTRAINT {name} {kind} USING INDEX {name}"))


def _counted(table: Table) -> str:
    # Nothing is searched by what arrays and documents hold, and counting that takes longest by far.
    return ", ".join(one.name for one in table.c if not isinstance(one.type, ARRAY | JSON))
