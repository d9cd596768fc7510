"""Articles: kept once by content, never changed but for erasure, which is why their bodies are outside the ledger."""

from datetime import datetime
from uuid import UUID, uuid5

from msgspec import Struct
from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.postgresql import insert

from services.ledger import copies
from services.ledger.append import Append, append
from services.ledger.records import ArticleReceived, PublishedAtSource, article_stream
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
    """Keep the article, its sketch, record and job, in the caller's transaction. Commit soon after.

    A second one with the same content waits for the first one's commit, and then changes nothing: what was erased is
    known by its hash, and stays erased.
    """
    article_id = uuid5(ARTICLE_NAMESPACE, new.content_sha256.hex())
    values = {name: getattr(new, name) for name in NewArticle.__struct_fields__}
    kept = insert(article).values(id=article_id, received_at=func.clock_timestamp(), **values)
    received_at = conn.scalar(kept.on_conflict_do_nothing().returning(article.c.received_at))
    if received_at is None:
        return Received(article_id, created=False)
    copies.keep_sketch(conn, article_id, new.text, new.published_at)
    conn.execute(insert(analysis_job).values(article_id=article_id, queued_at=received_at))
    append(conn, [_received(article_id, new, correlation_id)])
    return Received(article_id, created=True)


def get(conn: Connection, article_id: UUID) -> StoredArticle | None:
    """The article, or null."""
    columns = [article.c[name] for name in StoredArticle.__struct_fields__]
    row = conn.execute(select(*columns).where(article.c.id == article_id)).mappings().one_or_none()
    return None if row is None else StoredArticle(**row)


def _received(article_id: UUID, new: NewArticle, correlation_id: str) -> Append:
    payload = ArticleReceived(
        article_id=article_id,
        content_sha256=new.content_sha256.hex(),
        title=new.title,
        url=new.url,
        publisher=new.publisher,
        published_at=new.published_at,
        published_at_source=new.published_at_source,
        language=new.language,
    )
    record_id = uuid5(article_id, "ArticleReceived")
    return Append(record_id, article_stream(article_id), payload, correlation_id, expected_version=0)
