"""Dates in words: "on Tuesday", "24 hours ago", "since 2014", read against the publication date."""

import calendar
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from services.ledger.events import DateRange
from services.nlp.lexicon import word_set
from services.nlp.tokens import Token

WEEKDAYS = {name.lower(): i for i, name in enumerate(calendar.day_name)}
WEEKDAYS |= {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}
MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): i for i, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
NUMBERS = dict(
    zip(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        range(1, 13),
        strict=True,
    )
)
NUMBERS |= {
    "a": 1,
    "an": 1,
    "couple": 2,
    "few": 3,
    "several": 4,
    "dozen": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
}
UNIT_DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30.44, "year": 365.25, "decade": 3652.5}
_LONGEST_AGO = 200 * 365.25  # days
_SOON = 35  # days
DAY_PARTS = word_set("when", "day_parts")
_COUNTED = word_set("when", "counted")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_DAY = re.compile(r"([12]?\d|3[01])(?:st|nd|rd|th)?$")
_NUMERIC = re.compile(r"(?:(\d{4})-(\d\d?)-(\d\d?)|(\d\d?)[/.](\d\d?)[/.](\d{4}))$")


@dataclass(slots=True, frozen=True)
class DateMention:
    """`words` tokens that name `range`. `role`: at, since, until or future."""

    words: int
    range: DateRange
    role: str


def day_range(day: date) -> DateRange:
    return DateRange(day, day, "day")


def default_range(published: date) -> DateRange:
    """The day's news: the day of publication or the day before it."""
    return DateRange(published - timedelta(days=1), published, "day")


