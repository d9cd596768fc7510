"""The read tables as the turns of one place alone make them. Pure."""

from datetime import datetime
from uuid import UUID

from services.ledger.counting import Turn
from services.ledger.events import ControlEvent
from services.ledger.policies import POLICIES, Policy
from services.ledger.projection import Belief, revise
from services.ledger.rows import Values, change_values, interval_values


class PlaceHistory:
    """Take the turns of one place in order; then its rows can be asked for, those no longer believed included."""

    def __init__(self, place_id: str) -> None:
        self.intervals: list[Values] = []
        self.changes: list[Values] = []
        self._place_id = place_id
        self._counting: dict[UUID, ControlEvent] = {}
        self._rows: dict[tuple[Policy, Belief], Values] = {}

    def take(self, turn: Turn, position: int, recorded_at: datetime) -> None:
        """`position` and `recorded_at` are those of the record that caused it."""
        for gone in turn.dropped:
            del self._counting[gone]
        self._counting |= {event.id: event for event in turn.added}
        revision = revise(self._believed(), self._counting.values())
        for closed in revision.closed:
            self._rows.pop(closed)["recorded_to"] = recorded_at
        for opened in revision.opened:
            values = interval_values(self._place_id, *opened)
            row = values | {"position": position, "recorded_from": recorded_at, "recorded_to": None}
            self._rows[opened] = row
            self.intervals.append(row)
        if revision.change is not None:
            self.changes.append(
                change_values(turn, revision.change) | {"position": position, "recorded_at": recorded_at}
            )

    def _believed(self) -> dict[Policy, list[Belief]]:
        return {policy: [belief for kept, belief in self._rows if kept == policy] for policy in POLICIES}
