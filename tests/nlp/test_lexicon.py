"""The word lists agree with each other: a verb that one list holds and the verb table lacks is never found."""

import re
from pathlib import Path

import pytest

import services.nlp
from services.nlp.lexicon import VERB_FRAMES, realis_list, table, word_class, word_set
from services.nlp.words.verb_forms import VERB_TABLE, verb_form

SOURCES = {path.stem: path.read_text() for path in Path(services.nlp.__file__).parent.rglob("*.py")}
LEMMAS = {form.lemma for form in VERB_TABLE.values()}
VERBS_BY_MODULE = [
    ("arguments", "of_places"),
    ("subjects", "commands"),
    ("late", "intransitive"),
    ("reported", "giving_way"),
    ("fighting", "launch"),
    ("nearing", "stand"),
    ("frames", "need_party"),
    ("realis", "starts"),
    ("standing", "states"),
    ("verb_forms", "doubling"),
    ("clause", "speech"),
]


@pytest.mark.parametrize("verb", sorted(VERB_FRAMES))
def test_a_control_verb_is_in_the_verb_table(verb: str) -> None:
    lemma, _, particle = verb.partition("-")
    assert verb in LEMMAS or (lemma in LEMMAS and particle in word_class("particles"))


@pytest.mark.parametrize("name", ["factual", "planned", "prevented", "denial"])
def test_a_governing_verb_is_in_the_verb_table(name: str) -> None:
    parts = [verb.partition("-") for verb in realis_list(name)]
    assert {lemma for lemma, _, _ in parts} <= LEMMAS
    assert {particle for _, _, particle in parts if particle} <= word_class("particles")


@pytest.mark.parametrize(("module", "name"), VERBS_BY_MODULE)
def test_a_verb_of_the_grammar_is_in_the_verb_table(module: str, name: str) -> None:
    assert word_set(module, name) <= LEMMAS


@pytest.mark.parametrize("module", sorted(table("grammar")))
def test_a_module_asks_for_the_lists_of_its_name(module: str) -> None:
    asked = re.findall(rf"""["']{module}["'](?:, |\]\[)["'](\w+)""", SOURCES[module])
    assert set(table("grammar")[module]) <= set(asked)


@pytest.mark.parametrize(
    ("spelling", "lemma"),
    [
        ("reoccupied", "reoccupy"),
        ("decided", "decide"),
        ("scheduled", "schedule"),
        ("threw", "throw"),
        ("dug", "dig"),
        ("mopped", "mop"),
        ("thwarted", "thwart"),
        ("swore", "swear"),
        ("squeezing", "squeeze"),
    ],
)
def test_a_form_leads_to_its_verb(spelling: str, lemma: str) -> None:
    form = verb_form(spelling)
    assert form is not None
    assert form.lemma == lemma
