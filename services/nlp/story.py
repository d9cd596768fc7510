"""The story text of an article as posted: its paragraphs, without menus, share counts, other headlines and comments."""

import re
from functools import lru_cache

from services.nlp.lexicon import table

# "BAGHDAD, Iraq (AP) —", "Oct. 17 (UPI) --", "Aleppo, SANA_": where it was written, not what it tells
_DATELINE = re.compile(
    r"""\s*(?:
        (?:[A-Z][\w.'’\- ]{1,30},\ ){0,2} [\w.'’/\- ]{2,40}\ ?(?:\([^)]{2,30}\))?\ ?(?:–|—|--|-\ |_\ ?)\s*
      | [A-Z][\w ]{2,25}\ /\ (?=[A-Z])
      | \(?(?:CNN|AP|Reuters|AFP|UPI)\)\s?
    )(?=[A-Z“"])""",
    re.VERBOSE,
)
_BULLETS = ("•", "*", "|", "#", ">")
_ENDINGS = ".!?…:;,"
_FEWEST_WORDS = 5
_UNENDED_WORDS = 25  # a line without a full stop is a heading unless it has as many words
_MOST_CAPITALS = 0.6


@lru_cache
def _clutter(name: str) -> re.Pattern[str]:
    return re.compile(f"\\(?(?:{'|'.join(table('clutter')[name])})", re.IGNORECASE)


def is_caption(text: str, start: int) -> bool:
    """Whether the sentence at `start` tells of a picture, not of the news."""
    return bool(_clutter("captions").match(text, start))


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Offsets of the story's paragraphs in `text`, in order. Headings, repeats and datelines are left out."""
    spans: list[tuple[int, int]] = []
    seen: set[str] = set()
    for start, end in _lines(text):
        line = text[start:end].strip()
        if spans and _clutter("ended").match(line):
            break
        if _is_story(line) and line not in seen:
            seen.add(line)
            dateline = _DATELINE.match(text, start, end)
            spans.append((dateline.end() if dateline else start, end))
    return spans


def _lines(text: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for line in text.splitlines(keepends=True):
        spans.append((at, at + len(line)))
        at += len(line)
    return spans


def _is_story(line: str) -> bool:
    if _clutter("skipped").match(line) or line.startswith(_BULLETS):
        return False
    words = line.split()
    if len(words) < _FEWEST_WORDS or line.count("•") > 1 or line.count("|") > 2:
        return False
    ended = line.rstrip("\"'”’)] ")[-1:] in _ENDINGS
    if not ended and len(words) < _UNENDED_WORDS:
        return False
    letters = sum(map(str.isalpha, line))
    return letters > 0 and sum(map(str.isupper, line)) < _MOST_CAPITALS * letters
