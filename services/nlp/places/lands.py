"""Places that a country's name tells: its capital, a part of it by the compass, a land that is no state of its own."""

import re
from collections.abc import Sequence
from typing import Final

from services.atlas import countries
from services.atlas.place import SETTLEMENTS, UNITS, AtlasPlace
from services.atlas.places import Places
from services.nlp.lexicon import PLACE_NOUNS, word_set
from services.nlp.places.siting import Spot
from services.nlp.syntax.phrases import PLACE_NAME, UNKNOWN_NAME, Phrase
from services.nlp.words.units import COUNTRY, DEMONYM, NAME, PLACE, WORD, Unit

DIRECTION: Final = re.compile(r"(?:north|south|east|west|central|upper|lower)(?:-?(?:east|west|central))?(?:ern)?$")
_WATERS: Final = word_set("lands", "waters")
SOME_LAND: Final = frozenset({"area", "zone", "belt", "strip", "stretch", "expanse"})
SEATED: Final = frozenset({"headquarters", "base", "garrison", "fortress"})  # "its headquarters, A"
_OF_A_PROVINCE: Final = word_set("lands", "of_a_province")
_QUARTERS: Final = word_set("lands", "quarters")
_OF_PARTS: Final = _OF_A_PROVINCE | word_set("lands", "of_parts")


def capital(phrase: Phrase, behind: Phrase | None, places: Places) -> list[Spot]:
    """ "the Afghan capital", "Somalia's capital", "the capital of Chad" (`behind`), no "Afghan provincial capital"."""
    words = [*phrase.owner, *phrase.units, *(behind.units if behind else ())] if phrase.head.low == "capital" else []
    if any(unit.low in _OF_A_PROVINCE for unit in words):
        return []
    land = next((u.value for u in words if u.kind in (COUNTRY, DEMONYM) and u.value), None)
    names = [(name, places.find(name)) for name in (land.capitals if land else ())]
    found = next(((name, p) for name, p in names if p and p[0].country == land.code), None) if land else None
    return [Spot(found[0], "city", found[1])] if found else []


def own_capital(phrase: Phrase, code: str | None, places: Places) -> list[Spot]:
    """ "the capital" where the story has named none: that of its land."""
    land = countries.by_code(code) if code and is_capital(phrase) and not phrase.owner else None
    seat = next((name for name in (land.capitals if land else ()) if places.find(name)), None)
    return [Spot(seat, "city", tuple(p for p in places.find(seat) if p.country == code))] if seat else []


def is_capital(phrase: Phrase) -> bool:
    """ "the capital", "the capital city", "almost the entire capital", "the besieged capital": that of a land."""
    lows = [unit.low for unit in phrase.units]
    named = lows[-2:] == ["capital", "city"] or lows[-1:] == ["capital"]
    alone = all(unit.kind == WORD for unit in phrase.units) and "the" in lows
    return named and alone and not _OF_PARTS & set(lows)


def lies_in(phrase: Phrase, inner: Sequence[Unit]) -> bool:
    """Whether the phrase has the name of a province: "a Helmand province town", "a northern Shan State town"."""
    known = phrase.indefinite and bool(inner) and inner[-1].kind == PLACE
    return known and inner[-1].value[0].type in {"province", "region", "area"}


def is_part_of_land(spot: Spot) -> bool:
    """Whether the spot is what `part_of_land` made of a phrase."""
    return (
        bool(spot.container)
        and spot.name.endswith(spot.container or "")
        and countries.by_name(spot.container or "") is not None
    )


def part_of_land(phrase: Phrase, places: Places) -> list[Spot]:
    """ "southern Lebanon", "the Falkland Islands": areas, also where the atlas lacks them."""
    side = next((unit.low for unit in phrase.units[:-1] if DIRECTION.match(unit.low)), None)
    name = f"{side} {phrase.head.text}" if side else phrase.head.text
    known = tuple(place for place in places.find(name) if place.type == "area")
    return [Spot(name, "area", known, container=phrase.head.text)]


def names_town(phrase: Phrase, behind: Phrase) -> bool:
    """Whether the town stands behind "of": "the Red Sea port of A", but "the A village of B district"."""
    port = phrase.head.low in {"port", "seaport", "ports", "seaports"}
    wider = [unit.value[0] for unit in phrase.units[:-1] if unit.kind == PLACE and unit.value]
    on_water = any(unit.kind in (NAME, PLACE) and unit.low.split()[-1] in _WATERS for unit in phrase.units[:-1])
    unit_of_land = PLACE_NOUNS.get(phrase.units[-2].low) in UNITS if wider else False
    lies_in = on_water or unit_of_land or (bool(wider) and wider[-1].type not in SETTLEMENTS)
    region = lies_in and (on_water or PLACE_NOUNS.get(phrase.head.low) in SETTLEMENTS)
    # "the A village of B", where A is the seat of a district, but "A town of B state"
    attached = phrase.units[0].low == "the" and len(wider) == 1 and not _is_wide(behind)
    attached = attached and PLACE_NOUNS.get(phrase.head.low) in SETTLEMENTS
    attached = attached or _is_quarter_of(phrase, wider, behind)
    several = phrase.plural and not on_water  # but "the Red Sea towns of A and B"
    return (port or region or attached) and not several and behind.kind in (PLACE_NAME, UNKNOWN_NAME)


def _is_quarter_of(phrase: Phrase, wider: list[AtlasPlace], behind: Phrase) -> bool:
    """ "the Mosul neighbourhood of A" is A; "the A district of B" is A, where B is a city or a land."""
    of_city = phrase.head.low in _QUARTERS and len(wider) == 1 and wider[0].type == "city"
    known = behind.head.value[0].type if behind.head.kind == PLACE and behind.head.value else ""
    return of_city and known != "province" and (known != "city" or phrase.head.low in {"suburb", "enclave"})


def _is_wide(phrase: Phrase) -> bool:
    """Whether it names a land, a province or a district."""
    if phrase.head.kind in (COUNTRY, WORD):
        return True
    return phrase.head.kind == PLACE and bool(phrase.head.value) and phrase.head.value[0].type not in SETTLEMENTS
