"""Words that tell how often and how far, and are no conjunctions there: "once more", "not yet", "as well"."""

from collections.abc import Sequence
from typing import Final

from services.nlp.lexicon import FORCE_NOUNS
from services.nlp.words.units import ACTOR, COUNTRY, DEMONYM, NAME, PLACE, WORD, Unit
from services.nlp.words.verb_forms import ING, PAST, verb_form

_ONE_BY_ONE: Final = frozenset({"one", "after", "by", "another"})
_UP_TO_NOW: Final = ("up", "to", "now")
_AS_WELL: Final = ("as", "well")
_DOERS: Final = frozenset({ACTOR, COUNTRY, DEMONYM})
_SAY: Final = frozenset({"say", "claim", "report", "insist", "hold", "have", "had"})
_NEAR: Final = 6  # units from "and" to "each"
# "house to house", "hand to hand", "block by block": how one fights
_BY_TURNS: Final = frozenset({"house", "street", "door", "hand", "room", "building", "block", "trench"})
_HOW_OFTEN: Final = frozenset({"once", "more", "again"})
_WORDS: Final = _ONE_BY_ONE | _BY_TURNS | _HOW_OFTEN | {*_UP_TO_NOW, *_AS_WELL, "less", "yet", "so", "both", "each"}


def is_adverbial(units: Sequence[Unit], at: int, *, helped: bool) -> bool:
    """Whether the word at `at` is an adverb, or a part of one; `helped`: behind an auxiliary or a negation."""
    low = units[at].low
    if low not in _WORDS:
        return False
    if (low in _UP_TO_NOW and _up_to_now(units, at)) or (low in {"to", "by"} and _by_turns(units, at)):
        return True
    if low in _ONE_BY_ONE:
        return _one_by_one(units, at)
    if low in _HOW_OFTEN:
        return _once_more(units, at)
    if low in _AS_WELL or low in _BY_TURNS:
        return _as_well(units, at) if low in _AS_WELL else _by_turns(units, at)
    if low in {"less", "more"} and at and units[at - 1].kind in (PLACE, NAME):
        return at + 1 < len(units) and units[at + 1].low == "than"  # "lost A less than a day after"
    if low in {"both", "each"}:
        return _floats(units, at)
    if low == "yet":
        return helped  # "has not yet taken A", "are yet to take B"
    return low == "so" and at + 1 < len(units) and units[at + 1].low == "far"  # "have so far been freed": no "so that"


def _up_to_now(units: Sequence[Unit], at: int) -> bool:
    first = at - _UP_TO_NOW.index(units[at].low)
    return first >= 0 and tuple(unit.low for unit in units[first : first + 3]) == _UP_TO_NOW


def _one_by_one(units: Sequence[Unit], at: int) -> bool:
    """ "one after another", "one by one": how, not what."""
    first = next((i for i in (at, at - 1, at - 2) if i >= 0 and units[i].low == "one"), None)
    words = [unit.low for unit in units[first : first + 3]] if first is not None else []
    return len(words) > 2 and (words[1], words[2]) in {("after", "another"), ("by", "one")}


def _by_turns(units: Sequence[Unit], at: int) -> bool:
    """ "house to house", "block by block"."""
    between = next((i for i in (at - 1, at, at + 1) if 0 < i < len(units) - 1 and units[i].low in {"to", "by"}), 0)
    return bool(between) and units[between - 1].low in _BY_TURNS and units[between - 1].low == units[between + 1].low


def _as_well(units: Sequence[Unit], at: int) -> bool:
    """ "took as well A": too, and not "as well as"."""
    first = at - _AS_WELL.index(units[at].low)
    words = [unit.low for unit in units[max(first, 0) : first + 3]]
    return first >= 0 and tuple(words[:2]) == _AS_WELL and words[2:] != ["as"]


def _floats(units: Sequence[Unit], at: int) -> bool:
    """ "The army and the rebels each claimed": behind two who do the same, before what they do."""
    after = units[at + 1] if at + 1 < len(units) else None
    doer = at > 1 and (units[at - 1].kind in _DOERS or units[at - 1].low in FORCE_NOUNS)
    if after is None or not doer or not any(unit.low == "and" for unit in units[max(at - _NEAR, 0) : at]):
        return False
    form = verb_form(after.low) if after.kind == WORD else None
    return after.low in _SAY or (form is not None and (PAST in form.forms or ING in form.forms))


def _once_more(units: Sequence[Unit], at: int) -> bool:
    """ "once more", "once again": how often, and no condition."""
    behind = at + 1 < len(units) and units[at].low == "once" and units[at + 1].low in {"more", "again"}
    return behind or (at > 0 and units[at - 1].low == "once" and units[at].low in {"more", "again"})
