"""How much of one text another repeats, told from small sketches of both. Pure.

A text is taken as the set of its runs of five words. Its sketch keeps those runs whose hash falls into a fixed quarter,
so that two sketches share what their texts share (Broder's "mod m" sketch of 1997; FracMinHash today). Unlike a MinHash
of fixed size it tells that a short text is contained in a long one: wire copies are mostly cut.

A hash is that of Karp and Rabin (1987), a polynomial modulo 2^64: that of any stretch of a text follows from the sums
up to its two ends, so that all words and all runs are hashed at once.
"""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

RUN = 5
KEPT = 4
# A story is known by its beginning; what follows so many bytes, some 2,500 words, is archive, list or comment.
LONGEST = 2**14
# Of fewer runs nothing can be said: some 30 words.
FEWEST = 4
# A copy shares at least so much of the shorter text. docs/inference.md shows what other thresholds would do.
ALIKE = 0.5

Numbers = NDArray[np.uint64]
# Odd, so that it can be divided by; else any will do. Which quarter is kept hangs on them (docs/inference.md).
BASE, BETWEEN_WORDS = 0x9E3779B97F4A7C15, 0x21E6A46F1C670EA9
HALF, SIGN = np.uint64(32), 2**31
_STRANGE_MARKS = re.compile(r"[^\w\x00-\x7f]+")
_MARKS_AS_SPACES = bytes(32 if byte < 128 and not chr(byte).isalnum() else byte for byte in range(256))


def _powers(base: int, count: int) -> Numbers:
    factors = np.full(count, base, dtype=np.uint64)
    factors[0] = 1
    return np.cumprod(factors)


_UP, _DOWN, _WORDS = _powers(BASE, LONGEST), _powers(pow(BASE, -1, 2**64), LONGEST), _powers(BETWEEN_WORDS, RUN)


def sketch(text: str) -> list[int]:
    """The kept hashes (32 bits, signed), ascending; a quarter as many as the text has words, but at most 700 or so."""
    words = _hashes_of_words(text)
    if len(words) < RUN:
        return []
    runs = np.convolve(words, _WORDS, "valid")
    mixed = (runs ^ (runs >> HALF)) * np.uint64(BASE) >> HALF
    return sorted({value - SIGN for value in mixed[mixed % KEPT == 0].tolist()})


def overlap(one: Sequence[int], other: Sequence[int]) -> float:
    """The share of the shorter text that the other has too (0..1), judged by sketches; 0 where one is too short."""
    shorter = min(len(one), len(other))
    return len({*one} & {*other}) / shorter if shorter >= FEWEST else 0.0


def _hashes_of_words(text: str) -> Numbers:
    folded = text[:LONGEST].casefold()
    if not folded.isascii():
        folded = _STRANGE_MARKS.sub(" ", folded)
    written = np.frombuffer(f" {folded} ".encode().translate(_MARKS_AS_SPACES)[:LONGEST], dtype=np.uint8)
    is_gap = written == ord(" ")
    edges = (is_gap[1:] != is_gap[:-1]).nonzero()[0]
    ends = edges[1::2]
    # A word that is cut off where the text is cut off has no end, and does not count.
    before = edges[::2][: len(ends)]
    sums = (written * _UP[: len(written)]).cumsum()
    hashes: Numbers = (sums[ends] - sums[before]) * _DOWN[before]
    return hashes
