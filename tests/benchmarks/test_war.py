"""The simulated war is the same for the same seed, and what docs/inference.md says of the confidence is still so."""

from random import Random

import pytest
from msgspec.structs import replace

from benchmarks.war.fit import JUDGED, PARAMETERS, parameters
from benchmarks.war.press import Press
from benchmarks.war.reliability import Judged, PlaceWar, binned, brier, calibration_error, deciles, judge, wars
from benchmarks.war.shapes import FITTED, HELD_OUT, Extraction, Shape
from benchmarks.war.truth import DAYS, Change, Course, course

SHAPES = FITTED | HELD_OUT
PERFECT = Extraction(missed=0, sides_swapped=0, background_as_news=0, fight_as_capture=0, wrong_day=0)
HONEST = Shape(("army", "rebels"), 1.0, 1, 3, 0, 0, 1.0, 0.2, 0.3, relayed=0, doubted=0, late=0, silence=0)


def answer(confidence: float, right: bool) -> Judged:
    return Judged("war", "held", confidence, 0, right)


def test_the_same_seed_is_the_same_war() -> None:
    assert wars(SHAPES, [7], 1) == wars(SHAPES, [7], 1) != wars(SHAPES, [8], 1)


@pytest.mark.parametrize("name", SHAPES)
def test_a_place_is_always_held_by_a_side_of_the_war(name: str) -> None:
    true = course(SHAPES[name], Random(3))
    assert {true.holder(day) for day in range(DAYS)} <= {*SHAPES[name].sides}
    for change in true.changes:
        assert (true.holder(change.day - 1), true.holder(change.day)) == (change.loser, change.winner)


def test_nothing_is_known_before_it_is_told() -> None:
    true = Course("rebels", [Change(100, "army", "rebels", False)], [])
    told = Press(replace(HONEST, sightings=0), true, Random(1), PERFECT).tell()
    assert told
    assert min(one.known for one in told) >= 100


def test_an_honest_press_read_without_error_leaves_little_in_doubt() -> None:
    told = []
    for place in range(6):
        chance = Random(place)
        true = course(HONEST, chance)
        told.append(PlaceWar("honest", true, Press(HONEST, true, chance, PERFECT).tell()))
    assert binned(judge(told)).right > 0.95


def test_scores_of_known_answers() -> None:
    sure, wrong = answer(1.0, True), answer(1.0, False)
    assert (brier([sure]), brier([wrong]), brier([answer(0.5, True)])) == (0, 1, 0.25)
    assert calibration_error([sure, wrong]) == 0.5
    assert {key: one.answers for key, one in deciles([sure, answer(0.05, False)]).items()} == {0: 1, 9: 1}


def test_the_fit_helps_in_wars_that_it_did_not_see() -> None:
    fought = wars(SHAPES, [201], 3)
    with parameters(JUDGED):
        before = judge(fought)
    after = judge(fought)
    assert calibration_error(after) < calibration_error(before)
    assert brier(after) < 0.2


def test_parameters_are_put_back() -> None:
    own = [one.value for one in PARAMETERS]
    with parameters(JUDGED):
        assert {one.name: one.value for one in PARAMETERS} == JUDGED
    assert [one.value for one in PARAMETERS] == own
