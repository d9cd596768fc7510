"""The questions that can be asked, each a model of its query parameters. Unknown and repeated ones are errors."""

import re
from datetime import UTC, date, datetime
from typing import Annotated
from uuid import UUID

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from services.api.media import Form
from services.ledger.control import BoundingBox
from services.ledger.events import Kind
from services.ledger.inference import IntervalStatus

MAX_LIMIT = 1000


def _calendar_day(text: str) -> date:
    """A date, or the date part of a moment as it is written: control is told by calendar days at the place."""
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text).date()
    except ValueError as error:
        raise PydanticCustomError("day", "must be a date such as 2017-10-16, or a date and time") from error


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise PydanticCustomError("moment", "must be a date and time such as 2017-10-16T12:00:00Z") from error
    if moment.tzinfo is None:
        raise PydanticCustomError("moment", "must say its time zone, as in 2017-10-16T12:00:00Z (a + is %2B in a URL)")
    return moment


def _box(text: str) -> BoundingBox:
    if re.fullmatch(r"-?\d+(\.\d+)?(,-?\d+(\.\d+)?){3}", text) is None:
        raise PydanticCustomError("bbox", "must be four numbers: west,south,east,north")
    box = BoundingBox(*(float(number) for number in text.split(",")))
    if max(abs(box.west), abs(box.east)) > 180 or max(abs(box.south), abs(box.north)) > 90 or box.south > box.north:
        raise PydanticCustomError("bbox", "must be degrees within 180 and 90, with south not above north")
    return box


def _sayable(text: str) -> str:
    if "\0" in text:
        raise PydanticCustomError("text", "must not hold a NUL character")
    return text


Day = Annotated[
    date,
    BeforeValidator(_calendar_day),
    WithJsonSchema({"type": "string", "format": "date", "examples": ["2017-10-16"]}),
]
Moment = Annotated[
    AwareDatetime,
    BeforeValidator(_moment),
    WithJsonSchema({"type": "string", "format": "date-time", "examples": ["2017-10-18T12:00:00Z"]}),
]
KnownAt = Annotated[Moment, Field(description="What the ledger knew at this moment, with time zone (default: now).")]
Box = Annotated[
    BoundingBox,
    BeforeValidator(_box),
    WithJsonSchema({"type": "string", "examples": ["42.0,34.0,46.0,37.5"]}),
    Field(description="west,south,east,north in degrees (WGS 84)."),
]
Text = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_sayable)]
Country = Annotated[str, Field(pattern="^[A-Z]{2}$", description="ISO 3166-1 alpha-2, upper case.")]
Limit = Annotated[int, Field(ge=1, le=MAX_LIMIT, description="Most items in one answer.")]
Cursor = Annotated[Text, Field(description="Where to go on: from the answer before this one.")]


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
    limit: Limit = 100
    cursor: Cursor | None = None
    format: Form | None = Field(None, description="Overrides the Accept header.")


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


def wrong_parameter(name: str, message: str) -> RequestValidationError:
    """The 422 for a query parameter that only the handler can judge."""
    return RequestValidationError([{"type": "value_error", "loc": ("query", name), "msg": message, "input": None}])


async def no_repeats(request: Request) -> None:
    """Refuses `?side=a&side=b`, of which only the last would count."""
    names = [name for name, _ in request.query_params.multi_items()]
    repeated = next((name for name in names if names.count(name) > 1), None)
    if repeated is not None:
        raise wrong_parameter(repeated, "is given more than once")
