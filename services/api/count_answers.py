"""Counts, as the API answers them in JSON: places by side over time, and how much was told by whom."""

from datetime import date, datetime

from msgspec import Struct

from services.api.questions import Step


class SideCount(Struct, frozen=True):
    """How many places of a country a side controls on a day; `side` is null where nobody can be named.

    `contested` of them see fighting. Of `silent` of them nothing has been told since 90 days before that day: they
    count by what was last known, and are not known to be quiet.
    """

    day: date
    country: str | None
    side: str | None
    places: int
    contested: int
    silent: int


class SummaryList(Struct, frozen=True, rename={"from_day": "from", "to_day": "to"}):
    """Places by side and country on each day, by day, country and side; one page, `next` is the cursor of the next."""

    from_day: date
    to_day: date
    step: Step
    known_at: datetime | None
    position: int
    items: list[SideCount]
    next: str | None


class DayCount(Struct, frozen=True):
    """How many articles of one outlet are dated on one day (UTC)."""

    day: date
    articles: int


class OutletCoverage(Struct, frozen=True):
    """What came from one outlet, null for articles that name none. `days` leaves out days without any.

    `days_without`: how many such days there are. `last_day`: its newest article up to `to`; `silent`: that was more
    than `silent_after` days before `to`, so that its silence says nothing of the ground.
    """

    outlet: str | None
    articles: int
    days: list[DayCount]
    days_without: int
    last_day: date
    silent: bool


class CoverageList(Struct, frozen=True, rename={"from_day": "from", "to_day": "to"}):
    """What was told from day `from` to day `to`, by outlet, one page.

    `empty_days`: days of which no article of any outlet is dated. What the API says of them rests on news told later.
    """

    from_day: date
    to_day: date
    silent_after: int
    position: int
    empty_days: list[date]
    items: list[OutletCoverage]
    next: str | None
