"""Days, weeks, months and years as ranges of dates."""

import calendar
import re
from datetime import date, timedelta
from typing import Final

from services.ledger.events import DateRange

_COUNT: Final = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
NUMBERS: Final = {word: number for number, word in enumerate(_COUNT, 1)} | {
    "a": 1, "an": 1, "couple": 2, "few": 3, "several": 4, "dozen": 12, "twenty": 20, "thirty": 30, "forty": 40,
}  # fmt: skip
_MONTHS: Final = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
MONTHS: Final = _MONTHS | {name.lower(): i for i, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
YEAR: Final = re.compile(r"(?:19|20)\d\d$")
UNIT_DAYS: Final = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30.44, "year": 365.25, "decade": 3652.5}


def day_range(day: date) -> DateRange:
    return DateRange(day, day, "day")


def default_range(published: date) -> DateRange:
    """The day's news: the day of publication or the day before it."""
    return DateRange(published - timedelta(days=1), published, "day")


def month_range(year: int, month: int) -> DateRange:
    return DateRange(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month")


def year_range(year: int) -> DateRange:
    return DateRange(date(year, 1, 1), date(year, 12, 31), "year")


def weekend_before(published: date) -> DateRange:
    """The weekend that the day of publication lies in or follows, up to that day."""
    saturday = published - timedelta(days=(published.weekday() - calendar.SATURDAY) % 7)
    return DateRange(saturday, min(saturday + timedelta(days=1), published), "day")
