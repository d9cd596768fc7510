"""Errors as problem+json (RFC 9457): what was wrong, in which field, and what to do."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

import psycopg
import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from services.web.correlation import HEADER, current_correlation_id

MEDIA_TYPE = "application/problem+json"
SCHEMA_REFERENCE = "#/components/schemas/{model}"
RETRY_AFTER_SECONDS = "2"
log = structlog.get_logger(__name__)


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


def field_errors(errors: Iterable[Mapping[str, Any]]) -> list[FieldError]:
    """Pydantic's list of errors as ours: dotted field names without the part of the request they came from."""
    return [FieldError(field=_field(error["loc"]), detail=str(error["msg"])) for error in errors]


def install(app: FastAPI) -> None:
    """Make every error of `app` a problem, among them a database that is away (503) and defects of our own (500)."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(psycopg.OperationalError, _database_away)
    app.add_exception_handler(psycopg.errors.ReadOnlySqlTransaction, _database_away)
    app.add_exception_handler(Exception, _defect)
    _describe_in_openapi(app)


def answer(problem: Problem, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """The HTTP answer for a problem."""
    return JSONResponse(problem.model_dump(), status_code=problem.status, headers=headers, media_type=MEDIA_TYPE)


def _describe_in_openapi(app: FastAPI) -> None:
    build = app.openapi

    def openapi() -> dict[str, Any]:
        document = build()
        schema = Problem.model_json_schema(ref_template=SCHEMA_REFERENCE)
        parts = schema.pop("$defs")
        document.setdefault("components", {}).setdefault("schemas", {}).update(parts, Problem=schema)
        return document

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's documented way to extend the document


def _field(location: tuple[int | str, ...]) -> str:
    inner = location[1:] if location and location[0] in {"body", "query", "path", "header"} else location
    return ".".join(str(part) for part in inner) or "body"


async def _http(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    errors = error.errors if isinstance(error, ProblemError) else ()
    return answer(describe(error.status_code, error.detail, errors), error.headers)


async def _invalid(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    if first["type"] == "json_invalid":
        why = f"The body is not JSON: {first['ctx']['error']} at character {first['loc'][-1]}."
        return answer(describe(400, why))
    errors = field_errors(error.errors())
    names = ", ".join(dict.fromkeys(each.field for each in errors))
    return answer(describe(422, f"Could not be taken: {names}. See errors for each reason.", errors))


async def _database_away(_request: Request, error: Exception) -> JSONResponse:
    log.warning("database away", error=str(error))
    detail = "The database cannot be reached or written at the moment. Nothing was stored; send the request again."
    return answer(describe(503, detail), {"Retry-After": RETRY_AFTER_SECONDS})


async def _defect(request: Request, error: Exception) -> JSONResponse:
    log.error("request failed", path=request.url.path, exc_info=error)
    # Starlette answers for defects outside all middleware, so the id is not added on the way out.
    request_id = current_correlation_id()
    detail = f"The service failed on this request. Its log has the reason under the id {request_id}."
    return answer(describe(500, detail), {HEADER: request_id})
