"""The story text of an article as posted: its paragraphs, without menus, share counts, other headlines and comments."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from services.nlp.lexicon import table

# words of a dateline: none is as long as a verb unless it is a name
_WORD: Final = r"(?:[A-Z\d][\w.'’/-]*|[a-z]{1,3}|near|from|outside|[ae]l-[\w’'-]+|/)"
_NAMES: Final = rf"{_WORD}(?:\ {_WORD}){{0,6}}\ ?"
# "BAGHDAD, Iraq (AP) —", "Oct. 17 (UPI) --", "Aleppo, SANA_", "ADEN, May 9:": where it was written, not what it tells
_DATELINE: Final = re.compile(
    r"""\s*(?:
        (?:[A-Z][\w.'’\- ]{1,30},\ ){0,2} (?=[\w.'’/\- ]{2,40}\W)_NAMES_
        (?:,\ \d{4})?\ ?(?:\([^)]{2,30}\))?\ ?(?:–|—|--|-\ |_\ ?)\s*
      | [A-Z][\w ]{2,25}\ /\ (?=[A-Z])
      | [A-Z][\w ]{2,25}(?:,\ [A-Z][\w ]{2,25})?\ \|\ (?:[A-Z][\w. ]{1,30}\ \|\ )?(?=[A-Z])  # "Kivu, Uganda | PAPER |"
      | [A-Z][\w'’\-]{2,25}\ :\ (?=[A-Z])
      | [A-Z][A-Z'’\- ]{2,25} (?:
            ,\ (?:[A-Z][A-Za-z]{2,8}\.?\ \d{1,2}|\d{1,2}\ [A-Z][A-Za-z]{2,8})(?:,?\ \d{4})?[:.] | :)\ (?=[A-Z])
      | [A-Z][a-z]{2,8}\.?\ \d{1,2},\ \d{4}\ ?\([^)\n]{2,30}\)\ ?[-–—\ ]+
      | [A-Z][\w'’\-]{2,25}(?:\ [A-Z][\w'’\-]{2,25})?\ \(\ (?=[A-Z])(?![^\n]*\))  # "Baghdad ( Troops": a link is lost
      | \(?(?:CNN|AP|Reuters|AFP|UPI)\)\s?
    )(?=[A-Z“"])""".replace("_NAMES_", _NAMES),
    re.VERBOSE,
)
_CAPITALS: Final = re.compile(r"[A-Z][A-Z'’-]{3,}")
_STAMPED: Final = re.compile(
    r"^[ \t•*\-]*\d{1,2}[:.h]\d{2}\b(?!\s*(?:km|percent))(?P<heading>[^\n]{0,120})", re.MULTILINE
)
_STAMP: Final = re.compile(r"\s*date \d{4}-\d\d-\d\d\s+")
_ENTRIES: Final = 3  # so many lines that begin with a time of day make a live page
_BULLETS: Final = ("•", "*", "|", "#", ">")
_ITEM: Final = re.compile(r"[•▪●‣·*]\s*")  # that opens an item of a list
# words of an item that is a sentence: those of menus and "more news" are short, or have no stop
_FEWEST_OF_AN_ITEM: Final = 9
_TOPIC: Final = re.compile(r"(?:[A-Z][\w'’-]*\s?(?:[A-Za-z][\w'’-]*)?):\s+(?=[A-Z])")
_ENDINGS: Final = ".!?…:;,"
_CLOSING: Final = "\"'”’)] "  # behind the mark that ends a line
_STOPS: Final = ".!?…:"
_WRAPPED: Final = 3  # so many lines that run on into the next make a text that is broken to a width
_WIDTH: Final = 25  # characters of a line that may run on
_FEWEST_WORDS: Final = 5
_FEWEST_OF_A_SENTENCE: Final = 3  # of a line with a full stop: "Rebels captured Bor."
_FEWEST_OF_A_STORY: Final = 8  # words in front of "Comments": with fewer that is a button above the story
_FEWEST_OF_A_PARAGRAPH: Final = 18  # words of each of two paragraphs that go on behind other headlines
_UNENDED_WORDS: Final = 25  # a line without a full stop is a heading unless it has as many words
_CUT_WORDS: Final = 12
_MOST_CAPITALS: Final = 0.6
_COMMONEST: Final = "etaoinshr"
_CREDIT_MARKS: Final[tuple[str, ...]] = tuple(table("clutter")["credit_marks"])
_PAGE: Final = 900  # characters of a line that is a whole page which has lost its line ends
_CREDIT: Final = 120  # characters at the end of a line that can hold the credit of a picture


@lru_cache
def _clutter(name: str) -> re.Pattern[str]:
    return re.compile(f"\\(?(?:{'|'.join(table('clutter')[name])})", re.IGNORECASE)


@lru_cache
def _credits() -> re.Pattern[str]:
    return re.compile("|".join(table("clutter")["credits"]), re.IGNORECASE)


def is_caption(text: str, start: int) -> bool:
    """Whether the sentence at `start` tells of a picture, not of the news."""
    return bool(_clutter("captions").match(text, start))


def entries(text: str) -> list[tuple[int, str]]:
    """Where each entry of a live page begins in `text`, with the rest of its line: "18:20 Sar-e-Pul". [] elsewhere."""
    found = [(stamp.start(), stamp["heading"]) for stamp in _STAMPED.finditer(text)]
    return found if len(found) >= _ENTRIES else []


def passed(stamped: list[tuple[int, str]], start: int) -> tuple[list[tuple[int, str]], str]:
    """The entries that begin behind `start`, and the heading of the last one before."""
    ahead = [entry for entry in stamped if entry[0] > start]
    return ahead, stamped[-len(ahead) - 1][1]


def topic_end(title: str) -> int:
    """Where the news begins behind "Somalia: " or "Syria war: ", which says what a title is about."""
    about = _TOPIC.match(title)
    return about.end() if about else 0


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Offsets of the story's paragraphs in `text`, in order. Headings, repeats and datelines are left out.

    A text of headings alone is read as it stands.
    """
    return _paragraphs(text, _is_story) or _paragraphs(text, _is_worded)


def dateline(text: str) -> str:
    """Where the story says that it was written: "Tubmanburg, Liberia (AP) -"; empty without such a line."""
    first = next(((start, end) for start, end in _lines(text) if _is_story(text[start:end].strip())), None)
    found = _DATELINE.match(text, *first) if first else None
    return _CAPITALS.sub(lambda name: name.group().title(), found.group()) if found else ""


def _paragraphs(text: str, wanted: Callable[[str], bool]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    seen: set[str] = set()
    told = False  # whether any paragraph so far is more than a caption
    words = 0
    last = len(text.rstrip())
    lines = _lines(text)
    again = 0  # where the story goes on behind other headlines
    for number, (start, end) in enumerate(lines):
        line = text[start:end].strip()
        if words >= _FEWEST_OF_A_STORY and _clutter("ended").match(line):
            break
        if told and number >= again and _clutter("others").match(line):
            again = _goes_on(text, lines, number + 1)
        if number < again:
            continue
        cut = bool(spans) and end >= last and _is_cut(line)
        if (cut or wanted(line)) and line not in seen:
            seen.add(line)
            words += len(line.split())
            told = told or _is_ended(line)
            spans.append((_begin(text, start, end), end))
    return spans


def _begin(text: str, start: int, end: int) -> int:
    """Where the news begins in a line: behind its dateline or bullet, and behind the headings of a page of one line."""
    item = _ITEM.match(text, start, end)
    first = item.end() if item else start
    opening = _DATELINE.match(text, first, end)
    if opening is None and end - start >= _PAGE:
        towns = (town.start() for town in _CAPITALS.finditer(text, start, start + _PAGE))
        opening = next((found for at in towns if (found := _DATELINE.match(text, at, end))), None)
    return opening.end() if opening else first


def _goes_on(text: str, lines: Sequence[tuple[int, int]], number: int) -> int:
    """The line from which on the story goes on behind other headlines; behind the last one where it does not.

    Two long paragraphs with nothing between them are a story: what stands below a headline of others is alone.
    """
    before: int | None = None
    for at in range(number, len(lines)):
        line = text[slice(*lines[at])].strip()
        if _clutter("ended").match(line):
            break
        if not line:
            continue
        long = len(line.split()) >= _FEWEST_OF_A_PARAGRAPH and _is_story(line)
        if long and before is not None:
            return before
        before = at if long else None
    return len(lines)


def _is_cut(line: str) -> bool:
    """Whether the last line of a text is a sentence that a feed has cut short: no heading has so many small words."""
    words = line.split()
    small = sum(word[:1].islower() for word in words)
    return len(words) >= _CUT_WORDS and small > len(words) / 2 and _is_worded(line)


@lru_cache(maxsize=1)
def _lines(text: str) -> Sequence[tuple[int, int]]:
    """Offsets of the lines; where a text is broken to a width, those of one sentence count as one line."""
    lines = text.splitlines(keepends=True)
    wrapped = sum(map(_runs_on, lines, lines[1:])) >= _WRAPPED
    spans: list[tuple[int, int]] = []
    at, before = 0, ""
    for line in lines:
        joined = wrapped and bool(spans) and _may_run_on(before) and bool(line.strip())
        begins = spans[-1][0] if joined else at + (_behind_stamp(line) if "date " in line[:6] else 0)
        spans[-1:] = [*([] if joined else spans[-1:]), (begins, at + len(line))]
        at, before = at + len(line), line
    return spans


def _behind_stamp(line: str) -> int:
    """Where the text begins behind "date 2017-08-04 MOGADISHU (Reuters) -", as archives of pages write it."""
    stamp = _STAMP.match(line)
    return stamp.end() if stamp else 0


def _may_run_on(line: str) -> bool:
    """Whether the line is a long one that no mark ends."""
    return len(line) >= _WIDTH and line.rstrip("\"'”’)] \n\r")[-1:] not in _STOPS


def _runs_on(line: str, following: str) -> bool:
    return following.lstrip()[:1].islower() and _may_run_on(line)


def _is_told_item(line: str) -> bool:
    """An item of a list of sentences, as relief bodies write them."""
    ended = line.rstrip(_CLOSING)[-1:] in ".!?…"
    return bool(_ITEM.match(line)) and ended and len(line.split()) > _FEWEST_OF_AN_ITEM


def _is_worded(line: str) -> bool:
    if len(line) >= _PAGE:
        return True
    if (
        _clutter("skipped").match(line)
        or (line.startswith(_BULLETS) and not _is_told_item(line))
        or _ends_with_credit(line)
    ):
        return False
    return (
        len(line.split()) >= (_FEWEST_OF_A_SENTENCE if line.endswith(".") else _FEWEST_WORDS)
        and line.count("•") < 2
        and line.count("|") < 3
        and not _is_shouted(line)
    )


def _ends_with_credit(line: str) -> bool:
    end = line[-_CREDIT:].lower()
    marked = any(mark in end for mark in _CREDIT_MARKS)
    return marked and _credits().search(line, max(0, len(line) - _CREDIT)) is not None


def _is_shouted(line: str) -> bool:
    """Whether the line is mostly in capitals, as menus are."""
    if sum(map(line.count, _COMMONEST)) > (1 - _MOST_CAPITALS) * len(line):
        return False  # so many small letters leave no room: nearly every line, without a look at each character
    return sum(map(str.isupper, line)) >= _MOST_CAPITALS * sum(map(str.isalpha, line))


def _is_story(line: str) -> bool:
    return (_is_ended(line) or len(line.split()) >= _UNENDED_WORDS) and _is_worded(line)


def _is_ended(line: str) -> bool:
    """Whether a mark ends it; captions and headings have none."""
    return line.rstrip(_CLOSING)[-1:] in _ENDINGS
