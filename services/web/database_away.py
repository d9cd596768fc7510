"""A database that cannot be reached or written is not the client's fault and not a defect: 503, try again."""

import psycopg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from services.web.problem import RETRY_AFTER_SECONDS, ProblemError

AWAY = (psycopg.OperationalError, psycopg.errors.ReadOnlySqlTransaction)
# What the drivers raise for it. SQLAlchemy wraps other errors in the same type, so ask `is_away` as well.
CANDIDATES = (*AWAY, DBAPIError, PoolTimeoutError)


def is_away(error: Exception) -> bool:
    """Whether the database was away or could not be written, so that the same request may succeed later."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    return isinstance(cause, (*AWAY, PoolTimeoutError))


def database_away() -> ProblemError:
    """The answer for it."""
    detail = "The database cannot be reached or written at the moment. Nothing was stored; send the request again."
    return ProblemError(503, detail, headers={"Retry-After": RETRY_AFTER_SECONDS})
