"""The desk that articles arrive at: what the routes share while the service runs."""

from collections.abc import Callable, Sequence
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
from services.ingest.intake import prepare, read, take_all_in, take_in
from services.ingest.metrics import DUPLICATE, RECEIVED
from services.ingest.posted import PostedArticle
from services.ingest.pressure import Pressure
from services.ledger import backlog
from services.ledger.articles import Arrival, Received
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
            self.doorbell.ring([received.article_id])
        return Accepted.of(received)

    async def read_all(self, bodies: Sequence[bytes]) -> list[Arrival | Exception]:
        """The articles in these JSON bodies, cleaned and ready to be kept; an error in place of one that is none."""
        return await self._on_thread(lambda: [read(body) for body in bodies])

    async def take_all(self, arrived: Sequence[Arrival]) -> list[Accepted | Exception]:
        """Keep as many of the articles as there is room for, then ring. Of each, in order: the answer, or an error."""
        correlation_id = current_correlation_id()
        try:
            room = await self.pressure.room()
        except Exception as error:  # noqa: BLE001 - the database is away: answered for each
            return [error] * len(arrived)
        outcomes = await self._on_thread(lambda: take_all_in(self.engine, arrived[:room], correlation_id))
        received = [one for one in outcomes if isinstance(one, Received)]
        created = [one.article_id for one in received if one.created]
        RECEIVED.inc(len(created))
        DUPLICATE.inc(len(received) - len(created))
        self.pressure.took(len(created))
        self.doorbell.ring(created)
        answers = [Accepted.of(one) if isinstance(one, Received) else one for one in outcomes]
        return answers + [self.pressure.refusal()] * len(arrived[room:])

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
