"""Is the word an infinitive without its "to": "let the town of A fall to B", "watched the rebels advance"?"""

from collections.abc import Sequence
from typing import Final

from services.nlp.lexicon import FORCE_NOUNS, PLACE_NOUNS, word_set
from services.nlp.words.classes import DETERMINERS
from services.nlp.words.units import ACTOR, COUNTRY, DEMONYM, NAME, PLACE, Unit

_LETTING: Final = word_set("bare", "letting")
_NAMED: Final = frozenset({ACTOR, COUNTRY, DEMONYM, NAME, PLACE})
_FARTHEST: Final = 8  # units from "let" to the infinitive


def is_let(units: Sequence[Unit], at: int) -> bool:
    """Whether only whom or what is let stands between "let" or "saw" and the word at `at`."""
    for i in range(at - 1, max(at - _FARTHEST, -1), -1):
        low = units[i].low
        if low in _LETTING:
            return i < at - 1
        spoken_of = units[i].kind in _NAMED or low in FORCE_NOUNS or low in PLACE_NOUNS
        if not spoken_of and low not in DETERMINERS and low not in {"of", "and", ","}:
            return False
    return False
