import asyncio
from collections.abc import AsyncIterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.ingest.read_ahead import read_ahead


async def these(*lists: Sequence[int]) -> AsyncIterator[Sequence[int]]:
    for some in lists:
        yield some


@given(st.lists(st.lists(st.integers(), max_size=5), max_size=6), st.integers(1, 4), st.integers(1, 4))
def test_all_arrive_in_order_and_never_too_many_at_once(lists: list[list[int]], most: int, ahead: int) -> None:
    async def collect() -> list[list[int]]:
        return [group async for group in read_ahead(these(*lists), most, ahead)]

    groups = asyncio.run(collect())
    assert [one for group in groups for one in group] == [one for some in lists for one in some]
    assert all(1 <= len(group) <= most for group in groups)


def test_what_is_there_is_handed_on_before_more_comes() -> None:
    async def first_of_two() -> list[int]:
        more = asyncio.Event()

        async def slowly() -> AsyncIterator[Sequence[int]]:
            yield [1]
            await more.wait()
            yield [2]

        groups = read_ahead(slowly(), most=10)
        first = await anext(groups)
        more.set()
        assert await anext(groups) == [2]
        return first

    assert asyncio.run(first_of_two()) == [1]


def test_an_error_comes_after_all_that_came_before_it() -> None:
    async def broken() -> AsyncIterator[Sequence[int]]:
        yield [1, 2, 3]
        raise ValueError("the wire broke")

    async def collect(seen: list[int]) -> None:
        async for group in read_ahead(broken(), most=2):
            seen += group

    seen = list[int]()
    with pytest.raises(ValueError, match="wire"):
        asyncio.run(collect(seen))
    assert seen == [1, 2, 3]
