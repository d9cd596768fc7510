"""How the ledger's belief about a place changes when its events do. Pure."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from services.ledger.events import ControlEvent
from services.ledger.inference import Interval, timeline


class Revision(Struct, frozen=True):
    """Intervals no longer believed, and those believed in their stead; what did not change is in neither."""

    closed: list[Interval]
    opened: list[Interval]


def revise(believed: Sequence[Interval], events: Iterable[ControlEvent]) -> Revision:
    """What changes in the believed intervals of a place when `events` are all that count of it."""
    inferred = timeline(events)
    return Revision(
        closed=[one for one in believed if one not in inferred],
        opened=[one for one in inferred if one not in believed],
    )
