"""Lists parted by more than commas, "A, 30 km west; B; and C, near D", and names that commas part from their nouns."""

import re
from collections.abc import Sequence
from typing import Final

from services.nlp.lexicon import word_set
from services.nlp.syntax.marks import DASHES
from services.nlp.syntax.rewriting import NAMES, as_unit, is_name
from services.nlp.words.classes import COMPASS
from services.nlp.words.units import COUNTRY, MARK, NAME, NUMBER, PLACE, Unit

_PEOPLE: Final = re.compile(r"\d{1,3}(?:,\d{3})+$")
_MEASURED: Final = re.compile(r"\d[\d.,]*(?:km|kms|mi|miles)$")
_MEASURES: Final = word_set("listed", "measures")
_LEADING: Final = frozenset({"near", "about", "some", "just", "around", "roughly"})
_NAMES: Final = NAMES | {COUNTRY}
_LANDS: Final = frozenset({"province", "region"})
_PROVINCES: Final = frozenset({"province", "state", "governorate", "region", "department"})
_ASIDE: Final = 12  # units of what is told of one name in a list


def semicolon(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """ "A; B; and C": what parts names is a comma, and what is told of one of them stands in brackets."""
    i = at + 1
    while i < len(units) and units[i].low in {"and", "the"}:
        i += 1
    if not kept or not (is_name(units, i) or _lies_somewhere(units, i)):
        return at
    if (mark := _aside(kept)) > 0:
        town = kept[mark - 1]
        kept[mark - 1] = town if town.kind in NAMES else Unit(NAME, town.first, town.last, town.text, town.low)
        kept[mark] = as_unit(kept[mark], MARK, "(")
        kept.append(as_unit(units[at], MARK, ")"))
    elif kept[-1].kind not in NAMES or not _is_list(units, at, i, kept):
        return at
    kept.append(as_unit(units[at], MARK, ","))
    return at + 1


def _is_list(units: Sequence[Unit], at: int, name: int, kept: list[Unit]) -> bool:
    """Whether the semicolon at `at` parts names alone, and no sentences."""
    behind = units[name + 1] if name + 1 < len(units) else None
    if behind is None or behind.text in {";", ".", ")"}:
        return True
    if sum(1 for unit in kept[-6:] if unit.text == ",") > 0 and units[name - 1].low == "and":
        return True
    if name + 2 < len(units) and behind.text in DASHES and _PEOPLE.match(units[name + 2].text) is not None:
        return True
    return _lies_somewhere(units, name)


def _aside(kept: list[Unit]) -> int:
    """Where ", 30 km to the west" opens that ends here behind a name; 0 if what ends here is none."""
    for i in range(len(kept) - 1, max(len(kept) - _ASIDE, 0), -1):
        if kept[i].text == ",":
            return i if kept[i - 1].kind in _NAMES and _tells_distance(kept, i + 1) else 0
    return 0


def _lies_somewhere(units: Sequence[Unit], at: int) -> bool:
    """ "Lebanon, 30 km to the west": a town that is called as a country is."""
    told = at + 2 < len(units) and units[at].kind in _NAMES and units[at + 1].text == ","
    return told and _tells_distance(units, at + 2)


def _tells_distance(units: Sequence[Unit], at: int) -> bool:
    """ "30 km to the west", "some 12 miles from A", "near B"."""
    if units[at].low == "near":
        return True
    at += units[at].low in _LEADING
    if at + 1 >= len(units) or units[at].kind != NUMBER:
        return False
    behind = units[at + 1].low
    return bool(_MEASURED.match(units[at].low)) or behind in _MEASURES or behind in COMPASS


def itself(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """ "A itself, B and C": A, as one of the list."""
    behind = units[at + 1].text if at + 1 < len(units) else ""
    return at + 1 if kept and kept[-1].kind in NAMES and behind in {",", ";", "and"} else at


def in_capital(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """ "The port in the capital, A, was theirs": in the capital A, which is not itself what the verb tells of."""
    named = at + 4 < len(units) and units[at + 1].text == "," and units[at + 2].kind in NAMES
    if not named or units[at + 3].text != "," or units[at + 4].low in {"and", "or", "but", "&"}:
        return at
    if units[at + 4].kind in _NAMES or all(unit.low != "the" for unit in kept[-2:]):
        return at
    kept += [units[at], units[at + 2]]
    return at + 4


def land_between(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """Where the comma closes that follows the land of "A, Iraq, was taken", "B district, Helmand, fell"; else `at`."""
    end = at + 2
    if end < len(units) and units[end].low in _PROVINCES:
        end += 1
    if end + 1 >= len(units) or units[end].text != "," or units[end + 1].low in {"and", "or"} or not kept:
        return at
    land, town = units[at + 1], kept[-1]
    if units[end + 1].kind in _NAMES or not (land.kind == COUNTRY or (_is_province(land) and not _is_province(town))):
        return at
    if land.kind == COUNTRY:
        return end if town.kind in NAMES else at
    open_aside = any(unit.text == "," for unit in kept)  # "A, a town in B, Helmand, fell": the comma closes it, too
    return end if (town.kind in NAMES or town.low == "district") and not open_aside else at


def _is_province(unit: Unit) -> bool:
    return unit.kind == PLACE and bool(unit.value) and unit.value[0].type in _LANDS
