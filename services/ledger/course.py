"""The course of control at one place: moments are taken in order, each changes, confirms or contests what held before.

Pure. docs/inference.md explains the rules.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from msgspec.structs import replace

from services.ledger.chronology import CHANGES, FIGHTS, Moment
from services.ledger.events import DateRange
from services.ledger.testimony import Claim, Loss, claims, losses, narrowest, outweighs, refused
from services.ledger.weighing import Statement, grade, side_of

# Reports of a change so close together are of the same one.
SAME_CHANGE = timedelta(days=3)
# Fighting of which nothing more is heard counts as over.
FIGHTING = timedelta(days=14)
# How far a withdrawal in a side's favour says that this side came.
IMPLIED = 0.7

Held = Literal["held", "claimed", "disputed"]


@dataclass
class Hold:
    """What is believed about control, apart from fighting. `parties` are those who dispute it."""

    controller: str | None
    status: Held
    since: DateRange
    opened: date
    support: list[Statement]
    against: list[Statement] = field(default_factory=list)
    parties: frozenset[str] = frozenset()


@dataclass
class Stretch:
    """An interval in the making; `support` and `against` are what was known of the hold until its end."""

    start: date
    status: Literal["held", "claimed", "contested", "disputed"]
    controller: str | None
    since: DateRange
    support: list[Statement]
    against: list[Statement]
    fighting: list[Statement]
    hold: Hold | None
    end: date | None = None


class Course:
    """Take moments in order, then finish."""

    def __init__(self, denials: Sequence[Statement]) -> None:
        self._denials = denials
        self._hold: Hold | None = None
        self._stretches: list[Stretch] = []

    @property
    def _last(self) -> Stretch | None:
        return self._stretches[-1] if self._stretches else None

    def take(self, moment: Moment) -> None:
        self._let_fighting_lapse(moment.day)
        if moment.phase == FIGHTS:
            self._fight(moment)
            return
        self._reject(refused(moment, self._denials))
        believed = claims(moment, self._denials)
        if believed:
            self._gain(moment, believed)
        for loss in losses(moment, self._denials):
            self._lose(moment, loss)

    def finish(self) -> list[Stretch]:
        """All stretches, ascending. The last one is open unless only fighting was known."""
        self._let_fighting_lapse(date.max)
        return self._stretches

    def fork(self) -> "Course":
        """The course so far, for itself: what either takes from here on leaves the other as it is."""
        forked, held = Course(self._denials), self._hold
        if held is not None:
            forked._hold = Hold(
                held.controller, held.status, held.since, held.opened, [*held.support], [*held.against], held.parties
            )
        # Nothing changes but the present hold and the last two stretches.
        forked._stretches = self._stretches[:-2]
        for one in self._stretches[-2:]:
            hold = forked._hold if one.hold is held else one.hold
            evidence = one.support, one.against, [*one.fighting]
            forked._stretches.append(
                Stretch(one.start, one.status, one.controller, one.since, *evidence, hold, one.end)
            )
        return forked

    def _gain(self, moment: Moment, believed: list[Claim]) -> None:
        best = [one for one in believed if one.grade == believed[0].grade]
        weaker = [said for one in believed[len(best) :] for said in one.statements]
        winner, hold = best[0], self._hold
        if len(best) > 1:
            self._dispute(moment.day, best, [])
        elif hold is not None and hold.controller == winner.side:
            self._confirm(hold, moment, winner.statements, winner.since)
        elif hold is not None and _is_one_more_claim(hold, winner, moment.day):
            self._dispute(moment.day, best, hold.support)
        elif hold is not None and winner.grade == "claimed" and _is_seen_holding(hold, moment.day):
            self._reject(winner.statements)
        else:
            self._open(Hold(winner.side, winner.grade, winner.since, moment.day, [*winner.statements]))
        self._reject([*weaker, *(said for one in best for said in one.denials)])

    def _dispute(self, day: date, claiming: Sequence[Claim], before: Sequence[Statement]) -> None:
        said = [*before, *(statement for one in claiming for statement in one.statements)]
        parties = {one.side for one in claiming}
        if self._hold is not None and before:
            parties |= self._hold.parties | ({self._hold.controller} if self._hold.controller else set())
        since = narrowest(one.since for one in claiming)
        self._open(Hold(None, "disputed", since, day, said, parties=frozenset(parties)))

    def _lose(self, moment: Moment, loss: Loss) -> None:
        hold = self._hold
        if hold is None or loss.side == hold.controller:
            self._vacate(moment.day, loss)
        elif loss.side in hold.parties:
            self._settle(moment.day, hold, loss)
        elif hold.controller is None and not hold.parties and loss.gainer:
            self._vacate(moment.day, loss)
        elif loss.gainer in (None, hold.controller):
            self._confirm(hold, moment, loss.statements, None)
        else:
            self._reject(loss.statements)

    def _vacate(self, day: date, loss: Loss) -> None:
        """The side that left is gone; that its opponent came is only implied."""
        status: Held = "claimed" if loss.gainer else grade(loss.statements)
        support = [*loss.statements]
        if loss.gainer:
            support = [replace(one, weight=one.weight * IMPLIED, stands_alone=False) for one in support]
        self._open(Hold(loss.gainer, status, loss.since, day, support))

    def _settle(self, day: date, hold: Hold, loss: Loss) -> None:
        """One of those who disputed it left."""
        rest = hold.parties - {loss.side}
        if len(rest) > 1:
            hold.parties = rest
            return
        kept = [one for one in hold.support if one.event.actor and one.event.actor.side in rest]
        support = [*kept, *loss.statements]
        self._open(Hold(next(iter(rest)), grade(support), loss.since, day, support))

    def _confirm(self, hold: Hold, moment: Moment, said: Iterable[Statement], since: DateRange | None) -> None:
        """More evidence for what holds. Of the same change, it counts from that change on, else from its own day."""
        stretch = self._stretches[-1]
        hold.support.extend(said)
        of_the_change = moment.phase == CHANGES and moment.day - hold.opened <= SAME_CHANGE
        if of_the_change and since is not None:
            hold.since = narrowest((hold.since, since))
        before = hold.status
        hold.status = grade(hold.support) if before == "claimed" else before
        if stretch.fighting or (hold.status != before and not of_the_change):
            self._show(moment.day)
        else:
            _refresh(stretch, hold)

    def _open(self, hold: Hold) -> None:
        """A new hold. What began on the same day and is over at once becomes evidence for or against it."""
        old = self._hold
        if old is not None and old.opened == hold.opened:
            agrees = old.controller in (None, hold.controller) and not old.parties
            known = {one.event.id for one in hold.support}
            said = [one for one in old.support if one.event.id not in known]
            (hold.support if agrees else hold.against).extend(said)
            hold.against.extend(old.against)
        self._hold = hold
        self._show(hold.opened)

    def _reject(self, said: Iterable[Statement]) -> None:
        """Evidence against what holds: it was not believed."""
        if self._hold is None:
            return
        self._hold.against.extend(said)
        if self._stretches[-1].hold is self._hold:
            self._stretches[-1].against = [*self._hold.against]

    def _fight(self, moment: Moment) -> None:
        said = [one for one in moment.statements if outweighs([one], self._denials)]
        if not said:
            return
        over = min(max(one.event.date.end for one in said), date.max - FIGHTING) + FIGHTING
        last = self._last
        if last is not None and last.fighting and last.end is not None and last.end > moment.day:
            last.fighting.extend(said)
            last.end = max(last.end, over)
            return
        hold = self._hold
        since = hold.since if hold else narrowest(one.event.date for one in said)
        controller = hold.controller if hold else _attacked(said)
        support, against = ([*hold.support], [*hold.against]) if hold else ([], [])
        self._push(Stretch(moment.day, "contested", controller, since, support, against, said, hold, end=over))

    def _let_fighting_lapse(self, day: date) -> None:
        last = self._last
        if last is not None and last.fighting and last.end is not None and last.end <= day and self._hold:
            self._show(last.end)

    def _show(self, day: date) -> None:
        """A stretch of the present hold from `day` on."""
        if (hold := self._hold) is not None:
            evidence = [*hold.support], [*hold.against]
            self._push(Stretch(day, hold.status, hold.controller, hold.since, *evidence, fighting=[], hold=hold))

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
    stretch.support, stretch.against = [*hold.support], [*hold.against]


def _is_one_more_claim(hold: Hold, claim: Claim, day: date) -> bool:
    """Two interested sides each claim the place at the same time: neither is believed over the other."""
    rivals = hold.status == "disputed" and claim.side in hold.parties
    rivals |= hold.status == "claimed" and hold.controller is not None
    boasts = claim.grade == "claimed" and not any(one.is_fact for one in claim.statements)
    return rivals and boasts and day - hold.opened <= SAME_CHANGE


def _is_seen_holding(hold: Hold, day: date) -> bool:
    """Whether somebody believable says of that very day that the place is held: a mere claim does not outdo it."""
    seen = (one.event for one in hold.support if one.event.kind == "control")
    return hold.status == "held" and any(event.date.start <= day <= event.date.end for event in seen)


def _attacked(said: Sequence[Statement]) -> str | None:
    """Who holds a place of which nothing but fighting is known: the one side that is attacked there."""
    attacked = {side for one in said if (side := side_of(one.event.opponent))}
    attackers = {side_of(one.event.actor) for one in said}
    return attacked.pop() if len(attacked) == 1 and not attacked & attackers else None
