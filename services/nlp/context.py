"""What the article as a whole tells: its countries, its sides, and who or where was spoken of last."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from services.atlas import countries
from services.atlas.actor import Actor
from services.atlas.country import Country
from services.atlas.names import fold
from services.atlas.place import SETTLEMENTS
from services.ledger.events import DateRange, Party, Place, Speaker
from services.nlp.lexicon import FORCE_NOUNS, REBEL_NOUNS, word_set
from services.nlp.parties import sides
from services.nlp.parties.memory import Counted, Held, Voices
from services.nlp.spokesmen import Spokesmen, surname
from services.nlp.syntax.phrases import is_title_word
from services.nlp.words.units import ACTOR, COUNTRY, DEMONYM, NAME, PLACE, WORD, Unit, is_title

_VOTING: Final = frozenset({COUNTRY, DEMONYM, PLACE, ACTOR})
PEACEKEEPERS: Final = frozenset({"united-nations", "nato", "ecomog"})  # nobody's rebels
_ZEALOTS: Final = word_set("context", "zealots")
_KIN: Final = word_set("context", "kin")
_SAID: Final = word_set("context", "said")
_PLACING: Final = word_set("context", "placing")
_AGENCIES: Final = frozenset({"AFP", "PNA"})  # whose reports are signed so, and an army somewhere is called so
_REBELS: Final = frozenset({"rebel", "insurgent", "militant"})
_TELLING: Final = 3  # letters of an acronym that few share
_ANYWHERE: Final = word_set("context", "anywhere") | FORCE_NOUNS
_HAMLET: Final = 20_000  # people: a smaller place is oftener the namesake abroad of a village that the atlas lacks


@dataclass(slots=True)
class Context:
    """Filled by one look over the whole story, then kept up to date sentence by sentence."""

    published: date
    countries: list[str] = field(default_factory=list)
    vouched: set[str] = field(default_factory=set)  # of the countries, those not voted for by one namesake alone
    grounds: set[str | None] = field(default_factory=set)  # where its places lie, by the likeliest of each name
    sides: Counter[str] = field(default_factory=Counter)
    names: dict[str, Party] = field(default_factory=dict)
    described: dict[str, Party] = field(default_factory=dict)  # "militia": who was last called "the X militia"
    spots: list[Place] = field(default_factory=list)
    facilities: list[Place] = field(default_factory=list)  # "A airport", "the base"
    topic: Place | None = None
    paragraph_topic: Place | None = None
    last_towns: list[Place] = field(default_factory=list)  # the settlements that the last sentence with any named
    told_of: Place | None = None  # the place where news was last told of, and of it alone
    last_held: list[Held] = field(default_factory=list)  # while the story is still there
    given_up: dict[str, str] = field(default_factory=dict)  # who left which place (by id) last, as the story tells
    salient: list[Place] = field(default_factory=list)  # what sentences were about, as against places named in passing
    spokesmen: Spokesmen = field(default_factory=Spokesmen)
    last_party: Party | None = None
    last_subject: Party | None = None
    last_irregular: Party | None = None  # the armed group that a sentence was last about
    last_parties: tuple[Party, ...] = ()  # those that the sentence before named, each side once
    last_leader: Party | None = None  # the side of the person spoken of last
    counted: Counted | None = None  # what the last sentence told of towns without names
    counted_once: Counted | None = None  # the same of any sentence before
    of_people: bool = False  # whether the sentence before told of people who bear no arms
    last_loser: Party | None = None  # who gave ground and was not named again since
    last_captor: Party | None = None
    unnamed_towns: bool = False  # whether the last capture was of towns without their names
    taken: bool = False  # whether a capture was told of, by whomever
    last_date: DateRange | None = None
    irregulars: set[str] = field(default_factory=set)
    sites: set[str] = field(default_factory=set)
    persons: set[str] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)  # of the names of two words and more
    speaker: Party | None = None
    voices: Voices = field(default_factory=Voices)
    last_said: Party | None = None  # the side of whoever spoke last
    quoted: Speaker | None = None  # who says "we" in this sentence, by a sentence beside it
    named_next: Place | None = None  # the settlement that the next sentence opens with
    fought_next: bool = False  # whether the next sentence says that the fighting there goes on
    dateline_town: Place | None = None  # the town that the story was written in
    title_town: Place | None = None  # the one settlement that the title names
    elsewhere: bool = False
    war: bool = True
    at_war: bool = False
    long: bool = False  # a story of so many sentences names the parties of its war, if it tells of one
    title_captor: Party | None = None
    voice: str | None = None  # the side in whose words the article is told, if its men are "the army" there

    @property
    def country(self) -> str | None:
        """ISO2 of the country that the article is about."""
        return self.countries[0] if self.countries else None

    def towns_told(self, count: int) -> list[Place]:
        """The towns of the last sentence with any, else the last ones that as many sentences were about, one each."""
        about = {place.id: place for place in self.salient[-2 * count :] if place.type in SETTLEMENTS}
        alike = len(about) == count and len({place.type for place in about.values()}) == 1
        return list(about.values()) if alike and len(self.last_towns) == 1 else self.last_towns

    def begin_entry(self, places: list[Place]) -> None:
        """A new entry of a live page speaks of the places of its heading, not of those of the entry before."""
        self.spots, self.salient, self.facilities, self.last_held = list(places), list(places), [], []
        self.topic = self.paragraph_topic = places[0] if places else None

    def government(self) -> Party | None:
        """The state's own side, for "the army" and "government forces". Without a side while no country is known."""
        if not self.countries:
            return Party("government", "government forces", None)
        if self.voice is not None:
            return self.names.get(self.voice) or Party(self.voice, "army", self.voice)
        for code in self.countries[:2]:
            found = countries.by_code(code)
            side = sides.of_state(found, self.published.year) if found else None
            if found and side and (self.country == code or self.sides.get(side)):
                return Party(f"{found.code.lower()}-government", f"{found.name} government forces", side)
        return None

    def rebels(self, word: str) -> Party | None:
        """Who "the rebels" or "the militants" are: the armed group most spoken of, else the country's usual one."""
        state, year = self.government(), self.published.year
        own = state.side if state else None
        lands = (countries.by_code(code) for code in self.countries)
        foreign = {sides.of_state(land, year) for land in lands if land}
        spoken = [
            side
            for side, _ in self.sides.most_common()
            if side != own and side not in PEACEKEEPERS and (side not in foreign or side == "russia")
        ]
        other = sides.never(self.country, word, year) if word.rstrip("s") in _REBELS | _ZEALOTS else frozenset()
        armed = [side for side in spoken if side in self.irregulars - other]
        usual = sides.usual(self.country, word, year)
        always = sides.always(self.country, word, year)
        by_war = always or (usual in spoken and usual not in other) or (usual and not armed and word in _ZEALOTS)
        stateless = (side for side in spoken if side not in other and not countries.by_name(side.replace("-", " ")))
        chosen = usual if by_war else next(iter(armed or stateless), usual)
        if chosen is None and self.country:
            home = countries.by_code(self.country)
            chosen = f"{fold(home.name).replace(' ', '-')}-rebels" if home else None
        known = self.names.get(chosen) if chosen else None
        return known or Party(chosen or "rebels", word, chosen)

    def side_of(self, actor: Actor) -> str:
        """The side that an actor serves in the country of the article, state forces also in the second one."""
        own = actor.side_in(self.country)
        if actor.kind != "state-force" or own != actor.side or not actor.countries:
            return own
        second = actor.side_in(self.countries[1]) if len(self.countries) > 1 else own
        return self._serves(actor.countries[0], own, second)

    def _serves(self, code: str, own: str, abroad: str) -> str:
        """Whose side troops are on: their nation's in its own war, else the peace they keep, or whom they help."""
        at_home = code == self.country and code in self.grounds
        if at_home or sides.usual(code, "rebels", self.published.year) in self.sides:
            return own
        if "united-nations" in self.sides and code != self.country and sides.sends_peacekeepers(code):
            return "united-nations"  # of the mission that the story names
        return sides.helped(code, self.countries, self.published.year) or abroad

    def side_of_state(self, nation: Country) -> str:
        """The side of a nation's own forces in the year of the article."""
        return sides.of_state(nation, self.published.year)

    def fights_for(self, nation: Country) -> str:
        """The side of a nation's troops: their own, also in a war at home, else that of the government they help."""
        own = self.side_of_state(nation)
        return self._serves(nation.code, own, own)

    def fights(self, party: Party) -> bool:
        """Whether the party is one of the two that the article is about, or the state: no helper from abroad."""
        state = self.government()
        main = {side for side, _ in self.sides.most_common(2)} | {state.side if state else None}
        return party.side in main or len(self.sides) < 2

    def antecedents(self) -> tuple[Party | None, ...]:
        """Whom "they" and "the militia" can go back to: while these stay the same, so does what such words mean."""
        described = next(reversed(self.described.values()), None)
        return (self.last_party, self.last_subject, self.last_captor, self.last_leader, self.speaker, described)

    def enemy(self, *, other: bool) -> Party | None:
        """Whom the speaker, the voice of the article or the state at war fights; "the `other` side": whom a captor."""
        last, captor, state = self.last_party, self.last_captor, self.government()
        if other and last and captor and last.side != captor.side:
            return last
        at_war = state.side if state is not None and state.side in self.sides else None
        said, told = (party.side if party else None for party in (self.speaker, last))
        own = (captor.side if other and captor else None) or said or self.voice or at_war or told
        foe = self.other_side if self.sides.keys() <= {own} else self.opponent_of
        return (foe(own) if own else None) or (last if other else None)

    def last_group(self) -> Party | None:
        """Whom "the ethnic army" and "the rebel group" go back to: the group that a sentence was last about."""
        last = self.last_party
        return last if last is not None and last.side in self.irregulars else self.last_irregular

    def meant_by(self, pronoun: str) -> Party | None:
        """Who "it" or "they" can be: "it" goes on with the last subject, "they" with whoever was named last."""
        if pronoun in {"he", "his", "him"} and self.last_leader is not None:
            return self.last_leader
        return (self.last_subject if pronoun in {"it", "its"} else None) or self.last_party

    def other_side(self, side: str) -> Party | None:
        """Whom a side faces in this story, else in the war of its land."""
        return self.opponent_of(side) or self.at_war_with(side)

    def at_war_with(self, side: str) -> Party | None:
        """Who takes what a side loses where nobody else is named: of the state and its usual rebels the other one."""
        state, rebels = self.government(), sides.usual(self.country, "rebel", self.published.year)
        if state is None or rebels is None or side not in (state.side, rebels):
            return None
        return state if side == rebels else self.names.get(rebels) or Party(rebels, rebels, rebels)

    def enemy_in(self, country: str | None, side: str) -> Party | None:
        """Whom a side fights in a land (ISO2): an armed group its state, the state its usual rebels."""
        found = countries.by_code(country) if country else None
        rebels = sides.usual(country, "rebel", self.published.year)
        if found is None or rebels is None:
            return None
        if side == (state := sides.of_state(found, self.published.year)):
            return self.names.get(rebels) or Party(rebels, rebels, rebels)
        fights = side == rebels or side in self.irregulars
        return Party(f"{found.code.lower()}-government", f"{found.name} government forces", state) if fights else None

    def opponent_of(self, side: str) -> Party | None:
        """The one other side of a two-sided story; None where a third is spoken of half as much."""
        others = [one for one in self.sides.most_common(4) if one[0] != side and not sides.allied(one[0], side)]
        others = [one for one in others if not self._is_police_abroad(self.names.get(one[0]))]
        if not others or (len(others) > 1 and 2 * others[1][1] >= others[0][1]):
            return None
        return self.names.get(others[0][0])

    def _is_police_abroad(self, party: Party | None) -> bool:
        """ "the Indian police" of a war in Myanmar: who takes in those that flee, and fights nobody."""
        police = party is not None and party.id.endswith("-police")
        return police and party is not None and party.id.split("-")[0] != (self.country or "").lower()


