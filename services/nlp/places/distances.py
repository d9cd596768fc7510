"""How far a place lies from a town, and whereto: "A, 35 miles north of B", "A, a village 12 km from B"."""

import math
import re
from typing import Final, NamedTuple

from services.nlp.dates.ranges import NUMBERS
from services.nlp.syntax.clauses import Sentence
from services.nlp.words.classes import ADV, PREP, REL, TIME
from services.nlp.words.units import NAME, NUMBER, PLACE, Unit

_FAR_AWAY: Final = 150.0  # km: a direction told in eight words says too little of what lies farther
_ROUND_ABOUT: Final = 60.0  # km: without a direction
_DEGREE: Final = 111.2  # km of latitude
_MEASURES: Final = re.compile(r"(?P<km>km|kms|kilomet(?:er|re)s?)|(?P<miles>miles?|mi)")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?")
_POINTS: Final = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
_BEARINGS: Final = {point: 45.0 * turn for turn, point in enumerate(_POINTS)}
_KM_OF_A_MILE: Final = 1.609
_LOOK: Final = 10  # chunks from a name to the town that the distance is from
_FROM: Final = frozenset({"of", "from", "off", "outside"})
_ON: Final = frozenset({"at", "to", "in", ",", "–", "—", "(", "of"})
_LEADING: Final = _FROM | _ON
_LYING: Final = frozenset({"lie", "situate", "locate", "stand", "be"})


class Distance(NamedTuple):
    """From the town `town`; `bearing` in degrees from north, None where no direction is told."""

    town: str
    km: float
    bearing: float | None

    def point(self, lat: float, lon: float) -> tuple[float, float] | None:
        """Where that is, the town lying at `lat`, `lon` (degrees); None where it says too little."""
        if self.km > (_ROUND_ABOUT if self.bearing is None else _FAR_AWAY):
            return None
        if self.bearing is None:
            return lat, lon
        turn = math.radians(self.bearing)
        north, east = self.km * math.cos(turn) / _DEGREE, self.km * math.sin(turn) / _DEGREE
        return round(lat + north, 5), round(lon + east / math.cos(math.radians(lat)), 5)


def distance(sentence: Sentence, at: int) -> Distance | None:
    """What the words behind the name at chunk `at` tell of its distance from a town."""
    measured: tuple[float, float | None] | None = None
    for i in range(at + 1, min(at + _LOOK, len(sentence.chunks))):
        phrase = sentence.phrases.get(i)
        if phrase is None:
            if not _leads_on(sentence, i):
                return None
            continue
        units = phrase.units
        town = next((unit for unit in reversed(units) if unit.kind == PLACE), None)
        if town is not None:
            told = measured is not None and sentence.low(i - 1) in _FROM
            return Distance(town.text, *measured) if told and measured is not None else None
        if any(unit.kind == NAME for unit in units):
            return None
        km = _kilometres(units)
        if km is not None:
            measured = km, _bearing(units)
        elif measured is not None:
            measured = measured[0], measured[1] if measured[1] is not None else _bearing(units)
    return None


def _leads_on(sentence: Sentence, at: int) -> bool:
    chunk = sentence.chunks[at]
    if chunk.verb is not None:
        return chunk.verb.lemma in _LYING and not chunk.verb.negative
    return chunk.kind in (ADV, REL, TIME) or (chunk.kind == PREP and chunk.low in _LEADING) or chunk.text in _ON


def _kilometres(units: tuple[Unit, ...]) -> float | None:
    for at, unit in enumerate(units):
        if unit.kind != NUMBER:
            continue
        measure = _MEASURES.search(unit.low) or (_MEASURES.match(units[at + 1].low) if at + 1 < len(units) else None)
        digits = _NUMBER.match(unit.low)
        number = float(digits[0].replace(",", ".")) if digits else float(NUMBERS.get(unit.low, 0))
        if measure and number:
            return number * (_KM_OF_A_MILE if measure["miles"] else 1.0)
    return None


def _bearing(units: tuple[Unit, ...]) -> float | None:
    lows = (unit.low.replace("-", "").removesuffix("ern") for unit in units)
    return next((_BEARINGS[low] for low in lows if low in _BEARINGS), None)
