"""All text of a page that a reader would see, for pages in which no story can be told from the rest."""

import re
from collections.abc import Mapping

from lxml import etree

UNSEEN = frozenset({"script", "style", "template", "noscript", "title", "textarea", "select", "svg", "math", "iframe"})
INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q"}
    | {"s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)
BLANKS = re.compile(r"[^\S\n]+")
BREAKS = re.compile(r"\s*\n\s*")


class _Reader:
    """Keeps the words; any element that is not part of a line ends the line."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.unseen_depth = 0

    def start(self, tag: str, _attributes: Mapping[str, str]) -> None:
        self.unseen_depth += tag in UNSEEN
        self._break_at(tag)

    def end(self, tag: str) -> None:
        self.unseen_depth -= tag in UNSEEN
        self._break_at(tag)

    def data(self, data: str) -> None:
        if not self.unseen_depth:
            self.parts.append(data.replace("\n", " "))

    def close(self) -> str:
        return BREAKS.sub("\n", BLANKS.sub(" ", "".join(self.parts))).strip()

    def _break_at(self, tag: str) -> None:
        if tag not in INLINE:
            self.parts.append("\n")


def visible_text(html: str) -> str:
    """The words of `html`, one block a line, without mark-up, scripts and styles. Empty when there are none."""
    parser = etree.HTMLParser(target=_Reader(), huge_tree=True, encoding="utf-8")
    try:
        words: str = etree.fromstring(html.encode(), parser=parser)
    except etree.XMLSyntaxError:
        # Not one element or word in it.
        return ""
    return words
