"""A revision carries the believed intervals over to those that the events give, and touches nothing else."""

from hypothesis import given

from services.ledger.events import ControlEvent
from services.ledger.inference import timeline
from services.ledger.projection import revise
from tests.ledger.wars import WARS


@given(WARS, WARS)
def test_after_a_revision_exactly_what_the_events_give_is_believed(
    before: list[ControlEvent], now: list[ControlEvent]
) -> None:
    believed = timeline(before)
    revision = revise(believed, now)
    kept = [one for one in believed if one not in revision.closed]
    assert sorted([*kept, *revision.opened], key=lambda one: one.valid_from) == timeline(now)
    assert not any(one in believed for one in revision.opened)
