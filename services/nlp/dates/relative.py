"""Dates told from another date of the text: "the next day", "five days later", "a day after they took A"."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from services.ledger.events import DateRange
from services.nlp.dates.ranges import MONTHS, NUMBERS, UNIT_DAYS, month_range, year_range
from services.nlp.words.tokens import Token, low_at

_NEXT: Final = frozenset({"next", "following"})
_UNITS: Final = frozenset({"day", "week", "month", "year"})
_MOST: Final = 400  # days, weeks, months or years between the two dates
_YEARS: Final = (1900, 2100)
_MONTHS_OF_A_YEAR: Final = 12


class Shift(Struct, frozen=True):
    """`count` units later than the other date (earlier if negative, of the same unit if 0); `month` and `day` of it.

    `behind`: what the words behind it tell is dated so, from what stands in front.
    """

    count: int
    unit: str
    month: int | None = None
    behind: bool = False
    day: int = 0

    def of(self, other: DateRange) -> DateRange:
        """The date told from the other one; that date itself where it would leave the calendar."""
        year = other.end.year + (self.count if self.unit == "year" else 0)
        months = other.end.year * _MONTHS_OF_A_YEAR + other.end.month - 1 + self.count
        if (
            not _YEARS[0]
            <= min(year, months // _MONTHS_OF_A_YEAR)
            <= max(year, months // _MONTHS_OF_A_YEAR)
            < _YEARS[1]
        ):
            return other
        if self.month is not None:
            whole = month_range(year, self.month)
            day = whole.start + timedelta(days=self.day - 1)
            return DateRange(day, day, "day") if 0 < self.day <= whole.end.day else whole
        if self.unit == "year":
            return year_range(year)
        if self.unit == "month":
            return month_range(months // _MONTHS_OF_A_YEAR, months % _MONTHS_OF_A_YEAR + 1)
        if self.unit == "week":
            then = other.end + timedelta(weeks=self.count)
            return DateRange(then - timedelta(days=3), then + timedelta(days=3), "week")
        days = timedelta(days=self.count)
        return DateRange(other.start + days, other.end + days, other.precision)


RELATIVE_OPENERS: Final = frozenset({*NUMBERS, *MONTHS, *_NEXT, *(str(n) for n in range(2, 60))}) | {
    "same", "that", "later", "previous", "day", "days", "weeks", "months", "years",
}  # fmt: skip


def find_shift(tokens: Sequence[Token], at: int) -> tuple[int, Shift] | None:
    """How many tokens from `at` on tell a date from another one, and how far it lies from that."""
    low = low_at(tokens, at)
    if low in MONTHS:
        day = low_at(tokens, at + 1)
        return _month_of(tokens, at, MONTHS[low], int(day) if day.isascii() and day.isdecimal() and len(day) < 3 else 0)
    if low.isascii() and low.isdecimal() and len(low) < 3 and (month := MONTHS.get(low_at(tokens, at + 1))):
        found = _month_of(tokens, at + 1, month, 0)
        return (found[0] + 1, replace(found[1], day=int(low))) if found else None
    if low in _NEXT | {"same", "previous", "that", "later"}:
        return _the_next(tokens, at, low)
    return _counted(tokens, at, low)


def _the_next(tokens: Sequence[Token], at: int, low: str) -> tuple[int, Shift] | None:
    """the next day, the same day, later that month, that year."""
    after = low_at(tokens, at + 1)
    if low == "later" and after in {"that", "the"}:
        same = 2 if low_at(tokens, at + 2) == "same" else 1
        unit = low_at(tokens, at + same + (after == "the" and same == 1))
        return (same + 1, Shift(0, unit)) if unit in _UNITS else None
    if low == "later" or after not in _UNITS or (low == "previous" and after != "day"):
        return None
    if low == "next" and low_at(tokens, at - 1) != "the" and (at > 0 or after != "day"):
        return None  # "next week" is ahead
    count = 1 if low in _NEXT else -1 if low == "previous" else 0
    return 2, Shift(count, after)


def _counted(tokens: Sequence[Token], at: int, low: str) -> tuple[int, Shift] | None:
    """five days later, two weeks earlier, the day before, a day after they took A."""
    count = int(low) if low.isascii() and low.isdecimal() else NUMBERS.get(low)
    bare = count is None
    if bare and low.rstrip("s") in UNIT_DAYS:
        count = 3 if low.endswith("s") else 1
    unit_at = at if bare else at + 1
    unit, marker = low_at(tokens, unit_at).rstrip("s"), low_at(tokens, unit_at + 1)
    if count is None or not 0 < count < _MOST or unit not in _UNITS:
        return None
    words = unit_at + 2 - at
    if marker in {"later", "afterwards", "earlier"}:
        return words, Shift(count if marker != "earlier" else -count, unit)
    if marker not in {"after", "before"}:
        return None
    cleft = low_at(tokens, unit_at + 2) == "that" and "was" in {low_at(tokens, i) for i in range(max(at - 3, 0), at)}
    ends = cleft or not low_at(tokens, unit_at + 2)[:1].isalnum()  # "It was three weeks before that A had fallen"
    later = (marker == "after") == ends
    return words, Shift(count if later else -count, unit, behind=not ends)


def _month_of(tokens: Sequence[Token], at: int, month: int, day: int) -> tuple[int, Shift] | None:
    """March of the following year, March the next year, October of that year, October 3 of that year."""
    step = at + (2 if day else 1)
    while low_at(tokens, step) in {"of", "the"}:
        step += 1
    count = {"following": 1, "next": 1, "same": 0, "that": 0}.get(low_at(tokens, step))
    if count is None or step == at + (2 if day else 1) or low_at(tokens, step + 1) != "year" or not tokens[at].capital:
        return None
    return step + 2 - at, Shift(count, "year", month, day=day)


def nearest(dates: Sequence[tuple[int, DateRange]], at: int) -> DateRange | None:
    """Of dates at chunks, the last in front of the chunk `at`."""
    return next((span for where, span in reversed(dates) if where < at), None)
