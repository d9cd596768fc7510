"""A state without nesting, as map and spreadsheet programs want it."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from services.api.answers import ControlStatus, PlaceState, Sentence
from services.api.sides import colour
from services.ledger.events import PlaceType, Precision


class FlatState(Struct, frozen=True):
    """One place on one day. `colour` is the controller's, as `#rrggbb`."""

    place_id: str
    place: str
    type: PlaceType
    country: str | None
    controller: str | None
    colour: str | None
    status: ControlStatus
    since_start: date
    since_end: date
    since_precision: Precision
    confidence: float
    previous: str | None
    last_evidence_at: date
    quote: str | None
    outlet: str | None
    article_id: UUID | None
    url: str | None


def flatten(item: PlaceState) -> FlatState:
    """The same state."""
    place, since = item.place, item.since
    quote, outlet, article_id, url = _said(item.sentence)
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
        quote=quote,
        outlet=outlet,
        article_id=article_id,
        url=url,
    )


def _said(sentence: Sentence | None) -> tuple[str | None, str | None, UUID | None, str | None]:
    if sentence is None:
        return None, None, None, None
    return sentence.quote, sentence.outlet, sentence.article_id, sentence.url
