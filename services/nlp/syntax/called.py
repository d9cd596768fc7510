"""Names put behind a comma: "a hill in A, known as Point 12, fell" is told as "a hill Point 12 in A fell"."""

from collections.abc import Sequence
from typing import Final

from services.atlas.place import SETTLEMENTS
from services.nlp.lexicon import PLACE_NOUNS, table, word_set
from services.nlp.syntax.rewriting import NAMES, QUOTES, SINGLE_QUOTES, as_unit, first_of
from services.nlp.words.classes import COMPASS, DETERMINERS
from services.nlp.words.units import COUNTRY, NAME, NUMBER, NUMBERED_SITES, PLACE, WORD, Unit

_TURNS: Final = tuple(tuple(words.split()) for words in table("grammar")["called"]["turns"])
_NOUNS: Final = word_set("called", "nouns") | frozenset(PLACE_NOUNS)
_KINDS: Final = NUMBERED_SITES | word_set("called", "kinds")
_JOINTS: Final = frozenset({"in", "at", "near", "on", "of", "outside", "to", "further"})
_LAND: Final = DETERMINERS | _JOINTS | COMPASS | {"it"}
_SITED: Final = NAMES | {COUNTRY, NUMBER}
_REACH: Final = 8  # units from "a hill" to the comma


def called_apart(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """Behind ", known as Point 12," where a place's noun stands in front, its name put to that noun; else `at`."""
    words = first_of(_TURNS, units, at + 1) if at + 1 < len(units) else ()
    first = _over_quote(units, at + 1 + len(words)) if words else at
    behind = _behind_name(units, first) if words else first
    noun = _noun(kept, units[first]) if behind > first else None
    if noun is None:
        return at
    of = [as_unit(units[at], WORD, "of")] if PLACE_NOUNS.get(kept[noun].low) in SETTLEMENTS - {"town"} else []
    kept[noun + 1 : noun + 1] = of + list(units[first:behind])
    behind = _over_quote(units, behind)
    return behind + (behind < len(units) and units[behind].text == ",")


def _over_quote(units: Sequence[Unit], at: int) -> int:
    return at + (at < len(units) and units[at].text in QUOTES + SINGLE_QUOTES)


def _behind_name(units: Sequence[Unit], at: int) -> int:
    """Behind "A", and "Camp A" or "Post 12" of words that nobody knows together; `at` where no name stands."""
    if at < len(units) and units[at].kind in NAMES:
        return at + 1
    named = at + 1 < len(units) and units[at + 1].kind in (NAME, PLACE, NUMBER) and units[at].text[:1].isupper()
    return at + 2 if named and (units[at].low in PLACE_NOUNS or units[at].low in _KINDS) else at


def _noun(kept: list[Unit], name: Unit) -> int | None:
    """Where the noun stands that is called so: the last word, or behind it only what tells where it lies."""
    last = len(kept) - 1
    alone = last if last >= 0 and _is_one(kept[last]) else None
    if name.kind != PLACE and name.low.split()[0] not in _KINDS:
        return alone  # "the chief of a village in A, known as B"
    for i in range(last - 1, max(last - _REACH, 0), -1):
        if _is_one(kept[i]) and kept[i + 1].low in _JOINTS:
            return i
        sited = kept[i].kind in _SITED or kept[i].low in _LAND or kept[i].low in PLACE_NOUNS
        if not sited:
            break
    return alone


def _is_one(unit: Unit) -> bool:
    """A noun of one place: "pass", not "hills"."""
    one = unit.low.endswith("ss") or not unit.low.endswith("s")
    return unit.kind == WORD and unit.low in _NOUNS and one
