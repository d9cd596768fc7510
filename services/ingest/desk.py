"""The desk that articles arrive at: what the routes share while the service runs."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Annotated, TypeVar

from anyio import CapacityLimiter, to_thread
from fastapi import Depends, Request
from sqlalchemy import Connection, Engine

from services.ingest.answers import Accepted
from services.ingest.doorbell import Doorbell
from services.ingest.idempotency import KeyedRequest
from services.ingest.intake import prepare, take_in
from services.ingest.metrics import DUPLICATE, RECEIVED
from services.ingest.posted import PostedArticle
from services.ingest.pressure import Pressure
from services.ledger import backlog
from services.ledger.articles import Received
from services.ledger.database import POOL_SIZE
from services.web.correlation import current_correlation_id

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Desk:
    """Cleaning and the database work on threads, as many as there are connections, never on the event loop."""

    engine: Engine
    doorbell: Doorbell
    most_queued: int
    threads: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(POOL_SIZE))

    @cached_property
    def pressure(self) -> Pressure:
        """How many more articles may come in."""
        return Pressure(self.most_queued, lambda most: self.read(lambda conn: backlog.queued(conn, most)))

    async def take(self, posted: PostedArticle, request: KeyedRequest | None = None) -> Accepted:
        """Keep the article for good, then ring. Raises ProblemError, or what the database raises when it is away."""
        await self.pressure.require_room()
        received = await self._on_thread(lambda: self._keep(posted, request))
        (RECEIVED if received.created else DUPLICATE).inc()
        if received.created:
            self.pressure.took(1)
            self.doorbell.ring(received.article_id)
        return Accepted.of(received)

    async def read(self, question: Callable[[Connection], Answer]) -> Answer:
        """The answer to a question asked of the database."""

        def ask() -> Answer:
            with self.engine.connect() as conn:
                return question(conn)

        return await self._on_thread(ask)

    async def _on_thread(self, work: Callable[[], Answer]) -> Answer:
        return await to_thread.run_sync(work, limiter=self.threads)

    def _keep(self, posted: PostedArticle, request: KeyedRequest | None) -> Received:
        new = prepare(posted, datetime.now(UTC))
        return take_in(self.engine, new, request, current_correlation_id())


def desk_of(request: Request) -> Desk:
    """The desk of the application that serves the request."""
    desk: Desk = request.app.state.desk
    return desk


ArticleDesk = Annotated[Desk, Depends(desk_of)]
