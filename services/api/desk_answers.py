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
    """The newest changes, the newest first. `next` is the cursor of the page behind."""

    items: list[Change]
    next: str | None


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


class Connections(Struct, frozen=True):
    """Connections to the database: of each service, and of this process' pool of readers, which may have `limit`."""

    by_service: dict[str, int]
    used: int
    limit: int


class Served(Struct, frozen=True):
    """What this process did since it started: requests answered, those with 5xx among them; and its memory now."""

    requests: int
    errors: int
    memory_bytes: int | None


class MachineStatus(Struct, frozen=True):
    """How the machine works, at a glance. Ages are seconds, null where there is nothing of the kind.

    `articles`: by the state of their analysis. `outbox`: articles that no worker has and that the queue is to be told
    of again. `position`: the ledger's last record; `feed_position`: the record of the newest change in the feed.
    `unsealed_seconds`: age of the oldest record not sealed yet. `events` count by kind.
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
    connections: Connections
    served: Served
    dead: list[DeadArticle]
