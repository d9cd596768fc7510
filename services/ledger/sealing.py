"""How the ledger is sealed: records to digests, digests to a Merkle root, roots to a chain of blocks. Pure.

A change of any column of any sealed record changes its digest; a digest that is changed, taken out or put in changes
the root of its block, and the root the hash of this block and of all after it. All hashes are SHA-256.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Literal

from msgspec import Struct

DIGEST = 32
# The block before the first one.
NOTHING = bytes(DIGEST)
# Leaves and nodes of a tree, and blocks, can never be taken for one another (RFC 6962, section 2.1).
_LEAF, _NODE, _BLOCK = b"\x00", b"\x01", b"\x02"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Damage = Literal["changed", "removed", "inserted"]


class Block(Struct, frozen=True):
    """One block: it proves the records at `positions` (ascending), and by `previous` the block before it.

    `digests`: of each record, one after the other. `sealed_at` is UTC. No other record lies between the last position
    of the block before and the last one of this.
    """

    number: int
    root: bytes
    previous: bytes
    sealed_at: datetime
    hash: bytes
    positions: tuple[int, ...]
    digests: bytes


def digest(columns: Sequence[object]) -> bytes:
    """The digest of a record: of each column's text (UTF-8) with its length in bytes before it (8 bytes, big-endian).

    The columns in their order: position, record_id, stream, stream_version, type, schema_version, recorded_at as
    microseconds since 1970 UTC, correlation_id, and the payload as PostgreSQL writes jsonb.
    """
    hashed = sha256()
    for column in columns:
        encoded = str(column).encode()
        hashed.update(_number(len(encoded)))
        hashed.update(encoded)
    return hashed.digest()


def block(
    number: int, previous: bytes, sealed_at: datetime, positions: Sequence[int], digests: Sequence[bytes]
) -> Block:
    """The block of that number over at least one record, with its root and hash."""
    root = merkle_root(_leaves(positions, digests))
    hashed = _hash(number, root, previous, sealed_at, positions)
    return Block(number, root, previous, sealed_at, hashed, tuple(positions), b"".join(digests))


def is_sound(one: Block) -> bool:
    """Whether root and hash are those of what the block holds."""
    if not one.positions or len(one.digests) != DIGEST * len(one.positions):
        return False
    return one == block(one.number, one.previous, one.sealed_at, one.positions, digests_of(one))


def digests_of(one: Block) -> list[bytes]:
    """The digest of each record."""
    return [one.digests[at : at + DIGEST] for at in range(0, len(one.digests), DIGEST)]


def first_damage(one: Block, positions: Sequence[int], digests: Sequence[bytes]) -> tuple[int, Damage] | None:
    """The first position at which the records that are there are not those that were sealed; null where all are."""
    sealed, there = dict(zip(one.positions, digests_of(one), strict=True)), dict(zip(positions, digests, strict=True))
    for position in sorted(sealed.keys() | there.keys()):
        if position not in there:
            return position, "removed"
        if position not in sealed:
            return position, "inserted"
        if sealed[position] != there[position]:
            return position, "changed"
    return None


def merkle_root(leaves: Sequence[bytes]) -> bytes:
    """The root of RFC 6962's tree over the hashes of one leaf or more."""
    level = [*leaves]
    while len(level) > 1:
        pairs = [sha256(_NODE + left + right).digest() for left, right in zip(level[::2], level[1::2], strict=False)]
        # One left over goes up as it is.
        level = pairs + level[2 * len(pairs) :]
    return level[0]


def _leaves(positions: Sequence[int], digests: Sequence[bytes]) -> list[bytes]:
    return [sha256(_LEAF + _number(at) + one).digest() for at, one in zip(positions, digests, strict=True)]


def _hash(number: int, root: bytes, previous: bytes, sealed_at: datetime, positions: Sequence[int]) -> bytes:
    moment = (sealed_at - _EPOCH) // timedelta(microseconds=1)
    numbers = b"".join(map(_number, (number, positions[0], positions[-1], len(positions), moment)))
    return sha256(_BLOCK + numbers + root + previous).digest()


def _number(value: int) -> bytes:
    return value.to_bytes(8, signed=True)
