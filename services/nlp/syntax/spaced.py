"""Compounds that a writer leaves apart: "the LTTE dominated villages of A are", "in rebel held B"."""

from collections.abc import Sequence
from typing import Final

from services.nlp.lexicon import PLACE_NOUNS, REBEL_NOUNS
from services.nlp.syntax.rewriting import NAMES
from services.nlp.words.classes import BE, CLASS_OF, DET, HAVE, MODAL, PREP
from services.nlp.words.units import ACTOR, COUNTRY, DATE, MARK, WORD, Unit
from services.nlp.words.verb_forms import PAST, verb_form

HELD: Final = ("held", "controlled", "dominated", "occupied")
_SIDES: Final = REBEL_NOUNS | {"government", "army"}
_LISTING: Final = frozenset({"of", "and", "in", "near", "the", "around"})
_REACH: Final = 14  # units from "held" to the verb


def spaced(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """Behind "LTTE dominated", kept as one word, where it tells which villages are meant; else `at`."""
    whose = kept[-1] if kept else None
    if whose is None or not (whose.kind == ACTOR or (whose.low in _SIDES and not whose.low.endswith("s"))):
        return at
    noun = units[at + 1] if at + 1 < len(units) else None
    if noun is None or noun.kind != WORD or noun.low not in PLACE_NOUNS:
        return at
    if not (_inside(kept) or _another_verb(units, at + 2)):
        return at
    text = f"{whose.text}-{units[at].text}"
    kept[-1] = Unit(WORD, whose.first, units[at].last, text, text.casefold())
    return at + 1


def _inside(kept: list[Unit]) -> bool:
    """ "entered LTTE dominated territory", "in rebel held areas": where a subject cannot stand."""
    before = kept[-2] if len(kept) > 1 else None
    if before is not None and CLASS_OF.get(before.low) == DET:
        before = kept[-3] if len(kept) > 2 else None
    return before is not None and CLASS_OF.get(before.low) == PREP


def _another_verb(units: Sequence[Unit], at: int) -> bool:
    """ "of A and B are": the verb that the sentence has besides."""
    for i in range(at, min(at + _REACH, len(units))):
        unit = units[i]
        if unit.kind in NAMES or unit.kind == COUNTRY or unit.low in _LISTING or unit.low in PLACE_NOUNS:
            continue
        if unit.kind in (MARK, DATE) or units[i - 1].low == "and":
            return False
        form = verb_form(unit.low)
        return CLASS_OF.get(unit.low) in (BE, HAVE, MODAL) or (form is not None and PAST in form.forms)
    return False
