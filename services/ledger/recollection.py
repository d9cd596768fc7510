"""What a writer still knows of the places that it wrote about last: their events need not be read and weighed again.

Nothing rests on it. Which events count is asked of the database each time, and what is no longer so is put right.
"""

from collections import OrderedDict
from collections.abc import Iterable

from sqlalchemy import Connection, text

from services.ledger.events import ControlEvent
from services.ledger.rows import EVENT_COLUMNS, event_of_row
from services.ledger.unfolding import Unfolding

# Places of which a process remembers the events: some ten megabytes, where places have a hundred events each.
REMEMBERED_PLACES = 256


class Recollection:
    """The places that were asked for last. Of one thread at a time; locks of the places are the caller's."""

    def __init__(self, places: int = REMEMBERED_PLACES) -> None:
        self._limit = places
        self._places: OrderedDict[str, Unfolding] = OrderedDict()

    def take(self, conn: Connection, place_ids: Iterable[str]) -> dict[str, Unfolding]:
        """The places with all events that count now. They are forgotten until `keep` gives them back."""
        found = {
            place_id: self._places.pop(place_id) if place_id in self._places else Unfolding() for place_id in place_ids
        }
        counting = {place_id: set[object]() for place_id in found}
        ids = "SELECT id, place_id FROM ledger.control_event WHERE place_id = ANY(:places) AND superseded_at IS NULL"
        for event_id, place_id in conn.execute(text(ids), {"places": [*found]}):
            counting[place_id].add(event_id)
        missing = [one for place_id, place in found.items() for one in counting[place_id] - place.events]
        told: dict[str, list[ControlEvent]] = {place_id: [] for place_id in found}
        if missing:
            rows = f"SELECT {EVENT_COLUMNS} FROM ledger.control_event event JOIN ledger.place ON place.id = place_id"
            for row in conn.execute(text(f"{rows} WHERE event.id = ANY(:ids)"), {"ids": missing}):
                event = event_of_row(row)
                told[event.place.id].append(event)
        for place_id, place in found.items():
            place.change(told[place_id], [*(place.events - counting[place_id])])
        return found

    def keep(self, places: dict[str, Unfolding]) -> None:
        """Remember these, and forget those that were not asked for longest."""
        self._places |= places
        while len(self._places) > self._limit:
            self._places.popitem(last=False)
