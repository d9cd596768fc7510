"""Articles: kept once by content, never changed but for erasure, which is why their bodies are outside the ledger."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Self
from uuid import UUID, uuid5

from msgspec import Struct, structs
from sqlalchemy import Connection, select

from services.ledger import copies
from services.ledger.append import Append, append
from services.ledger.bulk import insert_rows, insert_unknown
from services.ledger.records import ArticleReceived, PublishedAtSource, article_stream
from services.ledger.sketch import sketch
from services.ledger.tables import analysis_job, article

ARTICLE_NAMESPACE = UUID("0d5f3c1e-9c53-5c0b-8f6e-2b8c4a7d1e60")


class NewArticle(Struct, frozen=True):
    """An article that passed validation and cleaning. `text` is what offsets of evidence point into.

    `html` is as posted (null when text was posted); `content_sha256` is 32 bytes. No string may hold U+0000.
    """

    title: str
    text: str
    html: str | None
    url: str | None
    publisher: str | None
    published_at: datetime
    published_at_source: PublishedAtSource
    language: str | None
    content_sha256: bytes


class Arrival(Struct, frozen=True):
    """An article, and the sketch of its text: making it takes longer than anything else before the database."""

    article: NewArticle
    runs: list[int]

    @classmethod
    def of(cls, article: NewArticle) -> Self:
        """The article with its sketch."""
        return cls(article, sketch(article.text))


class StoredArticle(NewArticle, frozen=True, kw_only=True):
    """An article as it is kept. Times are UTC. Of an erased one title and text are empty."""

    id: UUID
    received_at: datetime
    erased_at: datetime | None


class Received(Struct, frozen=True):
    """`created` is false when the same content came in before; the id is then the first one's."""

    article_id: UUID
    created: bool


def receive(conn: Connection, new: NewArticle, correlation_id: str) -> Received:
    """Keep one article, as `receive_all` does."""
    return receive_all(conn, [Arrival.of(new)], correlation_id)[0]


def receive_all(conn: Connection, arrived: Sequence[Arrival], correlation_id: str) -> list[Received]:
    """Keep the articles, their sketches, records and jobs, in the caller's transaction. Commit soon after.

    A second one with the same content, here or elsewhere, waits for the first one's commit, and changes nothing: what
    was erased is known by its hash, and stays erased.
    """
    ids = [id_of(one.article) for one in arrived]
    # Of the same content twice, the first counts; what is left is in the order of arrival.
    first = {article_id: at for at, article_id in reversed([*enumerate(ids)])}
    told_apart = {ids[at]: arrived[at] for at in sorted(first.values())}
    kept = _keep(conn, told_apart)
    new = {article_id: one for article_id, one in told_apart.items() if article_id in kept}
    if new:
        copies.keep_sketches(conn, [(key, one.article.published_at, one.runs) for key, one in new.items()])
        insert_rows(conn, analysis_job, [{"article_id": key, "queued_at": kept[key]} for key in new])
        append(conn, [_received(article_id, one.article, correlation_id) for article_id, one in new.items()])
    return [Received(one, created=one in kept and first[one] == at) for at, one in enumerate(ids)]


def id_of(new: NewArticle) -> UUID:
    """The id of the article with this content."""
    return uuid5(ARTICLE_NAMESPACE, new.content_sha256.hex())


def get(conn: Connection, article_id: UUID) -> StoredArticle | None:
    """The article, or null."""
    columns = [article.c[name] for name in StoredArticle.__struct_fields__]
    row = conn.execute(select(*columns).where(article.c.id == article_id)).mappings().one_or_none()
    return None if row is None else StoredArticle(**row)


def _keep(conn: Connection, arrived: Mapping[UUID, Arrival]) -> dict[UUID, datetime]:
    """When those that were not known were received, by their ids."""
    # In one order for all, so that two who bring the same articles wait for each other and never crosswise.
    rows = [_row(article_id, arrived[article_id].article) for article_id in sorted(arrived)]
    return insert_unknown(conn, article, rows, stamped="received_at")


def _row(article_id: UUID, new: NewArticle) -> dict[str, object]:
    # Bytes have no form of their own in JSON; this is how PostgreSQL writes and reads them.
    return {"id": article_id} | structs.asdict(new) | {"content_sha256": rf"\x{new.content_sha256.hex()}"}


def _received(article_id: UUID, new: NewArticle, correlation_id: str) -> Append:
    payload = ArticleReceived(
        article_id=article_id,
        content_sha256=new.content_sha256.hex(),
        url=new.url,
        publisher=new.publisher,
        published_at=new.published_at,
        published_at_source=new.published_at_source,
        language=new.language,
    )
    record_id = uuid5(article_id, "ArticleReceived")
    return Append(record_id, article_stream(article_id), payload, correlation_id, expected_version=0)
