"""The questions that can be asked, each a model of its query parameters. An unknown parameter is an error."""

from datetime import UTC, date, datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from services.api.media import Form
from services.api.parameters import Box, Country, Cursor, Day, Fields, KnownAt, Limit, Text, wrong_parameter
from services.ledger.events import Kind
from services.ledger.inference import IntervalStatus


class Question(BaseModel):
    """No parameter is accepted and ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    def asked(self) -> str:
        """All that the answer depends on, as text."""
        return repr(self)


class AtTime(Question):
    """The two clocks."""

    as_of: Day | None = Field(None, description="The day on the ground (default: today, UTC).")
    known_at: KnownAt | None = None

    def day(self) -> date:
        """The day asked for."""
        return self.as_of or datetime.now(UTC).date()

    def asked(self) -> str:
        """With the day spelled out: the answer to "today" is another one tomorrow."""
        return f"{self.day()} {self!r}"


class ControlQuestion(AtTime):
    """Who holds what: filters, page and form."""

    country: Country | None = None
    bbox: Box | None = None
    side: Text | None = Field(None, description="Places that this side controls.")
    status: IntervalStatus | None = None
    min_confidence: float = Field(0, ge=0, le=1)
    fields: Fields | None = None
    limit: Limit = 100
    cursor: Cursor | None = None
    format: Form | None = Field(None, description="Overrides the Accept header.")

    def picked(self) -> tuple[str, ...] | None:
        """The fields to answer with; null for all."""
        return tuple(self.fields.split(",")) if self.fields else None


class TimelineQuestion(Question):
    """The history of one place, as known at a moment."""

    known_at: KnownAt | None = None


class EventsQuestion(Question):
    """Control events in the order in which the ledger learned them."""

    place: Text | None = Field(None, description="Place id, such as geonames:94787.")
    kind: Kind | None = None
    side: Text | None = Field(None, description="Side of the actor or of the opponent.")
    article: UUID | None = None
    first_day: Day | None = Field(None, alias="from", description="Events that may have happened on or after this day.")
    last_day: Day | None = Field(None, alias="to", description="Events that may have happened on or before this day.")
    after: Cursor | None = None
    limit: Limit = 100

    def require_order(self) -> None:
        """Raise RequestValidationError where `from` lies after `to`."""
        if self.first_day and self.last_day and self.first_day > self.last_day:
            raise wrong_parameter("from", "must not lie after `to`")


class PlacesQuestion(Question):
    """Places that events have named."""

    q: Text | None = Field(None, description="Any spelling of the name.")
    country: Country | None = None
    bbox: Box | None = None
    limit: Limit = 100
    cursor: Cursor | None = None


class SidesQuestion(AtTime):
    """Sides and how many places each holds."""

    limit: Limit = 100
    cursor: Cursor | None = None


class NoQuestion(Question):
    """A path that takes no query parameters."""
