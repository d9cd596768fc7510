"""The one way into the ledger."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from services.ledger.records import VERSIONS, Payload

STREAM_MOVED = "FL001"
APPEND_ONLY = "FL002"


class Append(Struct, frozen=True):
    """A record to append. `record_id` is derived from its content, so that the same work done twice is one record.

    `expected_version`: the version of the stream before this append; null where it does not matter.
    """

    record_id: UUID
    stream: str
    payload: Payload
    correlation_id: str
    expected_version: int | None = None


class Appended(Struct, frozen=True):
    """Where a record stands, whether it was appended now or before."""

    record_id: UUID
    position: int
    recorded_at: datetime


class StreamMovedError(RuntimeError):
    """Somebody else appended to the stream since it was read: read it again and decide anew."""


def append(conn: Connection, appends: Sequence[Append]) -> list[Appended]:
    """Append in this order, in the caller's transaction and one round trip; call it last and commit soon.

    From here to the commit every other writer waits. Records that are in the ledger already are left as they are.
    Raises StreamMovedError when a stream is not at its expected version.
    """
    call = text("SELECT record_id, position, recorded_at FROM ledger.append(CAST(:records AS jsonb))")
    with stream_moved():
        return [Appended(*row) for row in conn.execute(call, {"records": encoded(appends)})]


def encoded(appends: Sequence[Append]) -> str:
    """The JSON that the ledger's functions take."""
    return msgspec.json.encode([_item(one) for one in appends]).decode()


@contextmanager
def stream_moved() -> Iterator[None]:
    """Turns the database's refusal of an expected version into StreamMovedError."""
    try:
        yield
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) == STREAM_MOVED:
            raise StreamMovedError(str(error.orig)) from error
        raise


def _item(one: Append) -> dict[str, object]:
    kind = type(one.payload).__name__
    return {
        "record_id": one.record_id,
        "stream": one.stream,
        "expected_version": one.expected_version,
        "type": kind,
        "schema_version": VERSIONS[kind],
        "correlation_id": one.correlation_id,
        "payload": one.payload,
    }
