"""Cataphora: "captured a strategic town on Monday", and the next sentence says which."""

from collections.abc import Sequence

from services.nlp.clauses import Sentence
from services.nlp.lexicon import place_nouns, word_set
from services.nlp.phrases import ACT, PLACE_NAME, PLACE_NOUN
from services.nlp.siting import SETTLEMENTS
from services.nlp.tags import NOUN, VERB
from services.nlp.units import PLACE, Unit

_INDEFINITE = frozenset({"a", "an", "another", "one"})
_NEAR = 5  # words from "a" to "town"
_DESCRIBING = word_set("cataphora", "describing")


def announces(units: Sequence[Unit]) -> bool:
    """Whether a settlement is spoken of without its name: "a strategic town in the north"."""
    return any(
        place_nouns().get(unit.low) in SETTLEMENTS
        and any(before.low in _INDEFINITE for before in units[max(at - _NEAR, 0) : at])
        and all(before.kind != PLACE for before in units[max(at - _NEAR, 0) : at])
        for at, unit in enumerate(units)
    )


def opens_with(sentence: Sentence) -> int | None:
    """The noun chunk of the place that a sentence opens with and describes: "A, 40 km from B, …", "The fall of A"."""
    first = sentence.phrases.get(0)
    if first is None:
        return None
    if first.kind == PLACE_NAME:
        return 0 if _described(sentence, 1) else None
    of_it = first.kind == ACT or (first.kind == PLACE_NOUN and first.definite)
    named = 2 if sentence.low(1) == "of" or (sentence.text(1) == "," and sentence.text(3) == ",") else 0
    return named if of_it and named in sentence.phrases and sentence.phrases[named].kind == PLACE_NAME else None


def _described(sentence: Sentence, at: int) -> bool:
    if sentence.text(at) == ",":
        return sentence.kind(at + 1) != NOUN or sentence.apposes(at + 1)
    verb = sentence.chunks[at].verb if sentence.kind(at) == VERB else None
    return verb is not None and verb.lemma in _DESCRIBING
