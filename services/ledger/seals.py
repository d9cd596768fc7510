"""The seals of the ledger: made block by block, and held against the records."""

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import count, islice
from random import sample

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Engine, func, select, text

from services.ledger.sealing import NOTHING, Block, block, digest, first_damage, is_sound
from services.ledger.tables import record, seal

# Before every position there can be, and after.
FIRST, LAST = -(2**63), 2**63 - 1
# Any constant will do; it is that of ledger.add_seal().
SEAL_LOCK = 7_311_046_204
# Records of one block at most, which are a megabyte or so in memory.
RECORDS = 1_024
# A verification lists so much and no more.
MOST_FOUND = 20
Tick = Callable[[int], None]


class Head(Struct, frozen=True):
    """The newest block. Number and hash, kept elsewhere, prove later that no block up to it was taken off or replaced.

    `sealed_at` is UTC.
    """

    number: int
    last_position: int
    hash: bytes
    sealed_at: datetime


def seal_next(conn: Connection) -> Block | None:
    """Seal the oldest records that no block holds, up to RECORDS of them, in the caller's transaction.

    Null where all are sealed, or another sealer is at work. Records become visible in the order of their positions
    (decision 1), so that what can be seen is settled. Commit before the next.
    """
    if not conn.scalar(select(func.pg_try_advisory_xact_lock(SEAL_LOCK))):
        return None
    last = head(conn)
    positions, digests = _records(conn, last.last_position + 1 if last else FIRST, LAST, RECORDS)
    if not positions:
        return None
    # A clock that stepped back does not stop the chain.
    now = conn.scalars(select(func.greatest(func.clock_timestamp(), last.sealed_at if last else None))).one()
    made = block(last.number + 1 if last else 1, last.hash if last else NOTHING, now, positions, digests)
    conn.execute(_ADD, _values(made))
    return made


def seal_all(engine: Engine, most: int | None = None) -> Iterator[Block]:
    """Seal what no block holds yet, but at most that many blocks, each in a transaction of its own."""
    for _ in count() if most is None else range(most):
        with engine.begin() as conn:
            made = seal_next(conn)
        if made is None:
            return
        yield made


def head(conn: Connection) -> Head | None:
    """The newest block; null before the first."""
    newest = select(seal.c.number, seal.c.last_position, seal.c.hash, seal.c.sealed_at)
    row = conn.execute(newest.order_by(seal.c.number.desc()).limit(1)).one_or_none()
    return None if row is None else Head(*row)


def unsealed_records(conn: Connection) -> int:
    """How many records no block holds yet."""
    return conn.scalars(select(func.count()).select_from(record).where(record.c.position > _sealed())).one()


def unsealed_seconds(conn: Connection) -> float:
    """For how long the oldest record that no block holds has been there; 0 where all are sealed."""
    oldest = select(record.c.recorded_at).where(record.c.position > _sealed()).order_by(record.c.position).limit(1)
    age = func.extract("epoch", func.clock_timestamp() - oldest.scalar_subquery())
    return max(0.0, float(conn.scalar(select(func.coalesce(age, 0))) or 0))


def broken(conn: Connection, tick: Tick, known: tuple[int, bytes] | None = None) -> list[str]:
    """What is wrong with the seals and the records they hold, a sentence each, in their order.

    Of each block the first record that is not as it was sealed. `known`: number and hash of a block, kept elsewhere.
    `tick` is told how many records were looked at. Holds one block in memory. Call it in a repeatable read.
    """
    found = [*islice(_broken(conn, tick, known), MOST_FOUND + 1)]
    return [*found[:MOST_FOUND], "There is more: the first are listed."] if len(found) > MOST_FOUND else found


def spot_check(conn: Connection, blocks: int) -> list[str]:
    """The same for that many blocks, picked at random. Each is also held against the one before it."""
    newest = head(conn)
    every = range(1, newest.number + 1) if newest else range(0)
    picked = sorted(sample(every, min(blocks, len(every))))
    return [sentence for number in picked for sentence in _checked(conn, number)]


