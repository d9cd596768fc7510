"""What stands beside a place's name: its type, the wider place that it lies in, or the age of a person called so."""

from collections.abc import Sequence
from functools import cached_property
from typing import Final

from services.atlas.countries import by_capital
from services.atlas.place import SETTLEMENTS
from services.nlp.lexicon import PLACE_NOUNS, word_set
from services.nlp.syntax.clauses import Sentence
from services.nlp.syntax.marks import PARTING
from services.nlp.syntax.phrases import OTHER, PARTY, PERSON, PLACE_NAME, PLACE_NOUN, Phrase
from services.nlp.words.classes import COMPASS, DETERMINERS, NOUN, PREP, VERB
from services.nlp.words.units import COUNTRY, DEMONYM, GENITIVE, NAME, NUMBER, PLACE, Unit

_BEFORE_A_TYPE: Final = PARTING | {"("}
_LAST: Final = frozenset({"last", "final", "remaining", "all"})
_JOINED: Final = 2  # chunks from A to B in "A and B"
_PERSONS: Final = word_set("beside", "persons")
LOOSE: Final = word_set("beside", "loose")
_ELSEWHERE: Final = frozenset({"near", "around", "between", "along", "outside", "beyond", "across", "north", "south"})
_ONE_OF: Final = 4  # chunks up to "of" in "one of them"
_CALLING: Final = frozenset({"call", "name", "know", "identify", "nickname", "dub"})
_SOUGHT: Final = frozenset({"wanted", "accused", "suspected", "convicted", "indicted", "sentenced"})


def _owns(unit: Unit | None) -> bool:
    return unit is not None and unit.kind == GENITIVE


