"""What a noun phrase stands for: a place, a party, a person, an act of war, or something else."""

import re
from typing import Final

from services.atlas.names import fold
from services.nlp.lexicon import ACT_NOUNS, FORCE_NOUNS, PART_NOUNS, PLACE_NOUNS, word_set
from services.nlp.syntax.chunks import Chunk
from services.nlp.words.classes import COMPASS, DETERMINERS, NOUN, ORDINALS, PRONOUNS
from services.nlp.words.units import (
    ACTOR,
    COUNTRY,
    DEMONYM,
    GENITIVE,
    NAME,
    NUMBER,
    NUMBERED,
    NUMBERED_SITES,
    PLACE,
    WORD,
    Unit,
    counts,
    is_title,
)

PLACE_NAME: Final = "place"
PLACE_NOUN: Final = "place-noun"
PART: Final = "part"
PARTY: Final = "party"
NATION: Final = "nation"
PERSON: Final = "person"
UNKNOWN_NAME: Final = "name"
PRONOUN: Final = "pronoun"
ACT: Final = "act"
FLAG: Final = "flag"
OTHER: Final = "other"
# "forces loyal to …": behind the noun that they tell of
BOUND: Final = word_set("phrases", "bound")
_FLAGS: Final = word_set("phrases", "flags")
_SIDES: Final = 3  # words of "the two sides"
_ORGANISATION: Final = word_set("phrases", "organisation")
_PRESS: Final = frozenset({"agency", "newspaper", "daily", "weekly", "broadcaster", "website"})
# what ISO counts as countries, and news as places that are taken and held
_LANDS: Final = frozenset({"FK", "GS", "EH"})
_BY_COMPASS: Final = re.compile(
    r"(?:(?:north|south)-?(?:east|west)|north|south|east|west)(?:ern)?$|[NSEW][a-z]+ern$|central$"
)
_COUNTS: Final = word_set("phrases", "counts")
_SINGULAR_IN_S: Final = word_set("phrases", "singular_in_s")
# "LIB-512", "LIB 379"
_COUNTED: Final = re.compile(rf"(?:{'|'.join(sorted(NUMBERED))})[- ]\d+$")


class Phrase:
    """A noun phrase: its class, its head unit, what it belongs to (before 's), and its words before the head."""

    def __init__(
        self,
        kind: str,
        head: Unit,
        units: tuple[Unit, ...],
        owner: tuple[Unit, ...],
        definite: bool,
        indefinite: bool,
        plural: bool,
    ) -> None:
        self.kind = kind
        self.head = head
        self.units = units
        self.owner = owner
        self.definite = definite
        self.indefinite = indefinite
        self.plural = plural

    @property
    def first(self) -> int:
        return self.units[0].first

    def without_head(self) -> "Phrase":
        """Headed by the word before its head: "a rebel spokesman" as "a rebel"."""
        units = self.units[:-1]
        return Phrase(self.kind, units[-1], units, self.owner, self.definite, self.indefinite, self.plural)


_DEFINITE: Final = frozenset({"the", "this", "that", "these", "those", "its", "their", "both", "his", "our"})


def read_phrase(chunk: Chunk) -> Phrase:
    """Reads a NOUN chunk."""
    units = chunk.units
    split = max([i for i, unit in enumerate(units) if unit.kind == GENITIVE], default=-1)
    if split == len(units) - 1 and split > 0:
        units, split = units[:-1], -1
    owner = tuple([unit for unit in units[:split] if unit.low not in DETERMINERS]) if split > 0 else ()
    body = units[split + 1 :] or units
    # "Infantry Battalion 275", "rebels loyal" to somebody
    behind = len(body) > 1 and (
        body[-1].low in BOUND
        or (body[-1].kind == NUMBER and _is_counted(body[-2].low.split()[-1]))
        or (body[-1].low in COMPASS and body[-2].low in FORCE_NOUNS)  # "units east of A"
    )
    head = body[-2] if behind else body[-1]
    first = body[0].low
    return Phrase(
        kind=_kind(body, head),
        head=head,
        units=tuple(body),
        owner=owner,
        definite=bool(owner) or first in _DEFINITE,
        indefinite=first in {"a", "an", "another", "some", "several", "many", "few", "more"}
        or (len(body) > 1 and any(unit.kind == NUMBER or unit.low in _COUNTS for unit in body[:-1])),
        plural=head.low.endswith("s") and head.low not in _SINGULAR_IN_S,
    )


def phrase_of(units: tuple[Unit, ...]) -> Phrase:
    """What a part of a noun phrase stands for by itself: its owner, or the words before its head."""
    return read_phrase(Chunk(NOUN, list(units)))


def party_phrase(units: tuple[Unit, ...]) -> Phrase:
    """These units, part of another phrase, read as the name of a party."""
    return Phrase(PARTY, units[-1], units, (), True, False, False)


