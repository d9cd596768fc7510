"""The word class of each unit: verbs told from nouns of the same spelling by the words around."""

import pytest

from services.nlp.words.classes import (
    ADV,
    BE,
    CONJ,
    DET,
    HAVE,
    MODAL,
    NEG,
    NOUN,
    PREP,
    PRON,
    REL,
    STOP,
    SUB,
    TIME,
    VERB,
)
from services.nlp.words.tags import word_tags
from tests.nlp.reading import Reader


def tag(reader: Reader, text: str, word: str) -> str:
    """The tag of the first unit spelled so."""
    units = reader.units(text)
    return next(tag for unit, tag in zip(units, word_tags(units), strict=True) if unit.text == word)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        # verbs
        ("The rebels hold Bor.", "hold", VERB),
        ("The army controls Bor.", "controls", VERB),
        ("Troops attack Bor.", "attack", VERB),
        ("The towns seized by rebels burnt.", "seized", VERB),
        ("Rebels advancing on Bor met nobody.", "advancing", VERB),
        ("They want to control Bor.", "control", VERB),
        ("He claims Bor fell.", "claims", VERB),
        ("Bor, which the rebels besieged, is quiet.", "besieged", VERB),
        ("Bor, which rebels still hold, is quiet.", "hold", VERB),
        # nouns of the same spelling
        ("Bor, which rebels still hold, is quiet.", "rebels", NOUN),
        ("Rebels took Bor in neighbouring Jonglei.", "neighbouring", NOUN),
        ("The attack on Bor failed.", "attack", NOUN),
        ("They took control of Bor.", "control", NOUN),
        ("Clashes in Bor went on.", "Clashes", NOUN),
        ("Rebel claims of victory came late.", "claims", NOUN),
        ("The fighting in Bor ended.", "fighting", NOUN),
        ("The armed men left Bor.", "armed", NOUN),
        ("The army base in Bor burned.", "base", NOUN),
        ("Heavy losses followed.", "losses", NOUN),
        # closed classes
        ("The town that fell was Bor.", "that", REL),
        ("They said that Bor fell.", "that", SUB),
        ("They left that town.", "that", DET),
        ("Bor and Wau fell.", "and", CONJ),
        ("Bor was taken.", "was", BE),
        ("They had left Bor.", "had", HAVE),
        ("They may leave Bor.", "may", MODAL),
        ("They did not leave Bor.", "not", NEG),
        ("They fled from Bor.", "from", PREP),
        ("They fled.", "They", PRON),
        ("They fled quickly.", "quickly", ADV),
        ("The family fled.", "family", NOUN),
        ("They fled on Monday.", "Monday", TIME),
        ("They fled, he said.", ",", STOP),
    ],
)
def test_a_word_is_tagged_by_what_stands_around_it(reader: Reader, text: str, word: str, expected: str) -> None:
    assert tag(reader, text, word) == expected
