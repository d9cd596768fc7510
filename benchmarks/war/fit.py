"""The parameters of the inference, fitted to the simulated wars that were set apart for it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from benchmarks.war.reliability import PlaceWar, brier, judge
from services.ledger import course, weighing


class Parameter(NamedTuple):
    """A constant of the inference, and the values that are tried for it."""

    module: object
    name: str
    tried: tuple[float, ...]

    @property
    def value(self) -> float:
        return float(getattr(self.module, self.name))

    def become(self, value: float) -> None:
        setattr(self.module, self.name, value)


# How far a disinterested teller is believed is not among them: gold articles tell that (`python -m benchmarks.gold`).
PARAMETERS = (
    Parameter(weighing, "INTERESTED", (0.2, 0.3, 0.4, 0.5)),
    Parameter(weighing, "MOST", (0.95, 0.97, 0.99)),
    Parameter(course, "IMPLIED", (0.5, 0.7, 0.9)),
)
# A smaller gain is chance: the wars are a sample.
LEAST_GAIN = 0.0002
# As they were set by judgement, before anything was measured.
JUDGED = {"INTERESTED": 0.5, "MOST": 0.99, "IMPLIED": 0.5}


@contextmanager
def parameters(values: Mapping[str, float]) -> Iterator[None]:
    """Let the inference of this process use these values, and then its own again."""
    own = {one.name: one.value for one in PARAMETERS}
    _set(values)
    try:
        yield
    finally:
        _set(own)


def _set(values: Mapping[str, float]) -> None:
    for one in PARAMETERS:
        one.become(values[one.name])


def fit(fought: Sequence[PlaceWar], tell: Callable[[str], None]) -> dict[str, float]:
    """Set every parameter in turn to the value with the least Brier score, from JUDGED on until none changes."""
    with parameters(JUDGED):
        return _descend(fought, tell)


def _descend(fought: Sequence[PlaceWar], tell: Callable[[str], None]) -> dict[str, float]:
    best = brier(judge(fought))
    tell(f"by judgement: Brier score {best:.4f}")
    changed = True
    while changed:
        changed = False
        for one in PARAMETERS:
            before = one.value
            for value in one.tried:
                one.become(value)
                score = brier(judge(fought))
                if score < best - LEAST_GAIN:
                    best, before, changed = score, value, True
                    tell(f"{one.name} = {value}: {score:.4f}")
            one.become(before)
    return {one.name: one.value for one in PARAMETERS}
