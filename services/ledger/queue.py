"""The doorbell between ingest and nlp: task names, the queue's name, and Celery as all its users set it up.

A message carries an article's id and nothing else. What is lost on the way is rung again by the sweeper.
"""

from typing import Any
from uuid import UUID

from celery import Celery

from services.ledger.tracing import carried

QUEUE = "nlp"
# Of work that must not wait behind all articles. Workers take from both queues in turn.
UPKEEP_QUEUE = "upkeep"
EXTRACT_TASK = "nlp.extract.v1"
SWEEP_TASK = "nlp.sweep.v1"
SEAL_TASK = "nlp.seal.v1"
# Each user of the queue must name the same visibility time-out: the shortest rules for all.
TRANSPORT_OPTIONS: dict[str, Any] = {
    "visibility_timeout": 600,
    "socket_timeout": 5,
    "socket_connect_timeout": 2,
    "health_check_interval": 25,
}


def queue_app(name: str, broker_url: str | None) -> Celery:
    """A Celery application on our queue: JSON messages, no results. It connects when it is first used."""
    app = Celery(name, broker=broker_url, set_as_current=False)
    app.conf.update(
        task_default_queue=QUEUE,
        task_serializer="json",
        accept_content=["json"],
        task_ignore_result=True,
        broker_transport_options=TRANSPORT_OPTIONS,
        broker_pool_acquire_timeout=2,
    )
    return app


def ringing_app(name: str, broker_url: str | None) -> Celery:
    """The same for those who only ring: an absent broker is an error at once, not something to wait for."""
    app = queue_app(name, broker_url)
    app.conf.broker_transport_options = {**TRANSPORT_OPTIONS, "max_retries": 0}
    return app


def ring(app: Celery, article_id: UUID) -> None:
    """Tell the workers that the article waits, in the trace under way.

    Raises what kombu or redis raise when the broker is away.
    """
    app.send_task(EXTRACT_TASK, [str(article_id)], task_id=str(article_id), queue=QUEUE, retry=False, headers=carried())
