"""The shape of every answer that the API gives in JSON. These names and units are the public contract.

Days are calendar days at the place, moments are UTC, confidence is 0..1, coordinates are degrees (WGS 84).
"""

from datetime import date, datetime
from uuid import UUID

from msgspec import Struct

from services.ledger.events import ControlEvent, DateRange, Place
from services.ledger.inference import IntervalStatus, Tenure
from services.ledger.weighed import Weighed


class Sentence(Struct, frozen=True, gc=False):
    """The one sentence that weighs most for a state. `outlet` and `url` are null where the article came without.

    `article_id` is null where an analyst says so himself.
    """

    event_id: UUID
    article_id: UUID | None
    quote: str
    outlet: str | None
    url: str | None


class PlaceState(Struct, frozen=True, gc=False):
    """Who holds one place on one day. `controller` is a side's slug, null where nobody can be named.

    `previous` held it before; `last_evidence_at` is the last day that any counted evidence speaks of, also after the
    day asked for. `days_since_evidence` counts from the last evidence up to that day, and `stale` says that these are
    more than 90: nobody has told of the place for so long that its last known state may be past.
    """

    place: Place
    controller: str | None
    status: IntervalStatus
    since: DateRange
    confidence: float
    previous: str | None
    last_evidence_at: date
    days_since_evidence: int
    stale: bool
    sentence: Sentence


class ListedState(PlaceState, frozen=True, gc=False):
    """One row of the control list. With `fields` only the place and the fields asked for are there."""


class ControlList(Struct, frozen=True):
    """One page of places. `next` is the cursor of the following page, null on the last one.

    `position` is the last record that the ledger held when this was answered.
    """

    as_of: date
    known_at: datetime | None
    position: int
    items: list[ListedState]
    next: str | None


class Article(Struct, frozen=True):
    """Where a sentence was read. Times are UTC. `erased_at`: since then its title and its words are gone."""

    id: UUID
    title: str
    url: str | None
    publisher: str | None
    published_at: datetime
    erased_at: datetime | None


class Testimony(Struct, frozen=True):
    """One event for or against a state, with the weight (0..1) that its teller and its extraction leave it.

    `article` is null where an analyst says so himself.
    """

    weight: float
    event: ControlEvent
    article: Article | None


class PlaceEvidence(Struct, frozen=True):
    """Who holds one place on one day, and every event that counted: for the state and against it, heaviest first."""

    as_of: date
    known_at: datetime | None
    position: int
    state: PlaceState
    evidence_for: list[Testimony]
    evidence_against: list[Testimony]


class Corrected(Struct, frozen=True):
    """A correction that is on record, and how each place that it touched stands now: today, as known now.

    `event_id` is the event that was stated or retracted, null for a notice. `states` leaves out a place of which
    nothing is known any more.
    """

    event_id: UUID | None
    author: str
    reason: str
    position: int
    states: list[PlaceState]


class Hold(Tenure, frozen=True):
    """One stretch of a place's history, from `valid_from` up to but not on `valid_to` (null: until news comes).

    `recorded_at` is the moment since which the ledger has believed it. Evidence stands heaviest first.
    """

    recorded_at: datetime
    evidence_for: list[Weighed]
    evidence_against: list[Weighed]


class Timeline(Struct, frozen=True):
    """Every change of hands of one place, oldest first."""

    place: Place
    known_at: datetime | None
    position: int
    items: list[Hold]


class EventList(Struct, frozen=True):
    """Events in the order in which they were learned. `after` is where to go on, also when `more` is false."""

    items: list[ControlEvent]
    after: str | None
    more: bool
    position: int


class ArticleAnswer(Struct, frozen=True):
    """An article, its text as analysed (offsets of evidence point into it), and what was found in it.

    `status` is queued, running, done or dead; `last_error` says why the last attempt failed. Since `erased_at` the
    article's title and text are empty, and so are the quotes of its events.
    """

    id: UUID
    status: str
    attempts: int
    last_error: str | None
    title: str
    text: str
    url: str | None
    publisher: str | None
    published_at: datetime
    published_at_source: str
    language: str | None
    received_at: datetime
    erased_at: datetime | None
    events: list[ControlEvent]


class PlaceList(Struct, frozen=True):
    """Places that some event named, one page. `next` is the cursor of the following page."""

    position: int
    items: list[Place]
    next: str | None


class Side(Struct, frozen=True):
    """A side, its name for people, its colour as `#rrggbb`, and the places it controls, contested ones among them."""

    id: str
    name: str
    colour: str
    places: int


class SideList(Struct, frozen=True):
    """Sides that some event or state names, one page, by id."""

    as_of: date
    known_at: datetime | None
    position: int
    items: list[Side]
    next: str | None
