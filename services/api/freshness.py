"""How old the news of a place is. Silence is not peace: a state without news for long says so."""

from datetime import date

from services.ledger.inference import Interval

# A quarter without a word. Fronts move within weeks; what was last heard a season ago is history until confirmed.
STALE_DAYS = 90


def last_told(interval: Interval, as_of: date) -> date:
    """The last day up to `as_of` that the evidence for the interval speaks of."""
    told = [min(one.date_end, as_of) for one in interval.support if one.date_start <= as_of]
    return max(told, default=interval.valid_from)


def days_since(told: date, as_of: date) -> int:
    """Whole days from the last evidence to the day asked for."""
    return (as_of - told).days


def is_stale(days: int) -> bool:
    """Whether so many days without news leave the state in doubt."""
    return days > STALE_DAYS
