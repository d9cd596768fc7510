"""What a client may post: the fields of an article and what is refused about them."""

import re
from datetime import UTC, datetime
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    JsonValue,
    StringConstraints,
    ValidationInfo,
    field_validator,
)
from pydantic_core import PydanticCustomError

from services.web.text import storable

LANGUAGE_TAG = r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"
WEB = re.compile(r"https?://[^/]|urn:", re.IGNORECASE)
UNPRINTED = re.compile(r"[\s\x00-\x1f\x7f]")
EXAMPLE: dict[str, JsonValue] = {
    "title": "Army enters Tuz Khurmatu",
    "text": "Iraqi forces took control of Tuz Khurmatu on Monday, a police officer said.",
    "url": "https://news.example/2017/10/16/tuz-khurmatu",
    "publisher": "Example News",
    "published_at": "2017-10-16T18:40:00+03:00",
    "language": "en",
}


def _said(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("empty", "is empty; post the words of the article")
    return value


def _web(value: str) -> str:
    """An address of the web, which may become a link, or a name; without what browsers leave out as they read it."""
    if not WEB.match(value) or UNPRINTED.search(value):
        raise PydanticCustomError("web", "is no address of a page; it must begin with http://, https:// or urn:")
    return value


def _or_nothing(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


def _moment(value: object) -> datetime | None:
    """An ISO 8601 date or time as UTC. A time without zone is taken as UTC, a date as its midnight UTC."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise PydanticCustomError("moment", "is not a string; write it as 2017-10-16 or 2017-10-16T18:40:00+03:00")
    try:
        moment = datetime.fromisoformat(value.strip())
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise PydanticCustomError(
            "moment", "is not a date or time in ISO 8601; write it as 2017-10-16 or 2017-10-16T18:40:00+03:00"
        ) from None


Storable = Annotated[str, storable]
Body = Annotated[Storable, AfterValidator(_said)]
OneLine = Annotated[Storable, StringConstraints(strip_whitespace=True)]
Blank = BeforeValidator(_or_nothing)
Title = Annotated[Annotated[OneLine, StringConstraints(max_length=1_000)] | None, Blank]
Address = Annotated[Annotated[OneLine, StringConstraints(max_length=2_048), AfterValidator(_web)] | None, Blank]
Publisher = Annotated[Annotated[OneLine, StringConstraints(max_length=300)] | None, Blank]
Language = Annotated[Annotated[OneLine, StringConstraints(max_length=35, pattern=LANGUAGE_TAG)] | None, Blank]
Moment = Annotated[datetime | None, BeforeValidator(_moment, json_schema_input_type=str | None)]


class PostedArticle(BaseModel):
    """One article. Give `text` or `html`, not both; everything else may be left out.

    `text` is stored exactly as posted. Of `html` the story text is stored, and missing title, publisher and
    publication time are read from the page. `published_at` is ISO 8601; without a zone it is UTC, and a date alone
    is its midnight UTC. Without any date the article counts as published when it was received.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra={"examples": [EXAMPLE]})

    title: Title = None
    html: Body | None = None
    text: Annotated[Body | None, Field(validate_default=True)] = None
    url: Address = None
    publisher: Publisher = None
    published_at: Moment = None
    language: Language = None

    @field_validator("text")
    @classmethod
    def one_body(cls, text: str | None, info: ValidationInfo) -> str | None:
        """Refuse an article without words, or with two versions of them."""
        html = info.data.get("html")
        if text is None and html is None and "html" in info.data:
            raise PydanticCustomError("text_missing", "is missing; post the article's text or html")
        if text is not None and html is not None:
            raise PydanticCustomError("text_twice", "stands beside html; post one of the two")
        return text
