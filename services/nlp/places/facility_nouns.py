"""Whether a noun may stand for a place that was named: "the base" for "Camp A", "the hospital" for "A hospital"."""

from typing import Final

from services.atlas.names import fold
from services.ledger.events import Place
from services.nlp.lexicon import PLACE_NOUNS, word_set

_ANY_FACILITY: Final = word_set("facility_nouns", "any_facility")


def is_called(place: Place, noun: str) -> bool:
    """Whether "the base" can be this airbase; an airport is no port."""
    last = last_word(place)
    return last.endswith(noun) and (last, noun) != ("airport", "port")


def may_be_called(place: Place, noun: str) -> bool:
    """Whether the noun does not tell what kind of facility it is, or the name does not."""
    return noun in _ANY_FACILITY or last_word(place) not in PLACE_NOUNS


def last_word(place: Place) -> str:
    """The last word of its name, folded: what it is called by."""
    return fold(place.name).split()[-1]
