"""The course of control at one place: what is heard is taken in order, and changes, confirms or contests what held.

Pure. docs/inference.md explains the rules.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from services.ledger.case import NOTHING, Case, Sums
from services.ledger.events import DateRange
from services.ledger.policies import Policy
from services.ledger.testimony import Claim, Loss, Testimony, narrowest
from services.ledger.weighing import CHANGES, FIGHTS, Grade, Statement, implied, side_of

# Reports of a change so close together are of the same one.
SAME_CHANGE = timedelta(days=3)
# Fighting of which nothing more is heard counts as over.
FIGHTING = timedelta(days=14)
LAST_FIGHTING = date.max - FIGHTING
# How far a withdrawal in a side's favour says that this side came.
IMPLIED = 0.7

Held = Literal["held", "claimed", "disputed"]
Status = Literal["held", "claimed", "contested", "disputed"]


class Hold:
    """What is believed about control, apart from fighting. `parties` are those who dispute it. It never changes.

    Its successors keep its `number` (from 1) however much more is heard for and against it.
    """

    def __init__(
        self,
        number: int,
        controller: str | None,
        status: Held,
        since: DateRange,
        opened: date,
        support: Case,
        against: Case,
        parties: frozenset[str],
    ) -> None:
        self.number = number
        self.controller = controller
        self.status: Held = status
        self.since = since
        self.opened = opened
        self.support = support
        self.against = against
        self.parties = parties


class Stretch:
    """An interval in the making; it never changes. `support` and `against`: what was known of the hold until its end.

    `hold` is the number of the hold, 0 where nothing but fighting is known.
    """

    def __init__(
        self,
        start: date,
        end: date | None,
        status: Status,
        controller: str | None,
        since: DateRange,
        support: Case,
        against: Case,
        fighting: Case,
        hold: int,
    ) -> None:
        self.start = start
        self.end = end
        self.status: Status = status
        self.controller = controller
        self.since = since
        self.support = support
        self.against = against
        self.fighting = fighting
        self.hold = hold

    def certainty(self) -> float:
        """The confidence in it, 0..1."""
        sure = self.support.confidence(self.against)
        if self.status == "contested":
            # Of one who is only known to be attacked, the fighting is the evidence.
            return round(min(self.fighting.belief, sure if self.hold and self.controller else 1.0), 4)
        return sure


class Course:
    """Take the testimonies of a place's moments in order, then finish. Courses of one place may share the sums."""

    def __init__(self, policy: Policy, sums: Sums) -> None:
        self._policy: Policy = policy
        self._sums = sums
        self._hold: Hold | None = None
        self._stretches: list[Stretch] = []

    def take(self, heard: Testimony) -> None:
        if self._stretches and self._stretches[-1].fighting:
            self._let_fighting_lapse(heard.day)
        if heard.phase == FIGHTS:
            if heard.fighting:
                self._fight(heard.day, heard.fighting)
            return
        if heard.refused:
            self._reject(heard.refused)
        if heard.claims:
            self._gain(heard)
        for loss in heard.losses:
            self._lose(heard, loss)

    def finish(self) -> Sequence[Stretch]:
        """All stretches so far, ascending. The last one is open unless only fighting was known."""
        if not self._stretches or not self._stretches[-1].fighting:
            return self._stretches
        finished = self.fork()
        finished._let_fighting_lapse(date.max)
        return finished._stretches

    def fork(self) -> "Course":
        """The course so far, for itself: what either takes from here on leaves the other as it is."""
        forked = Course(self._policy, self._sums)
        forked._hold, forked._stretches = self._hold, self._stretches.copy()
        return forked

    def _gain(self, heard: Testimony) -> None:
        if len(heard.claims) == 1:  # the usual, and of a rebuild a good part: there is nothing to compare
            (claim,) = heard.claims
            self._believe(heard, claim, claim.case.grade(self._policy))
            self._reject(claim.denials)
            return
        grades = [one.case.grade(self._policy) for one in heard.claims]
        grade: Grade = "held" if "held" in grades else "claimed"
        best = [one for one, graded in zip(heard.claims, grades, strict=True) if graded == grade]
        if len(best) > 1:
            self._dispute(heard.day, best, NOTHING)
        else:
            self._believe(heard, best[0], grade)
        for one, graded in zip(heard.claims, grades, strict=True):
            self._reject(one.denials if graded == grade else one.case.statements)

    def _believe(self, heard: Testimony, winner: Claim, grade: Grade) -> None:
        """Of all that is claimed at the moment, this is believed most."""
        hold = self._hold
        if hold is not None and hold.controller == winner.side:
            self._confirm(hold, heard, winner.case, winner.since)
        elif hold is not None and grade == "claimed" and _is_one_more_claim(hold, winner, heard.day):
            self._dispute(heard.day, [winner], hold.support)
        elif hold is not None and grade == "claimed" and _is_seen_holding(hold, heard.day):
            self._reject(winner.case.statements)
        else:
            self._open(winner.side, grade, winner.since, heard.day, winner.case)

    def _dispute(self, day: date, claiming: Sequence[Claim], before: Case) -> None:
        said = before.plus([statement for one in claiming for statement in one.case.statements])
        parties = {one.side for one in claiming}
        if self._hold is not None and before:
            parties |= self._hold.parties | ({self._hold.controller} if self._hold.controller else set())
        since = narrowest([one.since for one in claiming])
        self._open(None, "disputed", since, day, said, frozenset(parties))

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
            support = Case([implied(one, IMPLIED) for one in support.statements])
        self._open(loss.gainer, status, loss.since, day, support)

    def _settle(self, day: date, hold: Hold, loss: Loss) -> None:
        """One of those who disputed it left."""
        rest = hold.parties - {loss.side}
        if len(rest) > 1:
            self._hold = _held_by(hold, hold.against, rest)
            return
        kept = [one for one in hold.support.statements if one.event.actor and one.event.actor.side in rest]
        support = Case(kept).plus(loss.case.statements)
        self._open(next(iter(rest)), support.grade(self._policy), loss.since, day, support)

    def _confirm(self, hold: Hold, heard: Testimony, said: Case, since: DateRange | None) -> None:
        """More evidence for what holds. Of the same change, it counts from that change on, else from its own day."""
        since_then, status = hold.since, hold.status
        support = self._sums.plus(hold.support, said.statements)
        of_the_change = heard.phase == CHANGES and heard.day - hold.opened <= SAME_CHANGE
        if of_the_change and since is not None:
            since_then = narrowest((since_then, since))
        if status == "claimed":
            status = support.grade(self._policy)
        self._hold = Hold(
            hold.number, hold.controller, status, since_then, hold.opened, support, hold.against, hold.parties
        )
        if self._stretches[-1].fighting or (status != hold.status and not of_the_change):
            self._show(heard.day)
        else:
            self._refresh()

    def _open(
        self,
        controller: str | None,
        status: Held,
        since: DateRange,
        day: date,
        support: Case,
        parties: frozenset[str] = frozenset(),
    ) -> None:
        """A new hold. What began on the same day and is over at once becomes evidence for or against it."""
        old, against = self._hold, NOTHING
        if old is not None and old.opened == day:
            agrees = old.controller in (None, controller) and not old.parties
            known = {one.event.id for one in support.statements}
            said = [one for one in old.support.statements if one.event.id not in known]
            if agrees:
                support, against = support.plus(said), old.against
            else:
                against = NOTHING.plus([*said, *old.against.statements])
        number = 1 if old is None else old.number + 1
        self._hold = Hold(number, controller, status, since, day, support, against, parties)
        self._show(day)

    def _reject(self, said: tuple[Statement, ...]) -> None:
        """Evidence against what holds: it was not believed."""
        if self._hold is None or not said:
            return
        against = self._sums.plus(self._hold.against, said)
        self._hold = _held_by(self._hold, against, self._hold.parties)
        # The last stretch is always one of the present hold.
        last = self._stretches[-1]
        self._stretches[-1] = Stretch(
            last.start,
            last.end,
            last.status,
            last.controller,
            last.since,
            last.support,
            against,
            last.fighting,
            last.hold,
        )

    def _fight(self, day: date, said: tuple[Statement, ...]) -> None:
        over = min(max([one.end for one in said]), LAST_FIGHTING) + FIGHTING
        last = self._stretches[-1] if self._stretches else None
        if last is not None and last.fighting and last.end is not None and last.end > day:
            self._stretches[-1] = _lasting(last, max(last.end, over), self._sums.plus(last.fighting, said))
            return
        hold, fighting = self._hold, self._sums.plus(NOTHING, said)
        if hold is None:
            since = narrowest([one.event.date for one in said])
            self._push(Stretch(day, over, "contested", _attacked(said), since, NOTHING, NOTHING, fighting, 0))
        else:
            self._push(_shown(hold, day, over, "contested", fighting))

    def _let_fighting_lapse(self, day: date) -> None:
        last = self._stretches[-1]
        if last.fighting and last.end is not None and last.end <= day and self._hold:
            self._show(last.end)

    def _show(self, day: date) -> None:
        """A stretch of the present hold from `day` on."""
        if (hold := self._hold) is not None:
            self._push(_shown(hold, day, None, hold.status, NOTHING))

    def _push(self, stretch: Stretch) -> None:
        stretches, start = self._stretches, stretch.start
        while stretches and stretches[-1].start == start:
            stretches.pop()
        last = stretches[-1] if stretches else None
        if last is not None and (last.end is None or last.end >= start):
            same = last.hold == stretch.hold and last.status == stretch.status
            if same and stretch.hold and not stretch.fighting:
                stretches[-1] = _lasting(last, None, last.fighting)
                self._refresh()
                return
            stretches[-1] = _lasting(last, start, last.fighting)
        stretches.append(stretch)

    def _refresh(self) -> None:
        """The last stretch with what is known of the present hold now."""
        last, hold = self._stretches[-1], self._hold
        if hold is not None:
            self._stretches[-1] = Stretch(
                last.start,
                last.end,
                hold.status,
                last.controller,
                hold.since,
                hold.support,
                hold.against,
                last.fighting,
                last.hold,
            )


