"""Whatever stands in an article, extraction comes to an end, and its evidence points into the text."""

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from services.nlp.extract import extract
from services.nlp.words.units import Atlas
from services.web.text import LONE_SURROGATE
from tests.hostile import STRINGS, hostile
from tests.nlp.reading import article

# A pattern that goes back and forth over its text takes minutes for what others take a moment for.
pytestmark = pytest.mark.timeout(240)

SENTENCE = "Iraqi forces captured {} from Islamic State on Monday."
LONG = 20_000
REPEATED = [
    "a",
    "a ",
    "a, ",
    "(",
    '"',
    "'",
    "- ",
    ". ",
    "1",
    "12 ",
    "\n",
    " ",
    "captured ",
    "Kirkuk and ",
    "Kirkuk, ",
    "of the ",
    "the army captured Kirkuk from the army ",
    "he said that ",
    "10 km north of ",
    "a: ",
    "a/b/",
    "a-",
    "Abu ",
    "@",
    "http://a.b/c",
    "e\u0301",
    "\u202eabc ",
    "May ",
    "2017 ",
    "on Monday ",
    "who ",
    "not ",
    "U.S. ",
    "army; ",
    "KIRKUK ",
]


def read(text: str, title: str, known: Atlas) -> None:
    # Half a surrogate pair cannot be stored, so that ingest refuses it.
    text, title = (LONE_SURROGATE.sub("", one) for one in (text, title))
    for event in extract(article(text, title=title), known):
        evidence = event.evidence
        assert text[evidence.start : evidence.end] == evidence.quote
        assert event.date.start <= event.date.end
        assert 0 <= event.confidence <= 1


@pytest.mark.parametrize("text", STRINGS, ids=range(len(STRINGS)))
def test_what_is_kept_is_read(text: str, known: Atlas) -> None:
    read(text, "", known)
    read(SENTENCE.format(text), text, known)


@hypothesis(max_examples=60)
@given(text=hostile, title=hostile)
def test_what_is_drawn_is_read(text: str, title: str, known: Atlas) -> None:
    read(text, title, known)
    read(SENTENCE.format(text), title, known)


@pytest.mark.parametrize("piece", REPEATED)
def test_no_piece_repeated_holds_a_worker_up(piece: str, known: Atlas) -> None:
    read(piece * (LONG // len(piece)), "", known)


@hypothesis(max_examples=30)
@given(pieces=st.lists(st.sampled_from(REPEATED), min_size=2, max_size=5))
def test_no_pieces_mixed_hold_a_worker_up(pieces: list[str], known: Atlas) -> None:
    mixed = "".join(pieces)
    read(mixed * (LONG // (4 * len(mixed))), "", known)
