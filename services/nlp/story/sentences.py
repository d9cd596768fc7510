"""Sentences of a paragraph, as offsets. Abbreviations and initials do not end one."""

import re
from typing import Final

from services.nlp.lexicon import word_set

ABBREVIATIONS: Final = word_set("sentences", "abbreviations")
_END: Final = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|[.!?][\"”’)\]]+(?=[A-Z])|(?<=[a-z\d])\.(?=[A-Z][a-z]+\s)")
_LONGEST_WORD: Final = 20
_QUOTED: Final = re.compile(r"\s*[\"“][a-z]")
MAX_SENTENCE: Final = 1_500


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Offsets of the sentences in `text[start:end]`, trimmed; a run without an end is cut at `MAX_SENTENCE`."""
    spans: list[tuple[int, int]] = []
    at = start
    for match in _END.finditer(text, start, end):
        if _ends(text, match, at, end):
            _add(spans, text, at, match.end())
            at = match.end()
    _add(spans, text, at, end)
    return spans


def _ends(text: str, match: re.Match[str], at: int, end: int) -> bool:
    if match.group() != ".":
        return True
    if _QUOTED.match(text, match.end(), end):
        return False  # the U.N. "safe area"
    rest = text[match.end() : min(end, match.end() + 3)].lstrip()
    if rest[:1].islower():
        return False
    letters = _word_before(text, max(at, match.start() - _LONGEST_WORD), match.start())
    return not (letters.lower() in ABBREVIATIONS or (len(letters) == 1 and letters.isupper() and rest[:1].isupper()))


def _word_before(text: str, start: int, end: int) -> str:
    """The letters of `text[start:end]` that stand right before `end`."""
    at = end
    while at > start and text[at - 1].isalpha():
        at -= 1
    return text[at:end]


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > MAX_SENTENCE:
        cut = text.rfind(" ", start, start + MAX_SENTENCE)
        cut = cut if cut > start else start + MAX_SENTENCE
        spans.append((start, cut))
        start = cut
    if end > start:
        spans.append((start, end))