def _held_by(hold: Hold, against: Case, parties: frozenset[str]) -> Hold:
    """The hold with another such evidence and parties."""
    return Hold(hold.number, hold.controller, hold.status, hold.since, hold.opened, hold.support, against, parties)


def _shown(hold: Hold, start: date, end: date | None, status: Status, fighting: Case) -> Stretch:
    """A stretch of the hold."""
    return Stretch(start, end, status, hold.controller, hold.since, hold.support, hold.against, fighting, hold.number)


def _lasting(one: Stretch, end: date | None, fighting: Case) -> Stretch:
    """The stretch with another end and such fighting."""
    return Stretch(one.start, end, one.status, one.controller, one.since, one.support, one.against, fighting, one.hold)


def _is_one_more_claim(hold: Hold, claim: Claim, day: date) -> bool:
    """Two interested sides each claim the place at the same time: neither is believed over the other."""
    rivals = hold.status == "disputed" and claim.side in hold.parties
    rivals |= hold.status == "claimed" and hold.controller is not None
    boasts = not any(one.is_fact for one in claim.case.statements)
    return rivals and boasts and day - hold.opened <= SAME_CHANGE


def _is_seen_holding(hold: Hold, day: date) -> bool:
    """Whether somebody believable says of that very day that the place is held: a mere claim does not outdo it."""
    if hold.status != "held":
        return False
    seen = [one for one in hold.support.statements if one.event.kind == "control"]
    return any(one.start <= day <= one.end for one in seen)


def _attacked(said: Sequence[Statement]) -> str | None:
    """Who holds a place of which nothing but fighting is known: the one side that is attacked there."""
    attacked = {side for one in said if (side := side_of(one.event.opponent))}
    attackers = {side_of(one.event.actor) for one in said}
    return attacked.pop() if len(attacked) == 1 and not attacked & attackers else None
