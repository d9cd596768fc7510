"""Whether articles are as they were received: their bodies are outside the ledger, their hashes in it."""

from collections.abc import Iterator
from itertools import islice

from sqlalchemy import Connection, text

from services.ledger.fingerprint import fingerprint

MOST_FOUND = 20


def broken(conn: Connection) -> list[str]:
    """What is wrong with the articles, a sentence each, at most MOST_FOUND. Holds some hundred of them in memory.

    Text, address, outlet and date are those on record, or the words are gone and their erasure is on record.
    """
    return [*islice(_broken(conn), MOST_FOUND)]


def _broken(conn: Connection) -> Iterator[str]:
    for article_id in conn.scalars(_MISSING, {"most": MOST_FOUND}):
        yield f"article {article_id} is on record and is not there"
    with conn.execute(_ARTICLES, execution_options={"yield_per": 200}) as rows:
        for row in rows:
            if not row.as_received:
                yield f"article {row.id} is not as it was received: hash, address, outlet or date was changed"
            elif row.erased != row.erasure_on_record:
                yield f"the words of article {row.id} {_WITHOUT[row.erased]}"
            elif not row.erased and fingerprint(row.text) != row.content_sha256:
                yield f"the text of article {row.id} was changed: its hash is another than that on record"


_WITHOUT = {
    True: "are gone, and no erasure is on record",
    False: "are there, though their erasure is on record",
}
_MISSING = text("""
    SELECT payload ->> 'article_id' FROM ledger.record
    WHERE type = 'ArticleReceived'
        AND NOT EXISTS (SELECT FROM ledger.article WHERE article.id = (payload ->> 'article_id')::uuid)
    ORDER BY position LIMIT :most""")
_ARTICLES = text("""
    SELECT article.id, article.text, article.content_sha256, erased_at IS NOT NULL AS erased,
        erasure.position IS NOT NULL AS erasure_on_record,
        coalesce(received.payload ->> 'content_sha256' = encode(content_sha256, 'hex')
            AND received.payload ->> 'url' IS NOT DISTINCT FROM url
            AND received.payload ->> 'publisher' IS NOT DISTINCT FROM publisher
            AND (received.payload ->> 'published_at')::timestamptz = published_at, false) AS as_received
    FROM ledger.article
    LEFT JOIN ledger.record AS received ON received.stream = 'article:' || article.id AND received.stream_version = 1
    LEFT JOIN ledger.record AS erasure ON erasure.stream = 'article:' || article.id AND erasure.type = 'ArticleErased'
    ORDER BY article.id""")
