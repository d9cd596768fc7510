"""A packed body, unpacked as it arrives: never more than a piece of it in memory, and no bomb unpacked to its end."""

import zlib
from collections.abc import AsyncIterable, AsyncIterator
from http import HTTPStatus

from services.web.problem import ProblemError

GZIP = zlib.MAX_WBITS + 16
PIECE_BYTES = 65_536
# News shrinks to a third or a tenth, pages full of mark-up to a thirtieth. A bomb shrinks a thousandfold.
MOST_EXPANSION = 200
# Below this nobody counts: a small body of many blanks harms nobody.
HARMLESS_BYTES = 16 * 1_048_576


async def unpacked(pieces: AsyncIterable[bytes]) -> AsyncIterator[bytes]:
    """The gzip body's content in small pieces; several gzip members one after the other are one body.

    Raises ProblemError where it is no gzip (400) or unpacks to a multiple that no text does (413).
    """
    member = zlib.decompressobj(GZIP)
    taken = made = 0
    async for piece in pieces:
        taken += len(piece)
        while piece:
            if member.eof:
                member = zlib.decompressobj(GZIP)
            content = _inflated(member, piece)
            made += len(content)
            if made > max(HARMLESS_BYTES, taken * MOST_EXPANSION):
                raise _bomb()
            if content:
                yield content
            piece = member.unconsumed_tail or member.unused_data
    if taken and not member.eof:
        raise ProblemError(HTTPStatus.BAD_REQUEST, "The gzip body ends too early. What stands before its end was read.")


def _inflated(member: "zlib._Decompress", piece: bytes) -> bytes:
    try:
        return member.decompress(piece, PIECE_BYTES)
    except zlib.error as error:
        raise ProblemError(HTTPStatus.BAD_REQUEST, f"The body is not gzip: {error}.") from None


def _bomb() -> ProblemError:
    detail = f"The body unpacks to over {MOST_EXPANSION} times its size, as no articles do. What follows is not read."
    return ProblemError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail)
