"""Words with their offsets."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.nlp.words.tokens import fold_quotes, tokenize
from tests.nlp.reading import tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kismayo fell.", ["Kismayo", "fell", "."]),
        ("the army's base", ["the", "army", "'s", "base"]),
        ("the rebels’ camp", ["the", "rebels", "’", "camp"]),
        ("Mazar-i-Sharif and Bu'ale", ["Mazar-i-Sharif", "and", "Bu'ale"]),
        ("the U.N. base", ["the", "U.N.", "base"]),
        ("85% of Omdurman", ["85%", "of", "Omdurman"]),
        ("the 17th of May", ["the", "17th", "of", "May"]),
        ("1,200 men", ["1,200", "men"]),
        ("Bama (Borno)", ["Bama", "(", "Borno", ")"]),
        ("“Gao is ours,” he said", ["“", "Gao", "is", "ours", ",", "”", "he", "said"]),
        ("wait … then", ["wait", "…", "then"]),
        ("Kidal—empty", ["Kidal", "—", "empty"]),
        ("", []),
    ],
)
def test_a_text_becomes_its_words_and_marks(text: str, words: list[str]) -> None:
    assert [token.text for token in tokens(text)] == words


def test_a_possessive_ending_reads_the_same_however_it_is_printed() -> None:
    assert [token.low for token in tokens("M23's M23’s rebels’")] == ["m23", "'s", "m23", "'s", "rebels", "'s"]


def test_only_the_range_asked_for_is_read_and_offsets_count_from_the_texts_begin() -> None:
    text = "Goma fell. Bukavu held."
    (first, *_) = tokenize(text, 11, len(text))
    assert (first.text, first.start, first.end) == ("Bukavu", 11, 17)


def test_quotes_fold_to_one_kind() -> None:
    assert {fold_quotes(word) for word in ("Bu'ale", "Bu’ale", "Bu‘ale", "BU`ALE")} == {"bu'ale"}


def _as_written(text: str) -> str:
    """Several hyphens are a dash, as agencies write it."""
    return "—" if text.startswith("--") else text


@given(st.text(max_size=300))
def test_every_token_is_what_stands_at_its_offsets(text: str) -> None:
    found = tokens(text)
    assert all(_as_written(text[token.start : token.end]) == token.text and token.text for token in found)
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Nd"]), min_size=1, max_size=40))
def test_no_letter_or_digit_is_lost(text: str) -> None:
    assert "".join(token.text for token in tokens(text)) == text
