"""The events behind a state, with their weights and their articles."""

from typing import LiteralString
from uuid import UUID

from services.api.answers import Article, Testimony
from services.api.reads.rows import EVENT, PLACE, Connection, Row, event, fetch
from services.ledger.inference import Interval
from services.ledger.weighing import Weighed

QUERY: LiteralString = f"""
    SELECT {EVENT}, {PLACE}, a.title, a.url, a.publisher, a.published_at
    FROM ledger.control_event e
    JOIN ledger.place p ON p.id = e.place_id
    JOIN ledger.article a ON a.id = e.article_id
    WHERE e.id = ANY(%(ids)s)"""


async def testimonies(connection: Connection, interval: Interval) -> tuple[list[Testimony], list[Testimony]]:
    """All that counted for and against what held, the heaviest first."""
    ids = [weighed.event_id for weighed in (*interval.support, *interval.against)]
    by_id = {row["id"]: row for row in await fetch(connection, QUERY, {"ids": ids})}
    return _told(interval.support, by_id), _told(interval.against, by_id)


def _told(evidence: list[Weighed], by_id: dict[UUID, Row]) -> list[Testimony]:
    return [_testimony(weighed.weight, by_id[weighed.event_id]) for weighed in evidence]


def _testimony(weight: float, row: Row) -> Testimony:
    article = Article(row["article_id"], row["title"], row["url"], row["publisher"], row["published_at"])
    return Testimony(weight, event(row), article)
