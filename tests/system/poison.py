"""`python -m tests.system.poison`: a worker whose reading of an article crashes or never ends where the text says so.

No article is known that does this to the real reading; that one may come is why each is read in a process of its own.
"""

import os
import signal
from typing import Any

from services.nlp import tasks
from services.nlp.article import Article
from services.nlp.worker import app

CRASH, HANG = "Poison: crash.", "Poison: hang."
# Long enough for any other article on a busy machine.
SOFT_SECONDS, HARD_SECONDS = 20, 22

# Each process of the pool imports what the application names.
app.conf.include = [*app.conf.include, __spec__.name if __spec__ else __name__]
app.conf.task_soft_time_limit, app.conf.task_time_limit = SOFT_SECONDS, HARD_SECONDS
_read = tasks.read


def read(article: Article) -> Any:
    """As the real one, after the harm that the text asks for."""
    if CRASH in article.text:
        os.kill(os.getpid(), signal.SIGSEGV)
    if HANG in article.text:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
        signal.pause()
    return _read(article)


tasks.read = read

if __name__ == "__main__":
    from services.cli import main

    main()
