"""The kinds of war that are simulated: how fast places change hands, and how the press tells of it.

The rates are assumptions, spread wide on purpose; those of extraction are measured (see `Extraction`).
"""

from msgspec import Struct


class Shape(Struct, frozen=True):
    """Rates are per place and 100 days, chances 0..1.

    `changes`: places change hands. `fights`: fighting that changes nothing. `sightings`: reports of who holds it.
    `boasts`: a side claims a place that it did not take. `rumours`: a neutral root is wrong. `coverage`: the chance
    that a wire tells of a change; `own_reports`: that a paper sends somebody; `reprints`: that a paper prints a wire's
    story. `relayed`: the chance that a wire rests on the winner's spokesman. `doubted`: that it keeps its distance.
    `late`: the chance that a change is told once more, weeks later and vaguely. `silence`: that all miss a change.
    """

    sides: tuple[str, ...]
    changes: float
    fights: float
    sightings: float
    boasts: float
    rumours: float
    coverage: float
    own_reports: float
    reprints: float
    relayed: float = 0.3
    doubted: float = 0.3
    late: float = 0.3
    silence: float = 0.05


class Extraction(Struct, frozen=True):
    """How reading goes wrong, as chances for one statement of one text.

    Chosen so that a single report by a neutral root is right about as often as on our own gold articles
    (`python -m benchmarks.gold`).
    """

    missed: float = 0.25
    sides_swapped: float = 0.06
    background_as_news: float = 0.06
    fight_as_capture: float = 0.08
    wrong_day: float = 0.08


TWO = ("army", "rebels")
FITTED = {
    "attrition": Shape(TWO, 0.6, 4, 3, 0.6, 0.10, 0.7, 0.08, 0.3),
    "offensive": Shape(TWO, 2.5, 3, 2, 1.0, 0.15, 0.8, 0.10, 0.4),
    # Whoever follows few outlets hears claims that nobody confirms for him, though most of them are true.
    "few papers": Shape(TWO, 1.2, 2, 1, 0.5, 0.10, 0.4, 0.05, 0.2, silence=0.1),
}
# Never looked at when the parameters were chosen.
HELD_OUT = {
    "three sides": Shape(("army", "rebels", "militia"), 2.0, 4, 3, 1.2, 0.2, 0.7, 0.08, 0.3),
    "war of words": Shape(TWO, 0.8, 3, 1, 4.0, 0.3, 0.5, 0.05, 0.6, relayed=0.5, doubted=0.5),
    "far from the press": Shape(TWO, 1.0, 1, 0.5, 0.5, 0.10, 0.3, 0.03, 0.2, silence=0.2),
}
