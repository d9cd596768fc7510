"""How far one statement counts, and what docs/inference.md says of the numbers."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.ledger import course, weighing
from services.ledger.case import Case
from services.ledger.events import ControlEvent
from services.ledger.weighing import weigh
from tests.ledger.dispatches import said
from tests.ledger.wars import events

DOCS = (Path(__file__).parents[2] / "docs" / "inference.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("told", "voice", "interested"),
    [
        (said("capture", "army", 1), "root wire", False),
        (said("capture", "army", 1, tie="army"), "side army", True),
        (said("capture", "army", 1, speaker="army"), "side army", True),
        (said("capture", "army", 1, opponent="rebels", speaker="rebels"), "root wire", False),
        (said("capture", "army", 1, opponent="rebels", tie="army", speaker="rebels"), "side army", True),
        (said("withdrawal", "army", 1, speaker="army"), "root wire", False),
        (said("withdrawal", "rebels", 1, speaker="army"), "side army", True),
        (said("capture", "army", 1, status="denied", opponent="rebels", speaker="rebels"), "side rebels", True),
    ],
)
def test_whose_voice_it_is(told: ControlEvent, voice: str, interested: bool) -> None:
    weighed = weigh(told)
    assert (weighed.voice, weighed.interested) == (voice, interested)


def test_papers_that_quote_one_spokesman_are_one_voice() -> None:
    quoting = [weigh(said("capture", "army", 1, speaker="army", root=f"paper {number}")) for number in range(12)]
    assert Case(quoting).grade("default") == "claimed"
    assert Case(quoting).belief == Case(quoting[:1]).belief


def test_a_paper_and_the_spokesman_it_quotes_are_one_root() -> None:
    doubting = weigh(said("capture", "army", 1, status="claimed", root="paper"))
    quoting = weigh(said("capture", "army", 1, speaker="army", root="paper"))
    assert Case([doubting, quoting]).grade("default") == "claimed"
    assert Case([doubting, quoting]).belief == Case([quoting]).belief


@given(st.lists(events(), min_size=1), events())
def test_more_that_is_said_is_never_believed_less(told: list[ControlEvent], more: ControlEvent) -> None:
    heard = [weigh(one) for one in told]
    assert 0 < Case(heard).belief <= Case(heard).plus([weigh(more)]).belief <= weighing.MOST


@pytest.mark.parametrize(
    ("row", "value"),
    [
        ("trust without an interest", weighing.DISINTERESTED),
        ("trust with an interest", weighing.INTERESTED),
        ("most belief", weighing.MOST),
        ("share of the weight for an implied gain", course.IMPLIED),
        ("extent whole, most, part", "1, 0.9, 0.6"),
        ("widest sharp range", f"{weighing.SHARP_DAYS} days"),
        ("reports of one change; answer to a claim", f"{course.SAME_CHANGE.days} days"),
        ("fighting without news", f"{course.FIGHTING.days} days"),
    ],
)
def test_the_page_tells_the_numbers_of_the_code(row: str, value: object) -> None:
    assert f"| {row} | {value} |" in DOCS