class Beside:
    """Reads the words around a name of one sentence; all positions are those of chunks."""

    def __init__(self, sentence: Sentence) -> None:
        self._sentence = sentence

    def apposed(self, at: int) -> str | None:
        """The type given behind the name: "Tiji, a town near …"."""
        chunks = self._sentence.chunks
        if at + 2 < len(chunks) and chunks[at + 1].text in _BEFORE_A_TYPE and chunks[at + 2].kind == NOUN:
            phrase = self._sentence.phrases[at + 2]
            if phrase.kind == PLACE_NOUN and phrase.units[0].low in {"a", "an", "the", "another", "one"}:
                of_men = phrase.head.low in {"base", "post"} and self._sentence.low(at + 3) in {"of", "for"}
                town = of_men and self._sentence.is_town(at, SETTLEMENTS)  # "A, a base of the rebels", is still a town
                return None if town else PLACE_NOUNS[phrase.head.low]
        return None

    def some_land_too(self, chunks: Sequence[int]) -> bool:
        """ "freed A and several areas near B", "A and B are under C", where B is known: places, whatever A is."""
        kinds = [phrase for at in chunks[1:] if (phrase := self._sentence.phrases.get(at))]
        some = any(one.kind == PLACE_NOUN and one.plural and one.indefinite for one in kinds)
        pair = len(chunks) == len(kinds) + 1 == _JOINED and self._sentence.low(chunks[0] + 1) == "and"
        return some or (pair and kinds[0].kind == PLACE_NAME and kinds[0].head.kind == PLACE)

    def is_new_land(self, at: int, kind: str) -> bool:
        """ "the area south of A", "the region between B and C", "rebel-held territory": none that was spoken of."""
        if kind in SETTLEMENTS | {"facility"}:
            return False
        behind = self._sentence.phrases.get(at + 1)
        sited = behind is not None and behind.units[-1].low in COMPASS
        held = any(unit.low.endswith(("-held", "-controlled", "-run")) for unit in self._sentence.phrases[at].units)
        # "the Iranian border"
        held |= any(unit.kind in (DEMONYM, COUNTRY) for unit in self._sentence.phrases[at].units)
        loose = self._sentence.phrases[at].head.low in LOOSE
        told = self._sentence.clause_at(at + 1)
        held |= told is not None and told.reduced and told.passive  # "the territory captured by A"
        return loose and (sited or held or self._sentence.low(at + 1) in _ELSEWHERE)

    def shared_type(self, chunks: Sequence[int]) -> str | None:
        """ "A and B districts": A is a district, too."""
        last = self._sentence.phrases.get(chunks[1]) if len(chunks) > 1 and chunks[1] == chunks[0] + _JOINED else None
        if last is None or last.kind != PLACE_NOUN or not last.plural or self._sentence.low(chunks[1] - 1) != "and":
            return None
        named = any(unit.kind in (PLACE, NAME) for unit in last.units[:-1])
        return PLACE_NOUNS[last.head.low] if named else None

    def container(self, at: int) -> str | None:
        """The wider place behind the name: "in A, B province", "A in B"."""
        chunks = self._sentence.chunks
        if at + 2 < len(chunks) and chunks[at + 1].text in (",", "in", "of") and chunks[at + 2].kind == NOUN:
            phrase = self._sentence.phrases[at + 2]
            names = [u for u in phrase.units if u.kind in (PLACE, COUNTRY)]
            if names and (chunks[at + 1].text == "in" or phrase.head.low in PLACE_NOUNS):
                return names[-1].text
        if self._sentence.text(at + 1) == "(" and self._sentence.low(at + 2) == "in":  # as lists are written anew
            land = self._sentence.phrases.get(at + 3)
            return next((u.text for u in land.units if u.kind == PLACE), None) if land is not None else None
        if at + 2 < len(chunks) and chunks[at + 1].text in PARTING and self._sentence.after_apposition(at + 1) > at + 1:
            beside = chunks[at + 2 : min(at + 9, self._sentence.after_apposition(at + 1))]
            told = [u for c in beside for u in c.units]
            pairs = zip(told, [*told[1:], None], strict=True)  # "A, which B's forces shelled": B is not where it lies
            return next((u.text for u, then in pairs if u.kind in (PLACE, NAME) and not _owns(then)), None)
        return self._told_behind(at)

    def are_named(self, at: int) -> bool:
        """Whether those of "both of them" are the towns named before, and no "two bases" that the sentence tells of."""
        before = (phrase for i, phrase in self._sentence.phrases.items() if i < at)
        return self._sentence.low(at + 2) == "them" and not any(p.kind == PLACE_NOUN and p.plural for p in before)

    def common(self, chunks: Sequence[int]) -> str | None:
        """The type that "A, B and C villages" gives to all of them."""
        last = self._sentence.phrases.get(chunks[-1]) if len(chunks) > 1 else None
        if last is None or last.kind != PLACE_NOUN or not last.plural or len(last.units) == 1:
            return None
        return PLACE_NOUNS[last.head.low] if last.units[-2].kind in (PLACE, NAME) else None

    def without_lands(self, chunks: Sequence[int]) -> Sequence[int]:
        """Without B of "A district, B, and C"."""
        return [at for n, at in enumerate(chunks) if not n or not self._is_land_of(chunks[n - 1], at)]

    def _is_land_of(self, before: int, at: int) -> bool:
        """ "A district, B, and C": the province that the district lies in."""
        district, land = self._sentence.phrases.get(before), self._sentence.phrases.get(at)
        apart = at == before + _JOINED and self._sentence.text(at - 1) == "," == self._sentence.text(at + 1)
        if district is None or land is None or not apart or PLACE_NOUNS.get(district.head.low) != "district":
            return False
        known = land.head.value or () if len(land.units) == 1 and land.head.kind == PLACE else ()
        return any(place.type == "province" for place in known)

    def last_site(self, chunks: Sequence[int]) -> tuple[Phrase | None, int]:
        """ "B airports" of "A and B airports", whose noun tells of A, too, and the first chunk that it tells of.

        In "the town of C and the A and B airports" that is A.
        """
        last = self._sentence.phrases.get(chunks[-1]) if len(chunks) > 1 else None
        if last is None or last.kind != PLACE_NOUN or not last.plural or PLACE_NOUNS[last.head.low] != "facility":
            return None, 0
        opening = (at for at in reversed(chunks) if self._sentence.low(at) in DETERMINERS)
        first = next(opening, chunks[0])
        named = any(unit.kind in (PLACE, NAME) for unit in last.units[:2])
        return (last, first) if named and len(last.units) > 1 and first < chunks[-1] else (None, 0)

    def where_the_last_are(self, at: int, kind: str) -> list[int]:
        """ "the army's last posts in A", "all bases of the army, in A and B,": A and B, as none is left there."""
        phrase = self._sentence.phrases[at]
        if kind != "facility" or not phrase.definite or not _LAST & {unit.low for unit in phrase.units}:
            return []
        i = at + 1
        owner = self._sentence.phrases.get(i + 1) if self._sentence.low(i) == "of" else None
        i += 2 if owner is not None and owner.kind == PARTY else 0
        i += 1 if self._sentence.text(i) == "," else 0
        return (
            self._sentence.list_from(i + 1)
            if self._sentence.low(i) in {"in", "at"} and i + 1 in self._sentence.phrases
            else []
        )

    def wider(self, phrase: Phrase) -> str | None:
        """The district or province behind "A village": "of B", "in B district"; of "C's A village" C."""
        at = self._sentence.at_of(phrase)
        behind = self._sentence.phrases.get(at + 2) if self._sentence.low(at + 1) in {"of", "in"} else None
        told = next((u.text for u in reversed(behind.units) if u.kind == PLACE), None) if behind else None
        return told or next((unit.text for unit in phrase.owner if unit.kind == PLACE), None)

    def _told_behind(self, at: int) -> str | None:
        """Where a village lies by the words behind it: "near A", "in the district of A", ", 50 km north of A"."""
        chunks = self._sentence.chunks
        first = self._sentence.low(at + 1)
        behind = self._sentence.phrases.get(at + 2)
        if behind is None or first not in {"in", "near", "outside", ",", "to"}:
            return None
        if first == "," and behind.head.low in COMPASS and self._sentence.low(at + 3) == "of":
            town = self._sentence.phrases.get(at + 6 if self._sentence.low(at + 5) == "of" else at + 4)
            return next((u.text for u in town.units if u.kind == PLACE), None) if town is not None else None
        if first == "to":  # "to the south of A"
            town = self._sentence.phrases.get(at + 4) if self._sentence.low(at + 3) == "of" else None
            names = [u for u in town.units if u.kind == PLACE] if town and behind.head.low in COMPASS else []
            return names[-1].text if names else None
        if first == "near" and behind.kind == PLACE_NAME:
            return behind.head.text
        wider = behind.kind == PLACE_NOUN and PLACE_NOUNS[behind.head.low] in {"district", "province"}
        distance = first == "," and any(unit.kind == NUMBER or unit.low[:1].isdigit() for unit in behind.units)
        if not (wider or distance):
            return None
        for i in range(at + 3, min(at + 7, len(chunks) - 1)):
            if chunks[i].kind == PREP and (named := self._sentence.phrases.get(i + 1)) is not None:
                return named.head.text if named.head.kind == PLACE else None
            if self._sentence.text(i) in {",", "."} or chunks[i].kind == VERB:
                break
        return None

    @cached_property
    def setting(self) -> str | None:
        """The land that the sentence opens with: "In A district, …", "In the district of A, …", "In the A area, …"."""
        opening = self._sentence.phrases.get(1) if self._sentence.low(0) in {"in", "around", "near"} else None
        if opening is None:
            return None
        named = self._sentence.phrases.get(3) if self._sentence.low(2) == "of" else None
        unit = next((u for u in reversed((named or opening).units) if u.kind == PLACE), None)
        wider = PLACE_NOUNS.get(opening.head.low) in {"district", "province", "area"}
        return unit.text if unit and (wider or opening.head.kind == PLACE) and not by_capital(unit.text) else None

    def is_person(self, at: int) -> bool:
        """Whether what is put behind the name tells of a person: "A, a founding member of B", "A, 43, was"."""
        behind = self._sentence.phrases.get(at + 2) if self._sentence.text(at + 1) == "," else None
        front = self._sentence.phrases.get(at - 2) if self._sentence.text(at - 1) == "," else None
        if front is not None and front.kind == OTHER and front.units[0].low in {"a", "an"}:
            return self._sentence.kind(at + 1) != PREP  # "a cargo handler, A, was captured"
        if self._is_called_so(at):
            return True
        if self._sentence.text(at + 1) == "," and self._is_one_of_them(at + 2):
            return True
        if behind is None:
            return self._sentence.text(at + 1) == "," and self._sentence.low(at + 2) in _SOUGHT  # "A, wanted by B"
        if self._sentence.kind(at + 3) == VERB:
            return False  # "took A and B, a spokesman said"
        aged = behind.head.kind == NUMBER and len(behind.units) == 1 and self._sentence.text(at + 3) == ","
        return aged or behind.head.low in _PERSONS

    def _is_called_so(self, at: int) -> bool:
        """ "a militant called A", "a group known as A": no place; "a village called A" is one."""
        called = at - 2 if self._sentence.low(at - 1) == "as" else at - 1
        verb = self._sentence.chunks[called].verb if called > 0 else None
        whom = self._sentence.phrases.get(called - 1)
        party = whom is not None and whom.kind in (PARTY, PERSON)
        return party and verb is not None and verb.lemma in _CALLING

    def _is_one_of_them(self, first: int) -> bool:
        """ "one of its deputies", "at one time among the closest aides of B": one of several persons."""
        joint = first
        while joint < first + _ONE_OF and self._sentence.low(joint) not in {"of", "among"}:
            joint += 1
        many = self._sentence.phrases.get(joint + 1)
        if many is None or not many.plural or any(self._sentence.text(i) == "," for i in range(first, joint)):
            return False
        low = many.head.low
        return (f"{low[:-3]}y" if low.endswith("ies") else low.removesuffix("s")) in _PERSONS
