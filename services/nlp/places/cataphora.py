"""Cataphora: "captured a strategic town on Monday", and the next sentence says which."""

from collections.abc import Sequence
from typing import Final

from services.atlas.place import SETTLEMENTS
from services.nlp.lexicon import PLACE_NOUNS, word_set
from services.nlp.syntax.clauses import Sentence
from services.nlp.syntax.phrases import ACT, PLACE_NAME, PLACE_NOUN
from services.nlp.words.classes import NOUN, VERB
from services.nlp.words.units import NAME, PLACE, Unit

_INDEFINITE: Final = frozenset({"a", "an", "another", "one"})
_SETTLEMENTS: Final = frozenset(low for low, kind in PLACE_NOUNS.items() if kind in SETTLEMENTS)
_DEFINITE: Final = frozenset({"town", "village", "city", "stronghold"})  # "the capital" is hardly ever the news
_BESIDE: Final = frozenset({"near", "outside", "from", "to", "between", "around", "toward", "towards", "in"})
_NAMED: Final = frozenset({PLACE, NAME})
_NEAR: Final = 5  # words from "a" to "town"
_LOCALS: Final = word_set("cataphora", "locals")
_OPENING: Final = 6  # chunks from the beginning of a sentence to whoever speaks in it
_DESCRIBING: Final = word_set("cataphora", "describing")


def announces(units: Sequence[Unit]) -> bool:
    """Whether a settlement is spoken of without its name: "a strategic town in the north"."""
    settlements = [at for at, unit in enumerate(units) if unit.low in _SETTLEMENTS]
    return any(
        any(before.low in _INDEFINITE for before in units[max(at - _NEAR, 0) : at])
        and all(before.kind != PLACE for before in units[max(at - _NEAR, 0) : at])
        for at in settlements
    )


def described(units: Sequence[Unit]) -> bool:
    """Whether a settlement is named with what it is: "the town of A", "A, the main town of B"."""
    return any(_is_described(units, at) for at, unit in enumerate(units) if unit.kind == PLACE)


def _is_described(units: Sequence[Unit], at: int) -> bool:
    if at > 2 and units[at - 1].low == "of" and units[at - 2].low in _DEFINITE:
        the = next((i for i in range(at - 3, max(at - _NEAR, -1), -1) if units[i].low == "the"), 0)
        return the > 0 and units[the - 1].low not in _BESIDE
    behind = [unit.low for unit in units[at + 1 : at + 1 + _NEAR]]
    apposed = behind[:2] == [",", "the"]
    return apposed and any(low in _DEFINITE for low in behind[2:])


def described_at(sentence: Sentence) -> int | None:
    """The noun chunk of the name in "the town of A", "A, the main town of B"."""
    for at, phrase in sentence.phrases.items():
        noun = sentence.phrases.get(at - 2) if sentence.low(at - 1) == "of" else None
        beside = sentence.phrases.get(at + 2) if sentence.text(at + 1) == "," else None
        told = any(one is not None and one.definite and one.head.low in _DEFINITE for one in (noun, beside))
        if phrase.kind == PLACE_NAME and told and sentence.low(at - 3) not in _BESIDE:
            return at
    return None


def opens_with(sentence: Sentence) -> int | None:
    """The noun chunk of the place that a sentence opens with and describes: "A, 40 km from B, …", "The fall of A"."""
    first = sentence.phrases.get(0)
    if first is None:
        inside = sentence.phrases.get(1) if sentence.low(0) in {"in", "at"} else None
        beside = inside is not None and inside.kind == PLACE_NAME and sentence.text(2) == "," and sentence.apposes(3)
        return 1 if beside else None  # "In A, a town north of B, …"
    if (home := home_of_a_local(sentence)) is not None:
        return home
    if first.kind == PLACE_NAME:
        return 0 if _described(sentence, 1) else None
    of_it = first.kind == ACT or (first.kind == PLACE_NOUN and first.definite)
    named = 2 if sentence.low(1) == "of" or (sentence.text(1) == "," and sentence.text(3) == ",") else 0
    return named if of_it and named in sentence.phrases and sentence.phrases[named].kind == PLACE_NAME else None


def home_of_a_local(sentence: Sentence) -> int | None:
    """ "A, an elder in B, said", "residents of B": they speak of their own town."""
    for at, phrase in sentence.phrases.items():
        home = (
            sentence.phrases.get(at + 2)
            if phrase.head.low in _LOCALS and sentence.low(at + 1) in {"of", "in", "from"}
            else None
        )
        if home is not None and at <= _OPENING:
            behind = sentence.phrases.get(at + 4) if sentence.low(at + 3) == "of" else None  # "the village of A"
            words = (*home.units, *(behind.units if behind is not None else ()))
            named = home.kind == PLACE_NAME or (home.kind == PLACE_NOUN and any(u.kind in _NAMED for u in words))
            return at + 2 if named else None
    return None


def _described(sentence: Sentence, at: int) -> bool:
    if sentence.text(at) == ",":
        return sentence.kind(at + 1) != NOUN or sentence.apposes(at + 1)
    verb = sentence.chunks[at].verb if sentence.kind(at) == VERB else None
    return verb is not None and verb.lemma in _DESCRIBING
