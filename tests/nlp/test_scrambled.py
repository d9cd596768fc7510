"""Sentences that nobody would write, out of pieces of those that somebody did: whatever comes in, reading it ends."""

import json
import re
from pathlib import Path

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


@given(st.lists(scrambled(), min_size=4, max_size=12))
def test_reading_ends_and_evidence_points_into_the_text(reader: Reader, sentences: list[str]) -> None:
    text = " ".join(sentences)
    for event in reader.events(text):
        assert text[event.evidence.start : event.evidence.end] == event.evidence.quote
