"""Adjectives one after another: "the small but strategic town of A", "a fierce, two-pronged assault on B".

How a town looks or how hard a fight was tells nothing of who holds what, so such words are left out where a comma, an
"and" or a "but" would part them from their noun.
"""

from collections.abc import Sequence
from typing import Final

from services.nlp.lexicon import ACT_NOUNS, FORCE_NOUNS, PART_NOUNS, PLACE_NOUNS, word_class, word_set
from services.nlp.words.classes import DETERMINERS, PREPOSITIONS, PRONOUNS, RELATIVES
from services.nlp.words.units import ACTOR, COUNTRY, DEMONYM, GENITIVE, NAME, PLACE, WORD, Unit
from services.nlp.words.verb_forms import verb_form

_QUALITIES: Final = word_set("qualities", "adjectives")
_NO_QUALITIES: Final = word_set("qualities", "telling")
_ENDINGS: Final = ("ous", "ful", "less", "ive", "ic")
_HOW: Final = word_set("qualities", "adverbs")
_CREEDS: Final = word_set("units", "creeds")
JOINTS: Final = frozenset({",", "and", "but", "yet", "though", "if", "albeit"})
_FUNCTION: Final = (
    DETERMINERS
    | PREPOSITIONS
    | word_class("conjunctions")
    | RELATIVES
    | PRONOUNS
    | word_class("subordinators")
    | word_class("be")
    | word_class("have")
    | word_class("modals")
)
_HEADS: Final = frozenset({*PLACE_NOUNS, *FORCE_NOUNS, *ACT_NOUNS, *PART_NOUNS})
_TO_THE_NOUN: Final = 4  # words from the last adjective to its noun: "strategic Black Sea port city"
_NAMED: Final = (PLACE, NAME, ACTOR, DEMONYM, COUNTRY)


def over_qualities(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """Behind the adjectives that the mark or word at `at` joins to those that end `kept`; `at` if it joins none."""
    start = len(kept)
    while start and (_is_quality(kept, start - 1) or _is_how(kept, start - 1) or _is_mostly(kept, start - 1)):
        start -= 1
    if start == len(kept) or _is_how(kept, len(kept) - 1) or not _opens(kept, start):
        return at
    behind = _behind_adjectives(units, at)
    if behind == at or not _reaches_noun(units, behind):
        return at
    del kept[start:]
    return behind


def _behind_adjectives(units: Sequence[Unit], at: int) -> int:
    """Behind ", dusty and largely deserted"; `at` where no adjective follows the joint."""
    end = at
    while end < len(units) and units[end].low in JOINTS:
        i = end + 1
        while i < len(units) and units[i].low in JOINTS:
            i += 1
        told = i
        while told < len(units) and _is_how(units, told):
            told += 1
        if not (told < len(units) and (_is_quality(units, told) or _is_mostly(units, told))):
            break
        end = told + 1
    return end


def _is_quality(units: Sequence[Unit], at: int) -> bool:
    unit = units[at]
    low = unit.low
    if unit.kind != WORD or low in _NO_QUALITIES or low in _HEADS or low in _FUNCTION:
        return False
    if low in _QUALITIES or (low.endswith(_ENDINGS) and len(low) > 4):
        return True
    if "-" in low:
        return low.endswith(("ed", "ing", "long", "old", "top", "rich", "wide", "strong", "scale", "torn", "worn"))
    told_how = at > 0 and (units[at - 1].low.endswith("ly") or units[at - 1].low in DETERMINERS)
    return low.endswith("ed") and told_how and verb_form(low) is not None


def _is_mostly(units: Sequence[Unit], at: int) -> bool:
    """ "a remote, mainly Kurdish town", "a small, mostly Sunni village"."""
    return (units[at].kind == DEMONYM or units[at].low in _CREEDS) and _is_how(units, at - 1)


def _is_how(units: Sequence[Unit], at: int) -> bool:
    low = units[at].low
    return units[at].kind == WORD and (low in _HOW or (low.endswith("ly") and len(low) > 4 and low not in _QUALITIES))


def _opens(kept: list[Unit], start: int) -> bool:
    """Whether a noun phrase can begin where the adjectives do."""
    if not start:
        return True
    before = kept[start - 1]
    if before.kind == GENITIVE or before.low in DETERMINERS or before.low in PREPOSITIONS:
        return True
    return before.kind == WORD and (verb_form(before.low) is not None or before.low in {"nearby", "this"})


def _reaches_noun(units: Sequence[Unit], at: int) -> bool:
    """Whether what follows is the noun that all the adjectives tell of."""
    for i in range(at, min(at + _TO_THE_NOUN, len(units))):
        unit = units[i]
        if unit.kind in _NAMED or unit.low in _HEADS:
            return True
        if unit.kind != WORD or unit.low in _FUNCTION:
            return False
    return False
