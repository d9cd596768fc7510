"""Which article told a story first: newspapers print what wires write, cut and under headlines of their own."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, text

from services.ledger.bulk import insert_rows
from services.ledger.records import article_stream
from services.ledger.sketch import ALIKE, FEWEST
from services.ledger.tables import article_sketch

# A story is copied within so many days of its publication.
DAYS = 30


def keep_sketches(conn: Connection, sketches: Sequence[tuple[UUID, datetime, list[int]]]) -> None:
    """Make articles findable as the originals of others, in the transaction that receives them.

    Of each its id, when it was published, and the sketch of its text.
    """
    rows = [{"article_id": one, "published_at": at, "runs": runs} for one, at, runs in sketches]
    insert_rows(conn, article_sketch, rows)


def first_telling(conn: Connection, article_id: UUID) -> UUID:
    """The article that told this one's story first: itself, unless it repeats one that came in before it.

    Only what came in before decides, and that is on record when this article is. So the answer is the same whenever
    and in whatever order articles are analysed.
    """
    while (earlier := _earliest_alike(conn, article_id)) is not None:
        article_id = earlier
    return article_id


def _earliest_alike(conn: Connection, article_id: UUID) -> UUID | None:
    known = {"fewest": FEWEST, "alike": ALIKE, "days": DAYS}
    asked = {"article": article_id, "stream": article_stream(article_id)}
    found: UUID | None = conn.scalar(_EARLIEST_ALIKE, asked | known)
    return found


# The share is that of services/ledger/sketch.py: overlap(). The sketches are compared before the ledger is looked at.
_EARLIEST_ALIKE = text("""
    WITH alike AS MATERIALIZED (
        SELECT 'article:' || twin.article_id AS stream, twin.article_id
        FROM ledger.article_sketch AS mine
        JOIN ledger.article_sketch AS twin ON twin.runs && mine.runs AND twin.article_id <> mine.article_id
        WHERE mine.article_id = :article
            AND twin.published_at BETWEEN mine.published_at - make_interval(days => :days)
                AND mine.published_at + make_interval(days => :days)
            AND least(cardinality(mine.runs), cardinality(twin.runs)) >= :fewest
            AND cardinality(ARRAY(SELECT unnest(mine.runs) INTERSECT SELECT unnest(twin.runs)))
                >= :alike * least(cardinality(mine.runs), cardinality(twin.runs))
    )
    SELECT alike.article_id
    FROM alike
    JOIN ledger.record AS told ON told.stream = alike.stream AND told.stream_version = 1
    JOIN ledger.record AS mine ON mine.stream = :stream AND mine.stream_version = 1
    WHERE told.position < mine.position
    ORDER BY told.position
    LIMIT 1""")
