"""Dates in words: "on Tuesday", "24 hours ago", "since 2014", read against the publication date."""

import calendar
import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from services.ledger.events import DateRange
from services.nlp.dates.periods import SEASONS, Found, ago, for_long, lasts, relative_unit, season_range
from services.nlp.dates.ranges import (
    MONTHS,
    NUMBERS,
    UNIT_DAYS,
    YEAR,
    day_range,
    default_range,
    month_range,
    weekend_before,
    year_range,
)
from services.nlp.dates.relative import RELATIVE_OPENERS, Shift, find_shift
from services.nlp.dates.within import WITHIN_OPENERS, Reader, between, part
from services.nlp.lexicon import word_set
from services.nlp.words.tokens import Token, low_at

WEEKDAYS: Final = {name.lower(): i for i, name in enumerate(calendar.day_name)} | {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
_SOON: Final = 35  # days
DAY_PARTS: Final = word_set("when", "day_parts")
_COUNTED: Final = word_set("when", "counted")
_BEFORE_MONTHS: Final = frozenset(
    ["in", "since", "of", "last", "early", "late", "mid", "by", "until", "this", "from", "and", "during"]
)
_FEASTS: Final = {
    "christmas day": (12, 25), "christmas eve": (12, 24), "new year 's eve": (12, 31), "new year 's day": (1, 1),
}  # fmt: skip
_DAY: Final = re.compile(r"([12]?\d|3[01])(?:st|nd|rd|th)?$")
_NUMERIC: Final = re.compile(r"(?:(\d{4})-(\d\d?)-(\d\d?)|(\d\d?)[/.](\d\d?)[/.](\d{4}))$")


class DateMention(Struct, frozen=True, gc=False):
    """`words` tokens that name `range`. `role`: at, since, until, future, or lasting ("for two years").

    With a `shift` the date is told from another one: "the next day", "a day after they took A".
    """

    words: int
    range: DateRange
    role: str
    shift: Shift | None = None


def find_date(tokens: Sequence[Token], at: int, published: date) -> DateMention | None:
    """The longest date that begins at `tokens[at]`. Dates without a year are the nearest before publication."""
    low = tokens[at].low
    if not may_begin(low):
        return None
    if at and tokens[at - 1].low == "than" and any(token.low == "before" for token in tokens[at : at + 4]):
        return None  # "for more than a week before leaving"
    if low in RELATIVE_OPENERS and (shifted := find_shift(tokens, at)):
        return DateMention(shifted[0], default_range(published), "at", shifted[1])
    for reader in _NUMERAL if low[0].isdigit() else _OPENED_BY.get(low, _HYPHENED):
        found = reader(tokens, at, published)
        if found:
            words, span = found
            return DateMention(words, span, _role(tokens, at, span, published))
    return None


def may_begin(low: str) -> bool:
    """Whether a date can begin with this word."""
    return low[0].isdigit() or low in _OPENERS or low.startswith(("mid-", "late-", "early-"))


def _role(tokens: Sequence[Token], at: int, span: DateRange, published: date) -> str:
    if lasts(tokens, at):
        return "lasting"
    before = [low_at(tokens, at - back) for back in (1, 2, 3)]
    for word in before:
        if word in {"since", "until", "till"}:
            return "since" if word == "since" else "until"
        if word not in {"the", "early", "late", "mid", "at", "least", "about", "around", "june"}:
            break
    return "future" if span.start > published else "at"


def _numeric(tokens: Sequence[Token], at: int, published: date) -> Found:
    text = "".join(t.text for t in tokens[at : at + 5] if t.end - tokens[at].start <= 10)
    match = _NUMERIC.match(text)
    if not match:
        return None
    year, month, day, first, second, last = (int(g) if g else 0 for g in match.groups())
    if not year:
        year, month, day = (last, second, first) if second <= 12 else (last, first, second)
    words = next(n for n in range(1, 6) if tokens[at + n - 1].end - tokens[at].start >= len(match.group()))
    return _day(words, year, month, day)


def _month(tokens: Sequence[Token], at: int, published: date) -> Found:
    """October 16, 2017; Oct. 16; late October; October 2017."""
    word, shift = low_at(tokens, at), 0
    if word in {"early", "late", "mid"} or word.startswith(("mid-", "late-", "early-")):
        if "-" in word:
            word = word.split("-")[1]
        else:
            shift, word = 1, low_at(tokens, at + 1)
            if word in {"-", "in"}:
                shift, word = 2, low_at(tokens, at + 2)
    month = MONTHS.get(word)
    if (
        month is None
        or not tokens[at + shift].text.rpartition("-")[2][:1].isupper()
        or (word in {"may", "march"} and not _is_month(tokens, at + shift))
    ):
        return None
    return _after_month(tokens, at, at + shift + 1, month, published)


def _last_month(tokens: Sequence[Token], at: int, published: date) -> Found:
    """last December, this March."""
    month = MONTHS.get(low_at(tokens, at + 1))
    if month is None or low_at(tokens, at) not in {"last", "this", "past"} or not tokens[at + 1].capital:
        return None
    words, span = _after_month(tokens, at, at + 2, month, published) or (0, default_range(published))
    if low_at(tokens, at) == "last" and words == len(("last", "month")) and month == published.month:
        span = month_range(published.year - 1, month)  # "last May", written in May
    return (words, span) if words else None


def _is_month(tokens: Sequence[Token], at: int) -> bool:
    """May and March are months beside a number or after a preposition."""
    after, before = low_at(tokens, at + 1), low_at(tokens, at - 1)
    return bool(_DAY.match(after) or YEAR.match(after)) or before in _BEFORE_MONTHS


def _after_month(tokens: Sequence[Token], first: int, at: int, month: int, published: date) -> Found:
    if low_at(tokens, at) == "" and low_at(tokens, at + 1)[:1].isdigit():
        at += 1  # the full stop of "Oct."
    day = _DAY.match(low_at(tokens, at))
    if day:
        year_at = at + 2 if low_at(tokens, at + 1) == "," else at + 1
        if YEAR.match(low_at(tokens, year_at)):
            return _day(year_at + 1 - first, int(low_at(tokens, year_at)), month, int(day.group(1)))
        words, year = _told_year(tokens, at + 1, published) or (0, _year_of(month, int(day.group(1)), published))
        return _day(at + 1 + words - first, year, month, int(day.group(1)))
    if told := _told_year(tokens, at, published):
        return at + told[0] - first, month_range(told[1], month)
    year_at = at + 1 if low_at(tokens, at) in {"of", ","} else at
    if YEAR.match(low_at(tokens, year_at)):
        return year_at + 1 - first, month_range(int(low_at(tokens, year_at)), month)
    last = MONTHS.get(low_at(tokens, at + 1)) if low_at(tokens, at) in {"and", "or", "to"} else None
    if last is not None and tokens[at + 1].capital:
        words, end = _after_month(tokens, first, at + 2, last, published) or (0, default_range(published))
        start = month_range(end.start.year - (month > last), month).start  # "January and February last year"
        return (words, DateRange(start, end.end, "month")) if words else None
    return at - first, month_range(published.year if month <= published.month else published.year - 1, month)


def _day_month(tokens: Sequence[Token], at: int, published: date) -> Found:
    """16 October 2017; the 16th of October."""
    day, month_at = _DAY.match(low_at(tokens, at)), at + 1
    if low_at(tokens, month_at) == "of":
        month_at += 1
    month = MONTHS.get(low_at(tokens, month_at))
    if not day or month is None or not tokens[month_at].capital:
        return None
    year_at = month_at + 2 if low_at(tokens, month_at + 1) == "," else month_at + 1
    if YEAR.match(low_at(tokens, year_at)):
        return _day(year_at + 1 - at, int(low_at(tokens, year_at)), month, int(day.group(1)))
    words, year = _told_year(tokens, month_at + 1, published) or (0, _year_of(month, int(day.group(1)), published))
    return _day(month_at + 1 + words - at, year, month, int(day.group(1)))


def _told_year(tokens: Sequence[Token], at: int, published: date) -> tuple[int, int] | None:
    """ "(of) last year", "this year" behind a day or month: how many words, and the year."""
    of = 1 if low_at(tokens, at) == "of" else 0
    back = {"last": 1, "this": 0}.get(low_at(tokens, at + of))
    return (of + 2, published.year - back) if back is not None and low_at(tokens, at + of + 1) == "year" else None


def _weekday(tokens: Sequence[Token], at: int, published: date) -> Found:
    weekday = WEEKDAYS.get(low_at(tokens, at))
    if weekday is None or not tokens[at].capital:
        return None
    back = (published.weekday() - weekday) % 7
    before = {low_at(tokens, at - 1), low_at(tokens, at - 2)}
    if "last" in before and back == 0:
        back = 7
    if before & {"next", "coming"}:
        back -= 7
    words = 2 if low_at(tokens, at + 1) in DAY_PARTS else 1
    of_week, weeks = _which_week(tokens, at + words)
    if of_week:
        back = (weeks * 7 + published.weekday() - weekday) if weeks > 0 else back - weeks * 7
    return words + of_week, day_range(published - timedelta(days=back))


def _which_week(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """ "(of) last week", "a week ago" behind a weekday: how many words, and weeks back (negative: from that day)."""
    of = 1 if low_at(tokens, at) == "of" else 0
    if low_at(tokens, at + of) in {"last", "this"} and low_at(tokens, at + of + 1) == "week":
        return (of + 2, 1) if low_at(tokens, at + of) == "last" else (of + 2, 0)
    count = NUMBERS.get(low_at(tokens, at), 0)
    ago_ = low_at(tokens, at + 1).rstrip("s") == "week" and low_at(tokens, at + 2) in {"ago", "earlier"}
    return (3, -count) if count and ago_ else (0, 0)


def _last_weekday(tokens: Sequence[Token], at: int, published: date) -> Found:
    """last Tuesday, this Sunday morning."""
    if low_at(tokens, at) not in {"last", "this", "past"} or at + 1 >= len(tokens):
        return None
    found = _weekday(tokens, at + 1, published)
    return (found[0] + 1, found[1]) if found else None


def _near(tokens: Sequence[Token], at: int, published: date) -> Found:
    """today, yesterday, overnight, this morning, the day before."""
    word, after = low_at(tokens, at), low_at(tokens, at + 1)
    if word in {"today", "tonight", "nowadays"}:
        return 1, day_range(published)
    if word == "yesterday":
        return 1, day_range(published - timedelta(days=1))
    if word in {"overnight", "recently"}:
        return 1, default_range(published) if word == "overnight" else DateRange(
            published - timedelta(days=30), published, "month"
        )
    if word == "this" and after in DAY_PARTS:
        return 2, day_range(published)
    if word in {"last", "previous"} and after == "night":
        return 2, default_range(published)
    if word == "earlier" and after == "today":
        return 2, day_range(published)
    if word == "weekend" or (word in {"last", "this", "past"} and after == "weekend"):
        words = 1 if word == "weekend" else 2
        whole = word == "last" and published.weekday() >= calendar.SATURDAY
        return words, weekend_before(published - timedelta(days=2 if whole else 0))
    return None


def _part_of_day(tokens: Sequence[Token], at: int, published: date) -> Found:
    """late on Thursday, early Friday morning, late last month."""
    if low_at(tokens, at) not in {"late", "early"}:
        return None
    shift = 2 if low_at(tokens, at + 1) in {"on", "in"} else 1
    found = _weekday(tokens, at + shift, published) if at + shift < len(tokens) else None
    found = found or (relative_unit(tokens, at + shift, published) if at + shift < len(tokens) else None)
    return (found[0] + shift, found[1]) if found else None


def _feast(tokens: Sequence[Token], at: int, published: date) -> Found:
    """Christmas Day, New Year's Eve: the last one."""
    text = " ".join(low_at(tokens, i) for i in range(at, at + 4))
    for name, (month, day) in _FEASTS.items():
        if text.startswith(name) and tokens[at].capital:
            words = name.count(" ") + 1
            told = low_at(tokens, at + words)
            if YEAR.match(told):
                return words + 1, day_range(date(int(told), month, day))
            year = published.year if (month, day) <= (published.month, published.day) else published.year - 1
            return words, day_range(date(year, month, day))
    return None


def _ordinal(tokens: Sequence[Token], at: int, published: date) -> Found:
    """ "on the 17th": of this month, or of the last one if that day is still ahead."""
    word = low_at(tokens, at)
    if (
        not re.match(r"\d{1,2}(?:st|nd|rd|th)$", word)
        or low_at(tokens, at - 1) != "the"
        or low_at(tokens, at + 1) in {"of", "century"}
    ):
        return None
    if low_at(tokens, at - 2) not in {"on", "since", "by", "until"} or low_at(tokens, at + 1) in _COUNTED:
        return None
    day = int(word[:-2])
    month = published if day <= published.day else published.replace(day=1) - timedelta(days=1)
    return _day(1, month.year, month.month, day)


def _season_year(tokens: Sequence[Token], at: int, published: date) -> Found:
    """the summer of 2017; summer 2017; "since the summer", "in the spring": the last one."""
    season = low_at(tokens, at)
    if season not in SEASONS and not (season == "fall" and low_at(tokens, at - 1) in {"the", "in"}):
        return None
    year_at = at + 2 if low_at(tokens, at + 1) == "of" else at + 1
    if YEAR.match(low_at(tokens, year_at)):
        return year_at + 1 - at, season_range(season, int(low_at(tokens, year_at)))
    told = low_at(tokens, at - 1) == "the" and low_at(tokens, at - 2) in {"since", "in", "during"}
    if not told or year_at > at + 1 or season == "fall":
        return None
    begun = published.month >= SEASONS[season]
    return 1, season_range(season, published.year if begun else published.year - 1)


def _between(tokens: Sequence[Token], at: int, published: date) -> Found:
    return between(tokens, at, published, _READERS)


def _bare_year(tokens: Sequence[Token], at: int, published: date) -> Found:
    word = low_at(tokens, at)
    before = low_at(tokens, at - 1)
    if not YEAR.match(word) or int(word) > published.year + 1:
        return None
    if before in {
        "in",
        "since",
        "of",
        "by",
        "during",
        "from",
        "until",
        "till",
        "early",
        "late",
        "before",
        "after",
        "mid",
        "and",
        "between",
        "year",
        "(",
        "to",
    }:
        return 1, year_range(int(word))
    return None


def _day(words: int, year: int, month: int, day: int) -> Found:
    if not (1 <= month <= 12 and 1 <= day <= calendar.monthrange(max(year, 1), month)[1] and 1900 <= year <= 2100):
        return None
    return words, day_range(date(year, month, day))


def _year_of(month: int, day: int, published: date) -> int:
    """A day without a year is the last one; one that comes within five weeks is ahead."""
    ahead = (month - published.month) % 12
    if ahead <= 1 and 30 * ahead + day - published.day <= _SOON:
        return published.year + (1 if month < published.month else 0)
    return published.year if month <= published.month else published.year - 1


# the words that a date can begin with
_OPENERS: Final = frozenset(
    {
        *WEEKDAYS,
        *MONTHS,
        *SEASONS,
        *NUMBERS,
    }
    | {"fall", "today", "tonight", "nowadays", "yesterday", "overnight", "recently", "weekend", "christmas", "new"}
    | RELATIVE_OPENERS
    | WITHIN_OPENERS
    | {"this", "last", "past", "previous", "recent", "preceding", "earlier", "early", "late", "mid"}
    | {f"{unit}s" for unit in UNIT_DAYS}
)
_LATELY: Final = frozenset({"last", "this", "past", "previous", "recent", "preceding"})
_COUNTS: Final = frozenset({*NUMBERS, *(f"{unit}s" for unit in UNIT_DAYS)})
# In order: the first that reads a date has it. Each with the words that its dates begin with, besides digits.
_WORDED: Final[dict[Reader, frozenset[str]]] = {
    _numeric: frozenset(),
    _ordinal: frozenset(),
    _day_month: frozenset(),
    _month: frozenset({*MONTHS, "early", "late", "mid"}),
    _part_of_day: frozenset({"late", "early"}),
    ago: _COUNTS,
    for_long: _COUNTS,
    _near: frozenset({"today", "tonight", "nowadays", "yesterday", "overnight", "recently", "earlier", "weekend"})
    | _LATELY,
    _feast: frozenset({"christmas", "new"}),
    _last_month: _LATELY,
    _last_weekday: _LATELY,
    relative_unit: _LATELY,
    _weekday: frozenset(WEEKDAYS),
    _season_year: frozenset({*SEASONS, "fall"}),
    _bare_year: frozenset(),
}
_READERS: Final = tuple(_WORDED)
_NUMERAL: Final = (_numeric, _ordinal, _day_month, ago, for_long, _bare_year)
_HYPHENED: Final = (_month,)  # "mid-October"
_OPENED_BY: Final[dict[str, Sequence[Reader]]] = {
    low: [
        *((_between, part) if low in WITHIN_OPENERS else ()),
        *(reader for reader, openings in _WORDED.items() if low in openings),
    ]
    for low in _OPENERS
}
