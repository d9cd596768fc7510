"""Places told by a name and a noun together: "Kirkuk province", "Watiya airbase", "the Infantry Brigade 163 base"."""

from collections.abc import Sequence
from typing import Final

from services.atlas.place import SETTLEMENTS
from services.nlp.lexicon import PLACE_NOUNS, word_set
from services.nlp.places import formations, lands
from services.nlp.places.beside import Beside
from services.nlp.places.facilities import SITED, Facilities
from services.nlp.places.siting import Siting, Spot, fits
from services.nlp.syntax.phrases import PLACE_NAME, PLACE_NOUN, UNKNOWN_NAME, Phrase
from services.nlp.words.classes import DETERMINERS
from services.nlp.words.units import NAME, NUMBER, PLACE, WORD, Unit

PEOPLES: Final = word_set("named", "peoples")
_UNIONS: Final = word_set("named", "unions")
_MADE: Final = tuple(sorted(f"-{word}" for word in word_set("named", "made")))


class Named(Facilities):
    """Reads the nouns of one sentence that have a name with them."""

    _siting: Siting
    _beside: Beside

    def _noun_hint(self, units: Sequence[Unit]) -> str | None:
        """The type given by a noun before the name: "the port city Mariupol"."""
        return next((PLACE_NOUNS[u.low] for u in reversed(units) if u.low in PLACE_NOUNS), None)

    def _by_its_name(self, at: int, phrase: Phrase, kind: str) -> list[Spot]:
        """All of the phrase is what the place is called: "the Infantry Brigade 163 base", "the A River bridge"."""
        if kind == "facility" and formations.names(phrase):
            return self._by_formation(at, at, [" ".join(unit.text for unit in formations.named_from(phrase))])
        whole = " ".join(unit.text for unit in phrase.units if unit.low not in DETERMINERS)
        proper = len(phrase.units) > 1 and phrase.units[-2].kind not in (WORD, NUMBER)
        known = self._places.find(whole) if proper else ()
        return [Spot(whole, kind, known)] if known else []

    def _by_a_name_in_it(self, at: int, phrase: Phrase, kind: str, after: tuple[str, int] | None) -> list[Spot]:
        """ "Kirkuk province", "Watiya airbase"; "the Red Sea port of A" is A, "the A district of B" the district."""
        of_town = after is not None and after[0] == "of" and lands.names_town(phrase, self._sentence.phrases[after[1]])
        inner = [u for u in phrase.units[:-1] if u.kind in (PLACE, NAME) and not (of_town or u.low in PEOPLES)]
        inner = [u for u in inner if u.kind == PLACE or not (u.text.endswith(_MADE) or u.low in _UNIONS)]
        if not inner:
            return []
        # "the U.N. safe area of A" is A; "the A districts of B and C" are B and C
        apart = inner[-1].kind == NAME and phrase.units[-2] is not inner[-1]
        wide = inner[-1].kind == PLACE and inner[-1].value[0].type == "province"
        wide |= phrase.definite and (inner[-1].kind == NAME or inner[-1].value[0].type == "city")
        apart |= phrase.plural and wide  # "the Shi'ite towns of A and B", "the Damascus districts of C and D"
        if after is not None and after[0] == "of" and apart:
            return []
        beside = self._apposition(at, kind) if kind in SETTLEMENTS and lands.lies_in(phrase, inner) else []
        sited = after is not None and after[0] in SITED and inner[-1].kind == NAME
        site = self._sentence.phrases[after[1]].head if after is not None and sited else inner[-1]
        # "A, a B province town"
        return beside or self._name_and_noun(phrase, inner[-1], kind, site if site.kind == PLACE else inner[-1])

    def _with_its_noun(self, at: int, last: Phrase) -> list[Spot]:
        """Of "A and B airports" the airport of A; `last` is "B airports"."""
        phrase = self._sentence.phrases.get(at)
        if phrase is None or phrase.kind not in (PLACE_NAME, UNKNOWN_NAME) or phrase.head is not phrase.units[-1]:
            return []
        noun = [unit for unit in last.units if unit.kind == WORD and unit.low not in DETERMINERS]
        whole = Phrase(PLACE_NOUN, last.head, (phrase.head, *noun), (), True, False, True)
        return self._name_and_noun(whole, phrase.head, "facility", phrase.head)

    def _name_and_noun(self, phrase: Phrase, name: Unit, kind: str, site: Unit) -> list[Spot]:
        """ "Kirkuk province", "Watiya airbase", "Aleppo city"; a facility stands at its `site`."""
        at = phrase.units.index(name)
        noun = " ".join(u.text for u in phrase.units[at + 1 :])
        one = f"{noun[:-3]}y" if noun.endswith("ies") else noun.removesuffix("s")
        single = phrase.plural and kind not in SETTLEMENTS and one.split()[-1:] != [] and one.split()[-1] in PLACE_NOUNS
        noun = one if single else noun
        full = f"{name.text} {noun}"
        known = self._places.find(full) or self._places.find(f"{name.text} {phrase.head.text}")
        if kind in SETTLEMENTS or kind in {"province", "district"}:
            wanted = tuple(p for p in (name.value or ()) if fits(p.type, kind))
            called = name.text if kind in SETTLEMENTS else full
            candidates = known or wanted or tuple(name.value or ())
            spelt = () if candidates else tuple(p for p in self._siting.similar(name.text) if fits(p.type, kind))
            return [Spot(called, kind, candidates or spelt, container=self._beside.wider(phrase))]
        known = known or tuple(p for p in (name.value or ()) if p.type == kind == "facility")
        if known:
            return [Spot(full, kind, known)]
        if len(phrase.units) - at > 3:
            full = f"{name.text} {phrase.head.text}"
        return [Spot(full, kind, self._places.find(full), container=site.text)]
