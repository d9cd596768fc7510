"""What a reader may ask of the news before a place counts as held (Hypothesis)."""

from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from services.ledger.case import Case
from services.ledger.events import ControlEvent, Source
from services.ledger.inference import state_at, timeline
from services.ledger.policies import POLICIES, Policy
from services.ledger.weighing import weigh
from tests.ledger.dispatches import day, said
from tests.ledger.wars import SIDES, WARS, events

HARDNESS: tuple[Policy, ...] = ("open", "default", "strict")


def now(war: list[ControlEvent], policy: Policy) -> tuple[str | None, str]:
    found = state_at(timeline(war, policy), day(90))
    assert found is not None
    return found.controller, found.status


def test_all_policies_are_tried_here() -> None:
    assert set(HARDNESS) == set(POLICIES)


@given(st.lists(events(), min_size=1))
def test_who_asks_for_more_finds_less_held(told: list[ControlEvent]) -> None:
    case = Case(weigh(event) for event in told)
    grades = [case.grade(policy) for policy in HARDNESS]
    assert grades == sorted(grades, key=["held", "claimed"].index)
    assert grades[0] == "held"


@given(WARS)
def test_strict_never_rests_on_one_root(war: list[ControlEvent]) -> None:
    one_root = [replace(event, source=Source("paper", None, "paper")) for event in war]
    assert all(one.status != "held" for one in timeline(one_root, "strict"))


@given(SIDES, st.integers(1, 3))
def test_strict_needs_a_second_root(side: str, later: int) -> None:
    first, second = said("capture", side, 5), said("capture", side, 5 + later, root="paper")
    assert now([first], "strict") == (side, "claimed")
    assert now([first, second], "strict") == (side, "held")


@given(WARS, SIDES, SIDES)
def test_strict_takes_facts_of_single_roots_in_their_order(war: list[ControlEvent], first: str, second: str) -> None:
    told = [*war, said("capture", first, 60, root="agency"), said("capture", second, 61, root="agency")]
    controller, _ = now(told, "strict")
    assert controller == second


@given(WARS, SIDES, SIDES, st.sampled_from(["reported", "claimed"]))
def test_open_believes_whatever_was_said_last(war: list[ControlEvent], fact: str, boast: str, status: str) -> None:
    assume(fact != boast)
    last = replace(said("capture", boast, 61, tie=boast, root="organ"), status=status)
    told = [*war, said("capture", fact, 60, root="agency"), last]
    assert now(told, "open") == (boast, "held")
    assert now(told, "default") == (boast, "claimed")


@given(events())
def test_a_weight_does_not_depend_on_how_much_the_reader_asks_for(event: ControlEvent) -> None:
    shown = [one for policy in POLICIES for interval in timeline([event], policy) for one in interval.support]
    assert len({(one.weight, one.voice) for one in shown}) <= 1