def month_range(year: int, month: int) -> DateRange:
    return DateRange(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month")


def year_range(year: int) -> DateRange:
    return DateRange(date(year, 1, 1), date(year, 12, 31), "year")


def find_date(tokens: Sequence[Token], at: int, published: date) -> DateMention | None:
    """The longest date that begins at `tokens[at]`. Dates without a year are the nearest before publication."""
    if not may_begin(tokens[at].low):
        return None
    for reader in _READERS:
        found = reader(tokens, at, published)
        if found:
            words, span = found
            return DateMention(words, span, _role(tokens, at, span, published))
    return None


def may_begin(low: str) -> bool:
    """Whether a date can begin with this word."""
    return low[0].isdigit() or low in _OPENERS or low.startswith(("mid-", "late-", "early-"))


Found = tuple[int, DateRange] | None


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low.rstrip(".") if 0 <= at < len(tokens) else ""


def _role(tokens: Sequence[Token], at: int, span: DateRange, published: date) -> str:
    before = [_low(tokens, at - back) for back in (1, 2, 3)]
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
    word, shift = _low(tokens, at), 0
    if word in {"early", "late", "mid"} or word.startswith(("mid-", "late-", "early-")):
        if "-" in word:
            word = word.split("-")[1]
        else:
            shift, word = 1, _low(tokens, at + 1)
            if word in {"-", "in"}:
                shift, word = 2, _low(tokens, at + 2)
    month = MONTHS.get(word)
    if (
        month is None
        or not tokens[at + shift].text[:1].isupper()
        or (word in {"may", "march"} and not _is_month(tokens, at + shift))
    ):
        return None
    return _after_month(tokens, at, at + shift + 1, month, published)


def _is_month(tokens: Sequence[Token], at: int) -> bool:
    """May and March are months beside a number or after a preposition."""
    after, before = _low(tokens, at + 1), _low(tokens, at - 1)
    return bool(_DAY.match(after) or _YEAR.match(after)) or before in {
        "in",
        "since",
        "of",
        "last",
        "early",
        "late",
        "mid",
        "by",
        "until",
        "this",
        "from",
        "and",
        "during",
    }


def _after_month(tokens: Sequence[Token], first: int, at: int, month: int, published: date) -> Found:
    if _low(tokens, at) == "" and _low(tokens, at + 1)[:1].isdigit():
        at += 1  # the full stop of "Oct."
    day = _DAY.match(_low(tokens, at))
    if day:
        year_at = at + 2 if _low(tokens, at + 1) == "," else at + 1
        if _YEAR.match(_low(tokens, year_at)):
            return _day(year_at + 1 - first, int(_low(tokens, year_at)), month, int(day.group(1)))
        return _day(at + 1 - first, _year_of(month, int(day.group(1)), published), month, int(day.group(1)))
    year_at = at + 1 if _low(tokens, at) in {"of", ","} else at
    if _YEAR.match(_low(tokens, year_at)):
        return year_at + 1 - first, month_range(int(_low(tokens, year_at)), month)
    return at - first, month_range(published.year if month <= published.month else published.year - 1, month)


def _day_month(tokens: Sequence[Token], at: int, published: date) -> Found:
    """16 October 2017; the 16th of October."""
    day, month_at = _DAY.match(_low(tokens, at)), at + 1
    if _low(tokens, month_at) == "of":
        month_at += 1
    month = MONTHS.get(_low(tokens, month_at))
    if not day or month is None or not tokens[month_at].capital:
        return None
    year_at = month_at + 2 if _low(tokens, month_at + 1) == "," else month_at + 1
    if _YEAR.match(_low(tokens, year_at)):
        return _day(year_at + 1 - at, int(_low(tokens, year_at)), month, int(day.group(1)))
    return _day(month_at + 1 - at, _year_of(month, int(day.group(1)), published), month, int(day.group(1)))


def _weekday(tokens: Sequence[Token], at: int, published: date) -> Found:
    weekday = WEEKDAYS.get(_low(tokens, at))
    if weekday is None or not tokens[at].capital:
        return None
    back = (published.weekday() - weekday) % 7
    before = {_low(tokens, at - 1), _low(tokens, at - 2)}
    if "last" in before and back == 0:
        back = 7
    if before & {"next", "coming"}:
        back -= 7
    words = 2 if _low(tokens, at + 1) in DAY_PARTS else 1
    return words, day_range(published - timedelta(days=back))


def _near(tokens: Sequence[Token], at: int, published: date) -> Found:
    """today, yesterday, overnight, this morning, the day before."""
    word, after = _low(tokens, at), _low(tokens, at + 1)
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
    return None


def _relative_unit(tokens: Sequence[Token], at: int, published: date) -> Found:
    """last week, this month, the past year, the previous day, in recent days."""
    word, unit = _low(tokens, at), _low(tokens, at + 1)
    if word in {"last", "past", "previous", "this", "recent", "preceding"} and unit.rstrip("s") in UNIT_DAYS:
        return 2, _unit_range(word, unit, published)
    if word in {"last", "this", "past"} and unit in SEASONS:
        year = published.year if published.month >= SEASONS[unit] else published.year - 1
        return 2, _season(unit, year)
    if word in {"last", "this", "past"} and unit in MONTHS and tokens[at + 1].capital:
        return _after_month(tokens, at, at + 2, MONTHS[unit], published)
    return None


def _unit_range(word: str, unit: str, published: date) -> DateRange:
    single = unit.rstrip("s")
    if single in {"hour", "day"}:
        return DateRange(
            published - timedelta(days=7 if unit == "days" else 1), published, "week" if unit == "days" else "day"
        )
    if single == "week":
        monday = published - timedelta(days=published.weekday())
        if unit == "weeks":
            return DateRange(published - timedelta(days=30), published, "month")
        if word == "last" or word == "previous":
            return DateRange(monday - timedelta(days=7), min(published, monday + timedelta(days=-1)), "week")
        return DateRange(min(monday, published - timedelta(days=6)), published, "week")
    if single == "month":
        if unit == "months":
            return DateRange(published - timedelta(days=150), published, "season")
        if word in {"last", "previous"}:
            before = published.replace(day=1) - timedelta(days=1)
            return month_range(before.year, before.month)
        return DateRange(published.replace(day=1), published, "month")
    if word in {"this"}:
        return DateRange(date(published.year, 1, 1), published, "year")
    years = 10 if single == "decade" else 1
    return DateRange(date(published.year - years, 1, 1), date(published.year - 1, 12, 31), "year")


def _ago(tokens: Sequence[Token], at: int, published: date) -> Found:
    """24 hours ago; two years ago; a few days earlier; days ago."""
    word = _low(tokens, at)
    count = int(word) if word.isascii() and word.isdecimal() and len(word) < 4 else NUMBERS.get(word)
    unit_at = at + 1
    if count is None and word.rstrip("s") in UNIT_DAYS and word.endswith("s"):
        count, unit_at = 3, at
    if count is None:
        return None
    while _low(tokens, unit_at) in {"of", "more", "or", "few", "couple"}:
        unit_at += 1
    unit = _low(tokens, unit_at).rstrip("s")
    marker = _low(tokens, unit_at + 1)
    if unit not in UNIT_DAYS or marker not in {"ago", "earlier", "back"}:
        return None
    if count * UNIT_DAYS[unit] > _LONGEST_AGO:
        return None
    return unit_at + 2 - at, _ago_range(count, unit, published)


def _ago_range(count: int, unit: str, published: date) -> DateRange:
    then = published - timedelta(days=round(count * UNIT_DAYS[unit]))
    if unit in {"hour", "day"}:
        slack = timedelta(days=1 if unit == "day" and count >= 3 else 0)
        return DateRange(then - slack, then + slack if then + slack <= published else published, "day")
    if unit == "week":
        return DateRange(then - timedelta(days=3), then + timedelta(days=3), "week")
    if unit == "month":
        return month_range(then.year, then.month)
    return year_range(then.year)


def _ordinal(tokens: Sequence[Token], at: int, published: date) -> Found:
    """ "on the 17th": of this month, or of the last one if that day is still ahead."""
    word = _low(tokens, at)
    if (
        not re.match(r"\d{1,2}(?:st|nd|rd|th)$", word)
        or _low(tokens, at - 1) != "the"
        or _low(tokens, at + 1) in {"of", "century"}
    ):
        return None
    if _low(tokens, at - 2) not in {"on", "since", "by", "until"} or _low(tokens, at + 1) in _COUNTED:
        return None
    day = int(word[:-2])
    month = published if day <= published.day else published.replace(day=1) - timedelta(days=1)
    return _day(1, month.year, month.month, day)


def _season_year(tokens: Sequence[Token], at: int, published: date) -> Found:
    """the summer of 2017; summer 2017."""
    season = _low(tokens, at)
    if season not in SEASONS and not (season == "fall" and _low(tokens, at - 1) in {"the", "in"}):
        return None
    year_at = at + 2 if _low(tokens, at + 1) == "of" else at + 1
    if not _YEAR.match(_low(tokens, year_at)):
        return None
    return year_at + 1 - at, _season(season, int(_low(tokens, year_at)))


def _season(season: str, year: int) -> DateRange:
    start = date(year, SEASONS.get(season, 9), 1)
    after = (start + timedelta(days=95)).replace(day=1)
    return DateRange(start, after - timedelta(days=1), "season")


def _bare_year(tokens: Sequence[Token], at: int, published: date) -> Found:
    word = _low(tokens, at)
    before = _low(tokens, at - 1)
    if not _YEAR.match(word) or int(word) > published.year + 1:
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
_OPENERS = frozenset(
    {
        *WEEKDAYS,
        *MONTHS,
        *SEASONS,
        *NUMBERS,
        "fall",
        "today",
        "tonight",
        "nowadays",
        "yesterday",
        "overnight",
        "recently",
    }
    | {"this", "last", "past", "previous", "recent", "preceding", "earlier", "early", "late", "mid"}
    | {f"{unit}s" for unit in UNIT_DAYS}
)
_READERS: tuple[Callable[[Sequence[Token], int, date], Found], ...] = (
    _numeric, _ordinal, _day_month, _month, _ago, _near, _relative_unit, _weekday, _season_year, _bare_year,
)  # fmt: skip
