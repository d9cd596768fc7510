"""How much of one text another repeats, told from small sketches of both. Pure.

A text is taken as the set of its runs of five words. Its sketch keeps those runs whose hash falls into a fixed quarter,
so that two sketches share what their texts share (Broder's "mod m" sketch of 1997; FracMinHash today). Unlike a MinHash
of fixed size it tells that a short text is contained in a long one: wire copies are mostly cut.
"""

import re
from collections.abc import Sequence
from zlib import crc32

RUN = 5
KEPT = 4
# A story is known by its beginning; what follows so many words is archive, list or comment.
LONGEST = 2_000
# Of fewer runs nothing can be said: some 30 words.
FEWEST = 4
# A copy shares at least so much of the shorter text. docs/inference.md shows what other thresholds would do.
ALIKE = 0.5
START, SIGN = 4, 2**31
_WORD = re.compile(r"\w+")


def sketch(text: str) -> list[int]:
    """The kept hashes (32 bits, signed), ascending; a quarter as many as the text has words, but at most 500 or so."""
    words = " ".join(_WORD.findall(text.casefold())[:LONGEST]).encode().split()
    # A checksum tells runs apart as well as a digest does, in a tenth of the time: making the sketch is most of the
    # work of receiving an article. Which quarter is kept hangs on where it starts (docs/inference.md).
    hashes = {crc32(run, START) for run in map(b" ".join, zip(*(words[at:] for at in range(RUN)), strict=False))}
    return sorted(value - SIGN for value in hashes if value % KEPT == 0)


def overlap(one: Sequence[int], other: Sequence[int]) -> float:
    """The share of the shorter text that the other has too (0..1), judged by sketches; 0 where one is too short."""
    shorter = min(len(one), len(other))
    return len({*one} & {*other}) / shorter if shorter >= FEWEST else 0.0
