"""Digests, trees and blocks, without a database."""

from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from services.ledger.sealing import DIGEST, NOTHING, block, digest, digests_of, first_damage, is_sound, merkle_root
from services.ledger.tables import record

WHEN = datetime(2017, 10, 16, 12, 30, 0, 5, tzinfo=UTC)
digests = st.binary(min_size=DIGEST, max_size=DIGEST)
sealed = st.dictionaries(st.integers(-(2**63), 2**63 - 1), digests, min_size=1, max_size=40).map(
    lambda told: dict(sorted(told.items()))
)


def block_of(told: dict[int, bytes]):  # type: ignore[no-untyped-def]
    return block(7, NOTHING, WHEN, [*told], [*told.values()])


def rfc_6962(leaves: list[bytes]) -> bytes:
    """As section 2.1 words it: split at the largest power of two below the number of leaves."""
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(b"\x01" + rfc_6962(leaves[:split]) + rfc_6962(leaves[split:])).digest()


@given(st.lists(digests, min_size=1, max_size=70))
def test_the_root_is_that_of_rfc_6962(leaves: list[bytes]) -> None:
    assert merkle_root(leaves) == rfc_6962(leaves)


def test_a_digest_is_made_as_the_documents_say() -> None:
    columns = [12, UUID(int=1), "s", 3, "t", 1, 5, "é", '{"a": 1.50}']
    told = ["12", str(UUID(int=1)), "s", "3", "t", "1", "5", "é", '{"a": 1.50}']
    by_hand = b"".join(len(one.encode()).to_bytes(8, "big") + one.encode() for one in told)
    assert digest(columns) == sha256(by_hand).digest()
    # A column more must be sealed too, and is a new way of sealing.
    assert len(columns) == len(record.c)


@given(st.lists(st.text(), max_size=5), st.lists(st.text(), max_size=5))
def test_different_columns_have_different_digests(some: list[str], others: list[str]) -> None:
    assert (digest(some) == digest(others)) == (some == others)


@given(sealed)
def test_a_block_is_sound_and_holds_what_was_sealed(told: dict[int, bytes]) -> None:
    made = block_of(told)
    assert is_sound(made)
    assert digests_of(made) == [*told.values()]
    assert first_damage(made, [*told], [*told.values()]) is None


@given(sealed, st.data())
def test_any_change_of_a_block_is_seen(told: dict[int, bytes], data: st.DataObject) -> None:
    made = block_of(told)
    other = data.draw(digests.filter(lambda one: one != NOTHING))
    mixed = bytes(one ^ two for one, two in zip(made.digests, other * len(told), strict=True))
    moved = (*made.positions[:-1], made.positions[-1] ^ 1)
    for name, value in {
        "number": 8,
        "root": other,
        "previous": other,
        "sealed_at": WHEN.replace(microsecond=6),
        "hash": other,
        "digests": mixed,
        "positions": moved,
    }.items():
        assert not is_sound(replace(made, **{name: value}))


@pytest.mark.parametrize("cut", [{"digests": b""}, {"positions": ()}, {"digests": bytes(DIGEST + 1)}])
def test_a_block_whose_lists_do_not_match_is_not_sound(cut: dict[str, object]) -> None:
    assert not is_sound(replace(block_of({1: NOTHING, 2: NOTHING}), **cut))


@given(sealed, st.data())
def test_the_first_damage_is_named(told: dict[int, bytes], data: st.DataObject) -> None:
    made = block_of(told)
    at = data.draw(st.sampled_from([*told]))
    removed = {position: one for position, one in told.items() if position != at}
    changed = told | {at: bytes(one ^ 255 for one in told[at])}
    assert first_damage(made, [*removed], [*removed.values()]) == (at, "removed")
    assert first_damage(made, [*changed], [*changed.values()]) == (at, "changed")
    before = block_of(removed) if removed else None
    if before:
        assert first_damage(before, [*told], [*told.values()]) == (at, "inserted")
    several = {position: one for position, one in changed.items() if position <= at}
    assert first_damage(made, [*several], [*several.values()]) == (at, "changed")
