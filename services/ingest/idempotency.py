"""`Idempotency-Key`: the same request sent twice has one effect and one answer.

A key belongs to the payload that it first came with. Keys do not expire.
"""

import hashlib
from http import HTTPStatus
from typing import Self

from msgspec import Struct
from sqlalchemy import Connection, func, insert, select

from services.access.key import Key
from services.ingest.posted import PostedArticle
from services.ledger.articles import Received
from services.ledger.tables import idempotency_key as table
from services.web.problem import FieldError, ProblemError

HEADER = "Idempotency-Key"
LONGEST_KEY = 255


class KeyedRequest(Struct, frozen=True):
    """An idempotency key with whose it is, and the hash of the payload that came with it."""

    key: str
    payload_sha256: bytes

    @classmethod
    def of(cls, header: str | None, posted: PostedArticle, holder: Key) -> Self | None:
        """From the header, quoted or bare; null without one. Raises 422 for a key that cannot be used.

        It is `holder`'s own: what others use as their keys he neither hears of nor hinders.
        """
        if header is None:
            return None
        key = header[1:-1] if len(header) > 1 and header[0] == header[-1] == '"' else header
        if not key or len(key) > LONGEST_KEY or not (key.isascii() and key.isprintable()):
            raise _refused(f"must be 1 to {LONGEST_KEY} printable ASCII characters")
        return cls(f"{holder.name}\n{key}", hashlib.sha256(posted.model_dump_json().encode()).digest())


def stored_answer(conn: Connection, request: KeyedRequest) -> Received | None:
    """What the key was answered with before, or null. Waits for a request with the same key that is still running.

    Raises 422 when the key came with another payload.
    """
    conn.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(request.key, 0))))
    columns = (table.c.request_sha256, table.c.article_id, table.c.created)
    row = conn.execute(select(*columns).where(table.c.key == request.key)).one_or_none()
    if row is None:
        return None
    if row.request_sha256 != request.payload_sha256:
        raise _refused("was used for another article before; take a new key for each article")
    return Received(row.article_id, row.created)


def keep_answer(conn: Connection, request: KeyedRequest, answer: Received) -> None:
    """Remember the answer with the article, in the caller's transaction."""
    conn.execute(
        insert(table).values(
            key=request.key,
            request_sha256=request.payload_sha256,
            article_id=answer.article_id,
            created=answer.created,
        )
    )


def _refused(why: str) -> ProblemError:
    return ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, f"The {HEADER} {why}.", [FieldError(field=HEADER, detail=why)])
