"""The doorbell between ingest and nlp: task names, the queues' names, and Celery as all its users set it up.

A ring carries an article's id and nothing else. What is lost on the way, or was never rung because enough rings
wait already, is rung again by the sweeper.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from celery import Celery
from kombu.exceptions import KombuError
from redis.exceptions import RedisError

from services.ledger.tracing import carried

QUEUE = "nlp"
# Of work that must not wait behind all articles. Workers take from both queues in turn.
UPKEEP_QUEUE = "upkeep"
EXTRACT_TASK = "nlp.extract.v1"
SWEEP_TASK = "nlp.sweep.v1"
SEAL_TASK = "nlp.seal.v1"
PREVIEW_TASK = "nlp.preview.v1"
# Rings that wait at most. More would fill the queue's memory and bring no article forward.
ENOUGH_RINGS = 500
# Each user of the queue must name the same visibility time-out: the shortest rules for all.
TRANSPORT_OPTIONS: dict[str, Any] = {
    "visibility_timeout": 600,
    "socket_timeout": 5,
    "socket_connect_timeout": 2,
    "health_check_interval": 25,
}
# What an absent broker raises.
AWAY = (KombuError, RedisError, OSError)


def queue_app(name: str, broker_url: str | None) -> Celery:
    """A Celery application on our queues: JSON messages, no results. It connects when it is first used."""
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


def ring(app: Celery, articles: Sequence[UUID], enough: int = ENOUGH_RINGS) -> int:
    """Tell the workers that the articles wait, until `enough` rings do, in the trace under way; how many it rang for.

    The others are the sweeper's, which rings for the longest waiting. Raises one of AWAY when the broker is away.
    """
    rung = articles[: room(app, enough)]
    for one in rung:
        app.send_task(EXTRACT_TASK, [str(one)], task_id=str(one), queue=QUEUE, retry=False, headers=carried())
    return len(rung)


def room(app: Celery, enough: int = ENOUGH_RINGS) -> int:
    """How many rings are missing until `enough` wait. Raises one of AWAY."""
    with app.connection_or_acquire() as connection:
        waiting: int = connection.default_channel.queue_declare(QUEUE).message_count
    return max(0, enough - waiting)
