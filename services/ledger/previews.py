"""An article read by the workers without going on record: asked over the queue, answered over a list that soon ends.

Nothing of it reaches the database. A question that no worker takes in time is worth nothing and goes.
"""

from datetime import datetime
from uuid import UUID, uuid4

import msgspec
import redis.asyncio
from celery import Celery
from msgspec import Struct
from redis import Redis

from services.ledger.events import ControlEvent
from services.ledger.queue import PREVIEW_TASK, UPKEEP_QUEUE
from services.ledger.tracing import carried

PATIENCE_SECONDS = 20
# For an answer that nobody waits for any more.
KEPT_SECONDS = 60


class Draft(Struct, frozen=True):
    """An article as it would be kept; `id` is the one that it would get."""

    id: UUID
    title: str
    text: str
    url: str | None
    publisher: str | None
    published_at: datetime


class Claim(Struct, frozen=True):
    """What one rule found in a sentence. `dropped` says why it is no event of its own."""

    rule: str
    event: ControlEvent | None
    dropped: str | None


class Sentence(Struct, frozen=True):
    """One sentence of the story at `start`..`end` of the text. `refused` says why it tells nothing."""

    quote: str
    start: int
    end: int
    refused: str | None
    claims: list[Claim]


class Preview(Struct, frozen=True):
    """The sentences in the order of the text. `failed` says why the article could not be read."""

    sentences: list[Sentence]
    failed: str | None = None


def ask(app: Celery, draft: Draft) -> str:
    """Ask the workers; where the answer will be. Raises one of `queue.AWAY`."""
    box = f"frontlog:preview:{uuid4()}"
    app.send_task(
        PREVIEW_TASK,
        [msgspec.to_builtins(draft), box],
        # Events and logs tell of tasks by this: the words are nobody's business there.
        argsrepr=f"({draft.id}, {box})",
        queue=UPKEEP_QUEUE,
        expires=PATIENCE_SECONDS,
        retry=False,
        headers=carried(),
    )
    return box


def answer(broker_url: str, box: str, found: Preview) -> None:
    """Tell whoever asked. Raises one of `queue.AWAY`."""
    with Redis.from_url(broker_url, socket_timeout=5, socket_connect_timeout=5) as valkey, valkey.pipeline() as both:
        both.rpush(box, msgspec.json.encode(found))
        both.expire(box, KEPT_SECONDS)
        both.execute()


async def answered(broker_url: str, box: str) -> Preview | None:
    """The answer, once it is there; null when none comes in time. Raises one of `queue.AWAY`."""
    # More patient than the question, which ends by itself.
    patience = PATIENCE_SECONDS + 5
    async with redis.asyncio.Redis.from_url(broker_url, socket_timeout=patience, socket_connect_timeout=2) as valkey:
        found = await valkey.blpop([box], timeout=PATIENCE_SECONDS)
    return None if found is None else msgspec.json.decode(found[1], type=Preview)
