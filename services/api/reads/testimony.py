"""The events behind a state, with their weights and their articles."""

from typing import LiteralString
from uuid import UUID

from psycopg.rows import TupleRow

from services.api.answers import Article, Testimony
from services.api.reads.rows import Connection, fetch
from services.ledger.inference import Interval
from services.ledger.rows import EVENT_COLUMNS, event_of_row
from services.ledger.weighed import Weighed

QUERY: LiteralString = f"""
    SELECT {EVENT_COLUMNS}, article.id, title, url, publisher, published_at, erased_at
    FROM ledger.control_event event
    JOIN ledger.place ON place.id = place_id
    LEFT JOIN ledger.article ON article.id = article_id
    WHERE event.id = ANY(%(ids)s)"""
ARTICLE_FIELDS = len(Article.__struct_fields__)


async def testimonies(connection: Connection, interval: Interval) -> tuple[list[Testimony], list[Testimony]]:
    """All that counted for and against what held, the heaviest first."""
    ids = [weighed.event_id for weighed in (*interval.support, *interval.against)]
    by_id = {row[0]: row for row in await fetch(connection, QUERY, {"ids": ids})}
    return _told(interval.support, by_id), _told(interval.against, by_id)


def _told(evidence: list[Weighed], by_id: dict[UUID, TupleRow]) -> list[Testimony]:
    return [_testimony(weighed.weight, by_id[weighed.event_id]) for weighed in evidence]


def _testimony(weight: float, row: TupleRow) -> Testimony:
    article = Article(*row[-ARTICLE_FIELDS:])
    return Testimony(weight, event_of_row(row), None if article.id is None else article)
