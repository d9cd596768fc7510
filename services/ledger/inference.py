"""Who controlled a place when: the timeline that follows from its control events.

A function of the set of events: no order, clock, database or network in it. docs/inference.md explains the method.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Literal

from msgspec import Struct

from services.ledger.case import Sums
from services.ledger.chronology import moments
from services.ledger.course import Course, Stretch
from services.ledger.events import ControlEvent, DateRange
from services.ledger.policies import Policy
from services.ledger.testimony import hear
from services.ledger.weighed import Weighed
from services.ledger.weighing import shown, weigh

IntervalStatus = Literal["held", "claimed", "contested", "disputed"]


class Tenure(Struct, frozen=True, gc=False):
    """Who held a place from `valid_from` to the day before `valid_to` (null: until news comes).

    `controller` is a side; null when its holder has left, when two dispute it, or when only fighting is known.
    `since`: when the controller took it. `previous`: the side that controlled it before. `confidence` is 0..1.
    `last_evidence_at`: the last day that the evidence for it speaks of.
    """

    valid_from: date
    valid_to: date | None
    controller: str | None
    status: IntervalStatus
    since: DateRange
    confidence: float
    previous: str | None
    last_evidence_at: date

    def tenure(self) -> dict[str, Any]:
        """The fields of a tenure by name, for another form of it."""
        return {name: getattr(self, name) for name in Tenure.__struct_fields__}


class Interval(Tenure, frozen=True):
    """A tenure with its evidence for and against, the weightiest event first."""

    support: list[Weighed]
    against: list[Weighed]


def timeline(events: Iterable[ControlEvent], policy: Policy = "default") -> list[Interval]:
    """The intervals of one place, ascending and without overlap; a gap is a time of which nothing is known.

    All events must be of the same place. The same event twice counts once.
    """
    told = {event.id: event for event in events}.values()
    statements = [weigh(event) for event in told if event.status != "planned"]
    denials = sorted((one for one in statements if one.event.status == "denied"), key=lambda one: one.event.id)
    course = Course(policy, Sums())
    for moment in moments(one for one in statements if one.event.status != "denied"):
        course.take(hear(moment, denials))
    return _intervals(course.finish(), policy)


def state_at(intervals: Sequence[Interval], day: date) -> Interval | None:
    """The interval of a timeline that holds on `day`, or null."""
    for one in intervals:
        if one.valid_from <= day and (one.valid_to is None or day < one.valid_to):
            return one
    return None


def _intervals(stretches: Sequence[Stretch], policy: Policy) -> list[Interval]:
    found: list[Interval] = []
    controllers: list[str] = []
    for stretch in stretches:
        previous = next((side for side in reversed(controllers) if side != stretch.controller), None)
        found.append(_interval(stretch, previous, policy))
        if stretch.controller is not None:
            controllers.append(stretch.controller)
    return found


def _interval(stretch: Stretch, previous: str | None, policy: Policy) -> Interval:
    support = stretch.support.plus(stretch.fighting.statements)
    return Interval(
        valid_from=stretch.start,
        valid_to=stretch.end,
        controller=stretch.controller,
        status=stretch.status,
        since=stretch.since,
        confidence=stretch.certainty(),
        previous=previous,
        support=[shown(one, policy) for one in support.statements],
        against=[shown(one, policy) for one in stretch.against.statements],
        last_evidence_at=support.last_day(),
    )
