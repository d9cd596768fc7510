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
    for kind in CANDIDATES:
        app.add_exception_handler(kind, _database)
    app.add_exception_handler(Exception, _defect)
    _describe_in_openapi(app)


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


async def _database(request: Request, error: Exception) -> JSONResponse:
    if not is_away(error):
        return await _defect(request, error)
    log.warning("database away", error=str(error))
    refusal = database_away()
    return answer(refusal.problem(), refusal.headers)


async def _defect(request: Request, error: Exception) -> JSONResponse:
    log.error("request failed", path=request.url.path, exc_info=error)
    # Starlette answers for defects outside all middleware, so the id is not added on the way out.
    request_id = current_correlation_id()
    detail = f"The service failed on this request. Its log has the reason under the id {request_id}."
    return answer(describe(500, detail), {HEADER: request_id})
