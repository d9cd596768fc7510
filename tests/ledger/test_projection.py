"""A revision carries the beliefs over to those that the events give, and touches nothing else."""

from hypothesis import given
from msgspec.structs import replace

from services.ledger.events import ControlEvent
from services.ledger.inference import timeline
from services.ledger.policies import POLICIES
from services.ledger.projection import Belief, Beliefs, Standing, belief, recalled, revise
from tests.ledger.dispatches import day, said
from tests.ledger.wars import WARS


def beliefs(events: list[ControlEvent]) -> dict[str, list[Belief]]:
    return {policy: [belief(one) for one in timeline(events, policy)] for policy in POLICIES}


def after(believed: Beliefs, events: list[ControlEvent]) -> dict[str, list[Belief]]:
    revision = revise(believed, beliefs(events))
    kept = {policy: [one for one in believed[policy] if (policy, one) not in revision.closed] for policy in POLICIES}
    for policy, one in revision.ended:
        (open_yet,) = [old for old in kept[policy] if old.valid_from == one.valid_from]
        assert open_yet.valid_to is None
        assert replace(open_yet, valid_to=one.valid_to) == one
        kept[policy][kept[policy].index(open_yet)] = one
    for policy, one in revision.opened:
        assert one not in kept[policy]
        kept[policy].append(one)
    return {policy: sorted(kept[policy], key=lambda one: one.valid_from) for policy in POLICIES}


@given(WARS, WARS)
def test_after_a_revision_exactly_what_the_events_give_is_believed(
    before: list[ControlEvent], now: list[ControlEvent]
) -> None:
    believed = beliefs(before)
    assert after(believed, now) == beliefs(now)
    assert (revise(believed, beliefs(now)).change is None) == (believed["default"] == beliefs(now)["default"])


@given(WARS)
def test_what_was_kept_is_recalled_as_it_was_inferred(war: list[ControlEvent]) -> None:
    events = {one.id: one for one in war}
    for policy in POLICIES:
        inferred = timeline(war, policy)
        assert [recalled(belief(one), events) for one in inferred] == inferred


def told(before: list[ControlEvent], now: list[ControlEvent]) -> tuple[str, str | None, str | None] | None:
    change = revise(beliefs(before), beliefs(now)).change
    return change and (change.kind, _controller(change.before), _controller(change.after))


def _controller(standing: Standing | None) -> str | None:
    return standing and standing.controller


def test_news_changes_the_present_and_old_news_the_past() -> None:
    first, late, next_day = said("capture", "army", 10), said("control", "rebels", 1), said("capture", "rebels", 11)
    assert told([], [first]) == ("present", None, "army")
    assert told([first], [first, next_day]) == ("present", "army", "rebels")
    assert told([first], [first, said("contest", None, 12)]) == ("present", "army", "army")
    assert told([first, next_day], [late, first, next_day]) == ("past", "rebels", "rebels")
    assert told([first], []) == ("present", "army", None)
    assert told([first], [first]) is None


def test_a_standing_names_its_weightiest_event_and_the_day_on_which_fighting_counts_as_over() -> None:
    taken, fight = said("capture", "army", 10), said("contest", "rebels", 12)
    change = revise({}, beliefs([taken, fight])).change
    assert change is not None
    assert change.after is not None
    assert (change.after.status, change.after.valid_from, change.after.valid_to) == ("contested", day(12), day(26))
    assert change.after.event_id in (taken.id, fight.id)
