"""What the ratios of the read benchmark are made of."""

import pytest

from benchmarks.reads import TARGETS, Timed, ratios


def timed(milliseconds: float) -> Timed:
    return Timed([milliseconds] * 100, 1000 / milliseconds)


def test_each_ratio_is_of_one_round_and_told_by_the_middle_round() -> None:
    slow_machine, quick_machine, odd = 10.0, 1.0, 5.0
    rounds = (slow_machine, quick_machine, odd)
    told = {
        "a row by its key": [timed(one) for one in rounds],
        "a page of a country": [timed(0.5 * one) for one in rounds],
        "the page made anew": [timed(2 * one) for one in rounds],
        "as of another day": [timed(2.2 * one) for one in rounds],
        "as known before": [timed(2 * one) for one in rounds],
        "an empty route": [timed(one) for one in rounds],
        "not modified (304)": [timed(one / 0.9) for one in rounds],
    }
    assert ratios(told) == pytest.approx(dict(zip(TARGETS, (0.5, 2, 1.1, 1, 0.9), strict=True)))
