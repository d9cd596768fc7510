"""What one sentence leaves for the next: who holds which place, and towns told of without their names."""

from dataclasses import dataclass

from msgspec import Struct

from services.ledger.events import DateRange, Kind, Party, Place


class Held(Struct, frozen=True):
    """A place that a sentence gives to `side`, and whether as news of the day or as what has been for long."""

    place: Place
    side: str
    taken: bool
    for_long: bool


@dataclass(slots=True)
class Counted:
    """What a sentence tells of towns that it does not name; `at` is the chunk that carries it."""

    kind: Kind
    actor: Party | None
    opponent: Party | None
    at: int
    span: DateRange | None = None


@dataclass(slots=True)
class Voices:
    """Who has spoken, for the words that go back to him: "he said", "the ministry", "they" of the others."""

    heard: bool = False  # whether somebody spoke in the sentence before
    known: bool = False  # whether who speaks is named, or spoke before
    quoting: bool = False  # whether the sentence begins in a quotation that has told of no "our men"
    of_ours: bool = False  # whether the sentence before told of "our men"
    office: Party | None = None  # whose ministry spoke last
