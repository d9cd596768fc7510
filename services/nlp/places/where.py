"""Where: the places that a noun phrase names, found in the atlas with the article's countries in mind."""

from collections.abc import Sequence
from typing import Final, cast

from msgspec.structs import replace

from services.atlas.countries import by_capital
from services.atlas.names import fold
from services.atlas.place import SETTLEMENTS, UNITS, AtlasPlace
from services.atlas.places import Places
from services.ledger.events import Place
from services.nlp.context import Context
from services.nlp.lexicon import PART_NOUNS, PLACE_NOUNS, word_set
from services.nlp.places import formations, lands
from services.nlp.places.anaphora import spoken_of
from services.nlp.places.beside import Beside
from services.nlp.places.cataphora import home_of_a_local
from services.nlp.places.distances import Distance, distance
from services.nlp.places.facilities import SITED
from services.nlp.places.named import PEOPLES, Named
from services.nlp.places.seats import owned_seat, seat
from services.nlp.places.shares import are_posts, counted, is_acreage, is_edge, named_quarters, quarters, shared
from services.nlp.places.siting import Siting, Spot, is_province, sited_together
from services.nlp.spokesmen import surname
from services.nlp.syntax.clauses import Sentence
from services.nlp.syntax.layout import MANY
from services.nlp.syntax.listed import COUNTED
from services.nlp.syntax.phrases import PART, PLACE_NAME, PLACE_NOUN, UNKNOWN_NAME, Phrase
from services.nlp.words.classes import RANKS
from services.nlp.words.units import COUNTRY, NAME, NUMBER, PLACE

_VESSELS: Final = word_set("where", "vessels")
_INNER: Final = word_set("where", "inner")
_PAIR: Final = 2
_OF_A_MAN: Final = frozenset({"he", "him", "his", "she", "her"})
_DEEPEST: Final = 12  # chunks of which one rests on the next
_BESIDE: Final = frozenset({"near", "outside", "close", "around", "between", "by", "beyond"})
_TOWN: Final = 50_000  # people
_PLACES_AT_LARGE: Final = frozenset({"areas", "localities", "locations", "strongholds"})
_BARE: Final = 3  # words of "the two towns": more would tell of others
_OF_A_LAND: Final = frozenset({"provincial", "regional", "state", "province"})


