"""What has changed, as the API answers it in JSON: between two days or two states of knowledge, and as it goes on."""

from datetime import date, datetime
from uuid import UUID

from msgspec import Struct

from services.api.answers import Sentence
from services.ledger.events import DateRange, Place
from services.ledger.inference import IntervalStatus
from services.ledger.projection import ChangeKind


class Standing(Struct, frozen=True):
    """How a place stood, with the sentence that weighs most for it."""

    controller: str | None
    status: IntervalStatus
    since: DateRange
    confidence: float
    previous: str | None
    last_evidence_at: date
    sentence: Sentence


class Difference(Struct, frozen=True):
    """A place whose controller or status is not what it was. `before` and `after` are null where nothing was known.

    `gained` and `lost` are sides, null unless the controller changed. `contested`: fighting has come.
    """

    place: Place
    gained: str | None
    lost: str | None
    contested: bool
    before: Standing | None
    after: Standing | None


class SideTally(Struct, frozen=True):
    """How many places a side gained and lost, and in how many that it controlled or controls fighting has come."""

    side: str
    gained: int
    lost: int
    contested: int


class DiffList(Struct, frozen=True, rename={"from_day": "from", "to_day": "to"}):
    """What differs between day `from` as known at `known_from` and day `to` as known at `known_to` (null: now).

    Places by id, one page; `next` is the cursor of the following one. `sides` counts over all pages; it stands on the
    first page and is null on the others.
    """

    from_day: date
    to_day: date
    known_from: datetime | None
    known_to: datetime | None
    position: int
    sides: list[SideTally] | None
    items: list[Difference]
    next: str | None


class Cause(Struct, frozen=True):
    """Events that began to count of the place with the record that caused the change, and those that ceased to."""

    added: list[UUID]
    dropped: list[UUID]


class Change(Struct, frozen=True):
    """One change of what the ledger believes of a place, by the policy `default`.

    `id`: send it as `after`, or as Last-Event-ID, to go on behind this change. `position`: the record that caused it;
    `ordinal`: which of the places that the record touched.
    `kind`: `present` where the state on the newest day that anything is known of has changed; `past` where only the
    history before it has. `before` and `after` are the states of that day, null where nothing was known.
    """

    id: str
    position: int
    ordinal: int
    recorded_at: datetime
    kind: ChangeKind
    place: Place
    before: Standing | None
    after: Standing | None
    cause: Cause

    @property
    def key(self) -> tuple[int, int]:
        """Its place in the order of changes."""
        return self.position, self.ordinal


class ChangeList(Struct, frozen=True):
    """Changes in the order in which they were recorded. `after` is where to go on, also when `more` is false."""

    items: list[Change]
    after: str
    more: bool
