"""How often the inferred controller was the true one, by the confidence that was told."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from random import Random

from msgspec import Struct

from benchmarks.war.press import FIRST_DAY, Press, Told
from benchmarks.war.shapes import Extraction, Shape
from benchmarks.war.truth import DAYS, Course, course
from services.ledger.inference import state_at, timeline

FIRST_ASKED, EVERY = 40, 13
BINS = 10


class PlaceWar(Struct, frozen=True):
    """One place of a simulated war: what happened, and what was said of it."""

    shape: str
    course: Course
    told: list[Told]


class Judged(Struct, frozen=True):
    """An answer and whether it was right. `age`: days since the last evidence."""

    group: str
    status: str
    confidence: float
    age: int
    right: bool


class Bin(Struct, frozen=True):
    """Answers of like confidence: how many, how sure they were on average, and what share was right."""

    answers: int
    sure: float
    right: float


def wars(shapes: Mapping[str, Shape], seeds: Iterable[int], places: int) -> list[PlaceWar]:
    """The same names, seeds and count give the same wars."""
    found = []
    for name, shape in shapes.items():
        for seed in seeds:
            for place in range(places):
                chance = Random(f"{name} {seed} {place}")
                true = course(shape, chance)
                found.append(PlaceWar(name, true, Press(shape, true, chance, Extraction()).tell()))
    return found


def judge(fought: Iterable[PlaceWar]) -> list[Judged]:
    """Ask every place every thirteen days who holds it, by what was known then; only answers that name one count."""
    judged = []
    for war in fought:
        for day in range(FIRST_ASKED, DAYS, EVERY):
            asked = FIRST_DAY + timedelta(days=day)
            state = state_at(timeline(one.event for one in war.told if one.known <= day), asked)
            if state is not None and state.controller is not None:
                right = state.controller == war.course.holder(day)
                age = (asked - state.last_evidence_at).days
                judged.append(Judged(war.shape, state.status, state.confidence, age, right))
    return judged


def unanswered(fought: Sequence[PlaceWar], judged: Sequence[Judged]) -> float:
    """The share of questions to which no controller was named."""
    return 1 - len(judged) / (len(fought) * len(range(FIRST_ASKED, DAYS, EVERY)))


def brier(judged: Sequence[Judged]) -> float:
    """Mean squared difference between confidence and truth: 0 is perfect, 0.25 is a coin's."""
    return sum((one.confidence - one.right) ** 2 for one in judged) / len(judged)


def calibration_error(judged: Sequence[Judged]) -> float:
    """Mean distance between confidence and share right over the deciles, weighed by answers."""
    return sum(one.answers * abs(one.sure - one.right) for one in deciles(judged).values()) / len(judged)


def deciles(judged: Iterable[Judged]) -> dict[int, Bin]:
    """By tenth of confidence, ascending."""
    return {key: binned(one) for key, one in sorted(_grouped(judged).items())}


def binned(judged: Sequence[Judged]) -> Bin:
    """All of them as one bin; there must be some."""
    count = len(judged)
    return Bin(count, sum(one.confidence for one in judged) / count, sum(one.right for one in judged) / count)


def _grouped(judged: Iterable[Judged]) -> dict[int, list[Judged]]:
    groups: dict[int, list[Judged]] = defaultdict(list)
    for one in judged:
        groups[min(int(one.confidence * BINS), BINS - 1)].append(one)
    return groups