def _checked(conn: Connection, number: int) -> Iterator[str]:
    there = {one.number: one for one in _blocks(conn, number - 1, number)}
    one, before = there.get(number), there.get(number - 1)
    if one is None:
        yield f"block {number} is missing, with the proof of what was there"
    elif before is not None or number == 1:
        yield from _breaks(one, number - 1, before.hash if before else NOTHING, None)
        yield from _damage(conn, one, max(before.positions, default=FIRST) + 1 if before else FIRST)


def _broken(conn: Connection, tick: Tick, known: tuple[int, bytes] | None) -> Iterator[str]:
    number, hashed, first = 0, NOTHING, FIRST
    for one in _blocks(conn, 1, LAST):
        yield from _breaks(one, number, hashed, known)
        yield from _damage(conn, one, first)
        tick(len(one.positions))
        number, hashed, first = one.number, one.hash, max(one.positions, default=first - 1) + 1
    if known is not None and known[0] > number:
        yield f"block {known[0]} is missing: the seals end with block {number}, their end was cut off"


def _breaks(one: Block, number: int, hashed: bytes, known: tuple[int, bytes] | None) -> Iterator[str]:
    """How the block does not fit the one before it, of that number and hash, or what is known of it."""
    if one.number != number + 1:
        last = one.number - 1
        lost = f"block {last} is" if last == number + 1 else f"blocks {number + 1} to {last} are"
        yield f"{lost} missing, with the proof of what was there"
    elif one.previous != hashed:
        yield f"block {one.number} does not continue block {number}: one of them was replaced"
    if not is_sound(one):
        yield f"block {one.number} was changed: its hash is not that of what it holds"
    if known is not None and known[0] == one.number and known[1] != one.hash:
        yield f"block {one.number} is not the one that you know: it was replaced"


def _damage(conn: Connection, one: Block, first: int) -> Iterator[str]:
    # With one record more than were sealed, the first that is too many is among them.
    positions, digests = _records(conn, first, max(one.positions, default=first), len(one.positions) + 1)
    if damage := first_damage(one, positions, digests):
        position, what = damage
        yield f"record {position} was {what} after block {one.number} was sealed on {one.sealed_at:%Y-%m-%d %H:%M} UTC"


def _blocks(conn: Connection, first: int, last: int) -> Iterator[Block]:
    columns = [seal.c[name] for name in Block.__struct_fields__]
    few_at_once = {"yield_per": 16}
    asked = select(*columns).where(seal.c.number.between(first, last)).order_by(seal.c.number)
    with conn.execute(asked, execution_options=few_at_once) as rows:
        for row in rows.mappings():
            yield Block(**{**row, "positions": tuple(row["positions"])})


def _records(conn: Connection, first: int, last: int, limit: int) -> tuple[list[int], list[bytes]]:
    """Positions and digests of the records from `first` to `last`, but at most `limit`."""
    rows = conn.execute(_COLUMNS, {"first": first, "last": last, "limit": limit})
    told = [(row.position, digest(row)) for row in rows]
    return [position for position, _ in told], [hashed for _, hashed in told]


def _sealed() -> ColumnElement[int]:
    newest = select(seal.c.last_position).order_by(seal.c.number.desc()).limit(1).scalar_subquery()
    return func.coalesce(newest, FIRST)


def _values(made: Block) -> dict[str, object]:
    given = {name: getattr(made, name) for name in Block.__struct_fields__}
    ends: dict[str, object] = {"first_position": made.positions[0], "last_position": made.positions[-1]}
    return given | ends | {"positions": [*made.positions]}


# The columns in the order of sealing.digest().
_COLUMNS = text("""
    SELECT position, record_id, stream, stream_version, type, schema_version,
        (extract(epoch FROM recorded_at) * 1000000)::bigint AS recorded_at, correlation_id, payload::text AS payload
    FROM ledger.record
    WHERE position BETWEEN :first AND :last ORDER BY position LIMIT :limit""")
_ADD = text("""
    SELECT ledger.add_seal(ROW(
        CAST(:number AS bigint), CAST(:first_position AS bigint), CAST(:last_position AS bigint), CAST(:root AS bytea),
        CAST(:previous AS bytea), CAST(:sealed_at AS timestamptz), CAST(:hash AS bytea),
        CAST(:positions AS bigint[]), CAST(:digests AS bytea))::ledger.seal)""")
