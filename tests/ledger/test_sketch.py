"""What sketches tell of how much of a text another repeats."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.ledger.sketch import ALIKE, FEWEST, LONGEST, overlap, sketch

WORDS = st.lists(st.sampled_from([f"word{number}" for number in range(2_000)]), min_size=60, max_size=400)


def story(seed: int, words: int = 300) -> str:
    chance = Random(seed)
    return " ".join(f"word{chance.randrange(5_000)}" for _ in range(words))


@given(WORDS)
def test_case_marks_and_white_space_do_not_matter(words: list[str]) -> None:
    assert sketch(" ".join(words)) == sketch("\n“" + ", ".join(words).upper() + ".”  ")


@given(WORDS, st.integers(2, 4))
def test_a_text_cut_short_is_still_contained_in_the_whole(words: list[str], times: int) -> None:
    whole, cut = sketch(" ".join(words)), sketch(" ".join(words[: len(words) // times]))
    assert overlap(whole, cut) == overlap(cut, whole)
    assert overlap(whole, cut) == (1.0 if len(cut) >= FEWEST else 0.0)


@pytest.mark.parametrize("share", [0.25, 0.5, 0.75])
def test_the_overlap_is_the_share_that_is_repeated(share: float) -> None:
    estimates = []
    for seed in range(20):
        words = story(seed).split()
        mixed = " ".join(words[: int(share * 300)]) + " " + story(seed + 1_000, 300 - int(share * 300))
        estimates.append(overlap(sketch(" ".join(words)), sketch(mixed)))
    assert sum(estimates) / len(estimates) == pytest.approx(share, abs=0.05)


def test_different_texts_share_nothing() -> None:
    assert max(overlap(sketch(story(1)), sketch(story(seed))) for seed in range(2, 40)) < ALIKE / 5


def test_of_a_few_words_nothing_is_said() -> None:
    assert overlap(sketch("The army took the town."), sketch("The army took the town.")) == 0.0
    assert sketch("") == []


def test_a_sketch_stays_small_and_fits_the_column() -> None:
    runs = sketch(story(3, 50_000))
    assert len(runs) < LONGEST / 20
    assert all(-(2**31) <= run < 2**31 for run in runs)
    assert runs == sorted(set(runs))
