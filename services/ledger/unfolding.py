"""The beliefs about one place, kept while its events change: inferred anew only from the first moment that changed.

Pure. What it gives is what `inference.timeline` gives of the same events; most news is about the latest days, so most
of a timeline stays.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from services.ledger.chronicle import Chronicle
from services.ledger.course import Course, Stretch
from services.ledger.events import ControlEvent
from services.ledger.inference import certainty
from services.ledger.policies import POLICIES, Policy
from services.ledger.projection import Belief, Beliefs, Revision, changed, is_ended
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
        self._follow()
        return {policy: [one.belief() for one in course.kept] for policy, course in self._courses.items()}

    def settle(self) -> None:
        """What is believed now is what `revision` starts from: as if somebody had asked, but nothing is told."""
        self._follow()

    def revision(self) -> Revision:
        """What is believed now and was not when somebody asked last: the same as `revise` of all beliefs."""
        before = self._courses["default"].newest()
        moved = self._follow()
        told = moved["default"]
        change = (
            changed(before, self._courses["default"].newest()) if told.closed or told.ended or told.opened else None
        )
        return Revision(
            closed=[(policy, one.belief()) for policy in POLICIES for one in moved[policy].closed],
            ended=[(policy, one.belief()) for policy in POLICIES for one in moved[policy].ended],
            opened=[(policy, one.belief()) for policy in POLICIES for one in moved[policy].opened],
            change=change,
        )

    def _follow(self) -> dict[Policy, "_Moved"]:
        same, moments = self._same, self._chronicle.moments
        del self._heard[same:]
        self._heard.extend([hear(moment, self._denials) for moment in moments[same:]])
        self._same = len(moments)
        return {policy: course.follow(self._heard, same) for policy, course in self._courses.items()}


class _Kept(Struct, gc=False):
    """A stretch of one policy's course, the controller before it, and the belief that they make, once it is asked for:
    most are only kept to be compared. Then, of all up to there, the last two controllers, which are not the same, and
    the last day that evidence speaks of.
    """

    stretch: Stretch
    policy: Policy
    before: str | None
    last: str | None
    previous: str | None
    latest: date
    known: Belief | None = None

    def belief(self) -> Belief:
        if (known := self.known) is None:
            self.known = known = _belief(self.stretch, self.before, self.policy)
        return known

    def take_over(self, old: "_Kept") -> None:
        """Believe what the old one did, as one object, where nothing but the end can differ."""
        if old.before == self.before and _says_the_same(old.stretch, self.stretch):
            known = old.belief()
            same = known.valid_to == self.stretch.end
            self.known = known if same else replace(known, valid_to=self.stretch.end)


class _Moved(Struct, frozen=True):
    """Beliefs of one policy that are no longer held, that got an end, and those that are new."""

    closed: list[_Kept]
    ended: list[_Kept]
    opened: list[_Kept]


class _Remembered:
    """The course by one policy, as it was before each of the latest moments, and the beliefs that follow from it."""

    def __init__(self, policy: Policy) -> None:
        self.kept: list[_Kept] = []
        self._policy = policy
        self._before: list[Course | None] = [Course(policy)]

    def follow(self, heard: Sequence[Testimony], same: int) -> _Moved:
        """Believe what follows from the testimonies, of which the first `same` are as they were."""
        while (before := self._before[same]) is None:
            same -= 1
        del self._before[same + 1 :]
        course, count = before.fork(), len(heard)
        for number in range(same, count):
            course.take(heard[number])
            self._before.append(course.fork() if count - LATEST < number + 1 < count else None)
        if same < count:
            self._before[-1] = course
        for forgotten in range(max(1, len(self._before) - REMEMBERED - 8), len(self._before) - REMEMBERED):
            self._before[forgotten] = None
        return self._keep(course.finish())

    def newest(self) -> Belief | None:
        """What held on the newest day that evidence speaks of."""
        if not self.kept:
            return None
        day = self.kept[-1].latest
        return next((one for one in reversed(self.kept) if one.stretch.start <= day), self.kept[0]).belief()

    def _keep(self, stretches: Sequence[Stretch]) -> _Moved:
        """Beliefs of the stretches; a stretch that did not change is the same object."""
        kept, moved = self.kept, _Moved([], [], [])
        same = min(len(kept), len(stretches))
        # What changed is at the end.
        while same and kept[same - 1].stretch is not stretches[same - 1]:
            same -= 1
        gone = {one.stretch.start: one for one in kept[same:]}
        del kept[same:]
        last, previous, latest = (kept[-1].last, kept[-1].previous, kept[-1].latest) if kept else (None, None, date.min)
        for stretch in stretches[same:]:
            controller = stretch.controller
            if controller is not None and controller != last:
                previous, last = last, controller
            latest = max(latest, _last_day(stretch))
            new = _Kept(stretch, self._policy, last if controller is None else previous, last, previous, latest)
            kept.append(new)
            if (old := gone.pop(stretch.start, None)) is None:
                moved.opened.append(new)
            else:
                _compare(old, new, moved)
        moved.closed.extend(gone.values())
        return moved


def _compare(old: _Kept, new: _Kept, moved: _Moved) -> None:
    """Tell what the new one changes of the old one, which began on the same day."""
    new.take_over(old)
    known, belief = old.belief(), new.belief()
    if belief is known or belief == known:
        return
    if is_ended(known, belief):
        moved.ended.append(new)
    else:
        moved.closed.append(old)
        moved.opened.append(new)


def _last_day(stretch: Stretch) -> date:
    """The last day that evidence for the stretch speaks of."""
    if not stretch.fighting:
        return stretch.support.last_day()
    fought = stretch.fighting.last_day()
    return max(fought, stretch.support.last_day()) if stretch.support else fought


def _says_the_same(one: Stretch, other: Stretch) -> bool:
    """Whether nothing differs but the end, as far as can be told without looking into cases."""
    return (
        one.support is other.support
        and one.against is other.against
        and one.fighting is other.fighting
        and one.status == other.status
        and one.controller == other.controller
        and one.since == other.since
    )


def _belief(stretch: Stretch, previous: str | None, policy: Policy) -> Belief:
    """The same as projection.belief(inference.interval(…)), without what the evidence says, which need not be kept."""
    fighting, against = stretch.fighting, stretch.against
    support = stretch.support.plus(fighting.statements) if fighting else stretch.support
    return Belief(
        stretch.start,
        stretch.end,
        stretch.controller,
        stretch.status,
        stretch.since,
        certainty(stretch),
        previous,
        support.last_day(),
        support.ids(),
        support.weights(),
        support.alone(policy),
        against.ids(),
        against.weights(),
        against.alone(policy),
    )
