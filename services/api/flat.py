"""A state without nesting, as map and spreadsheet programs want it."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from services.api.answers import PlaceState
from services.api.sides import colour
from services.ledger.events import PlaceType, Precision
from services.ledger.inference import IntervalStatus


class FlatState(Struct, frozen=True):
    """One place on one day. `colour` is the controller's, as `#rrggbb`."""

    place_id: str
    place: str
    type: PlaceType
    country: str | None
    controller: str | None
    colour: str | None
    status: IntervalStatus
    since_start: date
    since_end: date
    since_precision: Precision
    confidence: float
    previous: str | None
    last_evidence_at: date
    quote: str
    outlet: str | None
    article_id: UUID
    url: str | None


def flatten(item: PlaceState) -> FlatState:
    """The same state."""
    place, since, sentence = item.place, item.since, item.sentence
    return FlatState(
        place_id=place.id,
        place=place.name,
        type=place.type,
        country=place.country,
        controller=item.controller,
        colour=item.controller and colour(item.controller),
        status=item.status,
        since_start=since.start,
        since_end=since.end,
        since_precision=since.precision,
        confidence=item.confidence,
        previous=item.previous,
        last_evidence_at=item.last_evidence_at,
        quote=sentence.quote,
        outlet=sentence.outlet,
        article_id=sentence.article_id,
        url=sentence.url,
    )
