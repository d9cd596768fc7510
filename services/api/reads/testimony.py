"""The events behind a state, with their weights and their articles."""

from typing import LiteralString
from uuid import UUID

from services.api.answers import Article, Testimony
from services.api.reads.rows import EVENT, PLACE, Connection, Row, event, fetch

QUERY: LiteralString = f"""
    SELECT {EVENT}, {PLACE}, a.title, a.url, a.publisher, a.published_at
    FROM ledger.control_event e
    JOIN ledger.place p ON p.id = e.place_id
    JOIN ledger.article a ON a.id = e.article_id
    WHERE e.id = ANY(%(ids)s)"""


async def testimonies(connection: Connection, evidence: Row) -> tuple[list[Testimony], list[Testimony]]:
    """For and against. `evidence` is that of an interval: weighed event ids, heaviest first."""
    weighed = [*evidence["support"], *evidence["against"]]
    rows = await fetch(connection, QUERY, {"ids": [UUID(each["event_id"]) for each in weighed]})
    by_id = {str(row["id"]): row for row in rows}
    return _told(evidence["support"], by_id), _told(evidence["against"], by_id)


def _told(weighed: list[Row], by_id: dict[str, Row]) -> list[Testimony]:
    return [_testimony(each["weight"], by_id[each["event_id"]]) for each in weighed]


def _testimony(weight: float, row: Row) -> Testimony:
    article = Article(row["article_id"], row["title"], row["url"], row["publisher"], row["published_at"])
    return Testimony(weight, event(row), article)
