"""What a noun phrase stands for."""

import pytest

from services.nlp.syntax import phrases
from services.nlp.syntax.phrases import Phrase
from tests.nlp.reading import Reader


def first(reader: Reader, text: str) -> Phrase:
    return next(iter(reader.sentence(text).phrases.values()))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kismayo fell.", phrases.PLACE_NAME),
        ("The port city Kismayo fell.", phrases.PLACE_NAME),
        ("The National Hospital fell.", phrases.PLACE_NAME),
        ("The town fell.", phrases.PLACE_NOUN),
        ("The army base fell.", phrases.PLACE_NOUN),
        ("Most of Bor fell.", phrases.PART),
        ("The centre of Bor fell.", phrases.PART),
        ("The rebels fell.", phrases.PARTY),
        ("The Rapid Support Forces fell.", phrases.PARTY),
        ("Kenyan troops fell.", phrases.PARTY),
        ("Kenya fell.", phrases.NATION),
        ("President Kiir fell.", phrases.PERSON),
        ("They fell.", phrases.PRONOUN),
        ("The siege of Bor ended.", phrases.ACT),
        ("The offensive ended.", phrases.ACT),
        ("The flag fell.", phrases.FLAG),
        ("The price fell.", phrases.OTHER),
        ("The Daily Nation Newspaper Company fell.", phrases.OTHER),
    ],
)
def test_a_phrase_has_its_kind(reader: Reader, text: str, kind: str) -> None:
    assert first(reader, text).kind == kind


@pytest.mark.parametrize(
    ("text", "definite", "indefinite"),
    [
        ("The town fell.", True, False),
        ("A town fell.", False, True),
        ("Several towns fell.", False, True),
        ("Their town fell.", True, False),
        ("The army's town fell.", True, False),
        ("Twelve towns fell.", False, True),
    ],
)
def test_a_phrase_is_definite_or_not(reader: Reader, text: str, definite: bool, indefinite: bool) -> None:
    found = first(reader, text)
    assert (found.definite, found.indefinite) == (definite, indefinite)


def test_what_a_thing_belongs_to_stands_apart_from_its_own_words(reader: Reader) -> None:
    found = first(reader, "The rebels' last base fell.")
    assert ([unit.text for unit in found.owner], found.head.text) == (["rebels"], "base")
