"""Control events for the tests of this room: only what a test is about need be said."""

from datetime import date, timedelta
from typing import Literal
from uuid import UUID, uuid4

from services.ledger.events import (
    ControlEvent,
    DateRange,
    Evidence,
    Extent,
    Kind,
    Party,
    Place,
    Precision,
    Source,
    Speaker,
    Status,
)

TOWN = Place("geonames:1", "Tell Amra", "town", "XX", 35.0, 44.0)
FIRST_DAY = date(2017, 10, 1)


def day(number: int) -> date:
    """The `number`th day of the campaign, from 0."""
    return FIRST_DAY + timedelta(days=number)


def said(
    kind: Kind,
    actor: str | None,
    first: int,
    last: int | None = None,
    *,
    opponent: str | None = None,
    status: Status = "reported",
    speaker: str | None = None,
    tie: str | None = None,
    root: str = "wire",
    precision: Precision = "day",
    extent: Extent = "whole",
    confidence: float = 0.9,
    place: Place = TOWN,
    article_id: UUID | Literal["new"] | None = "new",
) -> ControlEvent:
    """An event about days `first` to `last` of the campaign; sides are actors, and roots are outlets."""
    return ControlEvent(
        id=uuid4(),
        article_id=uuid4() if article_id == "new" else article_id,
        kind=kind,
        actor=Party(actor, actor.title(), actor) if actor else None,
        opponent=Party(opponent, opponent.title(), opponent) if opponent else None,
        place=place,
        date=DateRange(day(first), day(first if last is None else last), precision),
        status=status,
        attributed_to=Speaker(f"a {speaker} spokesman", speaker) if speaker else None,
        extent=extent,
        confidence=confidence,
        evidence=Evidence(f"{actor} {kind}", 0, len(f"{actor} {kind}")),
        source=Source(root, tie, root),
        extractor="test-1",
    )