def survey(units: Iterable[Unit], published: date, title: Sequence[Unit] = ()) -> Context:
    """One look over the units of the whole story; those of its title tell its country, too."""
    context = Context(published)
    votes: Counter[str] = Counter()
    listed = list(units)
    for at, unit in enumerate(listed):
        if unit.kind not in _VOTING:
            continue
        after = listed[at + 1] if at + 1 < len(listed) else None
        _vote(unit, votes)
        _side(unit, after, context)
    for unit in title:
        _vote(unit, votes)
    for code in [code for code in votes if sides.part_of(code, published.year)]:
        votes[sides.part_of(code, published.year) or code] += votes[code] + 1  # a war of the state that it was part of
    context.countries = [code for code, _ in votes.most_common(6)]
    context.vouched = {*context.countries[:1], *_vouched([*(unit for unit in title if unit.kind != PLACE), *listed])}
    context.grounds = {unit.value[0].country for unit in listed if unit.kind == PLACE}
    _sort_names(listed, context)
    _settle_actors(listed, context)
    return context


def _sort_names(units: list[Unit], context: Context) -> None:
    """Unknown names that stand where places do ("in X", "the village of X"), and those of persons ("Gen. X", "Y X")."""
    for at, unit in enumerate(units):
        if unit.kind != NAME:
            continue
        before = units[at - 1] if at else None
        if len(words := unit.low.split()) > 1:
            context.surnames.add(words[-1])
        titled = before is not None and is_title(before)
        if titled or is_title_word(unit.low.split()[0]) or (at + 1 < len(units) and units[at + 1].low in _SAID):
            context.persons.add(surname(unit.low))
        if before is not None and before.text == "," and at > 1 and _of_office(units[at - 2], units[at + 1 : at + 2]):
            context.persons.add(surname(unit.low))
        if before is not None and before.low in _PLACING:
            context.sites.add(unit.low)


