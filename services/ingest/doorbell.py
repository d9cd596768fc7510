"""Ringing the workers after a commit, on a thread of its own, so that no post ever waits for the queue."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from threading import BoundedSemaphore
from uuid import UUID

import structlog
from kombu.exceptions import KombuError
from redis.exceptions import RedisError

from services.ingest.metrics import RINGS
from services.ledger.queue import ring, ringing_app

# More than that means that the broker is away; the sweeper rings for the rest.
MOST_WAITING = 1_000
log = structlog.get_logger(__name__)


class Doorbell:
    """Rings for articles in the order of their commits. Nothing is lost when it fails: the sweeper rings again."""

    def __init__(self, broker_url: str | None) -> None:
        """Without `broker_url` nothing is rung."""
        self._app = ringing_app("frontlog-ingest", broker_url) if broker_url else None
        self._slots = BoundedSemaphore(MOST_WAITING)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="doorbell")
        self._heard = True

    def ring(self, article_id: UUID) -> None:
        """Ring soon; returns at once."""
        if self._app is None:
            return
        if self._slots.acquire(blocking=False):
            # In the context of the request: its correlation id and its trace go along.
            self._thread.submit(copy_context().run, self._ring, article_id)
        else:
            RINGS.labels("skipped").inc()

    def close(self) -> None:
        """Finish the ring under way, leave the rest to the sweeper."""
        self._thread.shutdown(wait=True, cancel_futures=True)
        if self._app is not None:
            self._app.close()

    def _ring(self, article_id: UUID) -> None:
        try:
            ring(self._app, article_id)
        except (KombuError, RedisError, OSError) as error:
            RINGS.labels("failed").inc()
            self._note(heard=False, error=str(error))
        else:
            RINGS.labels("rung").inc()
            self._note(heard=True)
        finally:
            self._slots.release()

    def _note(self, heard: bool, error: str | None = None) -> None:
        if heard != self._heard:
            log.warning("queue is back" if heard else "queue away: the sweeper will ring", error=error)
        self._heard = heard
