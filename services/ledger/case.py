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

    def __init__(self, statements: Iterable[Statement] = (), base: "Case | None" = None) -> None:
        """All that `base` holds, and these."""
        self.statements: tuple[Statement, ...] = base.statements if base else ()
        self._ranks: list[Rank] = [*base._ranks] if base else []
        self._voices: dict[str, float] = {**base._voices} if base else {}
        self._roots: dict[str, float] = {**base._roots} if base else {}
        self._alone: frozenset[Policy] = base._alone if base else frozenset()
        self._reported: bool = base._reported if base else False
        # What was asked before: it is asked again for each policy, and for each interval that rests on the case.
        self._belief: float | None = None
        self._ids: tuple[UUID, ...] | None = None
        self._weights: tuple[float, ...] | None = None
        self._standing: dict[Policy, tuple[bool, ...]] = {}
        self._last_day: date | None = None
        self._sure: tuple[Case, float] | None = None
        for one in statements:
            self._add(one)

    def plus(self, more: Iterable[Statement]) -> "Case":
        """The case with more to it; what is in it already changes nothing. At the cost of what comes, not of all."""
        return Case(more, self)

    def _add(self, one: Statement) -> None:
        at = bisect_left(self._ranks, one.rank)
        if at < len(self._ranks) and self._ranks[at] == one.rank:
            return
        self._ranks.insert(at, one.rank)
        self.statements = (*self.statements[:at], one, *self.statements[at:])
        weight, root, voice = one.weight, one.root, one.voice
        if weight >= self._voices.get(voice, 0.0):
            self._voices[voice] = weight
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
        if self._ids is None:
            self._ids = tuple([one.event.id for one in self.statements])
        return self._ids

    def weights(self) -> tuple[float, ...]:
        """The weights, as they are kept."""
        if self._weights is None:
            self._weights = tuple([-rank[0] for rank in self._ranks])
        return self._weights

    def alone(self, policy: Policy) -> tuple[bool, ...]:
        """Which statements stand alone."""
        if (known := self._standing.get(policy)) is None:
            self._standing[policy] = known = tuple([policy in one.alone for one in self.statements])
        return known

    def last_day(self) -> date:
        """The last day of which any statement speaks. Not of an empty case."""
        if self._last_day is None:
            self._last_day = max([one.end for one in self.statements])
        return self._last_day

    def confidence(self, against: "Case") -> float:
        """The belief left when evidence against it is weighed in (Dempster's rule: both cannot be right)."""
        known = self._sure
        if known is None or known[0] is not against:
            speaking_for, speaking_against = self.belief, against.belief
            left = speaking_for * (1 - speaking_against) / (1 - speaking_for * speaking_against)
            self._sure = known = against, round(left, 4)
        return known[1]


NOTHING = Case()


class Sums:
    """Cases that were added up lately. Who adds the same tuple to the same case, as policies do, gets the same one."""

    def __init__(self) -> None:
        # What was added is kept with the sum: nothing else can come to have its number meanwhile.
        self._known: dict[tuple[int, int], tuple[Case, tuple[Statement, ...], Case]] = {}

    def plus(self, case: Case, more: tuple[Statement, ...]) -> Case:
        """The case with more to it."""
        key = id(case), id(more)
        known = self._known.get(key)
        if known is None:
            self._known[key] = known = case, more, case.plus(more)
        return known[2]

    def forget(self) -> None:
        """A place with thousands of statements would keep all cases that ever were."""
        self._known.clear()


def _at_least_one(weights: dict[str, float]) -> float:
    doubt = 1.0
    for weight in sorted(weights.values()) if len(weights) > 1 else weights.values():
        doubt *= 1 - weight
    return 1 - doubt