def _of_office(office: Unit, behind: list[Unit]) -> bool:
    """ "the governor, X, said": a name between commas behind an office."""
    told = is_title(office) or (office.kind == WORD and office.low in _KIN)
    return told and bool(behind) and behind[0].text in {",", "."}


def _vote(unit: Unit, votes: Counter[str]) -> None:
    if unit.kind in (COUNTRY, DEMONYM) and unit.value:
        votes[unit.value.code] += 3
    elif unit.kind == PLACE:
        codes = [place.country for place in unit.value if place.country]
        if not codes:
            return
        several = len(set(codes))
        alone = several == 1 and unit.value[0].weight >= _HAMLET
        votes[codes[0]] += 4 if alone else 2 if several == 1 else 1
        for code in dict.fromkeys(codes[1:]):
            votes[code] += 0 if several > 6 else 1
    elif unit.kind == ACTOR and _is_vague(unit.text):
        return
    elif unit.kind == ACTOR and (nation := countries.of_forces(unit.text)):  # "Iraqi forces"
        votes[nation.code] += 3
    elif unit.kind == ACTOR and _is_named(unit):
        homes = dict.fromkeys(
            code for actor in unit.value for code in actor.countries
        )  # in order: ties go to the first
        if len(homes) <= 3:
            for code in homes:
                votes[code] += 2 if any(actor.countries[0] == code for actor in unit.value) else 1


