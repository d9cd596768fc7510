"""The Celery application of the workers, and what a worker process does when it starts."""

from typing import Any

from billiard.exceptions import TimeLimitExceeded, WorkerLostError
from celery import Task
from celery.signals import (
    setup_logging,
    task_failure,
    worker_init,
    worker_process_init,
    worker_process_shutdown,
    worker_ready,
    worker_shutting_down,
)

from services.atlas import index
from services.ledger import logs, tracing
from services.ledger.queue import EXTRACT_TASK, SEAL_TASK, SWEEP_TASK, UPKEEP_QUEUE, queue_app
from services.ledger.settings import settings

SOFT_SECONDS, HARD_SECONDS = 90, 120
# Rounds that nobody took in so long are not made up for. It must be long: beat reckons it by the clock of its machine,
# and workers judge it by theirs.
EXPIRES_SECONDS = 3_600

app = queue_app("frontlog-nlp", settings().broker_url)
app.conf.update(
    include=["services.nlp.tasks"],
    # A message goes only when its work is done; what is lost nevertheless is rung again by the sweeper.
    task_acks_late=True,
    task_reject_on_worker_lost=False,
    worker_prefetch_multiplier=1,
    task_soft_time_limit=SOFT_SECONDS,
    task_time_limit=HARD_SECONDS,
    # A fresh interpreter for each process: no connection or lock is inherited.
    worker_pool_start_method="spawn",
    # A new process opens the atlas before it says that it is alive; 4 s, the default, can be too short for that.
    worker_proc_alive_timeout=60,
    worker_hijack_root_logger=False,
    broker_connection_retry_on_startup=True,
    broker_connection_max_retries=None,
    beat_schedule={
        "sweep": {
            "task": SWEEP_TASK,
            "schedule": settings().sweep_seconds,
            "options": {"queue": UPKEEP_QUEUE, "expires": EXPIRES_SECONDS, "retry": False},
        },
        "seal": {
            "task": SEAL_TASK,
            "schedule": settings().seal_seconds,
            "options": {"queue": UPKEEP_QUEUE, "expires": EXPIRES_SECONDS, "retry": False},
        },
    },
    # In memory: the next round comes soon enough after any start.
    beat_scheduler="celery.beat:Scheduler",
)


def _log(**_signal: Any) -> None:
    """Connected, it keeps Celery from setting up logging of its own."""
    logs.configure("nlp")


def _index_places(**_signal: Any) -> None:
    # Half a minute where it was never done: here, before the pool starts, no time-out is running.
    index.ensure(settings().home, settings().places_file)


def _ready(sender: Any, **_signal: Any) -> None:
    from services.nlp import metrics
    from services.nlp.ending import end_in_time

    def processes() -> list[int]:
        return list(sender.pool.info["processes"])

    metrics.serve(processes)
    worker_shutting_down.connect(lambda **_signal: end_in_time(processes), weak=False)


def _process(**_signal: Any) -> None:
    from services.nlp.tasks import warm_up

    tracing.configure("nlp")
    if tracing.is_on():
        from opentelemetry.instrumentation.celery import CeleryInstrumentor

        CeleryInstrumentor().instrument()  # type: ignore[no-untyped-call]
    warm_up()


def _lost(sender: Task, args: tuple[str, ...], exception: BaseException, **_signal: Any) -> None:
    """A process of the pool died, or was killed by the hard time limit: only the worker's main process hears of it."""
    from services.nlp.tasks import lose

    if sender.name == EXTRACT_TASK and isinstance(exception, (WorkerLostError, TimeLimitExceeded)):
        (article_id,) = args
        lose(article_id, f"its process died: {exception}")


def _process_ends(**_signal: Any) -> None:
    tracing.flush()


setup_logging.connect(_log)
worker_init.connect(_index_places)
worker_ready.connect(_ready)
worker_process_init.connect(_process)
worker_process_shutdown.connect(_process_ends)
task_failure.connect(_lost)
