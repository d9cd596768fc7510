"""The questions that can be asked, each a model of its query parameters. An unknown parameter is an error."""

from datetime import UTC, date, datetime, timedelta
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from services.api.media import Form
from services.api.parameters import (
    Box,
    ByPolicy,
    Country,
    Cursor,
    Day,
    Fields,
    KnownAt,
    Limit,
    Moment,
    Text,
    wrong_parameter,
)
from services.ledger.events import Kind
from services.ledger.inference import IntervalStatus

Step = Literal["day", "week"]
STEP_DAYS: dict[Step, int] = {"day": 1, "week": 7}
MOST_DAYS = 400


def today() -> date:
    """The day it is, UTC."""
    return datetime.now(UTC).date()


class Question(BaseModel):
    """No parameter is accepted and ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class AtTime(Question):
    """The two clocks."""

    as_of: Day | None = Field(None, description="The day on the ground (default: today, UTC).")
    known_at: KnownAt | None = None
    policy: ByPolicy = "default"

    def day(self) -> date:
        """The day asked for."""
        return self.as_of or today()


class ControlQuestion(AtTime):
    """Who holds what: filters, page and form."""

    country: Country | None = None
    bbox: Box | None = None
    side: Text | None = Field(None, description="Places that this side controls.")
    status: IntervalStatus | None = None
    min_confidence: float = Field(0, ge=0, le=1)
    min_days_since_evidence: int = Field(0, ge=0, le=100_000, description="Places of which nobody told for so long.")
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
    policy: ByPolicy = "default"


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


class DiffQuestion(Question):
    """Two days, or two states of knowledge, to compare."""

    from_day: Day | None = Field(None, alias="from", description="The day before (default: the same as `to`).")
    to_day: Day | None = Field(None, alias="to", description="The day after (default: today, UTC).")
    known_from: Moment | None = Field(None, description="What the ledger knew then of `from` (default: now).")
    known_to: Moment | None = Field(None, description="What the ledger knew then of `to` (default: now).")
    policy: ByPolicy = "default"
    country: Country | None = None
    side: Text | None = Field(None, description="Places that this side controls at one end or the other.")
    limit: Limit = 100
    cursor: Cursor | None = None

    def begin(self) -> date:
        """The day before."""
        return self.from_day or self.end()

    def end(self) -> date:
        """The day after."""
        return self.to_day or today()

    def require_two_ends(self) -> None:
        """Raise RequestValidationError unless the ends differ and come in their order."""
        if self.begin() > self.end():
            raise wrong_parameter("from", "must not lie after `to`")
        if self.known_from and self.known_to and self.known_from > self.known_to:
            raise wrong_parameter("known_from", "must not lie after `known_to`")
        if self.begin() == self.end() and self.known_from == self.known_to:
            raise wrong_parameter("from", "must be given, and lie before `to`, unless `known_from` is")
        if self.known_to and not self.known_from:
            raise wrong_parameter("known_from", "must be given with `known_to`, and lie before it")


class ChangesQuestion(Question):
    """Which changes."""

    country: Country | None = None
    side: Text | None = Field(default=None, description="Controls the place before or after the change.")
    place: Text | None = Field(default=None, description="Place id, such as geonames:94787.")


class ChangeListQuestion(ChangesQuestion):
    """Changes in the order in which they were recorded, waited for if there are none."""

    after: Cursor | None = None
    wait: float = Field(0, ge=0, le=60, description="Seconds to wait for a change if there is none yet.")
    limit: Limit = 100


class ChangeStreamQuestion(ChangesQuestion):
    """Changes as they come."""

    after: Text | None = Field(None, description="Id of the change to go on behind (default: from now on).")


class AtomQuestion(ChangesQuestion):
    """The newest changes, for feed readers."""

    limit: Limit = 50
    cursor: Cursor | None = None


class Period(Question):
    """Days from one to another, both among them."""

    from_day: Day | None = Field(None, alias="from", description="First day (default: 29 days before `to`).")
    to_day: Day | None = Field(None, alias="to", description="Last day (default: today, UTC).")

    def begin(self) -> date:
        """The first day."""
        return self.from_day or self.end() - timedelta(days=29)

    def end(self) -> date:
        """The last day."""
        return self.to_day or today()

    def require_order(self, most_days: int = MOST_DAYS) -> None:
        """Raise RequestValidationError where `from` lies after `to`, or more than so many days before it."""
        if self.begin() > self.end():
            raise wrong_parameter("from", "must not lie after `to`")
        if (self.end() - self.begin()).days >= most_days:
            raise wrong_parameter("from", f"must lie less than {most_days} days before `to`")


class SummaryQuestion(Period):
    """Places by side and country over time."""

    step: Step = Field("day", description="From each day to the next one counted.")
    known_at: KnownAt | None = None
    policy: ByPolicy = "default"
    country: Country | None = None
    side: Text | None = None
    limit: Limit = 1000
    cursor: Cursor | None = None

    def days(self) -> list[date]:
        """The days to count, ascending: `from`, and each step after it up to `to`."""
        self.require_order(MOST_DAYS * STEP_DAYS[self.step])
        count = (self.end() - self.begin()).days // STEP_DAYS[self.step] + 1
        return [self.begin() + timedelta(days=STEP_DAYS[self.step] * number) for number in range(count)]


class CoverageQuestion(Period):
    """What was told, by outlet and day."""

    outlet: Text | None = Field(None, description="The publisher's name as posted.")
    country: Country | None = Field(None, description="Articles that told of a place in this country.")
    silent_after: int = Field(7, ge=1, le=365, description="Days without an article after which an outlet is silent.")
    limit: Limit = 100
    cursor: Cursor | None = None


class PaceQuestion(Period):
    """How much changed on each day, as known at a moment."""

    known_at: KnownAt | None = None
    country: Country | None = None

    def require_order(self, most_days: int = MOST_DAYS * STEP_DAYS["week"]) -> None:
        """As for the weeks of a summary."""
        super().require_order(most_days)


class PlacesQuestion(Question):
    """Places that events have named."""

    q: Text | None = Field(None, description="Any spelling of the name, in any script.")
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
