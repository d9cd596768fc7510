"""Statements that speak for one thing, and how far they are believed together.

Pure. docs/inference.md explains the numbers.
"""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from services.ledger import weighing
from services.ledger.policies import Policy
from services.ledger.weighing import Grade, Rank, Statement


class Case:
    """Statements, each once, the weightiest first. It never changes, so that all who build on it may share it."""

    __slots__ = ("_alone", "_belief", "_ranks", "_reported", "_roots", "_voices", "statements")

    def __init__(self, statements: Iterable[Statement] = ()) -> None:
        self.statements: tuple[Statement, ...] = ()
        self._ranks: list[Rank] = []
        self._voices: dict[str, float] = {}
        self._roots: dict[str, float] = {}
        self._alone: frozenset[Policy] = frozenset()
        self._reported = False
        self._belief: float | None = None
        self._add(statements)

    def plus(self, more: Iterable[Statement]) -> "Case":
        """The case with more to it; what is in it already changes nothing. At the cost of what comes, not of all."""
        grown = Case()
        grown.statements, grown._ranks = self.statements, [*self._ranks]
        grown._voices, grown._roots = {**self._voices}, {**self._roots}
        grown._alone, grown._reported = self._alone, self._reported
        grown._add(more)
        return grown

    def _add(self, statements: Iterable[Statement]) -> None:
        for one in statements:
            at = bisect_left(self._ranks, one.rank)
            if at < len(self._ranks) and self._ranks[at] == one.rank:
                continue
            self._ranks.insert(at, one.rank)
            self.statements = (*self.statements[:at], one, *self.statements[at:])
            weight, root = one.weight, one.event.source.root
            if weight >= self._voices.get(one.voice, 0.0):
                self._voices[one.voice] = weight
            if weight >= self._roots.get(root, 0.0):
                self._roots[root] = weight
            self._alone |= one.alone
            self._reported |= one.event.status == "reported"

    def __bool__(self) -> bool:
        return bool(self.statements)

    @property
    def belief(self) -> float:
        """The chance that at least one teller is right (0 to MOST). A voice, as a root, counts by its best word."""
        if self._belief is None:
            self._belief = min(weighing.MOST, _at_least_one(self._voices), _at_least_one(self._roots))
        return self._belief

    def grade(self, policy: Policy) -> Grade:
        """`held` if any statement stands alone, or if two voices of two roots say so and one of them as fact."""
        several = self._reported and len(self._voices) > 1 and len(self._roots) > 1
        return "held" if several or policy in self._alone else "claimed"

    def ids(self) -> tuple[UUID, ...]:
        """The events."""
        return tuple([one.event.id for one in self.statements])

    def weights(self) -> tuple[float, ...]:
        """The weights, as they are kept."""
        return tuple([-rank[0] for rank in self._ranks])

    def alone(self, policy: Policy) -> tuple[bool, ...]:
        """Which statements stand alone."""
        return tuple([policy in one.alone for one in self.statements])

    def last_day(self) -> date:
        """The last day of which any statement speaks. Not of an empty case."""
        return max([one.event.date.end for one in self.statements])


NOTHING = Case()


def confidence(support: Case, against: Case) -> float:
    """The belief left when evidence against it is weighed in (Dempster's rule: both cannot be right)."""
    speaking_for, speaking_against = support.belief, against.belief
    return round(speaking_for * (1 - speaking_against) / (1 - speaking_for * speaking_against), 4)


def _at_least_one(weights: dict[str, float]) -> float:
    doubt = 1.0
    for weight in sorted(weights.values()):
        doubt *= 1 - weight
    return 1 - doubt
