"""The read tables as the turns of one place alone make them. Pure."""

from datetime import date, datetime

from services.ledger.counting import Turn
from services.ledger.policies import Policy
from services.ledger.projection import Beliefs, revise
from services.ledger.rows import Values, change_values, interval_values
from services.ledger.unfolding import Unfolding


class PlaceHistory:
    """Take the turns of one place in order; then its rows can be asked for, those no longer believed included."""

    def __init__(self, place_id: str) -> None:
        self.intervals: list[Values] = []
        self.changes: list[Values] = []
        self._place_id = place_id
        self._place = Unfolding()
        self._believed: Beliefs = {}
        self._open: dict[tuple[Policy, date], Values] = {}

    def take(self, turn: Turn, position: int, recorded_at: datetime) -> None:
        """`position` and `recorded_at` are those of the record that caused it."""
        self._place.change(turn.added, turn.dropped)
        inferred = self._place.beliefs()
        revision = revise(self._believed, inferred)
        self._believed = inferred
        for policy, closed in revision.closed:
            self._open.pop((policy, closed.valid_from))["recorded_to"] = recorded_at
        for policy, opened in revision.opened:
            row = interval_values(self._place_id, policy, opened)
            row |= {"position": position, "recorded_from": recorded_at, "recorded_to": None}
            self._open[policy, opened.valid_from] = row
            self.intervals.append(row)
        if revision.change is not None:
            self.changes.append(
                change_values(turn, revision.change) | {"position": position, "recorded_at": recorded_at}
            )
