"""The publication date that stands in the head of a text, as in `Published: October 17, 2017`."""

import re
from datetime import UTC, datetime

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
HEAD_LINES = 8
LONGEST_DATE_LINE = 80
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})[a-z]{{0,6}}\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
# Numbers alone (10/11/2017) are not read: which is the month depends on the country.
WRITTEN_DATES = (
    re.compile(rf"\b{_DAY}\s+{_MONTH},?\s+(?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b"),
)
# "KIRKUK, Iraq, Oct. 16, 2017 (Example Wire) -": a place in capitals, the date, then the dash that opens the story.
WIRE_HEAD = re.compile(r"\s*[A-Z][A-Z' .-]+,[^\n–—]{0,60}?\s*[–—-]{1,2}\s")
# A date line has names, clocks and these words, but no sentence.
SMALL_WORDS = frozenset({"published", "posted", "updated", "last", "on", "at", "by", "of", "date", "time", "am", "pm"})
LOWER_CASE_WORD = re.compile(r"\b[a-z]+\b")


def published_in_head(text: str) -> datetime | None:
    """Midnight UTC of the date in the text's date line, or null: only lines of their own and wire heads count."""
    lines = text.lstrip()[:2_000].splitlines()[:HEAD_LINES]
    return next((found for line in lines if (found := _in_line(line))), None)


def _in_line(line: str) -> datetime | None:
    wire = WIRE_HEAD.match(line)
    head = wire.group() if wire else line
    date = next((found for form in WRITTEN_DATES if (found := form.search(head))), None)
    if date is None or not (wire or _is_date_line(line, date)):
        return None
    return _midnight(date)


def _is_date_line(line: str, date: re.Match[str]) -> bool:
    rest = line[: date.start()] + line[date.end() :]
    return len(line) <= LONGEST_DATE_LINE and SMALL_WORDS.issuperset(LOWER_CASE_WORD.findall(rest))


def _midnight(date: re.Match[str]) -> datetime | None:
    month = date["month"].lower()
    number = int(month) if month.isdigit() else MONTHS.index(month[:3]) + 1
    try:
        return datetime(int(date["year"]), number, int(date["day"]), tzinfo=UTC)
    except ValueError:
        # No such day, as February 30.
        return None
