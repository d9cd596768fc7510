"""What ingest and nlp do to the ledger, without their HTTP and queue."""

from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import Engine, text

from services.ledger import articles, jobs
from services.ledger.analysis import record_analysis
from services.ledger.articles import NewArticle
from services.ledger.events import ControlEvent
from services.ledger.jobs import Lease

LEASE_SECONDS, MAX_ATTEMPTS = 60, 3


class Desk:
    def __init__(self, ingest: Engine, nlp: Engine, owner: Engine) -> None:
        self.ingest, self.nlp, self.owner = ingest, nlp, owner

    def receive(self, body: str) -> UUID:
        with self.ingest.begin() as conn:
            return articles.receive(conn, new_article(body), "test").article_id

    def claim(self, article_id: UUID, lease_seconds: int = LEASE_SECONDS) -> Lease | None:
        with self.nlp.begin() as conn:
            return jobs.claim(conn, article_id, lease_seconds, MAX_ATTEMPTS)

    def claimed(self, article_id: UUID) -> Lease:
        claim = self.claim(article_id)
        assert claim is not None
        return claim

    def analyse(self, article_id: UUID, *events: ControlEvent, extractor: str = "test-1") -> list[ControlEvent]:
        """Claim and record; analyses a done article again."""
        with self.owner.begin() as conn:
            conn.execute(text("UPDATE ledger.analysis_job SET state = 'queued', attempts = 0"))
        of_article = [replace(event, article_id=article_id) for event in events]
        claim = self.claimed(article_id)
        with self.nlp.begin() as conn:
            record_analysis(conn, claim, extractor, of_article)
        return of_article

    def report(self, body: str, *events: ControlEvent) -> UUID:
        article_id = self.receive(body)
        self.analyse(article_id, *events)
        return article_id

    def rows(self, query: str) -> list[Any]:
        """As the owner."""
        with self.owner.connect() as conn:
            return [*conn.execute(text(query)).all()]


def new_article(body: str) -> NewArticle:
    return NewArticle(
        title=body[:20],
        text=body,
        html=None,
        url=None,
        publisher="Example Wire",
        published_at=datetime(2017, 10, 20, 8, tzinfo=UTC),
        published_at_source="posted",
        language="en",
        content_sha256=sha256(body.encode()).digest(),
    )
