"""Errors as problem+json (RFC 9457): what was wrong, in which field, and what to do."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

MEDIA_TYPE = "application/problem+json"
SCHEMA_REFERENCE = "#/components/schemas/{model}"
RETRY_AFTER_SECONDS = "2"
# Where Pydantic speaks to programmers.
PLAIN_REASONS = {"extra_forbidden": "is not known here; remove it", "model_type": "is not a JSON object"}


class FieldError(BaseModel):
    """One field that could not be taken: its name (`body` for the whole), and why."""

    field: str
    detail: str


class Problem(BaseModel):
    """The body of every answer from 400 up. `errors` names the fields, when it was about fields."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[FieldError] = Field(default_factory=list)


class ProblemError(HTTPException):
    """Raise to answer with a problem: `status` is the HTTP status, `detail` is read by a person."""

    def __init__(
        self,
        status: int,
        detail: str,
        errors: Iterable[FieldError] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(status, detail, headers)
        self.errors = list(errors)

    def problem(self) -> Problem:
        """The body of the answer."""
        return describe(self.status_code, self.detail, self.errors)


def describe(status: int, detail: str, errors: Iterable[FieldError] = ()) -> Problem:
    """A problem whose title is the status' own phrase."""
    return Problem(title=HTTPStatus(status).phrase, status=status, detail=detail, errors=list(errors))


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The OpenAPI entries for those statuses, for `responses=` of a route of an installed app."""
    content = {MEDIA_TYPE: {"schema": {"$ref": SCHEMA_REFERENCE.format(model="Problem")}}}
    return {status: {"description": HTTPStatus(status).phrase, "content": content} for status in statuses}


def invalid(errors: Iterable[Mapping[str, Any]]) -> ProblemError:
    """The 422 for Pydantic's list of errors, with dotted field names that leave out the part of the request."""
    named = [FieldError(field=_field(error["loc"]), detail=_reason(error)) for error in errors]
    names = ", ".join(dict.fromkeys(each.field for each in named))
    return ProblemError(422, f"Could not be taken: {names}. See errors for each reason.", named)


def answer(problem: Problem, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """The HTTP answer for a problem."""
    return JSONResponse(problem.model_dump(), status_code=problem.status, headers=headers, media_type=MEDIA_TYPE)


def _field(location: tuple[int | str, ...]) -> str:
    inner = location[1:] if location and location[0] in {"body", "query", "path", "header"} else location
    return ".".join(str(part) for part in inner) or "body"


def _reason(error: Mapping[str, Any]) -> str:
    return PLAIN_REASONS.get(error["type"], str(error["msg"]))
