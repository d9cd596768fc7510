"""Names that a scanner must not take for a place unless the sentence says that it is one."""

from functools import cache
from pathlib import Path

from services.atlas.countries import by_demonym
from services.atlas.names import fold


def is_risky(name: str) -> bool:
    """Whether it is more often a word, a month, a people or a person than a place ("March", "Nice", "Lao", "Ali")."""
    folded = fold(name)
    return len(folded) < 3 or folded in _listed() or by_demonym(name) is not None


@cache
def _listed() -> frozenset[str]:
    lines = (Path(__file__).parent / "risky.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold(word) for line in lines if not line.startswith("#") for word in line.split(","))
