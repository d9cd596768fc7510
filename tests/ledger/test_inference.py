"""What must hold of the inferred timeline, whatever the events are (Hypothesis)."""

from datetime import date
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from services.ledger.events import ControlEvent, DateRange
from services.ledger.inference import Interval, state_at, timeline
from services.ledger.policies import Policy
from tests.ledger.dispatches import FIRST_DAY, day, said
from tests.ledger.wars import ANY_POLICY, SIDES, WARS, events


def clear_capture(side: str, number: int) -> ControlEvent:
    """A day-precise report by somebody without an interest."""
    return said("capture", side, number, root="agency")


def held(intervals: list[Interval], number: int) -> tuple[str | None, str] | None:
    found = state_at(intervals, day(number))
    return None if found is None else (found.controller, found.status)


@given(WARS, ANY_POLICY, st.randoms(use_true_random=False))
def test_any_order_and_any_repetition_give_the_same_timeline(
    war: list[ControlEvent], policy: Policy, random: Random
) -> None:
    told = [*war, *war[:5]]
    random.shuffle(told)
    assert timeline(told, policy) == timeline(war, policy)


@given(WARS, ANY_POLICY)
def test_intervals_ascend_without_overlap_and_each_names_its_evidence(war: list[ControlEvent], policy: Policy) -> None:
    found = timeline(war, policy)
    for earlier, later in pairwise(found):
        assert earlier.valid_to is not None
        assert earlier.valid_from < earlier.valid_to <= later.valid_from
    given_ids = {event.id for event in war}
    for one in found:
        assert one.support
        assert 0 < one.confidence < 1
        assert {weighed.event_id for weighed in [*one.support, *one.against]} <= given_ids
        assert not {weighed.event_id for weighed in one.support} & {weighed.event_id for weighed in one.against}


@given(WARS, SIDES)
def test_the_newest_believable_capture_rules(war: list[ControlEvent], side: str) -> None:
    newest = clear_capture(side, 60)
    assert held(timeline([*war, newest]), 60) == (side, "held")


@given(WARS, events(last_day=30), SIDES)
def test_old_news_told_late_changes_only_the_past(war: list[ControlEvent], old: ControlEvent, side: str) -> None:
    turn = clear_capture(side, 60)
    before, after = timeline([*war, turn]), timeline([*war, turn, old])
    for number in (60, 75, 1000):
        assert held(before, number) == held(after, number) == (side, "held")


@given(WARS, events(), ANY_POLICY)
def test_what_came_before_an_event_stays_as_it_was(
    war: list[ControlEvent], event: ControlEvent, policy: Policy
) -> None:
    newest = replace(event, date=DateRange(day(90), day(90), "day"))
    before, after = timeline(war, policy), timeline([*war, newest], policy)
    for number in range(60):
        assert held(before, number) == held(after, number)


@given(WARS, st.integers(2, 12), SIDES, st.integers(0, 40), ANY_POLICY)
def test_copies_of_one_story_count_once(
    war: list[ControlEvent], copies: int, side: str, number: int, policy: Policy
) -> None:
    story = said("capture", side, number, root="wire copy")
    printed = [replace(story, id=clear_capture(side, 0).id) for _ in range(copies)]

    def without_ids(intervals: list[Interval]) -> list[tuple[object, ...]]:
        return [(one.valid_from, one.valid_to, one.controller, one.status, one.confidence) for one in intervals]

    assert without_ids(timeline([*war, story], policy)) == without_ids(timeline([*war, story, *printed], policy))


@given(st.integers(1, 8), SIDES)
def test_independent_roots_add_up(papers: int, side: str) -> None:
    reports = [said("capture", side, 3, root=f"paper {number}") for number in range(papers)]
    sure = [timeline(reports[:count])[0].confidence for count in range(1, len(reports) + 1)]
    assert sure == sorted(sure)
    assert len(set(sure[:2])) == min(2, len(sure))


@given(SIDES, st.integers(1, 12), st.booleans())
def test_a_side_cannot_make_its_own_good_news_held(side: str, times: int, by_outlets: bool) -> None:
    tale = (
        [said("capture", side, 3, tie=side, root=f"organ {number}") for number in range(times)]
        if by_outlets
        else [said("capture", side, 3, speaker=side, root="wire") for _ in range(times)]
    )
    assert held(timeline(tale), 3) == (side, "claimed")
    quoted = said("capture", side, 3, root="a paper that quotes the side", speaker=side)
    assert held(timeline([*tale, quoted]), 3) == (side, "claimed")
    second = said("capture", side, 3, root="a paper that keeps its distance", status="claimed")
    assert held(timeline([*tale, second]), 3) == (side, "held")


@given(WARS, SIDES, st.sampled_from(["planned", "denied"]), st.integers(0, 40))
def test_plans_and_denials_bring_nobody_to_power(war: list[ControlEvent], side: str, status: str, number: int) -> None:
    empty_word = replace(clear_capture(side, number), status=status)
    if status == "planned":
        assert timeline([*war, empty_word]) == timeline(war)
    assert timeline([empty_word]) == []
    controllers = {one.controller for one in timeline(war)}
    assert {one.controller for one in timeline([*war, empty_word])} - {None} <= controllers | _named(war)


@given(WARS)
def test_claims_alone_are_never_held(war: list[ControlEvent]) -> None:
    claimed = [replace(event, status="claimed") for event in war]
    assert all(one.status != "held" for one in timeline(claimed))


@given(SIDES, SIDES, st.integers(0, 30))
def test_a_vague_report_does_not_beat_a_sharp_one_inside_its_range(first: str, second: str, number: int) -> None:
    vague = said("capture", first, 0, 30, precision="month", root="almanac")
    assert held(timeline([vague, clear_capture(second, number)]), 31) == (second, "held")


@given(WARS, SIDES)
def test_every_weight_has_its_reasons(war: list[ControlEvent], side: str) -> None:
    boast, fact = said("capture", side, 60, tie=side, root="organ"), clear_capture(side, 60)
    now = state_at(timeline([*war, boast, fact]), day(60))
    assert now is not None
    weighed = {one.event_id: one for one in now.support}
    assert (weighed[boast.id].voice, weighed[boast.id].interested) == (f"side {side}", True)
    assert (weighed[fact.id].voice, weighed[fact.id].stands_alone) == ("root agency", True)
    assert weighed[boast.id].weight < weighed[fact.id].weight


@given(WARS)
def test_fighting_keeps_the_controller_and_passes(war: list[ControlEvent]) -> None:
    turn, fight = clear_capture("army", 60), said("contest", "rebels", 65, opponent="army")
    found = timeline([*war, turn, fight])
    assert held(found, 64) == ("army", "held")
    assert held(found, 65) == held(found, 78) == ("army", "contested")
    assert held(found, 79) == ("army", "held")


def _named(war: list[ControlEvent]) -> set[str | None]:
    parties = [party for event in war for party in (event.actor, event.opponent)]
    return {party.side for party in parties if party}


def test_nothing_said_is_nothing_known() -> None:
    assert timeline([]) == []
    assert state_at([], date(2017, 10, 1)) is None
    assert state_at(timeline([clear_capture("army", 3)]), FIRST_DAY) is None
