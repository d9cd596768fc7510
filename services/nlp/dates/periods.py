"""Hours, weeks, months, seasons and years counted back from the day of publication: "two weeks ago", "last month"."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from services.ledger.events import DateRange
from services.nlp.dates.ranges import NUMBERS, UNIT_DAYS, month_range, year_range
from services.nlp.lexicon import word_set
from services.nlp.words.tokens import Token, low_at

Found = tuple[int, DateRange] | None
SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_LONGEST_AGO: Final = 200 * 365.25  # days
_ABOUT: Final = word_set("periods", "about")
_SOME: Final = frozenset({"few", "couple", "several", "two", "three", "24", "48", "72"})


def for_long(tokens: Sequence[Token], at: int, published: date) -> Found:
    """ "for (nearly) ten years": since when it has lasted."""
    if not lasts(tokens, at):
        return None
    word = low_at(tokens, at)
    count = int(word) if word.isascii() and word.isdecimal() and len(word) < 3 else NUMBERS.get(word)
    unit = low_at(tokens, at + 1).rstrip("s")
    if count is None or unit not in UNIT_DAYS or unit == "hour" or low_at(tokens, at + 2) in {"ago", "after", "before"}:
        return None
    return 2, _ago_range(count * 10, "year", published) if unit == "decade" else _ago_range(count, unit, published)


def lasts(tokens: Sequence[Token], at: int) -> bool:
    back = at - 1
    while low_at(tokens, back) in _ABOUT:
        back -= 1
    return low_at(tokens, back) == "for"


def relative_unit(tokens: Sequence[Token], at: int, published: date) -> Found:
    """last week, this month, the past year, the previous day, in recent days."""
    word, unit = low_at(tokens, at), low_at(tokens, at + 1)
    whose = low_at(tokens, at - 1) in {"the", "its", "their", "this", ""}
    if word == "last" and low_at(tokens, at + 2) == "of" and whose:
        return None  # "the last day of the siege"; but "the capture last week of A"
    if word in {"last", "past", "previous", "this", "recent", "preceding"} and unit.rstrip("s") in UNIT_DAYS:
        return 2, _unit_range(word, unit, published)
    counted = low_at(tokens, at + 2)
    if word in {"last", "past", "recent"} and unit in _SOME and counted.endswith("s") and counted[:-1] in UNIT_DAYS:
        return 3, _unit_range(word, counted, published)
    if word in {"last", "this", "past"} and unit in SEASONS:
        year = published.year if published.month >= SEASONS[unit] else published.year - 1
        return 2, season_range(unit, year)
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


def ago(tokens: Sequence[Token], at: int, published: date) -> Found:
    """24 hours ago; two years ago; days ago; (it is) two years since."""
    word = low_at(tokens, at)
    count = int(word) if word.isascii() and word.isdecimal() and len(word) < 4 else NUMBERS.get(word)
    unit_at = at + 1
    if count is None and word.rstrip("s") in UNIT_DAYS and word.endswith("s"):
        count, unit_at = 3, at
    if count is None:
        return None
    while low_at(tokens, unit_at) in {"of", "more", "or", "few", "couple"}:
        unit_at += 1
    unit = low_at(tokens, unit_at).rstrip("s")
    marker = low_at(tokens, unit_at + 1)
    since = marker == "since" and bool({low_at(tokens, at - 1), low_at(tokens, at - 2)} & {"is", "'s", "been"})
    if unit not in UNIT_DAYS or not (marker in {"ago", "back"} or since):  # "It is two years since A fell"
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


def season_range(season: str, year: int) -> DateRange:
    start = date(year, SEASONS.get(season, 9), 1)
    after = (start + timedelta(days=95)).replace(day=1)
    return DateRange(start, after - timedelta(days=1), "season")
