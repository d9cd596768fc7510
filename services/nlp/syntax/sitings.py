"""What tells in passing where the members of a list lie: "A in the east", "B north of C", "D in the district of E"."""

from typing import Final

from services.atlas.place import UNITS
from services.nlp.lexicon import PLACE_NOUNS, word_set
from services.nlp.syntax.appositions import PLACES, Appositions
from services.nlp.syntax.marks import BRACKET
from services.nlp.syntax.phrases import PLACE_NOUN
from services.nlp.words.classes import COMPASS, CONJ, NOUN, PREP, VERB
from services.nlp.words.units import WORD

_MEASURED: Final = word_set("sitings", "measured")
_JOINTS: Final = word_set("sitings", "joints")
_SITING: Final = frozenset({"in", "at", "of", "on", "near"})
SIDES_OF_A_LAND: Final = COMPASS | {"center", "centre"}


class Sitings(Appositions):
    """The chunks of one sentence with what sites them."""

    def inside(self, at: int, behind: int) -> int:
        """What lies in the part of a land at `at`: the town of "a town in southern A which", "B in northern C, which".

        `behind`: where what is said of it begins; behind a comma "villages of A province, which" may be the province.
        """
        land, inner = self.phrases[at], self.phrases.get(at - 2)
        compass = any(unit.low in COMPASS or unit.low.endswith("ern") or unit.low == "central" for unit in land.units)
        wide = (compass and len(land.units) > 1) or (at + 1 == behind and PLACE_NOUNS.get(land.head.low) == "province")
        told = inner is not None and inner.kind in PLACES and self.low(at - 1) in {"in", "of", "across", "throughout"}
        return at - 2 if wide and told and land.kind in PLACES else at

    def _behind_land(self, at: int) -> int:
        """Behind "in the district of A"; `at` where no such words stand."""
        end = at
        while self.kind(end) == PREP and self.low(end) in {"in", "of"} and self.kind(end + 1) == NOUN:
            end += 2
        return end if self.low(at) == "in" else at

    def is_distance(self, at: int) -> bool:
        """ "some 30 km from the capital": how far, and no place."""
        phrase = self.phrases.get(at)
        return phrase is not None and phrase.units[-1].low in _MEASURED and self.kind(at + 1) == PREP

    def measures(self, at: int) -> bool:
        """ "30 km from the capital", "300 km north of it"; not "in the east of the province"."""
        return self.is_distance(at) and not self.phrases[at].definite

    def behind_siting(self, at: int) -> int:
        """Behind "in the east", "to the north of A", that parts the members of a list; else `at`."""
        sited = self.phrases.get(at + 1) if self.low(at) in {"in", "to"} else None
        if sited is None or sited.head.low not in SIDES_OF_A_LAND:
            return at
        wider = self.low(at + 2) == "of" and self.kind(at + 3) == NOUN
        return at + 4 if wider else at + 2

    def _behind_bearing(self, at: int) -> int:
        """Behind "north of B" in "A north of B and C south of D", where C, too, has its bearing; else `at`."""
        behind = at + 3
        if not self._bears(at) or self.kind(at + 2) != NOUN:
            return at
        if self.text(behind) == "," and self.kind(behind + 1) == CONJ and self.kind(behind + 2) == NOUN:
            return behind  # "A west of B, as well as C and D"
        next_one = self.over_joint(behind)
        return behind if next_one > behind and self.kind(next_one) == NOUN and self._bears(next_one + 1) else at

    def _behind_town(self, last: int, at: int) -> int:
        """Behind "at A" in "the bridge at A and the market in B", where each site has its town; else `at`."""
        if not self._is_site(last) or not self._is_sited(at):
            return at
        next_one = self.over_joint(at + 2)
        return at + 2 if next_one > at + 2 and self._is_site(next_one) and self._is_sited(next_one + 1) else at

    def _is_site(self, at: int) -> bool:
        phrase = self.phrases.get(at)
        return phrase is not None and PLACE_NOUNS.get(phrase.head.low) == "facility" and not phrase.plural

    def _is_sited(self, at: int) -> bool:
        return self.low(at) in _SITING and at + 1 in self.phrases and self.phrases[at + 1].kind in PLACES

    def _bears(self, at: int) -> bool:
        phrase = self.phrases.get(at)
        return phrase is not None and phrase.units[-1].low in COMPASS and self.low(at + 1) == "of"

    def _behind_container(self, last: int, at: int) -> int:
        """Behind "in the north of B" before "as well as C", and "of D district" in "A villages of D district, C"."""
        end = at
        while self.kind(end) == PREP and self.kind(end + 1) == NOUN and self._is_land(end + 1):
            end += 2
        if end == at or self._is_sited_so(at, end):
            return end
        added = self.low(end + 1 if self.text(end) == "," else end) in {"as", "along", "plus"}
        villages = self.phrases[last].plural and self.phrases[last].kind == PLACE_NOUN and self.low(at) == "of"
        named = villages and any(unit.kind != WORD for unit in self.phrases[last].units)
        return end if added or (named and self.text(end) == ",") else at

    def _is_sited_so(self, at: int, end: int) -> bool:
        """ "A and B of C district and D of E district": whether what follows the land of A and B has its own."""
        last = at = self.over_joint(end) if self._is_unit(at) else end
        while at > end and self.kind(at) == NOUN and self.phrases[at].kind != PLACE_NOUN:
            last, at = at, self.over_joint(at + 1)
            if at == last + 1:
                return self._is_unit(at)
        return False

    def _is_unit(self, at: int) -> bool:
        """ "of A region"."""
        land = self.phrases.get(at + 1) if self.low(at) == "of" else None
        return land is not None and land.kind == PLACE_NOUN and PLACE_NOUNS[land.head.low] in UNITS

    def _is_land(self, at: int) -> bool:
        return self.phrases[at].kind in PLACES or self.phrases[at].head.low == "state"

    def _before_sited(self, at: int) -> int:
        """At the last comma of "A and, in the north of C, B" (`at` is that of B): the "and"; else `at`."""
        if self.text(at - 1) != ",":
            return at
        opening = next((i for i in range(at - 2, max(at - BRACKET, 1), -1) if self.text(i) == ","), 0)
        sited = opening and self.kind(opening + 1) == PREP and all(self.kind(i) != VERB for i in range(opening, at))
        return opening if sited and self.kind(opening - 1) == CONJ else at

    def before_siting(self, at: int) -> int:
        """The noun in front of "in the east" that ends at `at`; else `at`."""
        sited = at in self.phrases and self.phrases[at].head.low in SIDES_OF_A_LAND
        return at - 2 if sited and self.low(at - 1) in {"in", "to"} and self.kind(at - 2) == NOUN else at

    def over_joint(self, at: int) -> int:
        """Over ", and", "as well as", "along with" and the like."""
        start = at
        while at < start + 5 and (self.text(at).lower() in _JOINTS or self._adds(at)):
            if self.low(at) == "along" and self.low(at + 1) != "with":
                break  # "a hill along the border of A"
            at += 2 if self._adds(at) else 0  # "in addition to"
            # "A and, on the Tigris, B"
            inner = self.text(at) == "," and at > start
            at = (self.after_apposition(at) if inner else at) + 1
        return at

    def _adds(self, at: int) -> bool:
        """ "A and B, in addition to C"."""
        return self.low(at) == "in" and [self.text(i).lower() for i in (at, at + 1, at + 2)] == ["in", "addition", "to"]
