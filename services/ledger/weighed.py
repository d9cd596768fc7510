"""Evidence as the API shows it: apart from what is compiled, since the contract is made of its type."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from services.ledger.events import Kind, Status


class Weighed(Struct, frozen=True):
    """An event as evidence: its weight (0..1) and why, and what is needed to show it. Dates are days at the place.

    `voice`: whose it is, `root <root>` or `side <side>`; of one voice only the weightiest counts. `interested`: the
    news is good for a side that its outlet or speaker serves. `stands_alone`: it needs no second voice.
    """

    event_id: UUID
    article_id: UUID | None
    weight: float
    voice: str
    interested: bool
    stands_alone: bool
    kind: Kind
    side: str | None
    status: Status
    date_start: date
    date_end: date
    outlet: str | None
    quote: str
