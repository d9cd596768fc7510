"""Sentences that nobody would write, out of pieces of those that somebody did: whatever comes in, reading it ends."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.nlp.reading import Reader

ARTICLES = sorted((Path(__file__).parent / "newsroom").glob("*.json"))
SENTENCES = sorted(
    {one for path in ARTICLES for one in re.split(r"(?<=[.!?])\s+", json.loads(path.read_bytes())["text"]) if one}
)
SHARE = st.floats(0, 1)


@st.composite
def scrambled(draw: st.DrawFn) -> str:
    """The head of one sentence with the tail of another, and two of its words in each other's place."""
    one, other = (draw(st.sampled_from(SENTENCES)).split() for _ in range(2))
    words = [*one[: round(draw(SHARE) * len(one))], *other[round(draw(SHARE) * len(other)) :]]
    if len(words) > 1:
        left, right = (draw(st.integers(0, len(words) - 1)) for _ in range(2))
        words[left], words[right] = words[right], words[left]
    return " ".join(words)


# What points to something else in its sentence: two of these may point to each other, or to nothing.
POINTING = (
    ", a town,", ", the capital,", " among them", ", among them the towns of", " a string of towns", " those of",
    " the latter", ", whose airport", ", including", " it", " their men", " a site known as", " both towns",
    " two towns,", " and", " of", " in", ", near", " of it", ", the last of", " one of", " most of",
    ", their stronghold,", " forces loyal to", ", a group,", ", led by", " known as", ", which", ", who",
    " from which", " where", " the city's airport", ", he said,", " (the town)", " held by", ", as well as",
    " some of them", ":", ";", " –", ", one of the towns,", " Goma", " the army", " the Taliban",
)  # fmt: skip


@st.composite
def spliced(draw: st.DrawFn) -> str:
    """The head of one sentence and the tail of another, with pieces between that point to what is around them."""
    one, other = (draw(st.sampled_from(SENTENCES)).split() for _ in range(2))
    head, tail = one[: round(draw(SHARE) * len(one))], other[round(draw(SHARE) * len(other)) :]
    pieces = "".join(draw(st.lists(st.sampled_from(POINTING), min_size=1, max_size=12)))
    return f"{' '.join(head)}{pieces} {' '.join(tail)}"


@given(st.lists(scrambled() | spliced(), min_size=4, max_size=12))
def test_reading_ends_and_evidence_points_into_the_text(reader: Reader, sentences: list[str]) -> None:
    text = " ".join(sentences)
    for event in reader.events(text):
        assert text[event.evidence.start : event.evidence.end] == event.evidence.quote


@pytest.mark.parametrize(
    "text",
    [
        "Only the port, a quarter beside the market, and several buildings, a school among them, are in rebel hands.",
        "Rebels captured Goma, one of, the airport held by the army, a town, as well as those of on Monday.",
        "Rebels captured three villages, a town among them, a base among them, on Monday.",
        f"Rebels captured Goma{', a town, a city' * 90} on Monday.",
        "The army captured a base that, near the town, he said, held by the men the latter of it, in on Monday.",
    ],
)
def test_what_points_to_itself_is_read_to_the_end(reader: Reader, text: str) -> None:
    for event in reader.events(text):
        assert text[event.evidence.start : event.evidence.end] == event.evidence.quote
