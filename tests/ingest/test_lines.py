import asyncio
from collections.abc import AsyncIterator

from hypothesis import given
from hypothesis import strategies as st

from services.ingest.lines import body_lines


def split(pieces: list[bytes], longest: int) -> list[bytes | None]:
    async def arriving() -> AsyncIterator[bytes]:
        for piece in pieces:
            yield piece

    async def collect() -> list[bytes | None]:
        return [line async for lines in body_lines(arriving(), longest) for line in lines]

    return asyncio.run(collect())


def test_a_line_that_is_too_long_is_named_and_the_next_one_is_whole() -> None:
    assert split([b"one\ntwo-", b"too-", b"long\nthree"], 5) == [b"one", None, b"three"]
    assert split([b"123456"], 5) == [None]


@given(st.lists(st.binary(max_size=4) | st.just(b"\n")), st.integers(1, 6))
def test_where_the_pieces_are_cut_does_not_matter(pieces: list[bytes], longest: int) -> None:
    whole = b"".join(pieces)
    lines = whole.split(b"\n")
    expected = [None if len(line) > longest else line for line in (lines if lines[-1] else lines[:-1])]
    assert split(pieces, longest) == expected
