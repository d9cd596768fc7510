"""What an analyst may post: the fields of a correction, and what is refused about them."""

from datetime import date
from typing import Annotated, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from services.access.key import Key
from services.api.parameters import Text
from services.ledger.events import ControlEvent, DateRange, Evidence, Extent, Kind, Party, Place, Precision, Source
from services.ledger.events import Status as EventStatus
from services.ledger.records import NoticeEffect
from services.web.text import storable

NIL = UUID(int=0)
Reason = Annotated[str, Field(min_length=1, max_length=2_000, description="Why."), storable]
Quote = Annotated[str, Field(min_length=1, max_length=2_000), storable]


class Correction(BaseModel):
    """What every correction says: why it is made. Whose it is, the key says that it is posted with."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    reason: Reason


class PostedRetraction(Correction):
    """Takes one event back."""


class PostedNotice(Correction):
    """Says that an outlet's notice, itself an article, is about this article.

    `retracted`: nothing found in the article counts any more. `corrected`: its events stay, and the notice's own count.
    """

    notice_id: UUID
    effect: NoticeEffect


class PostedParty(BaseModel):
    """An actor and its side's slug, null when it cannot be told."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Text
    name: Text
    side: Text | None = None


class PostedDate(BaseModel):
    """First and last day on which it may have happened."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    start: date
    end: date
    precision: Precision = "day"

    @model_validator(mode="after")
    def in_order(self) -> Self:
        """Refuse an end before the start."""
        if self.start > self.end:
            raise PydanticCustomError("order", "start must not lie after end")
        return self


class PostedEvent(Correction):
    """A statement of the analyst's own. `place` is the id of a place on record, or a name that only one place has.

    `quote` is what the article `article_id` says; without one, the analyst's own words.
    """

    kind: Kind
    place: Text
    date: PostedDate
    actor: PostedParty | None = None
    opponent: PostedParty | None = None
    status: EventStatus = "reported"
    extent: Extent = "whole"
    confidence: float = Field(default=1, ge=0, le=1)
    quote: Quote
    article_id: UUID | None = None

    def event(self, place: Place, start: int) -> ControlEvent:
        """The event at that place, its quote at that offset. Who it is from is for the ledger to set."""
        return ControlEvent(
            id=NIL,
            article_id=self.article_id,
            kind=self.kind,
            actor=_party(self.actor),
            opponent=_party(self.opponent),
            place=place,
            date=DateRange(self.date.start, self.date.end, self.date.precision),
            status=self.status,
            attributed_to=None,
            extent=self.extent,
            confidence=self.confidence,
            evidence=Evidence(self.quote, start, start + len(self.quote)),
            source=Source(None, None, ""),
            extractor="",
        )


def author_of(key: Key) -> str:
    """Who makes the correction: the holder of the key, whatever else is said."""
    return key.name


def _party(posted: PostedParty | None) -> Party | None:
    return None if posted is None else Party(posted.id, posted.name, posted.side)
