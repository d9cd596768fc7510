"""The course of control at one place: what is heard is taken in order, and changes, confirms or contests what held.

Pure. docs/inference.md explains the rules.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from services.ledger.case import NOTHING, Case
from services.ledger.events import DateRange
from services.ledger.policies import Policy
from services.ledger.testimony import Claim, Loss, Testimony, narrowest
from services.ledger.weighing import CHANGES, FIGHTS, Grade, Statement, implied, side_of

# Reports of a change so close together are of the same one.
SAME_CHANGE = timedelta(days=3)
# Fighting of which nothing more is heard counts as over.
FIGHTING = timedelta(days=14)
# How far a withdrawal in a side's favour says that this side came.
IMPLIED = 0.7

Held = Literal["held", "claimed", "disputed"]


@dataclass(slots=True)
class Hold:
    """What is believed about control, apart from fighting. `parties` are those who dispute it."""

    controller: str | None
    status: Held
    since: DateRange
    opened: date
    support: Case
    against: Case = NOTHING
    parties: frozenset[str] = frozenset()


@dataclass(slots=True)
class Stretch:
    """An interval in the making; `support` and `against` are what was known of the hold until its end."""

    start: date
    status: Literal["held", "claimed", "contested", "disputed"]
    controller: str | None
    since: DateRange
    support: Case
    against: Case
    fighting: Case
    hold: Hold | None
    end: date | None = None


class Course:
    """Take the testimonies of a place's moments in order, then finish."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._hold: Hold | None = None
        self._stretches: list[Stretch] = []

    @property
    def _last(self) -> Stretch | None:
        return self._stretches[-1] if self._stretches else None

    def take(self, heard: Testimony) -> None:
        self._let_fighting_lapse(heard.day)
        if heard.phase == FIGHTS:
            if heard.fighting:
                self._fight(heard.day, heard.fighting)
            return
        self._reject(heard.refused)
        if heard.claims:
            self._gain(heard)
        for loss in heard.losses:
            self._lose(heard, loss)

    @property
    def settled(self) -> int:
        """How many of the stretches so far nothing can change that is taken from here on."""
        return max(0, len(self._stretches) - 2)

    def finish(self) -> Sequence[Stretch]:
        """All stretches so far, ascending. The last one is open unless only fighting was known."""
        if self._last is None or not self._last.fighting:
            return self._stretches
        finished = self.fork()
        finished._let_fighting_lapse(date.max)
        return finished._stretches

    def fork(self) -> "Course":
        """The course so far, for itself: what either takes from here on leaves the other as it is."""
        forked, held = Course(self._policy), self._hold
        if held is not None:
            forked._hold = Hold(
                held.controller, held.status, held.since, held.opened, held.support, held.against, held.parties
            )
        # Nothing changes but the present hold and the last two stretches.
        forked._stretches = self._stretches[:-2]
        for one in self._stretches[-2:]:
            hold = forked._hold if one.hold is held else one.hold
            evidence = one.support, one.against, one.fighting
            forked._stretches.append(
                Stretch(one.start, one.status, one.controller, one.since, *evidence, hold, one.end)
            )
        return forked

    def _gain(self, heard: Testimony) -> None:
        grades = {one.side: one.case.grade(self._policy) for one in heard.claims}
        grade: Grade = "held" if "held" in grades.values() else "claimed"
        best = [one for one in heard.claims if grades[one.side] == grade]
        weaker = [said for one in heard.claims if grades[one.side] != grade for said in one.case.statements]
        winner, hold = best[0], self._hold
        if len(best) > 1:
            self._dispute(heard.day, best, NOTHING)
        elif hold is not None and hold.controller == winner.side:
            self._confirm(hold, heard, winner.case, winner.since)
        elif hold is not None and grade == "claimed" and _is_one_more_claim(hold, winner, heard.day):
            self._dispute(heard.day, best, hold.support)
        elif hold is not None and grade == "claimed" and _is_seen_holding(hold, heard.day):
            self._reject(winner.case.statements)
        else:
            self._open(Hold(winner.side, grade, winner.since, heard.day, winner.case))
        self._reject([*weaker, *(said for one in best for said in one.denials)])

    def _dispute(self, day: date, claiming: Sequence[Claim], before: Case) -> None:
        said = before.plus(statement for one in claiming for statement in one.case.statements)
        parties = {one.side for one in claiming}
        if self._hold is not None and before:
            parties |= self._hold.parties | ({self._hold.controller} if self._hold.controller else set())
        since = narrowest(one.since for one in claiming)
        self._open(Hold(None, "disputed", since, day, said, parties=frozenset(parties)))

    def _lose(self, heard: Testimony, loss: Loss) -> None:
        hold = self._hold
        if hold is None or loss.side == hold.controller:
            self._vacate(heard.day, loss)
        elif loss.side in hold.parties:
            self._settle(heard.day, hold, loss)
        elif hold.controller is None and not hold.parties and loss.gainer:
            self._vacate(heard.day, loss)
        elif loss.gainer in (None, hold.controller):
            self._confirm(hold, heard, loss.case, None)
        else:
            self._reject(loss.case.statements)

    def _vacate(self, day: date, loss: Loss) -> None:
        """The side that left is gone; that its opponent came is only implied."""
        status: Held = "claimed" if loss.gainer else loss.case.grade(self._policy)
        support = loss.case
        if loss.gainer:
            support = Case(implied(one, IMPLIED) for one in support.statements)
        self._open(Hold(loss.gainer, status, loss.since, day, support))

    def _settle(self, day: date, hold: Hold, loss: Loss) -> None:
        """One of those who disputed it left."""
        rest = hold.parties - {loss.side}
        if len(rest) > 1:
            hold.parties = rest
            return
        kept = [one for one in hold.support.statements if one.event.actor and one.event.actor.side in rest]
        support = Case(kept).plus(loss.case.statements)
        self._open(Hold(next(iter(rest)), support.grade(self._policy), loss.since, day, support))

    def _confirm(self, hold: Hold, heard: Testimony, said: Case, since: DateRange | None) -> None:
        """More evidence for what holds. Of the same change, it counts from that change on, else from its own day."""
        stretch = self._stretches[-1]
        hold.support = hold.support.plus(said.statements)
        of_the_change = heard.phase == CHANGES and heard.day - hold.opened <= SAME_CHANGE
        if of_the_change and since is not None:
            hold.since = narrowest((hold.since, since))
        before = hold.status
        hold.status = hold.support.grade(self._policy) if before == "claimed" else before
        if stretch.fighting or (hold.status != before and not of_the_change):
            self._show(heard.day)
        else:
            _refresh(stretch, hold)

    def _open(self, hold: Hold) -> None:
        """A new hold. What began on the same day and is over at once becomes evidence for or against it."""
        old = self._hold
        if old is not None and old.opened == hold.opened:
            agrees = old.controller in (None, hold.controller) and not old.parties
            known = {one.event.id for one in hold.support.statements}
            said = [one for one in old.support.statements if one.event.id not in known]
            if agrees:
                hold.support, hold.against = hold.support.plus(said), hold.against.plus(old.against.statements)
            else:
                hold.against = hold.against.plus([*said, *old.against.statements])
        self._hold = hold
        self._show(hold.opened)

    def _reject(self, said: Sequence[Statement]) -> None:
        """Evidence against what holds: it was not believed."""
        if self._hold is None or not said:
            return
        self._hold.against = self._hold.against.plus(said)
        if self._stretches[-1].hold is self._hold:
            self._stretches[-1].against = self._hold.against

    def _fight(self, day: date, said: Sequence[Statement]) -> None:
        over = min(max(one.end for one in said), date.max - FIGHTING) + FIGHTING
        last = self._last
        if last is not None and last.fighting and last.end is not None and last.end > day:
            last.fighting = last.fighting.plus(said)
            last.end = max(last.end, over)
            return
        hold = self._hold
        since = hold.since if hold else narrowest(one.event.date for one in said)
        controller = hold.controller if hold else _attacked(said)
        support, against = (hold.support, hold.against) if hold else (NOTHING, NOTHING)
        self._push(Stretch(day, "contested", controller, since, support, against, Case(said), hold, end=over))

    def _let_fighting_lapse(self, day: date) -> None:
        last = self._last
        if last is not None and last.fighting and last.end is not None and last.end <= day and self._hold:
            self._show(last.end)

    def _show(self, day: date) -> None:
        """A stretch of the present hold from `day` on."""
        if (hold := self._hold) is not None:
            evidence = hold.support, hold.against, NOTHING
            self._push(Stretch(day, hold.status, hold.controller, hold.since, *evidence, hold))

    def _push(self, stretch: Stretch) -> None:
        while self._stretches and self._stretches[-1].start == stretch.start:
            self._stretches.pop()
        last = self._last
        if last is not None and (last.end is None or last.end >= stretch.start):
            if last.hold is stretch.hold and last.status == stretch.status and stretch.hold and not stretch.fighting:
                last.end = None
                _refresh(last, stretch.hold)
                return
            last.end = stretch.start
        self._stretches.append(stretch)


