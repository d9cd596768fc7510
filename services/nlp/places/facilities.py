"""Bases, airports, hospitals: the facilities of a town, told by its name, by "in" and "of", or as "the airport"."""

import re
from collections.abc import Sequence
from typing import Final

from services.atlas.names import fold
from services.atlas.place import SETTLEMENTS, UNITS
from services.atlas.places import Places
from services.nlp.lexicon import NOUN_FRAMES, PART_NOUNS, PLACE_NOUNS, VERB_FRAMES, word_set
from services.nlp.places import formations
from services.nlp.places.anaphora import spoken_of
from services.nlp.places.apposed import Apposed
from services.nlp.places.lands import is_part_of_land
from services.nlp.places.passing import is_origin
from services.nlp.places.shares import shared
from services.nlp.places.siting import Spot, is_province
from services.nlp.syntax.listed import COUNTED
from services.nlp.syntax.phrases import PLACE_NAME, PLACE_NOUN, UNKNOWN_NAME, Phrase, is_formation, party_phrase
from services.nlp.words.classes import NOUN, PREP, RANKS, VERB
from services.nlp.words.compounds import is_compound
from services.nlp.words.units import ACTOR, COUNTRY, DEMONYM, NAME, NUMBER, PLACE, Unit

_ONE_OF_A_TOWN: Final = word_set("facilities", "one_of_a_town")
_OF_SOLDIERS: Final = word_set("facilities", "of_soldiers")
_ONE_ALONE: Final = word_set("facilities", "one_alone")
_KINDS_OF_SITE: Final = word_set("facilities", "kinds")
_PAIR: Final = 2  # chunks from A to B in "A and B"
_SEATS: Final = frozenset({"capital", "stronghold", "bastion", "redoubt", "hometown", "heartland"})
_QUALITIES: Final = word_set("qualities", "adjectives") - word_set("where", "inner")
_NOT_OF_THE_NAME: Final = _QUALITIES | word_set("facilities", "not_of_the_name")
_OUTER: Final = frozenset({"outskirts", "suburbs", "environs", "centre", "center", "surroundings"})
_FOOTHOLDS: Final = word_set("facilities", "footholds")
SITED: Final = frozenset({"in", "at", "near", "outside"})
_BELONGING: Final = frozenset({"belong", "use", "man", "hold", "run", "occupy", "guard", "staff", "operate", "control"})
_WITH_SITES: Final = SETTLEMENTS | {"facility"}  # "the main terminal of A airport"
_RANKED: Final = re.compile(r"second|third|fourth|last|main|other|next|(?:largest|biggest|only)$")


def _own_words(units: Sequence[Unit]) -> str:
    """What "the heavily defended military airport" is called by itself: "military airport"."""
    kept = [
        unit.text
        for before, unit in zip((None, *units), units, strict=False)
        if unit.low not in _NOT_OF_THE_NAME
        and not is_compound(unit.low)
        and not (unit.text.islower() and ("-" in unit.low or unit.low.endswith("ly")) and unit.low not in PLACE_NOUNS)
        and not (before is not None and before.low.endswith("ly") and unit.low.endswith("ed"))
    ]
    return " ".join(kept)


