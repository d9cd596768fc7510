"""A case is the same however it was put together, and never changes."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from services.ledger.case import Case
from services.ledger.events import ControlEvent
from services.ledger.policies import POLICIES
from services.ledger.weighing import weigh
from tests.ledger.wars import WARS


def told(case: Case) -> tuple[object, ...]:
    grades = [case.grade(policy) for policy in POLICIES]
    return case.ids(), case.weights(), [case.alone(policy) for policy in POLICIES], grades, case.belief


@given(WARS, st.integers(0, 12))
def test_a_case_is_the_same_in_whatever_steps_it_grew(war: list[ControlEvent], split: int) -> None:
    statements = [weigh(one) for one in war]
    first = Case(statements[:split])
    before = told(first)
    assert told(first.plus(statements[split:])) == told(Case(reversed(statements)))
    assert told(first.plus(statements)) == told(Case(statements))
    assert told(first) == before


@given(WARS)
def test_the_weightiest_comes_first(war: list[ControlEvent]) -> None:
    weights = Case(weigh(one) for one in war).weights()
    assert all(earlier >= later for earlier, later in pairwise(weights))
