"""Sentences as offsets: where one ends, and where it only looks so."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.nlp.story.sentences import MAX_SENTENCE, sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Dagalo's men took Nyala.",
        "Col. Mustafa of the 4th Div. spoke in Kidal.",
        "Brig. Gen. J. Mwangi said Kismayo was quiet.",
        "The U.S. embassy in Juba closed on Dec. 19 at dusk.",
        "They walked 3.5 km to Sake.",
        "Sgt. A. B. Kamara held Makeni.",
        "Dr. Denis Mukwege left Bukavu.",
    ],
)
def test_abbreviations_initials_and_figures_end_no_sentence(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Goma fell. Sake held.", ["Goma fell.", "Sake held."]),
        ("“We hold Axum.” He left.", ["“We hold Axum.”", "He left."]),
        ("Who holds Mopti? Nobody says!", ["Who holds Mopti?", "Nobody says!"]),
        ("Troops took Barawe.Residents fled in boats.", ["Troops took Barawe.", "Residents fled in boats."]),
        ("The town fell (again.) Rain came.", ["The town fell (again.)", "Rain came."]),
        ("  Lashio fell.  ", ["Lashio fell."]),
        ("no end at all", ["no end at all"]),
        ("", []),
    ],
)
def test_a_paragraph_is_split_at_its_ends(text: str, parts: list[str]) -> None:
    assert split(text) == parts


def test_a_run_without_an_end_is_cut_between_words() -> None:
    text = "Kunduz " * 1_000
    parts = split(text)
    assert max(len(part) for part in parts) <= MAX_SENTENCE
    assert all(set(part.split()) == {"Kunduz"} for part in parts)


@given(st.text(max_size=400))
def test_sentences_keep_every_visible_character_in_order(text: str) -> None:
    spans = sentences(text, 0, len(text))
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans))
    kept = "".join("".join(text[start:end].split()) for start, end in spans)
    assert kept == "".join(text.split())
