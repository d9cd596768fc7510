"""The lines of a body that arrives in pieces, without ever holding more than one unfinished line."""

from collections.abc import AsyncIterable, AsyncIterator


async def body_lines(pieces: AsyncIterable[bytes], longest: int) -> AsyncIterator[list[bytes | None]]:
    """The lines that end in each piece, without their ends; null in place of one over `longest` bytes.

    A last line needs no end.
    """
    held = bytearray()
    too_long = False
    async for piece in pieces:
        *ended, rest = piece.split(b"\n")
        lines = list[bytes | None]()
        for end in ended:
            held += end
            lines.append(None if too_long or len(held) > longest else bytes(held))
            held.clear()
            too_long = False
        held += rest
        if len(held) > longest:
            too_long = True
            held.clear()
        if lines:
            yield lines
    if held or too_long:
        yield [None if too_long else bytes(held)]
