"""How the ledger's belief about a place changes when its events do. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from services.ledger import weighing
from services.ledger.events import ControlEvent, DateRange
from services.ledger.inference import Interval, IntervalStatus, Tenure
from services.ledger.policies import POLICIES, Policy
from services.ledger.weighed import Weighed

ChangeKind = Literal["present", "past"]


class Belief(Tenure, frozen=True, gc=False):
    """An interval as it is kept: evidence by id, weight and whether it stands alone, the weightiest first."""

    support: tuple[UUID, ...]
    support_weights: tuple[float, ...]
    support_alone: tuple[bool, ...]
    against: tuple[UUID, ...]
    against_weights: tuple[float, ...]
    against_alone: tuple[bool, ...]


class Standing(Struct, frozen=True, gc=False):
    """How a place stands, as the feed of changes tells it. `event_id` is the weightiest event for it.

    `valid_to` is the first day on which it is no longer so unless there is news: fighting counts as over at a set day.
    """

    controller: str | None
    status: IntervalStatus
    since: DateRange
    confidence: float
    previous: str | None
    last_evidence_at: date
    valid_from: date
    valid_to: date | None
    event_id: UUID


class Change(Struct, frozen=True, gc=False):
    """`present`: how the place stood on the newest day that evidence speaks of is no longer the same; `past`: it is.

    `before` and `after` say how it stood on that day; null where nothing was known.
    """

    kind: ChangeKind
    before: Standing | None
    after: Standing | None


class Revision(Struct, frozen=True):
    """Beliefs no longer held, those held in their stead, and those that only got an end; the rest did not change.

    `change` is null where the policy `default` believes what it did.
    """

    closed: list[tuple[Policy, Belief]]
    ended: list[tuple[Policy, Belief]]
    opened: list[tuple[Policy, Belief]]
    change: Change | None


Beliefs = Mapping[Policy, Sequence[Belief]]


def revise(believed: Beliefs, inferred: Beliefs) -> Revision:
    """What changes in the beliefs about a place when `inferred` is what follows from all that counts of it."""
    revision = Revision([], [], [], _change(believed.get("default", ()), inferred["default"]))
    for policy in POLICIES:
        # By their first day, which is unique: a place with thousands of events has thousands of intervals.
        before = {one.valid_from: one for one in believed.get(policy, ())}
        for new in inferred[policy]:
            old = before.pop(new.valid_from, None)
            if old is None:
                revision.opened.append((policy, new))
            elif is_ended(old, new):
                revision.ended.append((policy, new))
            elif old is not new and old != new:
                revision.closed.append((policy, old))
                revision.opened.append((policy, new))
        revision.closed.extend((policy, old) for old in before.values())
    return revision


def is_ended(old: Belief, new: Belief) -> bool:
    """Whether the new belief is the old one, which had no end, with an end."""
    return old.valid_to is None and new.valid_to is not None and replace(old, valid_to=new.valid_to) == new


def belief(interval: Interval) -> Belief:
    """The interval as it is kept."""
    return Belief(
        **interval.tenure(),
        support=tuple(one.event_id for one in interval.support),
        support_weights=tuple(one.weight for one in interval.support),
        support_alone=tuple(one.stands_alone for one in interval.support),
        against=tuple(one.event_id for one in interval.against),
        against_weights=tuple(one.weight for one in interval.against),
        against_alone=tuple(one.stands_alone for one in interval.against),
    )


def recalled(kept: Belief, events: Mapping[UUID, ControlEvent]) -> Interval:
    """The interval that was kept; `events` are those of its evidence."""
    return Interval(
        **kept.tenure(),
        support=_evidence(events, kept.support, kept.support_weights, kept.support_alone),
        against=_evidence(events, kept.against, kept.against_weights, kept.against_alone),
    )


def _evidence(
    events: Mapping[UUID, ControlEvent], ids: Sequence[UUID], weights: Sequence[float], alone: Sequence[bool]
) -> list[Weighed]:
    return [
        weighing.recalled(events[one], *how) for one, how in zip(ids, zip(weights, alone, strict=True), strict=True)
    ]


def _change(before: Sequence[Belief], after: Sequence[Belief]) -> Change | None:
    if [*before] == [*after]:
        return None
    return changed(_newest(before), _newest(after))


def changed(then: Belief | None, now: Belief | None) -> Change:
    """The change between what held, and what holds, on the newest day that evidence speaks of."""
    return Change("past" if then == now else "present", _standing(then), _standing(now))


def _newest(beliefs: Sequence[Belief]) -> Belief | None:
    """What held on the newest day that evidence speaks of."""
    if not beliefs:
        return None
    day = max(one.last_evidence_at for one in beliefs)
    begun = [one for one in beliefs if one.valid_from <= day]
    return max(begun, key=lambda one: one.valid_from) if begun else beliefs[0]


def _standing(held: Belief | None) -> Standing | None:
    if held is None:
        return None
    return Standing(
        controller=held.controller,
        status=held.status,
        since=held.since,
        confidence=held.confidence,
        previous=held.previous,
        last_evidence_at=held.last_evidence_at,
        valid_from=held.valid_from,
        valid_to=held.valid_to,
        event_id=held.support[0],
    )