def _refresh(stretch: Stretch, hold: Hold) -> None:
    stretch.status, stretch.since = hold.status, hold.since
    stretch.support, stretch.against = hold.support, hold.against


def _is_one_more_claim(hold: Hold, claim: Claim, day: date) -> bool:
    """Two interested sides each claim the place at the same time: neither is believed over the other."""
    rivals = hold.status == "disputed" and claim.side in hold.parties
    rivals |= hold.status == "claimed" and hold.controller is not None
    boasts = not any(one.is_fact for one in claim.case.statements)
    return rivals and boasts and day - hold.opened <= SAME_CHANGE


def _is_seen_holding(hold: Hold, day: date) -> bool:
    """Whether somebody believable says of that very day that the place is held: a mere claim does not outdo it."""
    seen = (one.event for one in hold.support.statements if one.event.kind == "control")
    return hold.status == "held" and any(event.date.start <= day <= event.date.end for event in seen)


def _attacked(said: Sequence[Statement]) -> str | None:
    """Who holds a place of which nothing but fighting is known: the one side that is attacked there."""
    attacked = {side for one in said if (side := side_of(one.event.opponent))}
    attackers = {side_of(one.event.actor) for one in said}
    return attacked.pop() if len(attacked) == 1 and not attacked & attackers else None
