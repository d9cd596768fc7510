"""`/healthz`: the process answers. `/readyz`: it can do its work."""

from collections.abc import Awaitable, Callable

from fastapi import APIRouter
from pydantic import BaseModel

from services.web.problem import RETRY_AFTER_SECONDS, ProblemError, documented

Check = Callable[[], Awaitable[None]]


class Health(BaseModel):
    """The answer of a service that is well."""

    status: str = "ok"


def health_routes(check: Check) -> APIRouter:
    """Both routes. `check` returns when the service can work; if it cannot, it raises ProblemError (503)."""
    routes = APIRouter(tags=["health"])

    @routes.get("/healthz", summary="Whether the process answers")
    async def healthz() -> Health:
        return Health()

    @routes.get("/readyz", summary="Whether the service can do its work", responses=documented(503))
    async def readyz() -> Health:
        await check()
        return Health()

    return routes


def require_schema(found: str | None, wanted: str) -> None:
    """Raise 503 unless the database has the schema version that this program is written for."""
    if found != wanted:
        reason = f"The database has schema {found}, this program needs {wanted}: run `frontlog migrate`."
        raise ProblemError(503, reason, headers={"Retry-After": RETRY_AFTER_SECONDS})
