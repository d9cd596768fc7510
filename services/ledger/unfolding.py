"""The beliefs about one place, kept while its events change: inferred anew only from the first moment that changed.

Pure. What it gives is what `inference.timeline` gives of the same events; most news is about the latest days, so most
of a timeline stays.
"""

from collections.abc import Iterable, Sequence
from uuid import UUID

from msgspec import Struct

from services.ledger.chronicle import Chronicle
from services.ledger.course import Course, Stretch
from services.ledger.events import ControlEvent
from services.ledger.inference import certainty
from services.ledger.policies import POLICIES, Policy
from services.ledger.projection import Belief, Beliefs
from services.ledger.testimony import Testimony, answers_any, hear
from services.ledger.weighing import Statement, weigh

# How many of the latest moments it can start again from; for what is older it starts from the beginning.
REMEMBERED = 64
# Of what is taken at once, the moments that it may soon start again from: news is mostly of the latest.
LATEST = 3


class Unfolding:
    """The events that count of one place, by id. Tell it what changes; ask what is believed."""

    def __init__(self) -> None:
        self.events: set[UUID] = set()
        self._said: dict[UUID, Statement] = {}
        self._denials: list[Statement] = []
        self._chronicle = Chronicle()
        self._heard: list[Testimony] = []
        self._courses = {policy: _Remembered(policy) for policy in POLICIES}
        # The moments that are as they were when somebody asked last.
        self._same = 0

    def change(self, added: Iterable[ControlEvent], dropped: Iterable[UUID]) -> None:
        """`added` count from now on, `dropped` no longer do."""
        coming, going = [*added], [*dropped]
        self.events.update(event.id for event in coming)
        self.events.difference_update(going)
        told = {event.id: weigh(event) for event in coming if event.status != "planned" and event.id not in self._said}
        gone = [self._said.pop(one) for one in going if one in self._said]
        self._said |= told
        spoken = [one for one in told.values() if one.event.status != "denied"]
        silent = [one.event.id for one in gone if one.event.status != "denied"]
        self._same = min(self._same, self._chronicle.change(spoken, silent))
        self._deny([one for one in (*told.values(), *gone) if one.event.status == "denied"])

    def _deny(self, changed: Sequence[Statement]) -> None:
        """The changed denials came, or are gone; what they answer is heard anew."""
        if not changed:
            return
        denials = (one for one in self._said.values() if one.event.status == "denied")
        self._denials = sorted(denials, key=lambda one: one.event.id.int)
        for number, moment in enumerate(self._chronicle.moments[: self._same]):
            if any(answers_any(denial, moment) for denial in changed):
                self._same = number
                break

    def beliefs(self) -> Beliefs:
        """What every policy believes now, ascending."""
        same, moments = self._same, self._chronicle.moments
        del self._heard[same:]
        self._heard.extend(hear(moment, self._denials) for moment in moments[same:])
        self._same = len(moments)
        return {policy: course.beliefs(self._heard, same) for policy, course in self._courses.items()}


class _Kept(Struct, frozen=True):
    """A belief, what it was made of, and the last two controllers up to there, which are not the same."""

    made_of: tuple[object, ...]
    belief: Belief
    last: str | None
    previous: str | None


class _Remembered:
    """The course by one policy, as it was before each of the latest moments."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._before: list[Course | None] = [Course(policy)]
        self._kept: list[_Kept] = []

    def beliefs(self, heard: Sequence[Testimony], same: int) -> list[Belief]:
        """What follows from the testimonies, of which the first `same` are as they were."""
        while (before := self._before[same]) is None:
            same -= 1
        del self._before[same + 1 :]
        course = before.fork()
        for number, testimony in enumerate(heard[same:], same + 1):
            course.take(testimony)
            self._before.append(course.fork() if len(heard) - LATEST < number < len(heard) else None)
        if same < len(heard):
            self._before[-1] = course
        for forgotten in range(max(1, len(self._before) - REMEMBERED - 8), len(self._before) - REMEMBERED):
            self._before[forgotten] = None
        self._keep(course.finish(), before.settled)
        return [one.belief for one in self._kept]

    def _keep(self, stretches: Sequence[Stretch], settled: int) -> None:
        """Beliefs of the stretches, of which the first `settled` are as they were."""
        old = self._kept[settled:]
        del self._kept[settled:]
        last, previous = (self._kept[-1].last, self._kept[-1].previous) if settled else (None, None)
        for number, stretch in enumerate(stretches[settled:]):
            if stretch.controller is not None and stretch.controller != last:
                previous, last = last, stretch.controller
            before = last if stretch.controller is None else previous
            cases = stretch.support, stretch.against, stretch.fighting
            made_of = (before, stretch.start, stretch.end, stretch.status, stretch.controller, stretch.since, *cases)
            if number < len(old) and old[number].made_of == made_of:
                self._kept.append(old[number])
            else:
                self._kept.append(_Kept(made_of, _belief(stretch, before, self._policy), last, previous))


def _belief(stretch: Stretch, previous: str | None, policy: Policy) -> Belief:
    """The same as projection.belief(inference.interval(…)), without what the evidence says, which need not be kept."""
    support = stretch.support.plus(stretch.fighting.statements) if stretch.fighting else stretch.support
    against = stretch.against
    return Belief(
        valid_from=stretch.start,
        valid_to=stretch.end,
        controller=stretch.controller,
        status=stretch.status,
        since=stretch.since,
        confidence=certainty(stretch),
        previous=previous,
        support=support.ids(),
        support_weights=support.weights(),
        support_alone=support.alone(policy),
        against=against.ids(),
        against_weights=against.weights(),
        against_alone=against.alone(policy),
        last_evidence_at=support.last_day(),
    )