def _is_named(unit: Unit) -> bool:
    """ "Al-Shabaab", "Houthi fighters"; not "government forces", nor the "federal troops" of some state."""
    words = unit.text.split()
    group = all(actor.kind != "state-force" for actor in unit.value)
    return all(word[:1].isupper() or (group and word in FORCE_NOUNS) for word in words) and words[0][:1].isupper()


def _vouched(units: list[Unit]) -> set[str]:
    """The countries that the article names, also by people or groups of few lands, and those of two names of places."""
    told = {unit.value.code for unit in units if unit.kind in (COUNTRY, DEMONYM) and unit.value}
    groups = [unit for unit in units if unit.kind == ACTOR and _is_proper(unit.text) and not _is_vague(unit.text)]
    told |= {code for unit in groups for a in unit.value if len(a.countries) <= 3 for code in a.countries[:1]}
    names = {(unit.low, place.country) for unit in units if unit.kind == PLACE for place in unit.value[:1]}
    return told | {code for code, count in Counter(code for _, code in names if code).items() if count > 1}


def tells_country(unit: Unit) -> bool:
    """Whether a unit names a country or its people, an actor, or a place that has no namesake abroad."""
    alone = unit.kind == PLACE and len({place.country for place in unit.value}) == 1
    return alone or unit.kind in (COUNTRY, DEMONYM, ACTOR)


