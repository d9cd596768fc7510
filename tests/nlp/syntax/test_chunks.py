"""Units become noun phrases, verb groups and the small words between them."""

import pytest

from services.nlp.syntax.chunks import Verb, chunk
from services.nlp.words.classes import NOUN, VERB
from tests.nlp.reading import Reader


def nouns(reader: Reader, text: str) -> list[str]:
    return [part.text for part in chunk(reader.units(text)) if part.kind == NOUN]


def verb(reader: Reader, text: str) -> Verb:
    """The last verb group of the text."""
    return [part.verb for part in chunk(reader.units(text)) if part.kind == VERB and part.verb][-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army's elite troops took the port of Bor.", ["The army 's elite troops", "the port", "Bor"]),
        ("Two of the towns fell.", ["Two", "the towns"]),
        ("The three towns fell.", ["The three towns"]),
        ("They left it.", ["They", "it"]),
        ("In Goma Rwandan troops patrolled.", ["Goma", "Rwandan troops"]),
        ("On Monday rebels took Bor.", ["rebels", "Bor"]),
        ("The rebel-held town of Bor burned.", ["The rebel-held town", "Bor"]),
    ],
)
def test_noun_phrases_end_where_the_next_begins(reader: Reader, text: str, expected: list[str]) -> None:
    assert nouns(reader, text) == expected


@pytest.mark.parametrize(
    ("text", "lemma", "features"),
    [
        ("Rebels seized Bor.", "seize", set()),
        ("Bor was seized.", "seize", {"passive"}),
        ("Bor has been seized.", "seize", {"passive", "perfect"}),
        ("Bor got retaken.", "retake", {"passive"}),
        ("Rebels have seized Bor.", "seize", {"perfect"}),
        ("Rebels did not seize Bor.", "seize", {"negative"}),
        ("Rebels haven't seized Bor.", "seize", {"negative", "perfect"}),
        ("Rebels never seized Bor.", "seize", {"negative"}),
        ("Rebels could seize Bor.", "seize", {"could"}),
        ("Rebels would never have seized Bor.", "seize", {"would", "negative", "perfect"}),
        ("Bor could be seized.", "seize", {"could", "passive"}),
        ("They came to seize Bor.", "seize", {"infinitive"}),
        ("Bor is about to be seized.", "seize", {"infinitive", "passive"}),
        ("Rebels are besieging Bor.", "besiege", set()),
        ("Bor is being besieged.", "besiege", {"passive"}),
        ("Bor is theirs.", "be", set()),
    ],
)
def test_a_verb_group_tells_voice_tense_and_doubt(reader: Reader, text: str, lemma: str, features: set[str]) -> None:
    found = verb(reader, text)
    flags = {name for name in ("passive", "perfect", "negative", "infinitive") if getattr(found, name)}
    assert (found.lemma, flags | ({found.modal} - {""})) == (lemma, features)


@pytest.mark.parametrize("text", ["Rebels, who had taken Bor (and Wau), fled: “not us,” they said.", "", "…", "to to"])
def test_chunks_cover_every_unit_once(reader: Reader, text: str) -> None:
    units = reader.units(text)
    assert [unit for part in chunk(units) for unit in part.units] == units
