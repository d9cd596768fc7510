"""The record types of the ledger, and how an old record is read by a new program.

A payload is stored as JSON under its type's name and schema version. On reading, the upcasts of its type bring it up
version by version; what is stored never changes.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Literal, get_args
from uuid import UUID

import msgspec
from msgspec import Struct

from services.ledger.events import ControlEvent

PublishedAtSource = Literal["posted", "metadata", "receipt"]
NoticeEffect = Literal["retracted", "corrected"]


class ArticleReceived(Struct, frozen=True):
    """An article came in. Its words stay outside the ledger; `content_sha256` (hex) is the fingerprint of its text."""

    article_id: UUID
    content_sha256: str
    url: str | None
    publisher: str | None
    published_at: datetime
    published_at_source: PublishedAtSource
    language: str | None


class ControlEventExtracted(Struct, frozen=True):
    """An extractor found a control event. It counts as long as the article's newest ArticleAnalysed names it.

    The quote of its evidence is empty: the words stay outside the ledger (`quotations.py`), and `quote_sha256` (hex) is
    their fingerprint. Null in records of version 1, which hold the words.
    """

    event: ControlEvent
    quote_sha256: str | None = None


class ArticleAnalysed(Struct, frozen=True):
    """An analysis is complete: of this article `events` count, and all others are superseded."""

    article_id: UUID
    extractor: str
    events: tuple[UUID, ...]


class EventAsserted(Struct, frozen=True):
    """An analyst states something himself. It counts until it is retracted."""

    event: ControlEvent
    author: str
    reason: str


class EventRetracted(Struct, frozen=True):
    """An analyst takes a statement back: the event no longer counts, nor one that says the same in its article."""

    event_id: UUID
    author: str
    reason: str


class NoticeLinked(Struct, frozen=True):
    """The article `notice_id` is an outlet's notice about its article `article_id`, and what it does to that.

    `retracted`: nothing that an extractor finds in the article counts any more. `corrected`: its events stay; what the
    notice itself says counts like any news, and an analyst retracts what it shows to be wrong.
    """

    article_id: UUID
    notice_id: UUID
    effect: NoticeEffect
    author: str
    reason: str


class ArticleErased(Struct, frozen=True):
    """The words of an article were taken down: its body, and what was quoted from it. Its events go on counting."""

    article_id: UUID
    author: str
    reason: str


Payload = (
    ArticleReceived
    | ControlEventExtracted
    | ArticleAnalysed
    | EventAsserted
    | EventRetracted
    | NoticeLinked
    | ArticleErased
)


class Record(Struct, frozen=True):
    """One row of the ledger. `recorded_at` is UTC; `stream_version` counts from 1."""

    position: int
    record_id: UUID
    stream: str
    stream_version: int
    type: str
    schema_version: int
    recorded_at: datetime
    correlation_id: str
    payload: Payload


TYPES: dict[str, type[Payload]] = {kind.__name__: kind for kind in get_args(Payload)}
# The version that this program writes. Raise it together with an upcast from the version before.
VERSIONS: dict[str, int] = dict.fromkeys(TYPES, 1) | {"ArticleReceived": 2, "ControlEventExtracted": 2}
Upcast = Callable[[dict[str, Any]], dict[str, Any]]
# (type, version n) → what makes a payload of version n one of version n + 1.
UPCASTS: dict[tuple[str, int], Upcast] = {
    # With a title, which nothing reads from here.
    ("ArticleReceived", 1): lambda stored: stored,
    # With the quote in the event, and no hash of it.
    ("ControlEventExtracted", 1): lambda stored: stored,
}


class UnknownRecordError(LookupError):
    """The ledger holds a record that this program cannot read: it was written by a newer one."""


def article_stream(article_id: UUID) -> str:
    """The stream of all records about one article."""
    return f"article:{article_id}"


def event_stream(event: ControlEvent) -> str:
    """The stream of all records about an event: its article's, or its own where it stands in none."""
    return f"event:{event.id}" if event.article_id is None else article_stream(event.article_id)


def read_payload(kind: str, schema_version: int, stored: dict[str, Any]) -> Payload:
    """The typed payload of a stored record. Raises UnknownRecordError for a type or version newer than the program."""
    if kind not in TYPES or schema_version > VERSIONS[kind]:
        raise UnknownRecordError(f"record type {kind} version {schema_version} is not known here: upgrade Frontlog")
    for version in range(schema_version, VERSIONS[kind]):
        stored = UPCASTS[kind, version](stored)
    return msgspec.convert(stored, TYPES[kind])


def decode_payload(kind: str, schema_version: int, stored: str) -> Payload:
    """The same from the record's JSON text."""
    if VERSIONS.get(kind) == schema_version:
        return _DECODERS[kind].decode(stored)
    return read_payload(kind, schema_version, msgspec.json.decode(stored))


_DECODERS: dict[str, msgspec.json.Decoder[Payload]] = {name: msgspec.json.Decoder(of) for name, of in TYPES.items()}
