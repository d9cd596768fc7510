"""What a writer still knows of the places that it wrote about last: their events need not be read and weighed again.

Nothing rests on it. Which events count is asked of the database each time, and what is no longer so is put right.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from typing import Any, LiteralString
from uuid import UUID

from services.ledger.events import ControlEvent
from services.ledger.roundtrip import Driver
from services.ledger.rows import TOLD_COLUMNS, told_of_row
from services.ledger.unfolding import Unfolding

# Places of which a process remembers the events: some ten megabytes, where places have a hundred events each.
REMEMBERED_PLACES = 256
_COUNTING: LiteralString = (
    "SELECT id, place_id FROM ledger.control_event WHERE place_id = ANY(%s) AND superseded_at IS NULL"
)
_TOLD: LiteralString = f"SELECT {TOLD_COLUMNS} FROM ledger.control_event WHERE id = ANY(%s)"
_TOLD_OF_PLACES: LiteralString = (
    f"SELECT {TOLD_COLUMNS} FROM ledger.control_event WHERE place_id = ANY(%s) AND superseded_at IS NULL"
)


class Recollection:
    """The places that were asked for last. Of one thread at a time; locks of the places are the caller's."""

    def __init__(self, places: int = REMEMBERED_PLACES) -> None:
        self._limit = places
        self._places: OrderedDict[str, Unfolding] = OrderedDict()

    def take(self, driver: Driver, place_ids: Iterable[str]) -> dict[str, Unfolding]:
        """The places with all events that count now, and settled. They are forgotten until `keep` gives them back."""
        wanted = [*place_ids]
        found = {one: self._places.pop(one) for one in wanted if one in self._places}
        counting = driver.execute(_COUNTING, ([*found],)) if found else None
        told = driver.execute(_TOLD_OF_PLACES, ([one for one in wanted if one not in found],)).fetchall()
        if counting is not None:
            told += _bring_up_to_date(driver, found, counting.fetchall())
        places = {one: found[one] if one in found else Unfolding() for one in wanted}
        events: dict[str, list[ControlEvent]] = {one: [] for one in wanted}
        for row in told:
            events[row[1]].append(told_of_row(row))
        for place_id, place in places.items():
            place.change(events[place_id], [])
            place.settle()
        return places

    def keep(self, places: dict[str, Unfolding]) -> None:
        """Remember these, and forget those that were not asked for longest."""
        self._places |= places
        while len(self._places) > self._limit:
            self._places.popitem(last=False)


def _bring_up_to_date(
    driver: Driver, known: Mapping[str, Unfolding], counting: Iterable[tuple[UUID, str]]
) -> list[tuple[Any, ...]]:
    """Drop what no longer counts of the places; the rows of what they do not know yet."""
    now: dict[str, set[UUID]] = {place_id: set() for place_id in known}
    for event_id, place_id in counting:
        now[place_id].add(event_id)
    for place_id, place in known.items():
        if gone := place.events - now[place_id]:
            place.change([], gone)
    missing = [one for place_id, place in known.items() for one in now[place_id] - place.events]
    return driver.execute(_TOLD, (missing,)).fetchall() if missing else []
