"""The read tables as the turns of one place alone make them. Pure."""

from datetime import date, datetime

from services.ledger.counting import Turn
from services.ledger.policies import Policy
from services.ledger.projection import Belief
from services.ledger.rows import Values, change_values
from services.ledger.unfolding import Unfolding


class KeptInterval:
    """A row of ledger.control_interval: a belief, and from when to when it was believed.

    `valid_to` is its last end. One that it got only after `recorded_from` is known from `ended_at` on; until then, the
    interval was open.
    """

    def __init__(self, policy: Policy, belief: Belief, position: int, recorded_from: datetime) -> None:
        self.policy: Policy = policy
        self.belief = belief
        self.valid_to = belief.valid_to
        self.position = position
        self.recorded_from = recorded_from
        self.ended_at: datetime | None = None
        self.recorded_to: datetime | None = None


class PlaceHistory:
    """Take the turns of one place in order; then its rows can be asked for, those no longer believed included."""

    def __init__(self) -> None:
        self.intervals: list[KeptInterval] = []
        self.changes: list[Values] = []
        self._place = Unfolding()
        self._open: dict[tuple[Policy, date], KeptInterval] = {}

    def take(self, turn: Turn, position: int, recorded_at: datetime) -> None:
        """`position` and `recorded_at` are those of the record that caused it."""
        self._place.change(turn.added, turn.dropped)
        revision = self._place.revision()
        for policy, closed in revision.closed:
            self._open.pop((policy, closed.valid_from)).recorded_to = recorded_at
        for policy, ended in revision.ended:
            row = self._open[policy, ended.valid_from]
            row.valid_to, row.ended_at = ended.valid_to, recorded_at
        for policy, opened in revision.opened:
            row = KeptInterval(policy, opened, position, recorded_at)
            self._open[policy, opened.valid_from] = row
            self.intervals.append(row)
        if revision.change is not None:
            self.changes.append(
                change_values(turn, revision.change) | {"position": position, "recorded_at": recorded_at}
            )
