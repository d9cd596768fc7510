"""The rules of docs/inference.md by example: who said what, and the course of control that follows."""

import pytest

from services.ledger.events import ControlEvent
from services.ledger.inference import timeline
from tests.ledger.dispatches import FIRST_DAY, said

Course = list[tuple[int, int | None, str | None, str]]


def course(*told: ControlEvent) -> Course:
    """(first day, day of its end, controller, status) of every interval."""
    return [
        (
            (one.valid_from - FIRST_DAY).days,
            None if one.valid_to is None else (one.valid_to - FIRST_DAY).days,
            one.controller,
            one.status,
        )
        for one in timeline(told)
    ]


ARMY_TAKES_IT = said("capture", "army", 15)
ARMY_SAYS_SO = said("capture", "army", 15, speaker="army")
REBELS_SAY_SO = said("capture", "rebels", 15, speaker="rebels", root="post")
REBELS_DENY_IT = said("capture", "army", 15, status="denied", speaker="rebels", root="post")
REBELS_HELD_IT = said("control", "rebels", -1200, -835, precision="year")
BEFORE = (-1200, 15, "rebels", "held")


@pytest.mark.parametrize(
    ("told", "follows"),
    [
        pytest.param([ARMY_TAKES_IT], [(15, None, "army", "held")], id="a report by somebody disinterested"),
        pytest.param([ARMY_SAYS_SO], [(15, None, "army", "claimed")], id="its own side says so"),
        pytest.param(
            [ARMY_SAYS_SO, said("capture", "army", 17, root="post")],
            [(15, None, "army", "held")],
            id="a second root within three days confirms the same capture from its day on",
        ),
        pytest.param(
            [ARMY_SAYS_SO, said("control", "army", 25, root="post")],
            [(15, 25, "army", "claimed"), (25, None, "army", "held")],
            id="a later sight of it confirms it from then on",
        ),
        pytest.param(
            [REBELS_HELD_IT, said("capture", "army", 15, speaker="rebels", opponent="rebels")],
            [BEFORE, (15, None, "army", "held")],
            id="who loses it admits it",
        ),
        pytest.param(
            [said("capture", "army", 15, status="claimed"), said("capture", "army", 15, status="claimed", root="post")],
            [(15, None, "army", "claimed")],
            id="two papers that both keep their distance",
        ),
        pytest.param(
            [ARMY_TAKES_IT, said("capture", "rebels", 15, root="post")],
            [(15, None, None, "disputed")],
            id="two captures of the same day",
        ),
        pytest.param(
            [said("capture", "army", 14, 15), said("capture", "rebels", 15)],
            [(15, None, "rebels", "held")],
            id="the later start of two that end the same day",
        ),
        pytest.param([ARMY_TAKES_IT, REBELS_SAY_SO], [(15, None, "army", "held")], id="fact against boast, same day"),
        pytest.param(
            [ARMY_SAYS_SO, said("capture", "rebels", 16, speaker="rebels")],
            [(15, 16, "army", "claimed"), (16, None, None, "disputed")],
            id="boast against boast, a day apart",
        ),
        pytest.param(
            [ARMY_SAYS_SO, REBELS_SAY_SO, said("withdrawal", "rebels", 18, root="post")],
            [(15, 18, None, "disputed"), (18, None, "army", "held")],
            id="one of two who dispute it leaves",
        ),
        pytest.param(
            [REBELS_HELD_IT, ARMY_SAYS_SO, REBELS_DENY_IT],
            [(-1200, None, "rebels", "held")],
            id="a boast that is denied with equal weight",
        ),
        pytest.param(
            [
                REBELS_HELD_IT,
                ARMY_TAKES_IT,
                said("capture", "army", 15, status="denied", speaker="rebels", root="post"),
            ],
            [BEFORE, (15, None, "army", "held")],
            id="a fact that the loser denies",
        ),
        pytest.param(
            [REBELS_HELD_IT, said("withdrawal", "rebels", 15)],
            [BEFORE, (15, None, None, "held")],
            id="they left, and nobody is known to have come",
        ),
        pytest.param(
            [REBELS_HELD_IT, said("withdrawal", "rebels", 15, opponent="army")],
            [BEFORE, (15, None, "army", "claimed")],
            id="they left before the army, which is not said to have come",
        ),
        pytest.param(
            [REBELS_HELD_IT, said("withdrawal", "rebels", 15, opponent="army"), ARMY_TAKES_IT],
            [BEFORE, (15, None, "army", "held")],
            id="a withdrawal and a capture of the same day agree",
        ),
        pytest.param(
            [ARMY_SAYS_SO, said("withdrawal", "rebels", 16, root="post")],
            [(15, None, "army", "held")],
            id="a boast borne out by a withdrawal",
        ),
        pytest.param(
            [ARMY_TAKES_IT, said("control", "rebels", 15)],
            [(15, None, "army", "held")],
            id="who held it that day does not override who took it that day",
        ),
        pytest.param(
            [REBELS_HELD_IT, said("contest", "army", 10), ARMY_TAKES_IT],
            [(-1200, 10, "rebels", "held"), (10, 15, "rebels", "contested"), (15, None, "army", "held")],
            id="a battle ends in a capture",
        ),
        pytest.param(
            [ARMY_TAKES_IT, said("contest", "rebels", 15)],
            [(15, None, "army", "held")],
            id="a battle that ended in a capture the same day is only the capture",
        ),
        pytest.param(
            [ARMY_TAKES_IT, said("contest", "rebels", 20), said("contest", "rebels", 30), said("control", "army", 40)],
            [(15, 20, "army", "held"), (20, 40, "army", "contested"), (40, None, "army", "held")],
            id="fighting goes on while news of it comes, and ends when the place is seen held",
        ),
        pytest.param([said("contest", "rebels", 20)], [(20, 34, None, "contested")], id="only fighting is known"),
        pytest.param(
            [ARMY_TAKES_IT, said("capture", "rebels", 20, extent="part")],
            [(15, 20, "army", "held"), (20, 34, "army", "contested"), (34, None, "army", "held")],
            id="a part of it in other hands is a fight for it",
        ),
        pytest.param(
            [said("capture", "army", 0, 30, precision="month"), said("capture", "rebels", 19)],
            [(18, 19, "army", "held"), (19, None, "rebels", "held")],
            id="a vague capture goes before a sharp one inside its range",
        ),
        pytest.param(
            [said("capture", "army", 0, 30, precision="month"), said("capture", "rebels", 10), ARMY_TAKES_IT],
            [(10, 15, "rebels", "held"), (15, None, "army", "held")],
            id="a vague capture joins the sharp report of it",
        ),
        pytest.param(
            [said("capture", "army", 0, 30, precision="month")],
            [(30, None, "army", "held")],
            id="a vague capture is true by the end of its range",
        ),
    ],
)
def test_what_was_said_gives_this_course(told: list[ControlEvent], follows: Course) -> None:
    assert course(*told) == follows
    assert course(*reversed(told)) == follows


def test_previous_and_since_tell_of_the_last_change_of_hands() -> None:
    held, fought, held_again = timeline([REBELS_HELD_IT, ARMY_TAKES_IT, said("contest", "rebels", 20)])[1:]
    assert {one.previous for one in (held, fought, held_again)} == {"rebels"}
    assert {one.since for one in (held, fought, held_again)} == {ARMY_TAKES_IT.date}


def test_who_was_not_believed_is_named_against() -> None:
    [_, interval] = timeline([REBELS_HELD_IT, ARMY_TAKES_IT, REBELS_SAY_SO])
    assert [one.event_id for one in interval.support] == [ARMY_TAKES_IT.id]
    assert [one.event_id for one in interval.against] == [REBELS_SAY_SO.id]
    assert interval.confidence < timeline([ARMY_TAKES_IT])[0].confidence
