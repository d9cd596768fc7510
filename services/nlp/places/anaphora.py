"""Which place "it", "the town" and "the airport" go back to: what the sentence and the story have named before."""

from abc import ABC, abstractmethod
from collections import Counter
from typing import Final

from services.atlas.countries import by_capital, by_code
from services.atlas.names import fold
from services.atlas.place import SETTLEMENTS
from services.atlas.seats import is_seat
from services.ledger.events import Place
from services.nlp.context import Context
from services.nlp.lexicon import PLACE_NOUNS, VERB_FRAMES, word_set
from services.nlp.places.facility_nouns import is_called, last_word, may_be_called
from services.nlp.places.lands import is_capital
from services.nlp.places.passing import (
    is_a_district,
    is_between,
    is_called_town,
    is_compared,
    is_origin,
    is_refuge,
    named_as,
)
from services.nlp.places.siting import Spot
from services.nlp.places.witnesses import spoken_from
from services.nlp.syntax.clause import SPEECH
from services.nlp.syntax.clauses import Sentence
from services.nlp.syntax.phrases import PLACE_NAME, PLACE_NOUN, UNKNOWN_NAME
from services.nlp.words.classes import NOUN, PREP, SINCE, VERB
from services.nlp.words.units import COUNTRY, NAME, PLACE

_REMEMBERED: Final = 8  # places that "the town" can still mean
_HELD: Final = frozenset({"control", "possession", "hold"})
_TOWNS: Final = SETTLEMENTS | {"district"}  # many a town is known by its district alone
_ALIKE: Final = {"city": ("city", "town"), "town": ("city", "town", "village"), "village": ("town", "village")}
_SIZES: Final = frozenset({"town", "city"})  # which of the two it is, atlas and report may tell apart otherwise
_RULING: Final = word_set("anaphora", "ruling")
_LINKING: Final = frozenset({"link", "connect", "border", "join", "separate", "overlook", "adjoin"})
_PAIR: Final = 2
_OF_ITS_KIND: Final = word_set("anaphora", "of_its_kind")
_ABOUT: Final = 3  # places that the last sentences were about


