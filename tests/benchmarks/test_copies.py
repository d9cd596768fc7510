"""What docs/inference.md says of copies is still so."""

from itertools import pairwise
from random import Random

import pytest

from benchmarks.copies import EDITS, SEED, THRESHOLDS, recall, stories, taken_for_copies
from services.ledger.sketch import ALIKE

CHOSEN = THRESHOLDS.index(ALIKE)
HARDEST = "half, new lead, words, menus"


@pytest.mark.parametrize("name", EDITS)
def test_copies_are_found(name: str) -> None:
    assert recall(stories(), EDITS[name], Random(SEED))[CHOSEN] >= (0.7 if name == HARDEST else 0.95)


def test_stories_stay_apart() -> None:
    assert taken_for_copies(pairwise(stories()))[CHOSEN] == 0
