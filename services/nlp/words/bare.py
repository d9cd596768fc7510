"""Is the word an infinitive without its "to": "let the town of A fall to B", "watched the rebels advance"?"""

from collections.abc import Sequence

from services.nlp.lexicon import force_nouns, place_nouns, word_class
from services.nlp.words.units import ACTOR, COUNTRY, DEMONYM, NAME, PLACE, Unit

_LETTING = frozenset({"let", "lets", "letting", "watch", "watched", "watching", "see", "sees", "saw", "seeing"})
_NAMED = frozenset({ACTOR, COUNTRY, DEMONYM, NAME, PLACE})
_FARTHEST = 8  # units from "let" to the infinitive


def is_let(units: Sequence[Unit], at: int) -> bool:
    """Whether only whom or what is let stands between "let" or "saw" and the word at `at`."""
    for i in range(at - 1, max(at - _FARTHEST, -1), -1):
        low = units[i].low
        if low in _LETTING:
            return i < at - 1
        spoken_of = units[i].kind in _NAMED or low in force_nouns() or low in place_nouns()
        if not spoken_of and low not in word_class("determiners") and low not in {"of", "and", ","}:
            return False
    return False
