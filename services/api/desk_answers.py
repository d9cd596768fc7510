"""What the dashboard alone asks for, in JSON. Programs ask under /v1: these may change with the page."""

from datetime import date, datetime

from msgspec import Struct

from services.api.change_answers import Change


class Span(Struct, frozen=True):
    """From which day to which the record tells of the ground, and since when it records. Null while it is empty."""

    first_day: date | None
    last_day: date | None
    first_recorded_at: datetime | None


class Newest(Struct, frozen=True):
    """The newest changes, the newest first. `next` is the cursor of the page behind."""

    items: list[Change]
    next: str | None


class DayChanges(Struct, frozen=True):
    """On how many places another state begins on a day."""

    day: date
    places: int


class Pace(Struct, frozen=True):
    """Days on which something changed, ascending."""

    items: list[DayChanges]


class DeadArticle(Struct, frozen=True):
    """An article that could not be analysed, and why."""

    id: str
    title: str
    outlet: str | None
    error: str | None


class MachineStatus(Struct, frozen=True):
    """How the machine works, at a glance. Ages are seconds.

    `articles`: by the state of their analysis. `unrung`: taken in, but the queue has not been told of them yet (the
    outbox). `position`: the ledger's last record; `feed_position`: the record of the newest change in the feed.
    """

    release: str
    articles: dict[str, int]
    oldest_unanalysed_seconds: float | None
    unrung: int
    position: int
    newest_record_seconds: float | None
    feed_position: int
    events: int
    places: int
    waiting_readers: int
    dead: list[DeadArticle]
