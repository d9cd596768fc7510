"""A claim: what one clause or noun phrase says about control of one place, before it becomes an event."""

from collections.abc import Iterable

from msgspec import Struct

from services.ledger.events import DateRange, Kind, Party, Status
from services.nlp.places.siting import Spot


class Claim(Struct):
    """`at` is the chunk that carries it (a verb or a noun); `why` names the rule, for `--explain`."""

    kind: Kind
    spot: Spot
    actor: Party | None
    opponent: Party | None
    at: int
    why: str
    confidence: float = 0.9
    status: Status = "reported"
    span: DateRange | None = None  # when, if another sentence told that


def claims_of(
    kind: Kind,
    spots: Iterable[Spot],
    actor: Party | None,
    at: int,
    why: str,
    confidence: float = 0.9,
    opponent: Party | None = None,
) -> list[Claim]:
    """The same claim for each of the places."""
    return [Claim(kind, spot, actor, opponent, at, why, confidence) for spot in spots]
