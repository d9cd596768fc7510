"""Dates told as a part of a month or year, or as lying between two: "the last day of February", "between A and B"."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final

from services.ledger.events import DateRange
from services.nlp.dates.periods import Found
from services.nlp.dates.ranges import MONTHS, YEAR, month_range, year_range
from services.nlp.words.classes import ORDINALS
from services.nlp.words.tokens import Token, low_at

_NTH: Final = {**ORDINALS, "last": -1}
_EDGES: Final = {"beginning": 1, "start": 1, "middle": 2, "end": -1, "close": -1}
_WEEK: Final = 7  # days
_THIRD: Final = 10  # days
WITHIN_OPENERS: Final = frozenset({*_NTH, *_EDGES, "opening", "final", "closing", "between"})
_FARTHEST: Final = 8  # words between "between" and the end of the second date
Reader = Callable[[Sequence[Token], int, date], Found]


def part(tokens: Sequence[Token], at: int, published: date) -> Found:
    """the last day of February, the first week of the war's second month (not told), the end of last year."""
    word = {"opening": "first", "final": "last", "closing": "last"}.get(low_at(tokens, at), low_at(tokens, at))
    if word not in _NTH and word not in _EDGES:
        return None
    unit = low_at(tokens, at + 1).rstrip("s") if word in _NTH else ""
    of = at + 1 if word in _EDGES else at + 2
    if low_at(tokens, of) != "of" or (word in _NTH and unit not in {"day", "week", "weekend", "half"}):
        return None
    whole = _whole(tokens, of + 1, published)
    if whole is None:
        return None
    words, span = whole
    count = _EDGES[word] if word in _EDGES else _NTH[word]
    return of + 1 + words - at, _cut(span, unit, count)


def _whole(tokens: Sequence[Token], at: int, published: date) -> Found:
    """February, February 1993, the month, this year, last year, 1993."""
    start = at + 1 if low_at(tokens, at) in {"the", "this"} else at
    word = low_at(tokens, start)
    if (month := MONTHS.get(word)) and tokens[start].capital:
        after = start + 2 if low_at(tokens, start + 1) == "of" else start + 1
        if YEAR.match(low_at(tokens, after)):
            return after + 1 - at, month_range(int(low_at(tokens, after)), month)
        return start + 1 - at, month_range(published.year - (month > published.month), month)
    if YEAR.match(word) and start == at:
        return 1, year_range(int(word))
    if start > at and word == "month":
        return 2, month_range(published.year, published.month)
    if (start > at and word == "year") or (word == "last" and low_at(tokens, start + 1) == "year"):
        return 2, year_range(published.year - (word == "last"))
    return None


def _cut(span: DateRange, unit: str, count: int) -> DateRange:
    """The `count`th day, week or half of the span; its first, second or last third where no unit is told."""
    days = (span.end - span.start).days + 1
    length = {"day": 1, "weekend": _WEEK, "week": _WEEK, "half": (days + 1) // 2}.get(unit, max(_THIRD, days // 3))
    first = span.end - timedelta(days=length - 1) if count < 0 else span.start + timedelta(days=length * (count - 1))
    last = min(first + timedelta(days=length - 1), span.end)
    precision = "day" if length == 1 else "week" if length == _WEEK else span.precision
    return DateRange(min(first, last), last, precision)


def between(tokens: Sequence[Token], at: int, published: date, readers: Sequence[Reader]) -> Found:
    """ "between Saturday and Monday", "between 5 and 7 January": from the first of the two days to the last."""
    if low_at(tokens, at) != "between":
        return None
    joint = next((i for i in range(at + 2, min(at + _FARTHEST, len(tokens) - 1)) if low_at(tokens, i) == "and"), None)
    last = _first_of(readers, tokens, joint + 1, published) if joint else None
    if joint is None or last is None:
        return None
    words, until = last
    since = _day_before(tokens, at + 1, joint, until) or _first_of(readers, tokens, at + 1, published)
    if since is None or since[0] != joint - at - 1 or since[1].start > until.end:
        return None
    return joint + 1 + words - at, DateRange(since[1].start, until.end, until.precision)


def _first_of(readers: Sequence[Reader], tokens: Sequence[Token], at: int, published: date) -> Found:
    return next((found for reader in readers if (found := reader(tokens, at, published))), None)


def _day_before(tokens: Sequence[Token], at: int, joint: int, until: DateRange) -> Found:
    """The bare day in "between 5 and 7 January"."""
    word = low_at(tokens, at)
    whole = joint == at + 1 and word.isdecimal() and until.precision == "day" and 0 < int(word) <= until.end.day
    return (1, DateRange(until.start.replace(day=int(word)), until.end, "day")) if whole else None
