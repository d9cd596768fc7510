"""What the ledger's reads tell, in the words of the answers."""

from datetime import date

from msgspec import structs

from services.api.answers import ControlList, Hold, ListedState, PlaceState, Sentence, Testimony
from services.api.freshness import days_since, is_stale, last_told
from services.ledger.control import PlaceInterval, State
from services.ledger.events import DateRange, Place


def listed_state(state: State, as_of: date) -> ListedState:
    """One row of the control list."""
    days = days_since(state.last_told, as_of)
    return ListedState(
        place=state.place,
        controller=state.controller,
        status=state.status,
        since=DateRange(state.since_start, state.since_end, state.since_precision),
        confidence=state.confidence,
        previous=state.previous,
        last_evidence_at=state.last_evidence_at,
        days_since_evidence=days,
        stale=is_stale(days),
        sentence=Sentence(state.event_id, state.article_id, state.quote, state.outlet, state.url),
    )


def place_state(place: Place, as_of: date, found: PlaceInterval, support: list[Testimony]) -> PlaceState:
    """The state of an interval with its testimonies, the heaviest first."""
    interval, best = found.interval, support[0]
    days = days_since(last_told(interval, as_of), as_of)
    event, url = best.event, best.article.url if best.article else None
    return PlaceState(
        place=place,
        controller=interval.controller,
        status=interval.status,
        since=interval.since,
        confidence=interval.confidence,
        previous=interval.previous,
        last_evidence_at=interval.last_evidence_at,
        days_since_evidence=days,
        stale=is_stale(days),
        sentence=Sentence(event.id, event.article_id, event.evidence.quote, event.source.outlet, url),
    )


def picked(page: ControlList, fields: tuple[str, ...]) -> dict[str, object]:
    """The page with those fields of its items only."""
    items = [{name: getattr(item, name) for name in fields} for item in page.items]
    return structs.asdict(page) | {"items": items}


def hold(found: PlaceInterval) -> Hold:
    """One stretch of a timeline."""
    interval = found.interval
    return Hold(
        **interval.tenure(),
        recorded_at=found.recorded_at,
        evidence_for=interval.support,
        evidence_against=interval.against,
    )
