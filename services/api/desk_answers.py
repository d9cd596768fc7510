"""What the dashboard alone asks for, in JSON. Programs ask under /v1: these may change with the page."""

from datetime import date, datetime

from msgspec import Struct

from services.api.change_answers import Change
from services.ledger.events import Precision
from services.ledger.inference import IntervalStatus


class Standing(Struct, frozen=True, array_like=True):
    """Who holds one place, as `PlaceState` says it, without its reasons. In JSON an array in this order.

    Names would be two thirds of what the page has to read. `data/board.js` knows the same order.
    """

    id: str
    name: str
    type: str
    country: str | None
    lat: float | None
    lon: float | None
    controller: str | None
    status: IntervalStatus
    since_start: date
    since_end: date
    since_precision: Precision
    confidence: float
    previous: str | None
    last_evidence_at: date
    stale: bool


class Standings(Struct, frozen=True):
    """All places of which something is known, by id. `more`: there are others behind them."""

    items: list[Standing]
    more: bool


class Span(Struct, frozen=True):
    """From which day to which the record tells of the ground, and since when it records. Null while it is empty."""

    first_day: date | None
    last_day: date | None
    first_recorded_at: datetime | None


class Newest(Struct, frozen=True):
    """The newest changes, the newest first. `next` is the cursor of the page behind.

    `after` is where `/v1/changes` goes on: behind all that was on record when these were read.
    """

    items: list[Change]
    next: str | None
    after: str


class DayChanges(Struct, frozen=True):
    """On how many places another state begins on a day."""

    day: date
    places: int


class Pace(Struct, frozen=True):
    """Days on which something changed, ascending."""

    items: list[DayChanges]


class DeadArticle(Struct, frozen=True):
    """An article that could not be analysed, and why."""

    id: str
    title: str
    outlet: str | None
    error: str | None


class Delay(Struct, frozen=True):
    """How long the last hundred articles took from their receipt to the record of what they say: half of them, the
    slowest."""

    median_seconds: float
    slowest_seconds: float


class Process(Struct, frozen=True):
    """A process that was asked for its figures. Null is what it does not tell, or all if it does not answer.

    A worker is one, with the memory and the connections to the database of its whole pool.
    """

    service: str
    address: str
    answers: bool
    memory_bytes: int | None
    connections: int | None
    most_connections: int | None


class Route(Struct, frozen=True):
    """Requests for one route of a service, those answered with 5xx among them, and how long they took."""

    service: str
    handler: str
    requests: int
    errors: int
    mean_seconds: float | None


class Task(Struct, frozen=True):
    """How often one of Celery's tasks ended in either way, and how long it took."""

    name: str
    succeeded: int
    failed: int
    mean_seconds: float | None


class Counted(Struct, frozen=True):
    """What the processes counted since each of them started.

    `rejected`: articles, by the reason of the answer. `sentences`: told something of control, or why not. `requests`
    and `errors` (5xx) are those of ingest and API. `routes`: the most frequent.
    """

    duplicate: int
    rejected: dict[str, int]
    sentences: dict[str, int]
    seal_breaks: int
    requests: int
    errors: int
    routes: list[Route]
    tasks: list[Task]


class MachineStatus(Struct, frozen=True):
    """How the machine works, at a glance. Ages are seconds, null where there is nothing of the kind.

    `articles`: by the state of their analysis. `outbox`: articles that no worker has and that the queue is to be told
    of again. `position`: the ledger's last record; `feed_position`: the record of the newest change in the feed.
    `unsealed_seconds`: age of the oldest record not sealed yet. `events` count by kind. `workers`: their connections to
    the database.
    """

    release: str
    articles: dict[str, int]
    oldest_unanalysed_seconds: float | None
    outbox: int
    to_state: Delay | None
    silent_outlets: list[str]
    position: int
    newest_record_seconds: float | None
    sealed_position: int
    unsealed_seconds: float
    feed_position: int
    feed_lag_seconds: float
    events: dict[str, int]
    places: int
    waiting_readers: int
    workers: int
    counted: Counted
    processes: list[Process]
    dead: list[DeadArticle]
