"""The text of an article as a reader sees it: without tags, entities, links, hidden marks and broken encodings.

Where a text has none, it is the text as posted, and costs a look for a few marks.
"""

import re
from bisect import bisect_right
from html import unescape
from typing import Final

_HIDDEN: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
# one of these stands wherever there is something to mend, but for words cut behind their hyphens
_MARKS: Final = (
    *("&", "<", "](", "**", "?s ", ",? ", ".? ", "-\n", "-\r\n", "``", "''", "´", "`", "â€", "Ã", "Â", "\ufffd"),
    *_HIDDEN,
)
# What may be odd is asked first: all else is slow to try at each character.
_ODD: Final = re.compile(
    r"""(?=[-&<*\[`´'?\ufffdÂÃâHIDDEN])(?:
        (?P<hidden>[HIDDEN]+|\*\*)
      | (?P<entity>&(?:[A-Za-z]{2,8}\d{0,2}|\#\d{2,5}|\#[xX][\da-fA-F]{2,5});)
      | \[(?P<shown>[^\[\]\n]{1,120})\]\((?:https?:/|/|\#|mailto:)[^()\s]{0,300}\)
      | (?P<block></?(?:p|div|br|hr|li|[ou]l|h[1-6]|t[rdh]|table|figure|figcaption|blockquote|section|article)\b
            [^<>]{0,300}>)
      | (?P<tag></?(?:a|b|i|u|q|em|strong|span|small|su[bp]|font|img|cite|mark|iframe|script|style)\b[^<>]{0,300}>)
      | (?P<broken>[ÂÃâ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,2})
      | (?P<hyphen>(?<=[a-z])-(?:[ ](?=[a-z])(?!(?:and|or|to|nor|but)\b)|\r?\n(?=[A-Za-z])))
      | (?P<apostrophe>(?<=[A-Za-z])(?:[?\ufffd](?=(?:s|t|re|ve|ll|d)\b)|[´`](?=[A-Za-z])))
      | (?P<opening>``|(?<![^\s(])[?\ufffd](?=[A-Z][a-z]|I\b|A\b))
      | (?P<closing>''|(?<=[.,!])[?\ufffd](?=\s|$)))""".replace("HIDDEN", _HIDDEN),
    re.VERBOSE,
)
_SEEN: Final = {
    "hidden": "",
    "tag": "",
    "block": "\n",
    "hyphen": "-",
    "apostrophe": "’",
    "opening": "“",
    "closing": "”",
}


class Legible:
    """`text` to be read, and where each of its characters stands in the text as posted."""

    def __init__(self, text: str, read: list[int], posted: list[int]) -> None:
        self.text = text
        self._read = read
        self._posted = posted

    def posted(self, at: int) -> int:
        """The offset in the text as posted of the offset `at` in `text`."""
        if not self._read:
            return at
        before = bisect_right(self._read, at) - 1
        return self._posted[before] + at - self._read[before]


def legible(posted: str) -> Legible:
    """What there is to read in a text as posted."""
    if not _breaks_words(posted) and not any(mark in posted for mark in _MARKS):
        return Legible(posted, [], [])
    pieces, read, offsets, at, length = list[str](), [0], [0], 0, 0
    for odd in _ODD.finditer(posted):
        seen = _seen(odd)
        if seen == odd.group():
            continue
        pieces += [posted[at : odd.start()], seen]
        length += odd.start() - at + len(seen)
        at = odd.end()
        read.append(length)
        offsets.append(at)
    pieces.append(posted[at:])
    return Legible("".join(pieces), read, offsets)


def _breaks_words(posted: str) -> bool:
    """Whether a word is cut behind its hyphen ("peace- keeping"), which a dash or a bullet is not."""
    cut = posted.count("- ")
    return cut > 0 and cut > sum(map(posted.count, (" - ", "-- ", "\n- ")))


def _seen(odd: re.Match[str]) -> str:
    """What a reader sees of it."""
    kind = odd.lastgroup or ""
    if kind == "shown":
        return str(odd["shown"])
    if kind == "entity":
        return unescape(odd.group())
    return _mended(odd.group()) if kind == "broken" else _SEEN[kind]


def _mended(broken: str) -> str:
    """ "â€™" is the "’" of UTF-8, read as if it were Windows' encoding."""
    try:
        stored = b"".join([bytes([ord(c)]) if ord(c) < 256 else c.encode("cp1252") for c in broken])
        return stored.decode()
    except UnicodeError:
        return broken
