"""Every error of an application as a problem."""

from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from services.web.correlation import HEADER, current_correlation_id
from services.web.database_away import CANDIDATES, database_away, is_away
from services.web.problem import SCHEMA_REFERENCE, Problem, ProblemError, answer, describe, invalid

log = structlog.get_logger(__name__)


def install(app: FastAPI) -> None:
    """Answer each error of `app` as a problem: a database that is away with 503, a defect of our own with 500."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    for kind in (*CANDIDATES, Exception):
        app.add_exception_handler(kind, _unforeseen)
    _describe_in_openapi(app)


def explained(error: Exception) -> ProblemError:
    """What to answer to any error. What is our own fault is logged with its trace, and answered without it."""
    if isinstance(error, ProblemError):
        return error
    if is_away(error):
        log.warning("database away", error=str(error))
        return database_away()
    log.error("request failed", exc_info=error)
    request_id = current_correlation_id()
    return ProblemError(500, f"The service failed on this. Its log has the reason under the id {request_id}.")


def _describe_in_openapi(app: FastAPI) -> None:
    build = app.openapi

    def openapi() -> dict[str, Any]:
        document = build()
        schema = Problem.model_json_schema(ref_template=SCHEMA_REFERENCE)
        parts = schema.pop("$defs")
        document.setdefault("components", {}).setdefault("schemas", {}).update(parts, Problem=schema)
        return document

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's documented way to extend the document


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
    return answer(invalid(error.errors()).problem())


async def _unforeseen(_request: Request, error: Exception) -> JSONResponse:
    refusal = explained(error)
    # Starlette answers for defects outside all middleware, so the id is not added on the way out.
    return answer(refusal.problem(), {**(refusal.headers or {}), HEADER: current_correlation_id()})
