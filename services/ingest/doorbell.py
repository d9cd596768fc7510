"""Ringing the workers after a commit, on a thread of its own, so that no post ever waits for the queue."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from threading import BoundedSemaphore
from uuid import UUID

import structlog

from services.ingest.metrics import RINGS
from services.ledger.queue import AWAY, ring, ringing_app

# More than that means that the broker is away; the sweeper rings for the rest.
MOST_WAITING = 1_000
log = structlog.get_logger(__name__)


class Doorbell:
    """Rings for articles in the order of their commits. Nothing is lost when it does not: the sweeper rings again."""

    def __init__(self, broker_url: str | None) -> None:
        """Without `broker_url` nothing is rung."""
        self._app = ringing_app("frontlog-ingest", broker_url) if broker_url else None
        self._slots = BoundedSemaphore(MOST_WAITING)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="doorbell")
        self._heard = True

    def ring(self, articles: Sequence[UUID]) -> None:
        """Ring soon for articles of one commit; returns at once."""
        if self._app is None or not articles:
            return
        if self._slots.acquire(blocking=False):
            # In the context of the request: its correlation id and its trace go along.
            self._thread.submit(copy_context().run, self._ring, articles)
        else:
            RINGS.labels("skipped").inc(len(articles))

    def close(self) -> None:
        """Finish the ring under way, leave the rest to the sweeper."""
        self._thread.shutdown(wait=True, cancel_futures=True)
        if self._app is not None:
            self._app.close()

    def _ring(self, articles: Sequence[UUID]) -> None:
        try:
            rung = ring(self._app, articles)
        except AWAY as error:
            RINGS.labels("failed").inc(len(articles))
            self._note(heard=False, error=str(error))
        else:
            RINGS.labels("rung").inc(rung)
            RINGS.labels("skipped").inc(len(articles) - rung)
            self._note(heard=True)
        finally:
            self._slots.release()

    def _note(self, heard: bool, error: str | None = None) -> None:
        if heard != self._heard:
            log.warning("queue is back" if heard else "queue away: the sweeper will ring", error=error)
        self._heard = heard
