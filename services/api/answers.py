"""The shape of every answer that the API gives in JSON. These names and units are the public contract.

Days are calendar days at the place, moments are UTC, confidence is 0..1, coordinates are degrees (WGS 84).
"""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from msgspec import Struct

from services.ledger.events import ControlEvent, DateRange, Place, Precision

ControlStatus = Literal["held", "claimed", "contested", "disputed"]


class Sentence(Struct, frozen=True):
    """The one sentence that speaks best for a state. `outlet` and `url` are null where the article came without."""

    event_id: UUID
    article_id: UUID
    quote: str
    outlet: str | None
    url: str | None


class PlaceState(Struct, frozen=True):
    """Who holds one place on one day. `controller` is a side's slug, null where nobody can be named.

    `previous` held it before; `last_evidence_at` is the last day that any counted evidence speaks of.
    """

    place: Place
    controller: str | None
    status: ControlStatus
    since: DateRange
    confidence: float
    previous: str | None
    last_evidence_at: date
    sentence: Sentence | None


class ControlList(Struct, frozen=True):
    """One page of places. `next` is the cursor of the following page, null on the last one.

    `position` is the last record that the ledger held when this was answered.
    """

    as_of: date
    known_at: datetime | None
    position: int
    items: list[PlaceState]
    next: str | None


class Article(Struct, frozen=True):
    """Where a sentence was read. `published_at` is UTC."""

    id: UUID
    title: str | None
    url: str | None
    publisher: str | None
    published_at: datetime


class Testimony(Struct, frozen=True):
    """One event for or against a state, with the weight that it was given (log odds, before its age is counted)."""

    weight: float
    event: ControlEvent
    article: Article