class Where(Named):
    """Reads the places of one sentence."""

    def __init__(self, sentence: Sentence, places: Places, context: Context) -> None:
        super().__init__(sentence, context)
        self._places = places
        self._siting = Siting(places, context)
        self._beside = Beside(sentence)
        self._placed: dict[tuple[str, str | None, str | None, Distance | None], Place] = {}
        self._asked: set[int] = set()  # whoever comes back to one of these on the way learns nothing there

    def is_of_old(self, at: int) -> bool:
        """Whether the verb at `at` tells what "had" been done before."""
        return self._sentence.low(at) == "had"

    def spots(self, chunks: Sequence[int], lenient: bool = False) -> list[Spot]:
        """The places that these noun chunks name. `lenient` takes an unknown name for a place by itself."""
        found: list[Spot] = []
        chunks = self._beside.without_lands(chunks) if len(chunks) > 1 else chunks
        villages = self._beside.common(chunks)
        lenient = lenient or self._beside.some_land_too(chunks)
        site, first = self._beside.last_site(chunks)
        for n, at in enumerate(chunks):
            hint = (found[-1].hint if found else villages) or self._beside.shared_type(chunks[n:])
            shared = self._of_the_same_town(at, found[-1]) if found else []  # "A's port and airport"
            shared = shared or (self._with_its_noun(at, site) if site is not None and at >= first else [])
            found += shared or self.at(at, lenient=lenient or bool(found or villages), hint=hint)
        return sited_together(found) if len(found) > 1 and found[-1].hint == "village" else found

    def at(self, at: int, lenient: bool = False, hint: str | None = None) -> list[Spot]:
        """The places of the noun chunk at `at`, following "of" and appositions."""
        phrase = self._sentence.phrases.get(at)
        if phrase is None or at in self._asked or len(self._asked) == _DEEPEST:
            return []
        self._asked.add(at)
        found = self._at(at, phrase, lenient, hint)
        self._asked.discard(at)
        return found

    def _at(self, at: int, phrase: Phrase, lenient: bool, hint: str | None) -> list[Spot]:
        if phrase.kind == PLACE_NAME:
            return self._named(at, phrase, hint)
        if phrase.kind == UNKNOWN_NAME:
            return self._unknown(at, phrase, lenient, hint)
        if phrase.kind == PLACE_NOUN and not are_posts(phrase):
            behind = self._sentence.phrases.get(at + 2) if self._sentence.low(at + 1) == "of" else None
            whole = behind is None or behind.head.kind == COUNTRY
            known = lands.capital(phrase, behind, self._places) if whole else []
            known = known or owned_seat(phrase, self._places, self._context.countries)
            return known or self._whose(at, phrase) or self._noun(at, phrase)
        if phrase.kind == PART or are_posts(phrase) or is_acreage(phrase) or self._is_a_side(at, phrase):
            return self._part(at, phrase)
        return self._referring(at, phrase, lenient)

    def _referring(self, at: int, phrase: Phrase, lenient: bool) -> list[Spot]:
        """ "a string of towns", "those of A", "the latter", "three: A, B and C"."""
        if phrase.head.low in MANY and self._sentence.low(at + 1) == "of":
            return self.at(at + 2, lenient)  # "a string of towns, among them A"
        if phrase.head.low == "one" and self._sentence.low(at + 1) == "of":
            towns = self._sentence.phrases.get(at + 2)  # "one of their last strongholds, A"
            several = towns is not None and towns.kind == PLACE_NOUN and towns.plural
            return self._named_late(at + 2, PLACE_NOUNS[towns.head.low]) if several and towns is not None else []
        if phrase.head.low == "those" and self._sentence.low(at + 1) == "of":
            return self._those_of(at)
        if phrase.head.low in {"latter", "former"} and len(phrase.units) <= _PAIR:
            pair = self.pair_before(at)
            found = pair[-1:] if phrase.head.low == "latter" else pair[:1]
            return [spot for chunk in found for spot in self.at(chunk, lenient=True)]
        if phrase.units[0].low == "all" and (count := counted(phrase)):
            return self.together(at, count)  # "all three"
        if phrase.head.kind == NUMBER and self._sentence.text(at + 1) == ":":  # "keeps three: A, B and C"
            return self.spots(self._sentence.enumeration(at), lenient=True)
        if phrase.head.kind == NUMBER and self._sentence.low(at + 1) == "of" and at + 2 in self._sentence.phrases:
            return self.spots(self._sentence.enumeration(at + 2), lenient=True)  # "three of its districts: A, B and C"
        return []

    def _those_of(self, at: int) -> list[Spot]:
        """ "the villages of A in B and those of C and D in E": villages, too."""
        nouns = [one for i, one in self._sentence.phrases.items() if i < at and one.kind == PLACE_NOUN and one.plural]
        kind = PLACE_NOUNS[nouns[-1].head.low] if nouns else None
        return [replace(s, hint=kind) for s in self.spots(self._sentence.list_from(at + 2), lenient=True) if kind]

    def place(self, spot: Spot) -> Place | None:
        """The ledger's place for a spot, or None where naming one would be a guess."""
        if spot.place is not None:
            return spot.place
        key = (spot.name, spot.hint, spot.container, spot.distance)
        found = self._placed.get(key) or self._siting.place(spot)
        # Where an unknown village lies is known better once the sentence has told of its neighbours.
        if found is not None and spot.candidates:
            self._placed[key] = found
        return found

    # -- a name ------------------------------------------------------------------

    def _named(self, at: int, phrase: Phrase, hint: str | None) -> list[Spot]:
        head = phrase.head
        if head.low in self._context.surnames and self._sentence.words() & _OF_A_MAN:
            return []  # "Juan Rios was caught. Rios led a strike before he fled"
        before = phrase.units[:-1]
        if before and before[0].low in {"a", "an"} and len(before) == 1:
            return []  # "a Pan Am jet"
        if head.kind == NAME:
            return [self._facility(phrase, head)]
        if head.kind == COUNTRY:
            return lands.part_of_land(phrase, self._places)
        direction = next((u.low for u in before if lands.DIRECTION.match(u.low)), None)
        noun = self._noun_hint(before) or self._beside.apposed(at) or hint
        name = f"{direction} {head.text}" if direction and not head.low.startswith(direction) else head.text
        if direction and fold(name) != head.low and not self._places.find(name):
            return [Spot(name, "area", (), "whole", head.text)]
        found = self._places.find(name) if direction else cast(tuple[AtlasPlace, ...], head.value)
        return [self._sited(Spot(name, noun, found or head.value), at)]

    def _sited(self, spot: Spot, at: int) -> Spot:
        """With what its sentence tells of where it lies: its distance from a town, or what it lies in."""
        if told := distance(self._sentence, at):
            return replace(spot, distance=told)
        return replace(spot, container=self._beside.container(at) or (self._beside.setting if at > 1 else None))

    def _unknown(self, at: int, phrase: Phrase, lenient: bool, hint: str | None) -> list[Spot]:
        noun = self._noun_hint(phrase.units[:-1]) or self._beside.apposed(at)
        similar = self._siting.similar(phrase.head.text)
        if similar:
            return [self._sited(Spot(phrase.head.text, noun or hint, similar), at)]
        low = phrase.head.low
        vessel = any(unit.low in _VESSELS for unit in phrase.units[:-1])
        people = self._sentence.low(at + 1) in {"who", "whom", "whose"}  # "Residents who were held by A"
        named = phrase.units[-2].low in PLACE_NOUNS if len(phrase.units) > 1 else False  # "an outpost called A"
        people = people or low in PEOPLES  # "A and Assyrian and Kurdish militiamen"
        if (phrase.units[0].low in {"a", "an", "one"} and not named) or vessel or people or self._beside.is_person(at):
            return []
        namesakes = self._places.find(phrase.head.text) if self._places.is_risky(low) else ()
        at_home = tuple(p for p in namesakes if p.country == self._context.country)
        sited = low in self._context.sites
        person = surname(low) in self._context.persons and not noun and not sited
        sited = sited or (bool(at_home) and at_home[0].weight >= _TOWN and at > 0)  # "parts of Sake", in Congo
        if site := formations.titled(phrase):
            return [Spot(site, "facility", self._places.find(site))]
        if person or not (noun or hint or sited or lenient or distance(self._sentence, at) is not None):
            return []
        if len(phrase.head.text.split()) > 3 or (phrase.head.text.isupper() and len(phrase.head.text) > 1):
            return []
        return [self._sited(Spot(phrase.head.text, noun or hint, at_home), at)]

    # -- a common noun ---------------------------------------------------------------

    def _noun(self, at: int, phrase: Phrase) -> list[Spot]:
        kind = PLACE_NOUNS[phrase.head.low]
        after = self._after(at)
        if named := self._by_its_name(at, phrase, kind) or self._by_a_name_in_it(at, phrase, kind, after):
            return named
        if phrase.plural and (listed := self._several(at, phrase, kind)):
            return listed
        if after is not None and (behind := self._sentence.behind_siting(at + 1)) > at + 1:
            after = ("in", behind - 1) if behind > at + _PAIR + 1 else None  # "the airport in the east of A"
        if after is not None:
            joint, target = after
            if joint == "of":
                seat = phrase.head.low == "capital" and self._sentence.phrases[target].kind in (PLACE_NAME, PLACE_NOUN)
                return self._seat(at, kind, target) if seat else self._of(at, phrase, kind, target)
            of_place = any(unit.kind == PLACE for unit in phrase.owner)
            if joint in SITED and not of_place and (there := self._sited_at(phrase, kind, joint, target)) is not None:
                return there
        elif kind == "facility" and phrase.definite and not phrase.owner:
            common = self._shared_site(at)
            if common is not None:
                return self._facility_in(phrase, kind, common)
        return self._spoken_of(at, phrase, kind, after)

    def _several(self, at: int, phrase: Phrase, kind: str) -> list[Spot]:
        """ "the last bases in A and B", "two towns: C and D", "both towns": what a plural stands for."""
        told = self.spots(self._beside.where_the_last_are(at, kind)) or self._one_of(at, kind)
        told = told or self._enumerated(at, kind)
        told = told or (self._one_in_each(at, phrase) if kind == "facility" else [])
        return told or self._together(at, phrase, kind)

    def _spoken_of(self, at: int, phrase: Phrase, kind: str, after: tuple[str, int] | None) -> list[Spot]:
        """ "their capital, A", "the town", "a city which was": named beside it, or spoken of before."""
        if phrase.owner:
            return self._announced(at, kind) or self._owned(at, phrase, kind)
        if phrase.definite and not phrase.indefinite and not phrase.plural:
            announced = self._announced if self._sentence.text(at + 1) == "," else self._named_late
            beside = self._apposition(at, kind) or announced(at, kind)
            return beside if beside or self._ranked(phrase, after) else self._anaphor(at, phrase, kind)
        return self._unnamed(at, phrase, kind) if phrase.units[0].low in {"a", "an", "one", "another"} else []

    def _unnamed(self, at: int, phrase: Phrase, kind: str) -> list[Spot]:
        """ "A, a city which was …": A; "captured a strategic town": the one that the next sentence opens with."""
        land = self._sentence.phrases.get(at + _PAIR)  # "a town near A" is not A; "near the border" it may be
        beside = self._sentence.low(at + 1) in _BESIDE and (land is None or land.kind == PLACE_NAME)
        following = self._context.named_next if kind in SETTLEMENTS and not (phrase.plural or beside) else None
        told = self._apposition(at, kind) or self._named_late(at, kind)
        return told or ([replace(spoken_of(following), hint=kind)] if following else [])

    def _ranked(self, phrase: Phrase, after: tuple[str, int] | None) -> bool:
        """ "the last city in A": none that was spoken of before."""
        inside = after is not None and after[0] == "in" and self._sentence.phrases[after[1]].kind == PLACE_NAME
        return inside and any(unit.low in RANKS for unit in phrase.units)

    def _enumerated(self, at: int, kind: str) -> list[Spot]:
        """ "two towns of the region, A and B", "three villages: C, D and E", "the towns that fell include F"."""
        listed = kind in SETTLEMENTS | {"area", "facility", "district"}
        names = self._sentence.enumeration(at) if listed else []
        return [replace(spot, hint=spot.hint or kind) for spot in self.spots(names, lenient=len(names) > 1)]

    def _together(self, at: int, phrase: Phrase, kind: str) -> list[Spot]:
        """ "both towns", "the two villages", "the towns" where several were named just before."""
        lows = [unit.low for unit in phrase.units]
        count = 2 if lows[0] == "both" else next((COUNTED[low] for low in lows[1:] if low in COUNTED), 0)
        if not count and len(lows) == _PAIR and lows[0] in {"these", "those"}:
            count = self.listed_before  # "these towns": all of them
        after = self._after(at)
        alone = after is None or after[0] not in SITED | {"of", "on", "along", "around"}
        told = lows[0] in {"both", "the", "these", "those"} or (lows[0] == "all" and count > 0)
        whole = told and len(lows) <= _BARE and alone
        if not whole or (kind not in SETTLEMENTS | {"district"} and phrase.head.low not in _PLACES_AT_LARGE):
            return []
        if not count:
            return self.told_of(at) if lows[0] == "the" and len(lows) == _PAIR else []
        return self.together(at, count)

    def _of(self, at: int, phrase: Phrase, kind: str, target: int) -> list[Spot]:
        """ "the towns of A and B", "the areas of C", "the base of D": what stands behind "of" at `target`."""
        listed = self._listed_of(phrase, kind, target)
        if PART_NOUNS.get(phrase.head.low) in {"part", "core"} and kind == "area":
            return self._areas_of(phrase, listed)
        target_kind = self._sentence.phrases[target].kind
        one = len(listed) == 1 or self._sentence.low(listed[-1] - 1) != "and"
        of_a_land = kind in UNITS and target_kind in (PLACE_NAME, PLACE_NOUN)
        if phrase.indefinite and one and (phrase.plural or of_a_land):
            # "a district of A" is not A; "B, a district of A" is B
            return self._apposition(at, kind) or quarters(self.spots(listed), phrase)
        if target_kind not in (PLACE_NAME, UNKNOWN_NAME, PLACE_NOUN, PART):
            found = self._facility_of(phrase, listed) if kind == "facility" else []
            return found or (self._anaphor(at, phrase, kind) if phrase.definite and not phrase.plural else [])
        spots = self.spots(listed, lenient=True)
        if kind in SETTLEMENTS or kind in {"province", "district"}:
            return self._called_so(spots, kind, listed)
        if spots and (phrase.head.low == "port" or (phrase.head.low == "ports" and phrase.units[:2][-1].kind == NAME)):
            return spots  # "the Red Sea ports of A and B"
        if kind == "facility":
            others = [i for i in listed[1:] if self._sentence.phrases[i].kind == PLACE_NOUN]  # "and the town of B"
            each = listed if phrase.plural and phrase.definite else [target]  # "the camps of A, B and C"
            found = [s for i in each if i not in others for s in self._facility_in(phrase, kind, i)]
            return [*found, *self.spots(others)]
        if phrase.definite and not phrase.indefinite:
            return [replace(s, hint=kind) for s in spots]
        return shared(spots, phrase) if phrase.head.low in lands.SOME_LAND else []  # "a large area of northern A"

    def _listed_of(self, phrase: Phrase, kind: str, target: int) -> list[int]:
        """The list that begins at `target`, as far as the noun tells of all of it."""
        listed = self._sentence.list_from(target)
        if kind not in SETTLEMENTS:
            return listed
        if not phrase.plural:  # "the city of A, along with part of B": A
            return [i for n, i in enumerate(listed) if self._sentence.low(i - 1) not in {"with", "as"} or not n]
        sited = self._sentence.sited_list(target)
        return sited if self._sentence.low(sited[-1] + 1) == "in" else listed  # "the villages of A in B and C in D"

    def _areas_of(self, phrase: Phrase, listed: list[int]) -> list[Spot]:
        """ "large areas of A"; "the areas of A and B", which nobody knows, are these."""
        unknown = phrase.definite and phrase.plural
        unknown = unknown and any(self._sentence.phrases[i].kind == UNKNOWN_NAME for i in listed)
        spots = self.spots(listed, lenient=unknown)
        if phrase.indefinite and phrase.plural and all(is_province(spot) for spot in spots):
            return []  # "two areas of A province"
        if unknown:
            return [replace(spot, hint="area") for spot in spots]
        return named_quarters(spots, phrase) or shared(spots, phrase)

    def _called_so(self, spots: list[Spot], kind: str, listed: list[int]) -> list[Spot]:
        """The spots of the list as towns or provinces; of "the town of A and all of B district" the district, too."""
        wider = {"province", "area", "district"} if kind in SETTLEMENTS else set()
        wholes = self.spots([i for i in listed[1:] if self._sentence.phrases[i].kind == PART])
        of_name = self._sentence.phrases[listed[0]].kind == PLACE_NAME  # "the village of A (a suburb of B)"
        towns = [s for n, s in enumerate(spots) if s.hint not in wider or (of_name and not n)]
        return [replace(s, hint=kind) for s in towns] + [s for s in wholes if s.hint in wider and s.extent != "part"]

    def _seat(self, at: int, kind: str, target: int) -> list[Spot]:
        """ "the capital of Kandahar" is the town of that name, that of Helmand another, unless it is told beside it."""
        land = next((u.text for u in self._sentence.phrases[target].units if u.kind == PLACE), None)
        told = self._apposition(at, kind) or self._announced(at, kind)
        return told or (seat(land, self._places, self._context.countries) if land is not None else [])

    def _anaphor(self, at: int, phrase: Phrase, kind: str) -> list[Spot]:
        if phrase.units[0].low in {"its", "their", "his", "our"}:
            return self._theirs(at, phrase, kind)
        if kind == "facility":
            return self._facility_here(at, phrase)
        if kind in SETTLEMENTS and any(unit.low in _INNER for unit in phrase.units):
            return self._inner(at, phrase)
        if phrase.head.low == "capital" and (shared := self._whose_capital(at)) is not None:
            return self._seat(at, kind, shared)
        of_a_land = phrase.head.low == "capital" and {u.low for u in phrase.units} & _OF_A_LAND
        if of_a_land and (found := self._provincial(at)):
            return found
        if self._beside.is_new_land(at, kind):
            return []
        place = self.recall(at, phrase.head.low, kind)
        if of_a_land and place is not None and by_capital(place.name):
            return []  # "the second provincial capital to fall" is not the land's
        land = self._context.country if self._sentence.low(at + 1) != "of" else None
        return [spoken_of(place)] if place else lands.own_capital(phrase, land, self._places)

    def _theirs(self, at: int, phrase: Phrase, kind: str) -> list[Spot]:
        """ "its former headquarters, A,", "its port", "their town", which residents of A speak of, "its capital"."""
        if kind == "facility" and phrase.units[0].low in {"its", "their"}:
            told = self._announced(at, "town") if phrase.head.low in lands.SEATED else []
            last = self.named_last(at)
            return told or ([self._of_town(last.name, phrase.head.text)] if last else [])
        home = home_of_a_local(self._sentence) if kind in SETTLEMENTS and phrase.units[0].low != "its" else None
        if home is not None:
            return self.at(home)[:1]
        return self._announced(at, kind) or (self._provincial(at) if phrase.head.low == "capital" else [])

    def _provincial(self, at: int) -> list[Spot]:
        """ "the provincial capital", "its capital": that of the province named last."""
        land = self.province(at)
        return seat(land.name, self._places, self._context.countries) if land is not None else []

    # -- a share ---------------------------------------------------------------------

    def _part(self, at: int, phrase: Phrase) -> list[Spot]:
        after = self._after(at)
        posts = phrase.head.low in {"positions", "posts"} or are_posts(phrase)
        sited = {"of", "in", "at"} if posts else {"of", "in"}  # "90 positions in A" are not A, those at A are
        unnamed = posts and phrase.indefinite and not (after and after[0] == "at")
        after = None if posts and after and is_edge(self._sentence.phrases[after[1]]) else after  # "at the gates of A"
        if phrase.plural and phrase.indefinite and ((names := self._sentence.enumeration(at)) or unnamed):
            return self.spots(names, lenient=True)  # "several parts, among them A and B", "several, A among them"
        alone = after is None or after[0] not in sited
        if (alone or self._beside.are_named(at)) and (count := counted(phrase)):
            return self.together(at, count)  # "all three", "both of them"
        core = PART_NOUNS.get(phrase.head.low) == "core"
        if after is None and core and phrase.units[0].low == "the":
            town = self.main_town(at)  # "the centre was theirs"
            return shared([spoken_of(town)], phrase) if town is not None else []
        inner = next((u for u in phrase.units[:-1] if u.kind in (PLACE, NAME)), None)
        if inner is not None and (after is None or after[0] != "of"):  # "the Ghormach district centre"
            return [Spot(inner.text, None, tuple(inner.value or ()))]
        its = after is None and phrase.units[0].low == "its"
        if its and (core or is_edge(phrase)):  # "an attack on its gates"
            return shared(self.last(at), phrase)
        a_centre = PART_NOUNS.get(phrase.head.low) == "core" and phrase.indefinite  # "a health centre in A"
        if after is None or after[0] not in sited or a_centre:
            return []
        if core and self._sentence.phrases[after[1]].kind == PLACE_NOUN and (seat := self._announced(at, "city")):
            return seat  # "the centre of the province, A"
        if self._sentence.phrases[after[1]].head.low in {"it", "them"}:
            return shared(self.last(at), phrase)
        listed = self._sentence.list_from(after[1])
        named = next((i for i, one in enumerate(listed) if self._sentence.low(one - 1) == "including"), len(listed))
        held = phrase.head.low == "positions" and phrase.definite  # "the army positions of A", which nobody knows
        told = self.spots(listed[:named], lenient=held)
        return [*(named_quarters(told, phrase) or shared(told, phrase)), *self.spots(listed[named:])]
