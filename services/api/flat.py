"""A state without nesting, as map and spreadsheet programs want it."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from services.api.answers import PlaceState
from services.api.sides import colour
from services.ledger.events import PlaceType, Precision
from services.ledger.inference import IntervalStatus


class FlatState(Struct, frozen=True):
    """One place on one day. `colour` is the controller's, as `#rrggbb`.

    With `fields` only the place's columns and those of the fields asked for are there.
    """

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
    days_since_evidence: int
    stale: bool
    quote: str
    outlet: str | None
    article_id: UUID | None
    url: str | None


# What a field of the nested state becomes; any other is a column of its own name.
COLUMNS: dict[str, tuple[str, ...]] = {
    "place": ("place_id", "place", "type", "country", "lat", "lon"),
    "controller": ("controller", "colour"),
    "since": ("since_start", "since_end", "since_precision"),
    "sentence": ("quote", "outlet", "article_id", "url"),
}


def columns(fields: tuple[str, ...]) -> set[str]:
    """The columns of those fields of a state."""
    return {column for field in fields for column in COLUMNS.get(field, (field,))}


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
        days_since_evidence=item.days_since_evidence,
        stale=item.stale,
        quote=sentence.quote,
        outlet=sentence.outlet,
        article_id=sentence.article_id,
        url=sentence.url,
    )