class Facilities(Apposed):
    """Reads the facilities of one sentence."""

    _places: Places

    def _facility(self, phrase: Phrase, head: Unit) -> Spot:
        """A name that ends in a place word: "National Hospital", "Jinderes Hill", "Haramat District"."""
        word = fold(head.text).split()[-1]
        kind = PLACE_NOUNS.get(word) or PLACE_NOUNS.get(word.rstrip("s")) or "area"
        owner = next((u.text for u in phrase.owner if u.kind == PLACE), None)
        known = self._places.find(head.text)
        if not known and kind == "area":  # "Tololing Hill" is the ridge of that name
            known = tuple(p for p in self._places.find(" ".join(head.text.split()[:-1])) if p.type == kind)
        return Spot(head.text, kind, known, container=owner)

    def _is_a_side(self, at: int, phrase: Phrase) -> bool:
        """ "the Syrian side of the crossing": no party to a war."""
        return phrase.head.low == "side" and phrase.definite and self._sentence.low(at + 1) == "of"

    def _after(self, at: int) -> tuple[str, int] | None:
        chunks = self._sentence.chunks
        if (held := self._held_in(at)) is not None:
            return "in", held
        if at + 2 < len(chunks) and chunks[at + 1].kind == PREP and chunks[at + 2].kind == NOUN:
            return chunks[at + 1].low, at + 2
        return None

    def _held_in(self, at: int) -> int | None:
        """Where "a base belonging to B in A", "a camp manned by B at A" lies: A."""
        told = self._sentence.clause_at(at + 1)
        site = PLACE_NOUNS.get(self._sentence.phrases[at].head.low) == "facility"
        if told is None or not site or not told.reduced or told.subjects != [at]:
            return None
        sited = told.prep(*SITED) if told.verb.lemma in _BELONGING else []
        return sited[0] if sited else None

    def _facility_in(self, phrase: Phrase, kind: str, target: int, among: int = 1) -> list[Spot]:
        """ "the oil fields in Kirkuk province", "the airport of A"; `among` so many places that each have one."""
        of_name = self._sentence.low(target - 1) in {"of", ",", "and"}  # "the camps of A, B and C"
        spots = self.at(target, lenient=of_name)
        one_by_one = phrase.units[0].low in {"every", "each"}  # "every base in A" is none that has a name
        one_by_one |= phrase.units[0].low == "all" and phrase.plural and max(among, len(spots)) == 1
        several = max(among, len(spots))
        each_named = several > 1 and COUNTED.get(phrase.units[0].low) == several  # "two outposts at A and B"
        unnamed = phrase.indefinite and (phrase.plural or phrase.head.low not in _OF_SOLDIERS | _ONE_ALONE)
        unnamed = (unnamed or phrase.units[0].kind == NUMBER) and not each_named  # "46 camps in A"
        if not spots or one_by_one or unnamed:
            return []
        ranked = any(unit.low in RANKS for unit in phrase.units)  # "the third base in A to fall"
        wide = is_province(spots[0]) or is_part_of_land(spots[0])
        wide |= ranked and not any(place.type in _WITH_SITES for place in spots[0].candidates[:1])
        if (phrase.indefinite or ranked) and wide:
            return []  # "an army base in A province", "a camp in central A" has no name yet
        own = _own_words(phrase.units[each_named:])
        own = own.removesuffix("s") if phrase.plural and own.split()[-1].removesuffix("s") in PLACE_NOUNS else own
        if phrase.plural and len(spots) > 1:  # "the camps in A and B"
            return [self._of_town(one.name, own, kind) for one in spots]
        name = f"{spots[0].name.split(' province')[0].split(' Province')[0]} {own}"
        return [Spot(name, kind, self._places.find(name), container=spots[0].name)]

    def _sites(self, phrase: Phrase, target: int) -> list[int]:
        """ "their posts in A, B and C provinces": each of these; of "the base in A and the town of B" only A."""
        each = not phrase.indefinite or phrase.units[0].low in COUNTED
        listed = self._sentence.list_from(target) if phrase.plural and each else [target]
        kinds = {i: self._sentence.phrases[i].kind for i in listed}
        units = {i for i in listed if PLACE_NOUNS.get(self._sentence.phrases[i].head.low) in UNITS}
        return [i for i in listed if i == target or kinds[i] in (PLACE_NAME, UNKNOWN_NAME) or i in units]

    def _inner(self, at: int, phrase: Phrase) -> list[Spot]:
        """ "the old city": a part of the town spoken of."""
        town = self.main_town(at)
        own = _own_words(phrase.units)
        return [Spot(f"{town.name} {own}", "area", (), container=town.name)] if town else []

    def _whose(self, at: int, phrase: Phrase) -> list[Spot]:
        """ "A, whose airport B holds": the airport of A."""
        site = PLACE_NOUNS[phrase.head.low] == "facility" and self._sentence.low(at - 1) == "whose"
        owners = self._sentence.antecedent(at - 1) if site else []
        return self._facility_in(phrase, "facility", owners[-1]) if owners else []

    def _of_the_same_town(self, at: int, before: Spot) -> list[Spot]:
        """The airport of "A's port and airport", "its port and airport", "A oilfield and airport"; `before` is A's."""
        phrase = self._sentence.phrases.get(at)
        if phrase is None or phrase.head.low not in _ONE_OF_A_TOWN or before.hint not in {"facility", "district"}:
            return []
        own = phrase.units[:-1]
        if phrase.owner or len(own) > 1 or any(unit.low not in _KINDS_OF_SITE for unit in own):
            return []
        front = self._sentence.phrases.get(at - _PAIR)
        named = [unit.text for unit in front.units[:-1] if unit.kind in (PLACE, NAME)] if front is not None else []
        town = before.container or (named[-1] if named else None)
        return [self._of_town(town, " ".join(unit.text for unit in phrase.units))] if town else []

    def _one_in_each(self, at: int, phrase: Phrase) -> list[Spot]:
        """ "two army bases, in A and B", "crossings with B, at C and D": one in each, where the count is right."""
        step = at + 3 if self._sentence.kind(at + 1) == PREP else at + 1
        step += self._sentence.text(step) == ","
        held = phrase.head.low.removesuffix("s") in _OF_SOLDIERS and self._sentence.text(at + 1) == ","
        if self._sentence.low(step) != "at" and not (held and self._sentence.low(step) in SITED):
            return []
        listed = self._sentence.list_from(step + 1)
        count = next((COUNTED[unit.low] for unit in phrase.units if unit.low in COUNTED), len(listed))
        if len(listed) == 1 or count != len(listed):
            return []
        own = _own_words([unit for unit in phrase.units if unit.low not in COUNTED]).removesuffix("s")
        return [self._of_town(town.name, own) for i in listed for town in self.at(i, lenient=True)]

    def _of_town(self, town: str, own: str, kind: str = "facility") -> Spot:
        """The airport of A, by both their names."""
        return Spot(f"{town} {own}", kind, self._places.find(f"{town} {own}"), container=town)

    def _sited_at(self, phrase: Phrase, kind: str, joint: str, target: int) -> list[Spot] | None:
        """ "their last stronghold in A" is A, "the bases in A and B" one in each; None of what is neither."""
        strong = NOUN_FRAMES.get(phrase.head.low) == "stronghold" and joint == "in"
        foothold = phrase.head.low in _FOOTHOLDS and joint in {"in", "at"}
        strong |= foothold
        of_one_side = foothold and any(unit.kind in (ACTOR, DEMONYM) for unit in phrase.units)
        if strong and (of_one_side or phrase.units[0].low in {"its", "their"}):
            return [spot for i in self._sentence.list_from(target) for spot in self.at(i, lenient=True)]
        if phrase.head.low == "mines" and len(phrase.units) == 1:
            return []  # "cleared mines in A"
        sites = self._sites(phrase, target) if kind == "facility" else []
        named = [spot for i in sites for spot in self._facility_in(phrase, kind, i, among=len(sites))]
        listed = self._sentence.list_from(target)[1:] if sites else []
        # "and the city's airport", "the base at A and the village of B", "the airport at A and the camp in B"
        theirs = [i for i in listed if i not in sites and (self._sentence.phrases[i].owner or self._is_sited(i))]
        return [*named, *(spot for i in theirs for spot in self.at(i))] if kind == "facility" else None

    def _is_sited(self, at: int) -> bool:
        """ "and the village of B", no "A, the town in C that"."""
        phrase, joint = self._sentence.phrases[at], self._sentence.low(at + 1)
        told = phrase.kind == PLACE_NOUN and phrase.units[0].low == "the" and joint in SITED | {"of"}
        return told and self._sentence.low(at - 1) == "and"

    def _shared_site(self, at: int) -> int | None:
        """ "the airport and the bridge at A": where the last of the list stands."""
        last = self._sentence.list_from(at)[-1]
        behind = self._after(last)
        if last == at or behind is None or behind[0] not in SITED | {"of"}:
            return None
        if PLACE_NOUNS.get(self._sentence.phrases[last].head.low) != "facility":
            return None  # "the base and the villages of A"
        return behind[1] if self._sentence.is_proper(behind[1]) else None

    def _owned(self, at: int, phrase: Phrase, kind: str) -> list[Spot]:
        """ "Raqqa's airport", "the city's airport"; "Iraq's second city" is an anaphor."""
        owner = next((u.text for u in phrase.owner if u.kind == PLACE), None)
        if kind in SETTLEMENTS and owner is not None and phrase.head.low in {"town", "city", "village"}:
            found = self._places.find(owner)  # "A's market town"; "the region's second-biggest city" is another
            ranked = any(_RANKED.search(unit.low) for unit in phrase.units)
            return [] if ranked or (found and found[0].type in UNITS) else [Spot(owner, kind, found)]
        if kind != "facility":
            return self._seat_of_theirs(at, phrase) if owner is None else self._quarters_of(owner, phrase)
        if owner is None and phrase.owner and is_formation(party_phrase(phrase.owner)):
            own = " ".join(u.text for u in (*phrase.owner, *phrase.units) if u.low not in _NOT_OF_THE_NAME)
            return self._by_formation(at, at, [own])  # "the 22nd Division's headquarters"
        if owner is None and phrase.owner and PLACE_NOUNS.get(phrase.owner[-1].low) in SETTLEMENTS:
            town = self.recall(at, phrase.owner[-1].low, PLACE_NOUNS[phrase.owner[-1].low])
            owner = town.name if town is not None else None  # "the city's airport"
        return [self._of_town(owner, " ".join(u.text for u in phrase.units))] if owner is not None else []

    def _quarters_of(self, owner: str, phrase: Phrase) -> list[Spot]:
        """ "A's eastern neighbourhoods": a part of the town A."""
        told = phrase.head.low in _OUTER or (phrase.head.low in PART_NOUNS and len(phrase.units) > 1)
        found = self._places.find(owner) if told else ()
        return shared([Spot(owner, None, found)], phrase) if found and found[0].type in SETTLEMENTS else []

    def _seat_of_theirs(self, at: int, phrase: Phrase) -> list[Spot]:
        """ "marched into A, capturing the rebels' de facto capital": A."""
        theirs = phrase.owner and phrase.head.low in _SEATS and not phrase.plural and phrase.owner[-1].kind != COUNTRY
        here = [place for i, place in self.named if i < at and not is_origin(self._sentence, i)] if theirs else []
        verb = self._sentence.chunks[at - 1].verb if self._sentence.kind(at - 1) == VERB else None
        done = verb is not None and VERB_FRAMES.get(verb.lemma) in {"take", "enter", "attack"}
        gone_to = done and len(here) == 1 and here[0].type in SETTLEMENTS
        return [spoken_of(here[0])] if gone_to else []

    def _facility_of(self, phrase: Phrase, owners: Sequence[int]) -> list[Spot]:
        """ "the camp of the 9th Brigade in A", "the camp of the rebels near A"."""
        if bases := self.bases(owners, phrase.head.text):
            return bases
        behind = self._after(owners[0])
        sited = behind is not None and behind[0] in SITED and not phrase.plural
        return self._facility_in(phrase, "facility", behind[1]) if sited and behind is not None else []

    def bases(self, chunks: Sequence[int], noun: str = "") -> list[Spot]:
        """The bases of the formations among these: "Infantry Battalion 142 in A", "the 12th Brigade near B"."""
        names = [f"{name} {noun}".rstrip() for name in formations.named(self._sentence, chunks, by_name=bool(noun))]
        return self._by_formation(chunks[0], chunks[-1], names) if names else []

    def _by_formation(self, first: int, last: int, names: Sequence[str]) -> list[Spot]:
        """The facilities of these names, in the town told behind them, else in that of the story."""
        behind, town = self._after(last), self.main_town(first)
        site = self.at(behind[1])[:1] if behind is not None and behind[0] in SITED else []
        sited = site[0].name if site else town.name if town is not None else None
        return [Spot(name, "facility", self._places.find(name), container=sited) for name in names]

    def _facility_here(self, at: int, phrase: Phrase) -> list[Spot]:
        """ "the airport": the one spoken of before, else that of the town."""
        noun = phrase.head.low
        known, scene = self.facility(at, noun, plural=phrase.plural), None
        if noun in _ONE_OF_A_TOWN | _OF_SOLDIERS and not phrase.plural:
            scene = self.scene_here(at, "town")
        if scene is not None and not (known and known.name.startswith(scene.name)):
            return [self._of_town(scene.name, _own_words(phrase.units))]  # "In A, X took the base": not that of B
        if known:
            return [spoken_of(known)]
        town = self.main_town(at)
        if town is None or phrase.plural or noun not in _ONE_OF_A_TOWN:
            return []
        return [self._of_town(town.name, _own_words(phrase.units))]
