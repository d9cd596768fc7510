"""Reading on while the last that was read is still worked on."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item")
# Pieces of a body (64 KB and less) that wait to be worked on; then reading stops, and with it the sender.
PIECES_AHEAD = 8


async def read_ahead(
    arriving: AsyncIterable[Sequence[Item]], most: int, ahead: int = PIECES_AHEAD
) -> AsyncGenerator[list[Item], None]:
    """Whatever has arrived meanwhile, in order and at most `most` at once; it waits only when there is nothing.

    What the reading raises is raised after all that arrived before it.
    """
    waiting: asyncio.Queue[Sequence[Item] | _End] = asyncio.Queue(ahead)
    reading = asyncio.create_task(_read(arriving, waiting))
    held = list[Item]()
    end: _End | None = None
    try:
        while held or not end:
            while len(held) < most and not end and not (held and waiting.empty()):
                some = await waiting.get()
                if isinstance(some, _End):
                    end = some
                else:
                    held += some
            if held:
                yield held[:most]
                del held[:most]
        if end.error:
            raise end.error
    finally:
        reading.cancel()


@dataclass(frozen=True)
class _End:
    """Nothing more comes, because of the error if there is one."""

    error: Exception | None = None


async def _read(arriving: AsyncIterable[Sequence[Item]], waiting: asyncio.Queue[Sequence[Item] | _End]) -> None:
    try:
        async for some in arriving:
            await waiting.put(some)
    except Exception as error:  # noqa: BLE001 - it is raised by the reader of the queue
        await waiting.put(_End(error))
    else:
        await waiting.put(_End())
