"""Chunks become clauses: who does what to what."""

import pytest

from services.nlp.syntax.clause import Clause
from services.nlp.syntax.clauses import Sentence
from tests.nlp.reading import Reader


def clause(sentence: Sentence, lemma: str) -> Clause:
    return next(found for found in sentence.clauses if found.verb.lemma == lemma)


def arguments(reader: Reader, text: str, lemma: str) -> tuple[list[str], list[str]]:
    """The subjects and the objects of the first clause of this verb."""
    sentence = reader.sentence(text)
    found = clause(sentence, lemma)
    return [sentence.text(i) for i in found.subjects], [sentence.text(i) for i in found.objects]


@pytest.mark.parametrize(
    ("text", "lemma", "subjects", "objects"),
    [
        ("Rebels seized Bor.", "seize", ["Rebels"], ["Bor"]),
        ("Rebels in Jonglei seized Bor.", "seize", ["Rebels"], ["Bor"]),
        ("The army and its allies seized Bor and Wau.", "seize", ["The army", "its allies"], ["Bor", "Wau"]),
        ("Rebels, who seized Bor on Monday, fled.", "seize", ["Rebels"], ["Bor"]),
        ("Rebels, who seized Bor on Monday, fled.", "flee", ["Rebels"], []),
        ("Bor, which the rebels seized on Monday, burned.", "seize", ["the rebels"], ["Bor"]),
        ("Rebels seized Bor and abandoned Wau.", "abandon", ["Rebels"], ["Wau"]),
        ("After seizing Bor, rebels attacked Wau.", "seize", ["rebels"], ["Bor"]),
        ("Rebels attacked Wau, seizing the airport.", "seize", ["Rebels"], ["the airport"]),
        ("Rebels tried to seize Bor.", "seize", ["Rebels"], ["Bor"]),
        ("The army forced rebels to quit Bor.", "quit", ["rebels"], ["Bor"]),
        ("Bor, a town on the Nile, fell.", "fall", ["Bor"], []),
        ("The commander of the rebels in Bor fled.", "flee", ["The commander"], []),
        ("The governor said rebels seized Bor.", "seize", ["rebels"], ["Bor"]),
    ],
)
def test_the_arguments_of_a_verb(
    reader: Reader, text: str, lemma: str, subjects: list[str], objects: list[str]
) -> None:
    assert arguments(reader, text, lemma) == (subjects, objects)


@pytest.mark.parametrize(
    ("text", "lemma", "preposition", "expected"),
    [
        ("Rebels fled from Bor and Wau.", "flee", "from", ["Bor", "Wau"]),
        ("Rebels were driven out of Bor by troops.", "drive", "out of", ["Bor"]),
        ("Rebels were driven out of Bor by troops.", "drive", "by", ["troops"]),
        ("Bor fell on Monday to the rebels.", "fall", "to", ["the rebels"]),
        ("Troops cleared Bor of rebels.", "clear", "of", ["rebels"]),
    ],
)
def test_prepositional_phrases_of_a_verb(
    reader: Reader, text: str, lemma: str, preposition: str, expected: list[str]
) -> None:
    sentence = reader.sentence(text)
    assert [sentence.text(i) for i in clause(sentence, lemma).prep(preposition)] == expected


@pytest.mark.parametrize(
    ("text", "lemma", "passive", "reduced"),
    [
        ("Bor was seized by rebels.", "seize", True, False),
        ("Bor, seized by rebels, burned.", "seize", True, True),
        ("Towns seized by rebels burned.", "seize", True, True),
        ("Seized by rebels on Monday, Bor burned.", "seize", True, True),
        ("Rebels seized Bor.", "seize", False, False),
        ("Rebels advancing on Bor fled.", "advance", False, True),
    ],
)
def test_participles_without_an_auxiliary(reader: Reader, text: str, lemma: str, passive: bool, reduced: bool) -> None:
    found = clause(reader.sentence(text), lemma)
    assert (found.passive, found.reduced) == (passive, reduced)


def test_an_infinitive_hangs_on_the_verb_before(reader: Reader) -> None:
    sentence = reader.sentence("Rebels vowed to seize Bor.")
    governor = clause(sentence, "seize").governor
    assert governor is not None
    assert governor.verb.lemma == "vow"


def test_a_particle_belongs_to_its_verb_on_either_side_of_the_object(reader: Reader) -> None:
    for text in ("Rebels won back Bor.", "Rebels won Bor back."):
        sentence = reader.sentence(text)
        found = clause(sentence, "win")
        assert (found.verb.particle, [sentence.text(i) for i in found.objects]) == ("back", ["Bor"])


def test_a_country_that_is_left_does_not_join_those_who_enter(reader: Reader) -> None:
    text = "Israel withdrew from southern Lebanon and Hezbollah guerrillas took over Bint Jbeil."
    assert "capture hezbollah @ Bint Jbeil" in reader.told(text)
