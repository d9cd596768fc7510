"""A worker that is told to end does so in time: Celery alone would wait for ever for an article that hangs."""

import os
import shutil
import signal
from collections.abc import Callable, Iterable
from contextlib import suppress
from threading import Timer

from celery.worker import state

from services.ledger.queue import EXTRACT_TASK
from services.nlp.metrics import FOLDER_VARIABLE

# `frontlog up` kills after seven, containers after fifteen.
PATIENCE_SECONDS = 5.0


def end_in_time(processes: Callable[[], Iterable[int]]) -> None:
    """Let articles under way be finished for some seconds; then end, and give back those that are not.

    `processes` are the ids of the pool's processes.
    """
    timer = Timer(PATIENCE_SECONDS, _cut_short, [processes])
    # An end in peace does not wait for it.
    timer.daemon = True
    timer.start()


def _cut_short(processes: Callable[[], Iterable[int]]) -> None:
    try:
        for process in processes():
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        _give_back()
        shutil.rmtree(os.environ[FOLDER_VARIABLE], ignore_errors=True)
    finally:
        # Nothing is left that could be ended more gently.
        os._exit(0)


def _give_back() -> None:
    from services.nlp.tasks import lose

    for request in list(state.active_requests):
        if request.name == EXTRACT_TASK:
            (article_id,) = request.args
            lose(article_id, f"its worker was told to end, and it was not read within {PATIENCE_SECONDS:g} s more")
