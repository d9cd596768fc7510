"""What the ledger's reads tell, in the words of the answers."""

from services.api.answers import Hold, PlaceState, Sentence, Testimony
from services.ledger.control import PlaceInterval, State
from services.ledger.events import DateRange, Place


def place_state(state: State) -> PlaceState:
    """One line of the control list."""
    return PlaceState(
        place=state.place,
        controller=state.controller,
        status=state.status,
        since=DateRange(state.since_start, state.since_end, state.since_precision),
        confidence=state.confidence,
        previous=state.previous,
        last_evidence_at=state.last_evidence_at,
        sentence=Sentence(state.event_id, state.article_id, state.quote, state.outlet, state.url),
    )


def place_state_of_interval(place: Place, found: PlaceInterval, support: list[Testimony]) -> PlaceState:
    """The same from an interval with its testimonies, the heaviest first."""
    interval, best = found.interval, support[0]
    event, url = best.event, best.article.url
    return PlaceState(
        place=place,
        controller=interval.controller,
        status=interval.status,
        since=interval.since,
        confidence=interval.confidence,
        previous=interval.previous,
        last_evidence_at=interval.last_evidence_at,
        sentence=Sentence(event.id, event.article_id, event.evidence.quote, event.source.outlet, url),
    )


def hold(found: PlaceInterval) -> Hold:
    """One stretch of a timeline."""
    interval = found.interval
    return Hold(
        valid_from=interval.valid_from,
        valid_to=interval.valid_to,
        controller=interval.controller,
        status=interval.status,
        since=interval.since,
        confidence=interval.confidence,
        previous=interval.previous,
        last_evidence_at=interval.last_evidence_at,
        recorded_at=found.recorded_at,
        evidence_for=interval.support,
        evidence_against=interval.against,
    )