class Anaphora(ABC):
    """The places that one sentence can go back to. It asks `Where` for what stands there, which asks it in turn."""

    def __init__(self, sentence: Sentence, context: Context) -> None:
        self._sentence = sentence
        self._context = context
        # what it names, once somebody has asked
        self._all_named: list[tuple[int, Place]] | None = None
        self._all_told: list[tuple[int, Place]] | None = None
        self._all_bases: list[tuple[int, Place]] | None = None
        self._all_bare: list[tuple[int, Place]] | None = None
        self._all_refuges: set[str] | None = None

    @abstractmethod
    def at(self, at: int, lenient: bool = False, hint: str | None = None) -> list[Spot]:
        """The places of the noun chunk at `at`."""

    @abstractmethod
    def place(self, spot: Spot) -> Place | None:
        """The place of a spot; None where picking one would be a guess."""

    @property
    def named(self) -> list[tuple[int, Place]]:
        """The places that the sentence names as places, with their chunks."""
        if self._all_named is None:
            found = self._read([at for at in self._sentence.phrases if self._is_site(at)])
            self._all_named = sorted([*found, *self._seats_of_office()], key=lambda one: one[0])
        return self._all_named

    @property
    def _told(self) -> list[tuple[int, Place]]:
        """What it can be about: the places that it names, and facilities like "the base"; no provinces."""
        if self._all_told is None:
            told = [one for one in (*self.named, *self._bases) if one[1].type != "province"]
            self._all_told = sorted(told, key=lambda one: one[0])
        return self._all_told

    @property
    def facilities(self) -> list[Place]:
        """The facilities that it speaks of by what they are: "A airport"."""
        return [place for _, place in self._bases if place.type == "facility"]

    @property
    def refuges(self) -> set[str]:
        """The ids of the places that people are told to have fled to."""
        if self._all_refuges is None:
            self._all_refuges = {place.id for at, place in self.named if is_refuge(self._sentence, at)}
        return self._all_refuges

    @property
    def _bases(self) -> list[tuple[int, Place]]:
        if self._all_bases is None:
            self._all_bases = self._read([at for at in self._sentence.phrases if self._is_base(at)])
        return self._all_bases

    def last(self, before: int) -> list[Spot]:
        """The place that "it" can mean before the chunk `before`: what this sentence or the last one is about."""
        if (town := self._called(before)) is not None:
            return self.at(town)[:1]
        bare = [place for at, place in self._bare if at < before and not self._in_an_aside(at)]
        named = self._described(before) or self.named_last(before)
        fronted = self._sentence.low(0) == "of" or (self._sentence.low(0), self._sentence.low(1)) == ("as", "for")
        here = self._here(before) if fronted else []  # "Of A the rebels say that they left it"
        place = here[0] if here else bare[-1] if bare else self._context.topic or named
        place = place or (None if self._tells_of_another(before) else self._context.dateline_town)
        return [spoken_of(place)] if place else []

    def _tells_of_another(self, before: int) -> bool:
        """ "seized a town in the south after it was abandoned": not where the reporter is."""
        told = (one for at, one in self._sentence.phrases.items() if at < before and one.kind == PLACE_NOUN)
        return any(one.indefinite and PLACE_NOUNS[one.head.low] in SETTLEMENTS for one in told)

    def _described(self, before: int) -> Place | None:
        """ "X entered A, a town 40 km from B, and took it", "left the A palace in B after taking it": A."""
        here = [(at, place) for at, place in self.named if at < before]
        if len(here) < _PAIR:
            return None
        (town, place), last = here[-_PAIR], here[-1][0]
        apart = self._sentence.text(town + 1) == "," and self._sentence.apposes(town + 2)
        closed = self._sentence.after_apposition(town + 1) if apart else town
        inner = place.type == "facility" and last == town + _PAIR and self._sentence.low(last - 1) in {"in", "of"}
        return place if inner or town < last < closed < before else None

    def _called(self, before: int) -> int | None:
        """ "Residents of A saw X come back to the city since Y drove them out of it": where "the city" stands."""
        said = [i for i, one in self._sentence.phrases.items() if i < before and one.kind == PLACE_NOUN]
        phrase = self._sentence.phrases[said[-1]] if said else None
        named = max((at for at, _ in self.named if at < before), default=-1)
        town = phrase is not None and phrase.units[0].low == "the" and len(phrase.units) == _PAIR and not phrase.plural
        town = town and phrase is not None and PLACE_NOUNS.get(phrase.head.low) in SETTLEMENTS
        return said[-1] if town and said[-1] > named >= 0 else None

    def topic(self, unknown: Place | None = None) -> Place | None:
        """What this sentence is about: the first place without a preposition, the `unknown` one, the first named."""
        told = (one for one in self._told if not is_origin(self._sentence, one[0]))
        return next((place for _, place in self._bare), unknown) or next((place for _, place in told), None)

    def towns(self, before: int = 10_000) -> list[Place]:
        """The settlements that the sentence names up to the chunk `before`, each once."""
        found = {place.id: place for at, place in self.named if at < before and place.type in _TOWNS}
        in_doubt = any(self._beside_a_name(at) for at, _ in self.named)
        return [] if in_doubt else list(found.values())

    def _beside_a_name(self, at: int) -> bool:
        """Whether a name that may be another town is joined to this one."""
        beside = (i for i in (at - 2, at + 2) if i in self._sentence.phrases)
        names = (i for i in beside if self._sentence.phrases[i].kind == UNKNOWN_NAME and not self._is_known_site(i))
        return any(self._sentence.text((i + at) // 2).lower() in {",", "and"} for i in names)

    @property
    def listed_before(self) -> int:
        """How many towns the last sentence with any named; 0 where it was one."""
        return count if (count := len(self._context.last_towns)) > 1 else 0

    def told_of(self, before: int) -> list[Spot]:
        """ "the towns": those of which the last sentence that named any told who took or holds them."""
        news = {held.place.id for held in self._context.last_held}
        told = [place for place in self._context.last_towns if place.id in news]
        done_to = any(c.passive and before in c.subjects for c in self._sentence.clauses)  # "when they were taken"
        return [spoken_of(place) for place in told] if len(told) > 1 and not (done_to or self.towns(before)) else []

    def together(self, before: int, count: int) -> list[Spot]:
        """ "both towns", "the three villages": just so many that this sentence or those before name."""
        here = self.towns(before)
        told = here if len(here) == count else self._context.towns_told(count) if not here else []
        return [spoken_of(place) for place in told] if len(told) == count else []

    def pair_before(self, before: int) -> list[int]:
        """The last two names joined by "and" before a chunk: the former and the latter."""
        for i in range(before - 2, 0, -1):
            pair = (self._sentence.phrases.get(i - 1), self._sentence.phrases.get(i + 1))
            named = all(phrase is not None and phrase.head.kind in (PLACE, NAME) for phrase in pair)
            if named and self._sentence.low(i) == "and":
                return [i - 1, i + 1]
        return []

    def subjects(self) -> list[Place]:
        """The settlement that this sentence names first, and its topic."""
        town = next(
            (place for at, place in self._told if place.type in SETTLEMENTS and not is_origin(self._sentence, at)), None
        )
        return [place for place in (town, self.topic()) if place is not None]

    def named_last(self, before: int) -> Place | None:
        """The place named last, up to the chunk `before`."""
        apart = [place for at, place in self.named if at < before and not is_origin(self._sentence, at)]
        here = apart or self._here(before)
        return here[-1] if here else next(iter(self._context.spots[-1:]), None)

    def province(self, before: int) -> Place | None:
        """The province named last, here or earlier."""
        here = [place for at, place in self.named if at < before]
        told = (place for place in reversed([*self._context.spots, *here]) if place.type == "province")
        return next(told, None)

    def recall(self, before: int, word: str, kind: str) -> Place | None:
        """The place spoken of last that "the town", "the city" or "the area" (`word`, of type `kind`) can mean."""
        if word in _OF_ITS_KIND:  # "the border" is no area that was spoken of
            return next((place for place in reversed(self._context.spots) if last_word(place) == word), None)
        words = [unit.low for unit in self._sentence.phrases[before].units]
        bare = word == "capital" and len(words) <= _PAIR  # no "state capital"
        bare = bare or words[-2:] == ["capital", "city"] or is_capital(self._sentence.phrases[before])
        if bare and (seat := self._capital(before)) is not None:
            return seat
        accept = {kind} | (SETTLEMENTS if kind in SETTLEMENTS else set())
        if word in {"area", "stronghold", "bastion", "hub", "enclave", "place"}:
            accept |= SETTLEMENTS | {"area", "district"}
        here = [
            place
            for at, place in self.named
            if at < before and not self._reached_by_speaker(at, before) and not is_origin(self._sentence, at)
        ]
        if self._sentence.low(before) == "this" and kind in SETTLEMENTS and self._context.dateline_town and not here:
            return self._context.dateline_town  # where the reporter is
        if (scene := self._heard_from(kind) or self.scene_here(before, kind)) is not None:
            return scene
        named_so = any(place.type == kind for place in here)
        here_told = None if named_so else self._spoken_of_here(before, kind)
        if here_told is not None and not (bare and not is_seat(here_told.country, here_told.name)):
            return here_told
        nearest = self._nearest(before, here, accept, kind)
        if bare and nearest is not None and not is_seat(nearest.country, nearest.name):
            return None  # the land's, which the story has not named
        return nearest or (self._context.title_town or self._context.dateline_town if kind in SETTLEMENTS else None)

    def _nearest(self, before: int, here: list[Place], accept: set[str], kind: str) -> Place | None:
        """Of places named in passing ("a paper in A"), those the last sentences were about and this one's the last."""
        far = {
            place.id for at, place in self.named if at < before and is_origin(self._sentence, at)
        }  # "220 km north of A"
        told = [p for p in (*self._context.salient[-_ABOUT:], *here) if p.id not in far]
        seats = [p for p in here if kind in _SIZES and p.type == "district" and p.id not in far]
        if seats and not any(p.type in accept for p in here):
            return seats[-1]  # "fled A district as X stormed the town"
        about = [p for p in told if p.type in accept] or [p for p in told if kind in _SIZES and p.type == "district"]
        passing = [place for place in self._context.spots if place.type in accept and place.id not in far]
        near = [*passing, *about][-_REMEMBERED:]
        return (
            next((place for place in reversed(about) if place.type == kind), None)
            or next((place for place in about[-1:] if place == self._context.told_of and kind in _SIZES), None)
            or next((place for place in reversed(near) if place.type == kind), None)
            or next((place for place in reversed(near) if kind in _SIZES and place.type in _SIZES), None)
            or next(reversed(near), None)
        )

    def _heard_from(self, kind: str) -> Place | None:
        """ "A resident, speaking by telephone from A, said that the town had fallen": A."""
        at = spoken_from(self._sentence) if kind in SETTLEMENTS else None
        return next((p for i, p in self.named if i == at and (kind == p.type or kind in _ALIKE.get(p.type, ()))), None)

    def scene_here(self, before: int, kind: str) -> Place | None:
        """ "In A, the capital of B, X took the town": A, where the sentence names no other settlement in front."""
        inside = self._sentence.low(0) in {"in", "at"} and self._sentence.kind(1) == NOUN
        towns = [(at, place) for at, place in self.named if at < before and kind in _ALIKE.get(place.type, ())]
        first = bool(towns) and self._named_from(towns[0][0]) == 1
        return towns[0][1] if inside and first and len(towns) == 1 else None

    def _capital(self, before: int) -> Place | None:
        """ "the capital" of the story's land, where the story has named it."""
        land = by_code(self._context.country) if self._context.country else None
        dateline = [self._context.dateline_town] if self._context.dateline_town else []
        told = {fold(place.name): place for place in (*dateline, *self._context.spots, *self._here(before))}
        return next((told[fold(name)] for name in (land.capitals if land else ()) if fold(name) in told), None)

    def _spoken_of_here(self, before: int, kind: str) -> Place | None:
        """ "A has been theirs since they drove B's men from the town": A, though the atlas may call it a city."""
        told = [(at, place) for at, place in self.named if at < before and not self._reached_by_speaker(at, before)]
        bare = [place for at, place in told if not self._is_behind(self._named_from(at))]
        towns = [place for _, place in told if place.type in SETTLEMENTS]
        if not bare and len(towns) == 1 and self._sentence.low(before - 1) == "since":
            return towns[0]  # "Aid has arrived in A since the city came back under their control"
        any_here = any(at < before for at, _ in self.named)
        topic = [] if any_here or self._context.paragraph_topic is None else [self._context.paragraph_topic]
        return next((place for place in [*bare[-1:], *topic] if kind in _ALIKE.get(place.type, ())), None)

    def facility(self, before: int, noun: str, *, plural: bool) -> Place | None:
        """The facility spoken of that `noun` ("base", "airport") can mean."""
        spoken = [*self._context.spots, *self._here(before)]
        told = [*self._context.facilities, *(place for place in spoken if place.type == "facility")]
        known = next((place for place in reversed(told) if is_called(place, noun)), None)
        last = spoken[-1] if spoken else None
        general = last is not None and last.type == "facility" and not plural and may_be_called(last, noun)
        return known or (last if general else None)

    def main_town(self, before: int) -> Place | None:
        """Whose airport "the airport" is: this sentence's last town, else the paragraph's, else the one named most."""
        topic = self._context.paragraph_topic
        here = [place for at, place in self.named if at < before and not is_origin(self._sentence, at)]
        near = [*([topic] if topic else []), *here]
        here = [place for place in near if place.type in SETTLEMENTS]
        story = (place for place in self._context.spots if place.type in SETTLEMENTS)
        return here[-1] if here else next((place for place, _ in Counter(story).most_common(1)), None)

    def _here(self, before: int) -> list[Place]:
        return [place for at, place in self.named if at < before]

    def _reached_by_speaker(self, at: int, before: int) -> bool:
        """ "A resident who reached A said": where the speaker is now, not what is told of."""
        said = next((c for c in self._sentence.clauses if at < c.at < before and c.verb.lemma in SPEECH), None)
        head = said.subjects[0] if said and said.subjects else at
        return any(self._sentence.kind(i) == VERB for i in range(head, at))

    @property
    def _bare(self) -> list[tuple[int, Place]]:
        """Without those behind a preposition, and those that others are measured from."""
        if self._all_bare is None:
            self._all_bare = self._without_prepositions()
        return self._all_bare

    def _without_prepositions(self) -> list[tuple[int, Place]]:
        told = [one for one in self._told if not self._is_behind(self._named_from(one[0]))]
        told = [one for one in told if not is_between(self._sentence, one[0])]
        return [one for one in told if self._sentence.text(one[0] - 1) != "," or not is_origin(self._sentence, one[0])]

    def _in_an_aside(self, at: int) -> bool:
        """Whether a relative clause tells of it: "peacekeepers whose station is A"."""
        told = [c for c in self._sentence.clauses if at in c.objects and c.subjects]
        links = any(self._sentence.low(c.at - 1) in {"that", "which"} and c.verb.lemma in _LINKING for c in told)
        return links or any(self._sentence.low(c.opener()) in {"whose", "where"} for c in told)

    def _is_behind(self, at: int) -> bool:
        """Whether the noun stands behind a preposition; "control of A" is of A as "took A" is."""
        held = self._sentence.phrases.get(at - 2)
        if self._sentence.low(at - 1) in SINCE and any(at in c.subjects for c in self._sentence.clauses):
            return False  # "before A fell"
        return self._sentence.kind(at - 1) == PREP and (held is None or held.head.low not in _HELD)

    def _named_from(self, at: int) -> int:
        """Where "the southern town of A" begins; `at` for a name alone."""
        town = self._sentence.phrases.get(at - 2) if self._sentence.low(at - 1) == "of" else None
        return at - 2 if town is not None and PLACE_NOUNS.get(town.head.low) in SETTLEMENTS else at

    def _read(self, chunks: list[int]) -> list[tuple[int, Place]]:
        found = [(at, self.place(spot)) for at in chunks for spot in self.at(at, hint=named_as(self._sentence, at))]
        return [(at, place) for at, place in found if place is not None]

    def _seats_of_office(self) -> list[tuple[int, Place]]:
        """ "the A district governor said": the district that he governs."""
        found = []
        for at, phrase in self._sentence.phrases.items():
            units = phrase.units
            inner = next((i for i in range(len(units) - 2) if units[i].kind == PLACE), None)
            if inner is not None and units[inner + 1].low == "district" and phrase.kind != PLACE_NOUN:
                name = f"{units[inner].text} district"
                place = self.place(Spot(name, "district", tuple(units[inner].value)))
                found += [(at, place)] if place is not None else []
        return found

    def _is_base(self, at: int) -> bool:
        """ "the airport", "the base": one that the story has spoken of, or that its town has; "A airbase"."""
        phrase = self._sentence.phrases[at]
        if phrase.kind != PLACE_NOUN or PLACE_NOUNS[phrase.head.low] != "facility":
            return False
        named = any(unit.kind in (PLACE, NAME) for unit in phrase.units[:-1])
        before = self._sentence.phrases.get(at - 2) if self._sentence.text(at - 1) == "," else None
        if before is not None and before.kind == PLACE_NAME and phrase.units[0].low in {"its", "their"}:
            return False  # "A, their biggest base in B": A
        return (phrase.definite or named) and not phrase.plural and not phrase.indefinite

    def _is_site(self, at: int) -> bool:
        """Whether the noun chunk names a place as a place, not a capital that stands for its government."""
        phrase = self._sentence.phrases[at]
        if phrase.kind == PLACE_NOUN:
            return is_a_district(self._sentence, at) or is_called_town(self._sentence, at)
        if is_compared(self._sentence, at):
            return False
        if phrase.kind != PLACE_NAME:
            return phrase.kind == UNKNOWN_NAME and self._is_known_site(at)
        if phrase.head.kind == COUNTRY:
            return False  # "in northern Chad" tells where, and of no town
        if not by_capital(phrase.head.text):
            return True
        ruling = self._sentence.phrases.get(at - 2) if self._sentence.low(at - 1) == "in" else None
        if ruling is not None and ruling.head.low in _RULING:
            return False  # "forces loyal to the government in A"
        return self._sentence.low(at - 1) != "to" and all(
            at not in clause.subjects or clause.passive or VERB_FRAMES.get(clause.verb.lemma) == "fall"
            for clause in self._sentence.clauses
        )

    def _is_known_site(self, at: int) -> bool:
        """Whether a name that is also a word or a person's ("Sake", "Ann") is a town of the story's land."""
        told = self._sentence.phrases[at].head.low in self._context.sites
        known = (one for spot in self.at(at) for one in spot.candidates)
        return any(told or fold(one.name) == fold(self._sentence.phrases[at].head.text) for one in known)


def spoken_of(place: Place) -> Spot:
    """The spot of a place that the story has named before."""
    return Spot(place.name, place.type, (), place=place)
