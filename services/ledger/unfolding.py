"""The beliefs about one place, kept while its events change: inferred anew only from the first moment that changed.

Pure. What it gives is what `inference.timeline` gives of the same events; most news is about the latest days, so most
of a timeline stays.
"""

from collections.abc import Iterable, Sequence
from uuid import UUID

from services.ledger.chronology import Moment, moments
from services.ledger.course import Course, Stretch
from services.ledger.events import ControlEvent
from services.ledger.inference import certainty
from services.ledger.policies import POLICIES, Policy
from services.ledger.projection import Belief, Beliefs
from services.ledger.weighing import Statement, weigh

# How many of the latest moments it can start again from; for what is older it starts from the beginning.
REMEMBERED = 64
# Of what is taken at once, the moments that it may soon start again from: news is mostly of the latest.
LATEST = 3
# The last stretches of a course may still change: two by what it takes next, one by its end.
UNSETTLED = 3


class Unfolding:
    """The events that count of one place, by id. Tell it what changes; ask what is believed."""

    def __init__(self) -> None:
        self.events: set[UUID] = set()
        self._said: dict[UUID, Statement] = {}
        self._courses = {policy: _Remembered(policy) for policy in POLICIES}

    def change(self, added: Iterable[ControlEvent], dropped: Iterable[UUID]) -> None:
        """`added` count from now on, `dropped` no longer do."""
        for event in added:
            self.events.add(event.id)
            if event.status != "planned":
                self._said[event.id] = weigh(event)
        for event_id in dropped:
            self.events.discard(event_id)
            self._said.pop(event_id, None)

    def beliefs(self) -> Beliefs:
        """What every policy believes now, ascending."""
        said = self._said.values()
        denials = sorted((one for one in said if one.event.status == "denied"), key=lambda one: one.event.id)
        ordered = moments(one for one in said if one.event.status != "denied")
        return {policy: course.beliefs(ordered, denials) for policy, course in self._courses.items()}


class _Remembered:
    """The course by one policy, as it was before each of the latest moments."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._denials: list[Statement] = []
        self._moments: list[Moment] = []
        self._before: list[Course | None] = []
        self._settled: dict[int, tuple[Stretch, str | None, Belief]] = {}

    def beliefs(self, ordered: Sequence[Moment], denials: Sequence[Statement]) -> list[Belief]:
        """`ordered` and `denials` are weighed by the default policy."""
        same = _same_from_start(self._moments, ordered) if self._denials == denials else 0
        while same and (same >= len(self._before) or self._before[same] is None):
            same -= 1
        course = self._resumed(same, denials)
        del self._before[same:]
        for number, moment in enumerate(ordered[same:], same):
            self._before.append(course.fork() if number >= len(ordered) - LATEST else None)
            course.take(self._by_policy(moment))
        # Where the next moment will begin.
        self._before.append(course.fork())
        for forgotten in range(max(0, len(self._before) - REMEMBERED - 8), len(self._before) - REMEMBERED):
            self._before[forgotten] = None
        self._moments, self._denials = [*ordered], [*denials]
        return self._kept(course.finish())

    def _resumed(self, same: int, denials: Sequence[Statement]) -> Course:
        before = self._before[same] if same else None
        return before.fork() if before else Course([self._again(one) for one in denials])

    def _by_policy(self, moment: Moment) -> Moment:
        if self._policy == "default":
            return moment
        return Moment(moment.day, moment.phase, tuple(self._again(one) for one in moment.statements))

    def _again(self, one: Statement) -> Statement:
        return one if self._policy == "default" else weigh(one.event, self._policy)

    def _kept(self, stretches: Sequence[Stretch]) -> list[Belief]:
        found: list[Belief] = []
        previous: str | None = None
        last: str | None = None
        settled = len(stretches) - UNSETTLED
        for number, stretch in enumerate(stretches):
            if stretch.controller is not None and stretch.controller != last:
                previous, last = last, stretch.controller
            before = last if stretch.controller is None else previous
            known = self._settled.get(id(stretch))
            if known is None or known[1] != before:
                known = (stretch, before, _belief(stretch, before))
                if number < settled:
                    self._settled[id(stretch)] = known
            found.append(known[2])
        if len(self._settled) > 2 * len(stretches) + REMEMBERED:
            # Of courses that were given up, nothing need be remembered.
            self._settled = {id(one): self._settled[id(one)] for one in stretches if id(one) in self._settled}
        return found


def _belief(stretch: Stretch, previous: str | None) -> Belief:
    """The same as projection.belief(inference.interval(…)), without what the evidence says, which need not be kept."""
    support = _evidence(stretch.fighting + stretch.support)
    against = _evidence(stretch.against)
    return Belief(
        valid_from=stretch.start,
        valid_to=stretch.end,
        controller=stretch.controller,
        status=stretch.status,
        since=stretch.since,
        confidence=certainty(stretch),
        previous=previous,
        support=tuple([one[1] for one in support]),
        support_weights=tuple([-one[0] for one in support]),
        support_alone=tuple([one[2] for one in support]),
        against=tuple([one[1] for one in against]),
        against_weights=tuple([-one[0] for one in against]),
        against_alone=tuple([one[2] for one in against]),
        last_evidence_at=max([one.event.date.end for one in stretch.fighting + stretch.support]),
    )


def _evidence(statements: Sequence[Statement]) -> list[tuple[float, UUID, bool]]:
    """The weightiest first, its weight with a minus."""
    return sorted({(-round(one.weight, 4), one.event.id, one.stands_alone) for one in statements})


def _same_from_start(before: Sequence[Moment], now: Sequence[Moment]) -> int:
    """How many moments are the same; the statements of one event are one object."""
    for number, (old, new) in enumerate(zip(before, now, strict=False)):
        if old.day != new.day or [*map(id, old.statements)] != [*map(id, new.statements)]:
            return number
    return min(len(before), len(now))
