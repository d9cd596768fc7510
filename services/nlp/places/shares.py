"""How much of a place the words give: "most of A", "60 percent of B", "parts of C"."""

import re
from typing import Final

from msgspec.structs import replace

from services.ledger.events import Extent
from services.nlp.lexicon import PART_NOUNS, word_set
from services.nlp.places.siting import Spot, is_province
from services.nlp.syntax.listed import COUNTED
from services.nlp.syntax.phrases import PARTY, Phrase

_EDGES: Final = word_set("shares", "edges")
_MEASURES: Final = word_set("listed", "measures") | {"metres", "meters"}
_QUARTERS: Final = frozenset({"districts", "neighborhoods", "neighbourhoods", "quarters", "suburbs", "streets"})


def shared(spots: list[Spot], phrase: Phrase) -> list[Spot]:
    """These spots with the share of each that the phrase tells: whole, most or part."""
    if phrase.kind == PARTY and all(spot.hint == "facility" for spot in spots):
        return spots  # "the Syrian side of the crossing": all that Syria has of it
    share = "whole" if are_posts(phrase) else PART_NOUNS.get(phrase.head.low, "part")
    if is_acreage(phrase):
        return [replace(spot, extent="part") for spot in spots if not is_province(spot)]
    percent = next((int(found.group()) for u in phrase.units if (found := re.match(r"\d+", u.text))), 0)
    if share == "part" and (50 < percent <= 100 or _is_most(phrase)):
        share = "most"
    extent: Extent = "whole" if share == "whole" else "part" if share == "part" else "most"
    return [replace(spot, extent=extent) for spot in spots]


def is_edge(phrase: Phrase) -> bool:
    """ "the gates", "the outskirts" of a town, where one stands in front of it."""
    return phrase.head.low in _EDGES


def are_posts(phrase: Phrase) -> bool:
    """ "abandoned their posts in A": where men stand in A, no site of that name."""
    return phrase.head.low == "posts" and phrase.units[0].low in {"their", "its"}


def is_acreage(phrase: Phrase) -> bool:
    """ "six square miles" of hills."""
    return phrase.head.low in _MEASURES and any(unit.low in {"square", "sq"} for unit in phrase.units[:-1])


def quarters(spots: list[Spot], phrase: Phrase) -> list[Spot]:
    """ "three districts of A": a part of the city A; "ten villages of B" and "the quarters of C and D" are not."""
    alone = spots[0] if len(spots) == 1 else None
    of_city = alone is not None and alone.hint is None and alone.candidates and alone.candidates[0].type == "city"
    return shared(spots, phrase) if of_city and phrase.head.low in _QUARTERS else []


def named_quarters(spots: list[Spot], phrase: Phrase) -> list[Spot]:
    """ "the neighbourhoods of A and B", "the southern quarters of C, A and B": A and B, the whole of each."""
    if not (phrase.definite and phrase.plural and phrase.head.low in _QUARTERS) or len(spots) == 1:
        return []
    inner = [spot for spot in spots if any(place.type == "area" for place in spot.candidates)]
    whole = inner == spots or (inner == spots[1:] and len(inner) > 1)
    return [replace(spot, hint="area") for spot in inner] if whole else []


def _is_most(phrase: Phrase) -> bool:
    """ "two thirds of", "three quarters of"."""
    return (phrase.units[0].low, phrase.head.low) in {("two", "thirds"), ("three", "quarters"), ("four", "fifths")}


def counted(phrase: Phrase) -> int:
    """How many "both" or "all three" are; 0 where the phrase says more."""
    lows = [unit.low for unit in phrase.units if unit.low not in {"all", "of", "them", "these", "the"}]
    return {"both": 2, **COUNTED}.get(lows[0], 0) if len(lows) == 1 else 0
