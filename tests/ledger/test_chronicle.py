"""However statements come and go, they stand in the order that all of them together would have."""

from hypothesis import given, settings
from hypothesis import strategies as st

from services.ledger.chronicle import Chronicle
from services.ledger.chronology import Moment, moments
from services.ledger.events import ControlEvent
from services.ledger.weighing import Statement, weigh
from tests.ledger.wars import WARS


@settings(max_examples=300)
@given(WARS, st.data())
def test_the_order_is_that_of_all_together(war: list[ControlEvent], data: st.DataObject) -> None:
    chronicle, counting, left = Chronicle(), list[Statement](), [weigh(one) for one in war]
    while left:
        coming = [left.pop() for _ in range(min(len(left), data.draw(st.integers(1, 3))))]
        going = [one for one in counting if data.draw(st.integers(0, 4)) == 0]
        counting = [one for one in counting if one not in going] + coming
        before: list[Moment] = [*chronicle.moments]
        same = chronicle.change(coming, [one.number for one in going])
        assert told(chronicle.moments) == told(moments(counting))
        assert told(chronicle.moments[:same]) == told(before[:same])


def told(moments: list[Moment]) -> list[tuple[object, ...]]:
    return [(one.day, one.phase, one.statements) for one in moments]
