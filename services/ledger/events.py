"""What one article states about one place: the control event and its parts.

The JSON form of `ControlEvent` is the public contract. Dates are calendar days at the place; `recorded_at` is UTC.

`gc=False`, here and in inference: none of these leads back to itself, and a writer or a rebuild holds so many that the
garbage collector would take a good part of the time to look at them.
"""

from datetime import date, datetime
from typing import Literal
from uuid import UUID, uuid5

from msgspec import Struct

Kind = Literal["capture", "withdrawal", "control", "contest"]
Status = Literal["reported", "claimed", "planned", "denied"]
Extent = Literal["whole", "most", "part"]
Precision = Literal["day", "week", "month", "season", "year", "unknown"]
PlaceType = Literal["city", "town", "village", "district", "province", "facility", "area"]

EVENT_NAMESPACE = UUID("6f1d7c52-6a0e-5a6e-9d0c-0f6a0f4b7a11")


class Party(Struct, frozen=True, gc=False):
    """An actor as the text names it. `side` is the slug coloured on a map; null when it cannot be told."""

    id: str
    name: str
    side: str | None


class Place(Struct, frozen=True, gc=False):
    """A place of the atlas (`geonames:<id>`, `theatre:<slug>`) or one not known yet (`pending:<slug>`)."""

    id: str
    name: str
    type: PlaceType
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


class DateRange(Struct, frozen=True, gc=False):
    """First and last calendar day on which it may have happened; `start` ≤ `end`."""

    start: date
    end: date
    precision: Precision


class Speaker(Struct, frozen=True, gc=False):
    """Who says so. `side` is null for a neutral or unknown speaker."""

    name: str
    side: str | None


class Evidence(Struct, frozen=True, gc=False):
    """The sentence, and its offsets in code points into the article's text: `text[start:end] == quote`."""

    quote: str
    start: int
    end: int


class Source(Struct, frozen=True, gc=False):
    """Where the article comes from. Articles of one `root` are one voice; `tie` is the side the outlet serves."""

    outlet: str | None
    tie: str | None
    root: str


class ControlEvent(Struct, frozen=True, gc=False):
    """One statement that a side took, left, holds or fights over a place. `confidence` is 0..1.

    `article_id` is null where an analyst states it and no article does; offsets then point into the quote itself.
    """

    id: UUID
    article_id: UUID | None
    kind: Kind
    actor: Party | None
    opponent: Party | None
    place: Place
    date: DateRange
    status: Status
    attributed_to: Speaker | None
    extent: Extent
    confidence: float
    evidence: Evidence
    source: Source
    extractor: str
    recorded_at: datetime | None = None


def event_id(article_id: UUID, extractor: str, content: str) -> UUID:
    """The same statement found twice by the same extractor is one event."""
    return uuid5(EVENT_NAMESPACE, f"{article_id}\n{extractor}\n{content}")
