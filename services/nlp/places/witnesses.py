"""Where whoever is quoted speaks from: "speaking by telephone from A", "reporting from the outskirts of B"."""

from typing import Final

from services.atlas.countries import by_capital
from services.nlp.lexicon import word_set
from services.nlp.syntax.clauses import Sentence
from services.nlp.syntax.phrases import PART, PLACE_NAME, PLACE_NOUN
from services.nlp.words.classes import NOUN, PREP, TIME
from services.nlp.words.verb_forms import ING

_WIRES: Final = word_set("witnesses", "wires")
_REPORTING: Final = word_set("witnesses", "reporting")
_PERSONS: Final = word_set("witnesses", "persons")
_REACHING: Final = frozenset({"reach", "contact", "interview"})
_FIRST: Final = 0  # the chunk that a sentence opens with, or the one behind a word like "meanwhile"
_SITES: Final = frozenset({"from", "in", "at", "inside", "near"})


def spoken_from(sentence: Sentence) -> int | None:
    """The noun chunk of the town that a witness speaks from. Whoever speaks from a capital may speak of any town."""
    for clause in sentence.clauses:
        if clause.verb.lemma in _REPORTING and ING in clause.verb.form:
            there = next((_town(sentence, at) for at in clause.prep("from")), None)
            if there is not None:
                return there
    for at in sentence.phrases:
        if sentence.low(at - 1) in {"by", "via", "over"} and sentence.phrases[at].head.low in _WIRES:
            after = at + 2 if sentence.kind(at + 1) == TIME else at + 1
            return _town(sentence, after + 1) if sentence.low(after) in _SITES else None
    return _home(sentence)


def _home(sentence: Sentence) -> int | None:
    """ "A fighter from A told B", "a nurse reached in A said": A."""
    first = sentence.clauses[0] if sentence.clauses else None
    whom = sentence.phrases.get(_FIRST) if _FIRST in sentence.phrases else sentence.phrases.get(_FIRST + 1)
    if first is None or whom is None or whom.head.low not in _PERSONS or not whom.indefinite:
        return None
    at = sentence.at_of(whom) + 1
    at += first.at == at and first.verb.lemma in _REACHING
    return _town(sentence, at + 1) if sentence.low(at) in {"in", "of", "from"} else None


def _town(sentence: Sentence, at: int) -> int | None:
    phrase = sentence.phrases.get(at)
    inner = sentence.kind(at + 1) == PREP and sentence.low(at + 1) == "of" and sentence.kind(at + 2) == NOUN
    if phrase is not None and inner and phrase.kind in (PART, PLACE_NOUN):  # "the outskirts of A", "the town of A"
        return _town(sentence, at + 2)
    named = phrase is not None and phrase.kind == PLACE_NAME and by_capital(phrase.head.text) is None
    return at if named else None