def _side(unit: Unit, after: Unit | None, context: Context) -> None:
    if (
        unit.kind == DEMONYM
        and unit.value
        and after is not None
        and after.kind == WORD
        and after.low in FORCE_NOUNS
        and after.low not in REBEL_NOUNS
    ):
        side = sides.of_state(unit.value, context.published.year)
        context.sides[side] += 2
        context.names.setdefault(
            side, Party(f"{unit.value.code.lower()}-{after.low}", f"{unit.text} {after.text}", side)
        )


def _settle_actors(units: list[Unit], context: Context) -> None:
    """Counts the named groups once the country is known: an acronym may mean two."""
    published = context.published.year
    for unit in units:
        if unit.kind == ACTOR:
            actor = choose_actor(unit.value, unit.text, context)
            if actor:
                side = context.side_of(actor)
                context.sides[side] += 2
                context.names.setdefault(side, Party(actor.id, actor.name, side))
                if actor.kind == "armed-group" or (
                    actor.kind == "coalition" and side == sides.usual(context.country, "rebel", published)
                ):
                    context.irregulars.add(side)


def choose_actor(actors: tuple[Actor, ...], name: str, context: Context) -> Actor | None:
    """Among actors of one name: the one at home in the article's countries and alive at its date.

    A name in common words ("federal troops", "Fifth Corps") means nobody from elsewhere; a proper name may.
    """
    if not actors:
        return None
    vague, proper, year = _is_vague(name), _is_proper(name), context.published.year
    home = set(context.countries) if proper and not vague else set(context.countries) & context.vouched
    at_home = [actor for actor in actors if not home or not home.isdisjoint(actor.countries)]
    if not at_home and (not proper or vague):
        return None
    meant = at_home or list(actors)
    if not proper:  # "resistance forces" were others before they came to be
        meant = [actor for actor in meant if (actor.start or 0) <= year + 1]
    if len(meant) == 1:  # the usual
        return meant[0]
    lands = {code for actor in meant if _alive(actor, year, told_late=1) for code in actor.countries}
    # whom others of that name came after in a land of his: "SPLA" for the rebels, once it is the army there
    meant = [a for a in meant if _alive(a, year, told_late=1) or lands.isdisjoint(a.countries)]

    def rank(actor: Actor) -> tuple[int, bool, bool]:
        homes = [context.countries.index(c) for c in actor.countries if c in context.countries]
        return (min(homes) if homes else 50, not _alive(actor, year, told_late=1), not _alive(actor, year))

    return min(meant, key=rank, default=None)


def _is_proper(name: str) -> bool:
    return all(word[:1].isupper() or not word[:1].isalpha() for word in name.split())


def _is_vague(name: str) -> bool:
    """Letters for many things ("AA" and "AFP" sign news), and names of many armies: "Fifth Corps"."""
    letters = name in _AGENCIES or (len(name) < _TELLING and name.isupper())
    return letters or _ANYWHERE.issuperset(fold(name).split())


def _alive(actor: Actor, year: int, told_late: int = 0) -> bool:
    return (actor.start or 0) <= year <= (actor.end or 9999) + told_late
