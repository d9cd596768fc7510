"""Statements that speak for one thing, and how far they are believed together.

Pure. docs/inference.md explains the numbers.
"""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date
from uuid import UUID
from weakref import ref

from services.ledger import weighing
from services.ledger.policies import Policy
from services.ledger.weighing import Grade, Rank, Statement


class Case:
    """Statements, each once, the weightiest first. It never changes, so that all who build on it may share it."""

    __slots__ = (
        "__weakref__",
        "_alone",
        "_belief",
        "_grown",
        "_ids",
        "_last_day",
        "_ranks",
        "_reported",
        "_roots",
        "_standing",
        "_sure",
        "_voices",
        "_weights",
        "statements",
    )

    def __init__(self, statements: Iterable[Statement] = ()) -> None:
        self.statements: tuple[Statement, ...] = ()
        self._ranks: list[Rank] = []
        self._voices: dict[str, float] = {}
        self._roots: dict[str, float] = {}
        self._alone: frozenset[Policy] = frozenset()
        self._reported = False
        self._forget()
        self._add(statements)

    def _forget(self) -> None:
        # What was asked before: it is asked again for each policy, and for each interval that rests on the case.
        self._belief: float | None = None
        self._ids: tuple[UUID, ...] | None = None
        self._weights: tuple[float, ...] | None = None
        self._standing: dict[Policy, tuple[bool, ...]] = {}
        self._last_day: date | None = None
        self._sure: tuple[Case, float] | None = None
        self._grown: tuple[object, ref[Case]] | None = None

    def plus(self, more: Iterable[Statement]) -> "Case":
        """The case with more to it; what is in it already changes nothing. At the cost of what comes, not of all."""
        known = self._grown
        if known is not None and known[0] is more and (before := known[1]()) is not None:
            return before
        grown = Case.__new__(Case)
        grown.statements, grown._ranks = self.statements, [*self._ranks]
        grown._voices, grown._roots = {**self._voices}, {**self._roots}
        grown._alone, grown._reported = self._alone, self._reported
        grown._forget()
        grown._add(more)
        if isinstance(more, tuple):
            # Held weakly: a place with thousands of statements would keep all cases that ever were.
            self._grown = more, ref(grown)
        return grown

    def _add(self, statements: Iterable[Statement]) -> None:
        for one in statements:
            at = bisect_left(self._ranks, one.rank)
            if at < len(self._ranks) and self._ranks[at] == one.rank:
                continue
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


def _at_least_one(weights: dict[str, float]) -> float:
    doubt = 1.0
    for weight in sorted(weights.values()) if len(weights) > 1 else weights.values():
        doubt *= 1 - weight
    return 1 - doubt
