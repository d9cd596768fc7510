import asyncio
import gzip
from collections.abc import AsyncIterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.ingest import unpacking
from services.ingest.unpacking import PIECE_BYTES, unpacked
from services.web.problem import ProblemError

CONTENT = b"One article a line.\n" * 5_000


def unpack(pieces: list[bytes]) -> list[bytes]:
    async def arriving() -> AsyncIterator[bytes]:
        for piece in pieces:
            yield piece

    async def collect() -> list[bytes]:
        return [piece async for piece in unpacked(arriving())]

    return asyncio.run(collect())


@given(st.lists(st.binary(max_size=50), min_size=1, max_size=4), st.integers(1, 30))
def test_where_the_pieces_are_cut_does_not_matter(members: list[bytes], size: int) -> None:
    packed = b"".join(gzip.compress(member) for member in members)
    pieces = [packed[at : at + size] for at in range(0, len(packed), size)]
    assert b"".join(unpack(pieces)) == b"".join(members)


def test_it_comes_in_small_pieces() -> None:
    pieces = unpack([gzip.compress(CONTENT)])
    assert b"".join(pieces) == CONTENT
    assert max(map(len, pieces)) <= PIECE_BYTES


@pytest.mark.parametrize("body", [b"plain text\n", gzip.compress(CONTENT)[:-9], gzip.compress(CONTENT) + b"rest"])
def test_what_is_no_gzip_is_refused(body: bytes) -> None:
    with pytest.raises(ProblemError) as refused:
        unpack([body])
    assert refused.value.status_code == 400


def test_nothing_is_nothing() -> None:
    assert unpack([]) == []


def test_a_bomb_is_not_unpacked_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "HARMLESS_BYTES", 2 * PIECE_BYTES)
    made = 0

    async def explode() -> None:
        nonlocal made

        async def bomb() -> AsyncIterator[bytes]:
            yield gzip.compress(bytes(50_000_000))

        async for piece in unpacked(bomb()):
            made += len(piece)

    with pytest.raises(ProblemError) as refused:
        asyncio.run(explode())
    assert refused.value.status_code == 413
    assert made < 50_000_000 // 4
