"""The beliefs about one place, kept while its events change: inferred anew only from the first moment that changed.

Pure. What it gives is what `inference.timeline` gives of the same events; most news is about the latest days, so most
of a timeline stays.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from services.ledger.case import Sums
from services.ledger.chronicle import Chronicle
from services.ledger.course import Course, Stretch
from services.ledger.events import ControlEvent
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
        self._said: dict[int, Statement] = {}
        self._denials: list[Statement] = []
        self._chronicle = Chronicle()
        self._heard: list[Testimony] = []
        self._sums = Sums()
        self._believed = {policy: _Believed(policy, self._sums) for policy in POLICIES}
        # The courses by all policies as they were before each of the latest moments.
        self._before: list[list[Course] | None] = [[Course(policy, self._sums) for policy in POLICIES]]
        # The moments that are as they were when somebody asked last.
        self._same = 0

    def change(self, added: Iterable[ControlEvent], dropped: Iterable[UUID]) -> None:
        """`added` count from now on, `dropped` no longer do."""
        coming, going = [*added], [*dropped]
        self.events.update([event.id for event in coming])
        self.events.difference_update(going)
        news = [event for event in coming if event.status != "planned" and event.id.int not in self._said]
        told = {one.number: one for one in [weigh(event) for event in news]}
        gone = [self._said.pop(one.int) for one in going if one.int in self._said]
        self._said.update(told)
        spoken = [one for one in told.values() if one.event.status != "denied"]
        silent = [one.number for one in gone if one.event.status != "denied"]
        self._same = min(self._same, self._chronicle.change(spoken, silent))
        self._deny([one for one in (*told.values(), *gone) if one.event.status == "denied"])

    def _deny(self, changed: Sequence[Statement]) -> None:
        """The changed denials came, or are gone; what they answer is heard anew."""
        if not changed:
            return
        denials = (one for one in self._said.values() if one.event.status == "denied")
        self._denials = sorted(denials, key=lambda one: one.number)
        for number, moment in enumerate(self._chronicle.moments[: self._same]):
            if any(answers_any(denial, moment) for denial in changed):
                self._same = number
                break

    def beliefs(self) -> Beliefs:
        """What every policy believes now, ascending."""
        self._follow()
        return {policy: [one.belief() for one in believed.kept] for policy, believed in self._believed.items()}

    def settle(self) -> None:
        """What is believed now is what `revision` starts from: as if somebody had asked, but nothing is told."""
        self._follow()

    def revision(self) -> Revision:
        """What is believed now and was not when somebody asked last: the same as `revise` of all beliefs."""
        default = self._believed["default"]
        before = default.newest()
        moved = self._follow()
        told = moved[POLICIES.index("default")]
        change = changed(before, default.newest()) if told.closed or told.ended or told.opened else None
        return Revision(
            closed=[(one.policy, one.belief()) for each in moved for one in each.closed],
            ended=[(one.policy, one.belief()) for each in moved for one in each.ended],
            opened=[(one.policy, one.belief()) for each in moved for one in each.opened],
            change=change,
        )

    def _follow(self) -> list["_Moved"]:
        """By policy, in their order."""
        same, moments = self._same, self._chronicle.moments
        del self._heard[same:]
        self._heard.extend([hear(moment, self._denials) for moment in moments[same:]])
        self._same = len(moments)
        courses = self._take(same)
        return [self._believed[policy].keep(one.finish()) for policy, one in zip(POLICIES, courses, strict=True)]

    def _take(self, same: int) -> list[Course]:
        """The courses by what was heard, of which the first `same` testimonies are as they were."""
        while (before := self._before[same]) is None:
            same -= 1
        del self._before[same + 1 :]
        courses, count = [one.fork() for one in before], len(self._heard)
        for number in range(same, count):
            # Together, so that they find what the others added up.
            self._sums.forget()
            for course in courses:
                course.take(self._heard[number])
            again = count - LATEST < number + 1 < count
            self._before.append([one.fork() for one in courses] if again else None)
        if same < count:
            self._before[-1] = courses
        for forgotten in range(max(1, len(self._before) - REMEMBERED - 8), len(self._before) - REMEMBERED):
            self._before[forgotten] = None
        return courses


class _Kept:
    """A stretch of one policy's course, the controller before it, and the belief that they make, once it is asked for:
    most are only kept to be compared. Then, of all up to there, the last two controllers, which are not the same, and
    the last day that evidence speaks of.
    """

    def __init__(
        self,
        stretch: Stretch,
        policy: Policy,
        sums: Sums,
        before: str | None,
        last: str | None,
        previous: str | None,
        latest: date,
    ) -> None:
        self.stretch = stretch
        self.policy: Policy = policy
        self.before = before
        self.last = last
        self.previous = previous
        self.latest = latest
        self._sums = sums
        self._known: Belief | None = None

    def belief(self) -> Belief:
        if (known := self._known) is None:
            self._known = known = _belief(self.stretch, self.before, self.policy, self._sums)
        return known

    def take_over(self, old: "_Kept") -> None:
        """Believe what the old one did, as one object, where nothing but the end can differ."""
        if old.before == self.before and _says_the_same(old.stretch, self.stretch):
            known = old.belief()
            same = known.valid_to == self.stretch.end
            self._known = known if same else replace(known, valid_to=self.stretch.end)


class _Moved:
    """Beliefs of one policy that are no longer held, that got an end, and those that are new."""

    def __init__(self) -> None:
        self.closed: list[_Kept] = []
        self.ended: list[_Kept] = []
        self.opened: list[_Kept] = []


class _Believed:
    """What is believed by one policy: the stretches of its course as they were last."""

    def __init__(self, policy: Policy, sums: Sums) -> None:
        self.kept: list[_Kept] = []
        self._policy: Policy = policy
        self._sums = sums

    def newest(self) -> Belief | None:
        """What held on the newest day that evidence speaks of."""
        if not self.kept:
            return None
        day = self.kept[-1].latest
        for one in reversed(self.kept):
            if one.stretch.start <= day:
                return one.belief()
        return self.kept[0].belief()

    def keep(self, stretches: Sequence[Stretch]) -> _Moved:
        """Believe what these make, and tell what that moves; a stretch that did not change is the same object."""
        kept, moved = self.kept, _Moved()
        same = min(len(kept), len(stretches))
        # What changed is at the end.
        while same and kept[same - 1].stretch is not stretches[same - 1]:
            same -= 1
        gone = {one.stretch.start: one for one in kept[same:]}
        del kept[same:]
        for stretch in stretches[same:]:
            new = self._next(stretch)
            kept.append(new)
            if (old := gone.pop(stretch.start, None)) is None:
                moved.opened.append(new)
            else:
                _compare(old, new, moved)
        moved.closed.extend(gone.values())
        return moved

    def _next(self, stretch: Stretch) -> _Kept:
        last: str | None = None
        previous: str | None = None
        latest = _last_day(stretch)
        if self.kept:
            newest = self.kept[-1]
            last, previous, latest = newest.last, newest.previous, max(latest, newest.latest)
        controller = stretch.controller
        if controller is not None and controller != last:
            previous, last = last, controller
        before = last if controller is None else previous
        return _Kept(stretch, self._policy, self._sums, before, last, previous, latest)


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


def _belief(stretch: Stretch, previous: str | None, policy: Policy, sums: Sums) -> Belief:
    """The same as projection.belief(inference.interval(…)), without what the evidence says, which need not be kept."""
    fighting, against = stretch.fighting, stretch.against
    support = sums.plus(stretch.support, fighting.statements) if fighting else stretch.support
    return Belief(
        stretch.start,
        stretch.end,
        stretch.controller,
        stretch.status,
        stretch.since,
        stretch.certainty(),
        previous,
        support.last_day(),
        support.ids(),
        support.weights(),
        support.alone(policy),
        against.ids(),
        against.weights(),
        against.alone(policy),
    )
