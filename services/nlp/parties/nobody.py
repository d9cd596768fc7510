"""People and groups of no side: "a tour group", "two men who disappeared from A"."""

from services.nlp.syntax.phrases import Phrase
from services.nlp.words.units import NUMBER


def is_of_nobody(phrase: Phrase, lows: list[str]) -> bool:
    """ "a tour group", "police seek two men who disappeared from A"; "some 300 men left B" are of somebody."""
    if "armed" in lows:
        return False
    counted = any(unit.kind == NUMBER and unit.text[:1].isdigit() for unit in phrase.units)
    men = lows[-1] == "men" and not (phrase.definite or counted)
    return men or (lows[-1] in {"group", "movement"} and lows[0] in {"a", "an"})
