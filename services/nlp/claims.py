"""A claim: what one clause or noun phrase says about control of one place, before it becomes an event."""

from dataclasses import dataclass

from services.ledger.events import DateRange, Kind, Party, Speaker, Status
from services.nlp.where import Spot


@dataclass(slots=True)
class Claim:
    """`at` is the chunk that carries it (a verb or a noun); `why` names the rule, for `--explain`."""

    kind: Kind
    spot: Spot
    actor: Party | None
    opponent: Party | None
    at: int
    status: Status
    why: str
    confidence: float = 0.9
    date: DateRange | None = None
    speaker: Speaker | None = None