def _kind(body: list[Unit], head: Unit) -> str:
    low = head.low
    if head.kind == PLACE:
        return _place_kind(body)
    if head.kind == ACTOR:
        return PERSON if any(is_title(unit) for unit in body[:-1]) else PARTY
    if head.kind in (COUNTRY, DEMONYM):
        return PLACE_NAME if head.kind == COUNTRY and _is_part_of_land(body) else NATION
    if head.kind == NAME:
        return _name_kind(body, head)
    if low in PRONOUNS and low != "one":
        return PRONOUN
    if low in _FLAGS:
        return FLAG
    if low in ACT_NOUNS and not (low in PLACE_NOUNS and len(body) > 1 and body[-2].kind == PLACE):
        return ACT
    return _common_kind(body, low)


def _place_kind(body: list[Unit]) -> str:
    if any(unit.low in _PRESS for unit in body[:-1]):
        return OTHER  # "the news agency A"
    if any(is_title(unit) for unit in body[:-1]):
        return PERSON
    return PARTY if len(body) > 1 and body[-2].low in FORCE_NOUNS and body[-2].kind == WORD else PLACE_NAME


def _is_part_of_land(body: list[Unit]) -> bool:
    """ "southern Lebanon", "the Falkland Islands"; not "South Sudan", "West Germany"."""
    land = body[-1].value
    by_compass = any(_BY_COMPASS.match(unit.text) for unit in body[:-1] if unit.kind == WORD)
    return by_compass or (land is not None and land.code in _LANDS)


def _common_kind(body: list[Unit], low: str) -> str:
    if low == "side" and any(unit.low.endswith("ern") or unit.low in COMPASS for unit in body[:-1]):
        return PART  # "the eastern side of A"
    if PART_NOUNS.get(low) == "core" and low not in PLACE_NOUNS:
        return PART
    if PART_NOUNS.get(low) == "part" and any(unit.kind == NUMBER for unit in body[:-1]):
        return PART if low in {"quarters", "thirds", "parts"} else PLACE_NOUN if low in PLACE_NOUNS else PART
    if low in FORCE_NOUNS and not (low in PLACE_NOUNS and any(u.kind == PLACE for u in body)):
        return PARTY
    if low in PLACE_NOUNS:
        return PLACE_NOUN
    if low in PART_NOUNS or (body[-1].kind == NUMBER and body[-1].low.endswith("%")):
        return PART
    return OTHER


def _name_kind(body: list[Unit], head: Unit) -> str:
    words = [fold(word) for word in head.text.split()]
    if is_title_word(words[0]) or any(is_title(unit) for unit in body[:-1]):
        return PERSON
    if words[-1] == "front" and len(words) > 1:
        return PARTY
    if words[0] in NUMBERED_SITES and counts(head.text.split()[-1]):
        return PLACE_NAME
    if words[-1] in PLACE_NOUNS or words[-1].rstrip("s") in PLACE_NOUNS or words[-1] in {"center", "centre"}:
        return PLACE_NAME
    counted = words[-1] in NUMBERED and any(unit.kind == NUMBER for unit in body)
    if words[-1] in FORCE_NOUNS or counted or _COUNTED.match(head.low):
        return PARTY
    if not _ORGANISATION.isdisjoint(words):
        return OTHER
    return UNKNOWN_NAME


def is_title_word(word: str) -> bool:
    return is_title(Unit(WORD, 0, 1, word, word))


def _is_counted(word: str) -> bool:
    return word in NUMBERED or word.removesuffix("s") in NUMBERED


def is_both(phrase: Phrase) -> bool:
    """ "both sides", "each side", "the two sides"."""
    units = phrase.units
    told = units[-1].low in {"side", "sides"} and 1 < len(units) <= _SIDES
    return told and units[-2].low in {"both", "each", "two"}


def is_formation(phrase: Phrase) -> bool:
    """ "the 1st Infantry Division", "the 58th Division": armies count theirs, militias name them."""
    words = phrase.head.low.split()
    if _COUNTED.match(phrase.head.low):
        return True
    ranked = phrase.units[0].low.endswith(("st", "nd", "rd", "th")) and phrase.units[0].low[:1].isdigit()
    # "the 57 and 58 Divisions", "the 57th and 58th divisions"
    several = (ranked or phrase.head.text[:1].isupper()) and _is_counted(words[-1])
    if not (several or words[-1] in NUMBERED):
        return False
    counted = any(unit.low[:1].isdigit() or unit.low in ORDINALS for unit in phrase.units[:-1])
    counted = counted or phrase.units[-1].kind == NUMBER  # "Infantry Battalion 142"
    return counted or words[0] in ORDINALS or (len(words) > 1 and words[0][:1].isdigit())
