"""The values that query parameters take, and the 422 for those that cannot be used."""

import re
from datetime import date, datetime
from typing import Annotated

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from services.api.answers import ListedState
from services.ledger.control import BoundingBox
from services.ledger.policies import Policy
from services.web.text import storable

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


def _fields(text: str) -> str:
    """Field names of a listed state, each once and in its order; the place is always among them."""
    asked = set(text.split(","))
    unknown = sorted(asked - set(ListedState.__struct_fields__))
    if unknown:
        known = ", ".join(ListedState.__struct_fields__)
        raise PydanticCustomError("fields", f"names {unknown[0]!r}, which is none of {known}")
    return ",".join(name for name in ListedState.__struct_fields__ if name == "place" or name in asked)


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
Fields = Annotated[
    str,
    AfterValidator(_fields),
    Field(
        description="Fields to answer with, separated by commas (default: all). The place is always there.",
        examples=["controller,status,since"],
    ),
]
ByPolicy = Annotated[
    Policy,
    Field(
        description="How much is asked of the news: the field's source rule (`default`), two independent roots before "
        "anything counts as held (`strict`), or whatever was said last (`open`)."
    ),
]
Text = Annotated[str, Field(min_length=1, max_length=200), storable]
Country = Annotated[str, Field(pattern="^[A-Z]{2}$", description="ISO 3166-1 alpha-2, upper case.")]
Limit = Annotated[int, Field(ge=1, le=MAX_LIMIT, description="Most items in one answer.")]
Cursor = Annotated[Text, Field(description="Where to go on: from the answer before this one.")]


def wrong_parameter(name: str, message: str, part: str = "query") -> RequestValidationError:
    """The 422 for a query parameter, or a field of the body, that only the handler can judge."""
    return RequestValidationError([{"type": "value_error", "loc": (part, name), "msg": message, "input": None}])


async def no_repeats(request: Request) -> None:
    """Refuses `?side=a&side=b`, of which only the last would count."""
    names = [name for name, _ in request.query_params.multi_items()]
    repeated = next((name for name in names if names.count(name) > 1), None)
    if repeated is not None:
        raise wrong_parameter(repeated, "is given more than once")
