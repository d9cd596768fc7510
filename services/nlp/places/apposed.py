"""Places that stand beside the noun that tells of them: "A, a town which …", "their second capital, B"."""

from typing import Final

from msgspec.structs import replace

from services.atlas.place import SETTLEMENTS
from services.nlp.lexicon import PLACE_NOUNS
from services.nlp.places.anaphora import Anaphora
from services.nlp.places.siting import Spot
from services.nlp.syntax.groups import listed_before
from services.nlp.syntax.marks import PARTING
from services.nlp.syntax.phrases import PLACE_NAME, PLACE_NOUN
from services.nlp.words.classes import NOUN, PREP, TIME

_LATE: Final = 9  # chunks from a town to its name
_LYING: Final = frozenset({"in", "near", "at", "outside", "of", "around"})


class Apposed(Anaphora):
    """Reads the names beside the place nouns of one sentence."""

    def _announced(self, at: int, kind: str) -> list[Spot]:
        """ "their second capital in two days, A, on Monday": the name between commas."""
        mark = next((i for i in range(at + 1, at + 5) if self._sentence.text(i) == ","), None)
        if mark is None or kind not in SETTLEMENTS:
            return []
        mark += self._sentence.low(mark + 1) == "at"  # "its last stronghold, at A,"
        town = self._sentence.phrases.get(mark + 1)
        of_town = town is not None and town.kind == PLACE_NOUN and PLACE_NOUNS[town.head.low] in SETTLEMENTS
        of_town = of_town and self._sentence.low(mark + 2) == "of"
        name = mark + 3 if of_town else mark + 1
        ends = self._sentence.text(name + 1) in {",", "."} or self._sentence.kind(name + 1) == TIME
        named = self._sentence.phrases.get(name) if ends else None
        found = named is not None and named.kind == PLACE_NAME
        return [replace(spot, hint=kind) for spot in self.at(name)] if found else []

    def _named_late(self, at: int, kind: str) -> list[Spot]:
        """ "took a key town on the road to B, A, on Sunday": the name behind what tells where it lies."""
        mark = next((i for i in range(at + 1, at + _LATE) if self._sentence.kind(i) not in (NOUN, PREP)), at)
        inner = self._sentence.phrases.get(mark - 1)
        one_of = (self._sentence.low(at - 2), self._sentence.low(at - 1)) == ("one", "of")
        near = mark < at + 2 and not one_of
        if kind not in SETTLEMENTS or self._sentence.text(mark) != "," or near or inner is None:
            return []
        named = self._sentence.phrases.get(mark + 1)
        ends = self._sentence.text(mark + 2) in {",", "."} or self._sentence.kind(mark + 2) == TIME
        found = (
            named is not None
            and named.kind == PLACE_NAME
            and len(named.units) == 1
            and self._sentence.is_town(mark + 1)
        )
        # "a village near A, B": B is what A lies in
        wider = inner.kind == PLACE_NAME and self._sentence.low(mark - 2) in _LYING
        # "one of the last towns in A province, B"
        wider = wider and not self._sentence.is_town(mark - 1, frozenset({"province"}))
        return [replace(spot, hint=kind) for spot in self.at(mark + 1)] if ends and found and not wider else []

    def _apposition(self, at: int, kind: str) -> list[Spot]:
        """ "A, a city which was …": the name in front."""
        before = self._sentence.noun_before(at - 1) if self._sentence.text(at - 1) in PARTING else None
        if before is None or self._is_wider(before):
            return []
        if kind in SETTLEMENTS and self._sentence.low(before - 1) == "in" and before - 2 in self._sentence.phrases:
            before -= 2 * self._sentence.is_in_land(before - 2, before)  # "A in B, the first capital to fall": A
        if self._sentence.phrases[at].plural and (listed := listed_before(self._sentence, before)):
            return [replace(spot, hint=kind) for one in listed for spot in self.at(one, lenient=True)]
        return [replace(spot, hint=kind) for spot in self.at(before)[:1]]

    def _is_wider(self, at: int) -> bool:
        """ "In A, a province of northern B, a district fell": B is not the district."""
        of = self._sentence.phrases.get(at - 2) if self._sentence.low(at - 1) == "of" else None
        return of is not None and of.kind == PLACE_NOUN and of.indefinite and not of.plural

    def _one_of(self, at: int, kind: str) -> list[Spot]:
        """ "A, one of the last bases in B": A."""
        of_these = (self._sentence.low(at - 2), self._sentence.low(at - 1)) == ("one", "of")
        return self._apposition(at - 2, kind) if of_these else []

    def _whose_capital(self, at: int) -> int | None:
        """ "the capital and the airport of the island": whose both are."""
        last = self._sentence.list_from(at)[-1]
        joined = last > at and self._sentence.low(last + 1) == "of"
        return last + 2 if joined and last + 2 in self._sentence.phrases else None
