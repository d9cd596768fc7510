"""The lines of a body that arrives in pieces, without ever holding more than one of them."""

from collections.abc import AsyncIterable, AsyncIterator


async def body_lines(pieces: AsyncIterable[bytes], longest: int) -> AsyncIterator[bytes | None]:
    """Each line without its end; null in place of a line over `longest` bytes. A last line needs no end."""
    held = bytearray()
    too_long = False
    async for piece in pieces:
        *ended, rest = piece.split(b"\n")
        for end in ended:
            held += end
            yield None if too_long or len(held) > longest else bytes(held)
            held.clear()
            too_long = False
        held += rest
        if len(held) > longest:
            too_long = True
            held.clear()
    if held or too_long:
        yield None if too_long else bytes(held)
