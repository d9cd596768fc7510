"""However events come and go, what is kept of a place is what follows from those that count now."""

from hypothesis import given, settings
from hypothesis import strategies as st

from services.ledger.events import ControlEvent
from services.ledger.inference import timeline
from services.ledger.policies import POLICIES, Policy
from services.ledger.projection import Belief, belief, revise
from services.ledger.unfolding import REMEMBERED, Unfolding
from tests.ledger.dispatches import said
from tests.ledger.wars import WARS


def follows(counting: list[ControlEvent]) -> dict[str, list[object]]:
    return {policy: [belief(one) for one in timeline(counting, policy)] for policy in POLICIES}


@settings(max_examples=300)
@given(WARS, st.data())
def test_beliefs_follow_from_what_counts(war: list[ControlEvent], data: st.DataObject) -> None:
    place, counting = Unfolding(), list[ControlEvent]()
    left = [*war]
    while left:
        coming = [left.pop() for _ in range(min(len(left), data.draw(st.integers(1, 3))))]
        going = [one for one in counting if data.draw(st.integers(0, 5)) == 0]
        counting = [one for one in counting if one not in going] + coming
        place.change(coming, [one.id for one in going])
        assert place.beliefs() == follows(counting)


@settings(max_examples=200)
@given(WARS, st.data())
def test_what_it_says_has_changed_is_what_differs(war: list[ControlEvent], data: st.DataObject) -> None:
    place, counting, believed = Unfolding(), list[ControlEvent](), dict[Policy, list[Belief]]()
    left = [*war]
    while left:
        coming = [left.pop() for _ in range(min(len(left), data.draw(st.integers(1, 3))))]
        going = [one for one in counting if data.draw(st.integers(0, 5)) == 0]
        counting = [one for one in counting if one not in going] + coming
        place.change(coming, [one.id for one in going])
        inferred = {policy: [belief(one) for one in timeline(counting, policy)] for policy in POLICIES}
        told, differs = place.revision(), revise(believed, inferred)
        for some, others in ((told.closed, differs.closed), (told.ended, differs.ended), (told.opened, differs.opened)):
            assert in_order(some) == in_order(others)
        assert told.change == differs.change
        believed = inferred


@settings(max_examples=100)
@given(WARS, st.integers(0, 20))
def test_settled_it_tells_only_what_comes_after(war: list[ControlEvent], before: int) -> None:
    asked, settled = Unfolding(), Unfolding()
    for place in (asked, settled):
        place.change(war[:before], [])
    asked.revision()
    settled.settle()
    for place in (asked, settled):
        place.change(war[before:], [])
    assert settled.revision() == asked.revision()


def in_order(beliefs: list[tuple[Policy, Belief]]) -> list[tuple[Policy, Belief]]:
    return sorted(beliefs, key=lambda one: (one[0], one[1].valid_from))


def test_a_long_war_is_remembered_in_part_and_told_in_full() -> None:
    place, counting = Unfolding(), list[ControlEvent]()
    days = [*range(0, 3 * REMEMBERED, 2), 1, 3 * REMEMBERED - 1]
    for number, first in enumerate(days):
        event = said("capture", ("army", "rebels")[number % 2], first, root=f"paper {number}")
        counting.append(event)
        place.change([event], [])
        believed = place.beliefs()
    assert believed == follows(counting)


def test_old_news_again_and_again_leaves_nothing_behind() -> None:
    place, counting = Unfolding(), [said("capture", "army", 500), said("capture", "rebels", 502)]
    place.change(counting, [])
    for number in range(2 * REMEMBERED, 0, -1):
        event = said("capture", ("army", "rebels")[number % 2], number)
        counting.append(event)
        place.change([event], [])
        believed = place.beliefs()
    assert believed == follows(counting)
