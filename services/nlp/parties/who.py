"""Who: the party that a noun phrase names, with the side it is coloured as."""

from collections.abc import Sequence
from typing import Final

from services.atlas import countries
from services.atlas.actors import Actors
from services.ledger.events import Party
from services.nlp.context import Context, choose_actor
from services.nlp.lexicon import FORCE_NOUNS, GOVERNMENT_NOUNS, REBEL_NOUNS, word_set
from services.nlp.parties import sides, ties
from services.nlp.parties.offices import of_office
from services.nlp.parties.reported import claimant_of
from services.nlp.parties.ties import PEOPLES, as_told, backed_by, foe_of, leading, of_land, slug, tie_behind
from services.nlp.parties.unnamed import Unnamed
from services.nlp.syntax.clause import SPEECH
from services.nlp.syntax.clauses import Sentence
from services.nlp.syntax.phrases import BOUND, PARTY, PERSON, PRONOUN, Phrase, is_both, is_formation, party_phrase
from services.nlp.words.classes import ADV, COMPASS, NOUN, PREP
from services.nlp.words.units import ACTOR, COUNTRY, DEMONYM, NAME, NUMBER, NUMBERED, PLACE, WORD, Unit, is_title

_PAIR: Final = 2
_MILITIAS: Final = frozenset({"militia", "militias", "militiamen", "militants", "gunmen", "fighters"})
_OWN: Final = frozenset({"its", "their", "his"})
_FOR_NOW: Final = frozenset({"interim", "transitional", "provisional", "revolutionary"})
_BODIES: Final = word_set("who", "bodies")
_LED: Final = word_set("who", "collective") | word_set("who", "heads") | _BODIES
_OF_WHOM: Final = frozenset({"of", "from", "to", "for", "with", "under"})
_LEADING: Final = frozenset({"lead", "command", "head", "dominate", "spearhead"})
_PRONOMINAL: Final = frozenset({"those", "that"})  # "the army and those of its allies"
_VOICES: Final = word_set("who", "voices")
_OPPONENTS: Final = frozenset({"opponents", "foes", "enemies", "adversaries", "opponent", "foe", "rivals", "rival"})
_DESCRIBING: Final = word_set("who", "describing")
_OF_ANY_STATE: Final = word_set("who", "of_any_state")
_OF_NO_STATE: Final = frozenset(
    {"front", "movement", "alliance", "militia", "militias", "group"}
)  # "the National Front"
_GROUPS: Final = word_set("who", "groups")


class Who(Unnamed):
    """Resolves phrases of one sentence against the article's context."""

    def __init__(self, sentence: Sentence, actors: Actors, context: Context) -> None:
        super().__init__(sentence, actors, context)
        self._read: dict[tuple[int, tuple[Party | None, ...]], Party | None] = {}

    def at(self, at: int) -> Party | None:
        """The party of the noun chunk at `at`, also from "forces of X" and "forces loyal to X"."""
        key = (at, self._context.antecedents())
        if key not in self._read:
            self._read[key] = None  # for whoever comes back here on the way: "X of it", told by X
            self._read[key] = self._at(at)
        return self._read[key]

    def _at(self, at: int) -> Party | None:
        phrase = self._sentence.phrases.get(at)
        if phrase is None or (
            phrase.units[0].low in {"no", "little"} and phrase.head.low in {"resistance", "opposition"}
        ):
            return None  # "met no resistance"
        if is_both(phrase) or (phrase.head.kind == NUMBER and phrase.kind != PARTY):
            return next(iter(self.rivals(at)), None) or self._numbered_with(at)
        if self._sentence.heads_initials(at):
            return self.at(self._sentence.opening(at - 1) - 1)  # "the National Army (NA) forces"
        if phrase.kind == PARTY and phrase.head.low in FORCE_NOUNS and (tied := self._told_behind(at, phrase)):
            return tied
        glossed = phrase.kind == PRONOUN and self._sentence.text(at + 1) == "(" and at + 2 in self._sentence.phrases
        gloss = self.at(at + 2) if glossed else None  # "They (the rebels) have left"
        gloss = gloss or self._known_as(at, phrase) or self._foe_behind(at, phrase)
        party = gloss or self._abbreviated(at, phrase) or self._part_of_a_group(at, phrase) or self.of(phrase)
        party = party or (self._counted(at, phrase) if phrase.kind == PARTY and phrase.plural else None)
        if party is not None and ties.is_named(phrase):
            # "Libyan forces loyal to X"
            national = ties.is_national(phrase)
            led_by = ties.loyal_to(self._sentence, at) if national else None
            leader = self._leader_behind(at) if national else self._led_by(at, phrase)
            return leader or (self.at(led_by) if led_by is not None else None) or party
        if party is not None and any(unit.low in REBEL_NOUNS for unit in phrase.units):
            state = self._context.government() if phrase.owner else None
            if state is not None and state.side == party.side:
                return self._context.rebels(phrase.head.low)  # "X's rebels", of one who came to rule
            beside = ties.apposed_name(self._sentence, at)
            return (
                self._ally(at, phrase)
                or self._whose_rebels(at)
                or (self.at(beside) if beside is not None else None)
                or party
            )
        if phrase.head.low in _PRONOMINAL:
            return self._complement(at) if self._sentence.low(at + 1) == "of" else None
        # "the head of X", "the military commander of X"
        led = phrase.kind in (PARTY, PERSON) or (party is None and phrase.head.low in _LED) or self._speaks_for(at)
        led = led and not (party is not None and phrase.units[0].low in _OWN)  # "its fighters from A" are its own
        led = led and phrase.units[-1].low not in COMPASS  # "its men south of A"
        return (self._complement(at) if led else None) or party

    def _speaks_for(self, at: int) -> bool:
        return self._sentence.phrases[at].head.low in _VOICES and self._sentence.low(at + 1) == "of"

    def _foe_behind(self, at: int, phrase: Phrase) -> Party | None:
        """ "opponents of X", "foes of the president": whoever fights X in this land."""
        if phrase.head.low not in _OPPONENTS or self._sentence.low(at + 1) != "of":
            return None
        foe = self._person_named(at + 2) or self.at(at + 2) or self._president(at + 2)
        return foe_of(foe, phrase, self._context) if foe is not None and foe.side else None

    def rivals(self, at: int) -> Sequence[Party]:
        """The two that "both sides" or "each side" at `at` are; nobody of what is neither."""
        if not is_both(self._sentence.phrases[at]):
            return ()
        named = (i for i, one in self._sentence.phrases.items() if i < at and one.kind == PARTY)
        here = {party.side: party for i in named if (party := self.at(i)) is not None}
        main = [self._context.names.get(side) for side, _ in self._context.sides.most_common(_PAIR + 1)]
        told = (list(here.values()), self._context.last_parties, [party for party in main if party is not None])
        return next((pair for pair in told if len(pair) == _PAIR), ())

    def _numbered_with(self, at: int) -> Party | None:
        """ "the 53rd, 55th and 58th Divisions": the divisions."""
        last = at
        while self._sentence.text(last + 1) in {",", "and"} and last + 2 in self._sentence.phrases:
            last += 2
            if self._sentence.phrases[last].kind == PARTY:
                return self.at(last) if is_formation(self._sentence.phrases[last]) else None
        return None

    def _counted(self, at: int, phrase: Phrase) -> Party | None:
        """ "X's 53 and 55 divisions", "these two divisions", of whoever was spoken of last; "several divisions" not."""
        if phrase.head.low.removesuffix("s") not in NUMBERED:
            return None
        first = self._sentence.phrases.get(at - 2) if self._sentence.low(at - 1) == "and" else None
        if first is not None and first.owner and first.head.low[:1].isdigit():
            return self.of(party_phrase(first.owner))
        return self._context.last_party if phrase.units[0].low in {"these", "those", "both"} else None

    def _known_as(self, at: int, phrase: Phrase) -> Party | None:
        """ "the men known locally as X": X."""
        verb = self._sentence.chunks[at + 1].verb if at + 1 < len(self._sentence.chunks) else None
        if phrase.kind != PARTY or verb is None or verb.lemma != "know":
            return None
        name = next((i + 1 for i in (at + 2, at + 3) if self._sentence.low(i) == "as"), None)
        return self.at(name) if name is not None else None

    def _part_of_a_group(self, at: int, phrase: Phrase) -> Party | None:
        """ "the 36th Brigade of X": of X, whom the atlas knows."""
        of_one = phrase.kind == PARTY and is_formation(phrase) and self._sentence.low(at + 1) == "of"
        return self._complement(at, named=True) if of_one else None

    def _leader_behind(self, at: int) -> Party | None:
        """ "Chechen fighters of X", "Uzbek troops under X": the side of X, a person."""
        named = self._sentence.phrases.get(at + 2) if self._sentence.low(at + 1) in {"of", "under"} else None
        return self._leader(named.head) if named is not None and named.head.kind == ACTOR else None

    def _led_by(self, at: int, phrase: Phrase) -> Party | None:
        """ "resistance forces led by X", where all rebels are called so: X."""
        common = phrase.head.kind == ACTOR and FORCE_NOUNS.issuperset(phrase.head.low.split())
        verb = self._sentence.chunks[at + 1].verb if common and at + 1 < len(self._sentence.chunks) else None
        led = verb is not None and verb.lemma in _LEADING and self._sentence.low(at + 2) == "by"
        return self.at(at + 3) if led else None

    def _whose_rebels(self, at: int) -> Party | None:
        """The party that "rebels of X" names, unless X came to rule: then he was none of the state yet."""
        named, state = self._complement(at, named=True), self._context.government()
        return None if named is not None and state is not None and named.side == state.side else named

    def _told_behind(self, at: int, phrase: Phrase) -> Party | None:
        """ "groups that fight X", "fighters against X", "men who stand by X", "the militia, which X backs"."""
        if ties.has_turned(self._sentence, at) and (rebels := self._context.rebels("rebels")) is not None:
            return Party(rebels.id, as_told(phrase), rebels.side)
        how, other = tie_behind(self._sentence, at) or ("", at)
        of_nation = how in {"opposed", "for"} and ties.is_national(phrase)
        if not how or (ties.is_named(phrase) and not of_nation):
            return None  # "Libyan forces opposed to X", "foreign fighters for X", but "Turkish troops who fight X"
        if how == "backed":
            return backed_by(self._sentence.phrases[other], phrase, self._context)
        party = self._person_named(other) or self.at(other) or self._president(other)
        bare = how == "opposed" or (len(phrase.units) <= _PAIR and not phrase.owner)
        told = party is not None and party.side and bare
        return party if how in {"with", "for"} else foe_of(party, phrase, self._context) if party and told else None

    def _abbreviated(self, at: int, phrase: Phrase) -> Party | None:
        """ "the People's Defence Force (PDF)": the atlas may know the initials alone."""
        initials = self._sentence.phrases.get(at + 2) if self._sentence.text(at + 1) == "(" else None
        if initials is None or initials.head.kind != ACTOR or phrase.head.kind == ACTOR:
            return None
        return self.of(initials)

    def _complement(self, at: int, named: bool = False) -> Party | None:
        """The party behind "of", "from" or "loyal to"; `named`: only one that the atlas knows by name."""
        chunks = self._sentence.chunks
        for step in range(at + 1, min(at + 5, len(chunks) - 1)):
            part = chunks[step]
            to = step + 2 if chunks[step + 1].kind == ADV else step + 1  # "of internationally recognised president X"
            if part.kind == PREP and part.low in _OF_WHOM and to in self._sentence.phrases:
                if part.low in {"to", "with"} and not ties.is_loyal(chunks, step):
                    return None
                whose = self._sentence.phrases[to]
                if part.low == "under":
                    return self._leader(whose.head) if whose.head.kind == ACTOR else None
                by_whom = whose.kind == PARTY and self._sentence.low(at - 1) == "by"
                lost = part.low == "from" and (by_whom or whose.kind == PRONOUN)  # "by troops from X"
                if lost or (named and not any(unit.kind == ACTOR or unit.low in PEOPLES for unit in whose.units)):
                    return None
                initials = self._abbreviated(to, whose)  # "the forces of the X operation (XO)"
                told = (
                    initials
                    or self._person_named(to)
                    or self._ally(to, whose)
                    or self._whole(to, whose)
                    or self._president(to)
                )
                state = self._of_the_state(whose) if ties.is_anti_terror(whose) else None
                return told or of_land(whose, self._context) or state
            if part.verb is not None and part.verb.lemma in _LEADING and chunks[step + 1].low == "by":
                return self._person_named(step + 2) or self.at(step + 2)  # "insurgents led by X"
            told_of = part.verb is not None and part.verb.lemma in SPEECH and chunks[step + 1].low == "of"
            if part.verb is not None and (part.verb.passive or (ties.acts(part) and not told_of)):
                return None  # "The group was driven from A", "The army took over from B"
            if part.kind == NOUN and part.low not in BOUND:
                return None
        return None

    def _ally(self, at: int, phrase: Phrase) -> Party | None:
        """ "militiamen allied with the army", who are no rebels: the army."""
        ally = ties.loyal_to(self._sentence, at) if phrase.head.low in _MILITIAS else None
        return self.at(ally) if ally is not None else None

    def _person_named(self, at: int) -> Party | None:
        """ "the elected president, X", "the former ruler X": the side of X, not of the country whose office it is."""
        office = self._sentence.phrases.get(at)
        if office is None or not is_title(office.head):
            return None
        behind = self._sentence.phrases.get(at + 2) if self._sentence.text(at + 1) == "," else None
        named = behind.head if behind is not None and behind.head.kind == ACTOR else None
        return self._leader(named) if named else None

    def _president(self, at: int) -> Party | None:
        """ "President X", whom no list knows: he leads the state."""
        return of_office(self._sentence.phrases[at], self._context)

    def _whole(self, at: int, phrase: Phrase) -> Party | None:
        """ "the last of the forces loyal to X": those of X."""
        return self.at(at) if phrase.units[-1].low in BOUND else self.of(phrase)

    def of(self, phrase: Phrase) -> Party | None:
        """The party that the words of one phrase name."""
        if phrase.kind == PRONOUN:
            return self._pronoun(phrase)
        if phrase.head.low in {"former", "latter"} and phrase.units[0].low == "the":
            return self._of_two(phrase)
        if phrase.owner and phrase.head.low in _OPPONENTS:
            whose = self.of(party_phrase(phrase.owner))
            return self._context.other_side(whose.side) if whose is not None and whose.side else None
        units = [*phrase.owner, *phrase.units]
        tied = (
            leading(phrase, self._actors, self._context)
            if phrase.head.low.split()[-1] in FORCE_NOUNS and (phrase.head.kind == WORD or _stands_for(phrase))
            else None
        )
        named = (
            tied
            or self._named(units, phrase)
            or (self._of_the_army(phrase) if is_formation(phrase) and not _is_owned(phrase) else None)
        )
        if named:
            if (word := phrase.head.low.split()[-1]) in _DESCRIBING:
                self._context.described.pop(word, None)
                self._context.described[word] = named
            return named
        if len(phrase.units) > 1 and phrase.head.low in _VOICES and phrase.units[-2].low in FORCE_NOUNS:
            return self._generic(phrase.without_head())
        if phrase.owner and phrase.head.low in _VOICES and phrase.owner[-1].low in FORCE_NOUNS:
            return self.of(party_phrase(phrase.owner))  # "the militia's leader"
        own = phrase.units[0].low in _OWN
        if phrase.head.low.split()[-1] in FORCE_NOUNS and (phrase.head.kind in (WORD, ACTOR) or own):
            return self._generic(phrase)
        return self._unlisted(phrase)

    def _unlisted(self, phrase: Phrase) -> Party | None:
        """ "the rebel National Alliance", "the X Movement": a group that the atlas does not know."""
        if phrase.kind != PARTY or phrase.head.kind != NAME or phrase.head.low.split()[-1] not in _GROUPS:
            return None
        if rebel := next((unit.low for unit in phrase.units[:-1] if unit.low in REBEL_NOUNS), None):
            return self._context.rebels(rebel)
        words = phrase.head.low.split()
        if _OF_ANY_STATE & set(words) and words[-1] not in _OF_NO_STATE:
            return self._context.government()
        return Party(slug(phrase.head.text), phrase.head.text, slug(phrase.head.text))

    def claiming(self, at: int) -> Party | None:
        """ "the rebels' claim of taking A", at `at`: the rebels."""
        claimant = claimant_of(self._sentence.phrases.get(at))
        return self.of(claimant) if claimant is not None else None

    def called(self, name: str) -> Party | None:
        """The party of a word before "-held": "RSF", "rebel", "Russian"."""
        people = sides.of_people(name.casefold(), self._context.countries, self._context.published.year)
        if people:
            return Party(people, name, people)
        country = countries.by_demonym(name) or countries.by_name(name)
        if country:
            return Party(f"{country.code.lower()}-forces", name, self._context.side_of_state(country))
        # "under AU control": by the name of its troops
        actor = choose_actor(self._actors.find(name) or self._actors.find(f"{name} troops"), name, self._context)
        if actor:
            return Party(actor.id, name, self._context.side_of(actor))
        if side := sides.own_word(self._context.country, [name.casefold()], self._context.published.year):
            return Party(side, name, side)
        if name.casefold() in GOVERNMENT_NOUNS or name.casefold() in {"federal", "national", "central"}:
            return self._context.government()
        return self._context.rebels(name.casefold()) if name.casefold() in REBEL_NOUNS else None

    def _named(self, units: list[Unit], phrase: Phrase) -> Party | None:
        for unit in reversed(units):
            if unit.kind == ACTOR:
                actor = choose_actor(unit.value, unit.text, self._context)
                if actor:
                    return Party(
                        actor.id,
                        as_told(phrase) if unit is phrase.head else unit.text,
                        self._context.side_of(actor),
                    )
                first = unit.text.split()[0]  # "Iraqi troops", "U.S. troops", of another country's war
                people = sides.of_people(first.casefold(), self._context.countries, self._context.published.year)
                if people:
                    return Party(people, as_told(phrase), people)  # "Serb militiamen" of Bosnia
                if nation := countries.of_forces(unit.text) or countries.by_name(first):
                    return Party(f"{nation.code.lower()}-forces", as_told(phrase), self._context.fights_for(nation))
        armed = phrase.head.low in FORCE_NOUNS or any(u.low.split()[-1] in _BODIES for u in phrase.units)
        for unit in reversed(units):
            people = unit.low if unit.kind != PLACE or armed else ""
            called = unit.kind == ACTOR or people.endswith(" muslim")
            people = people.split()[0] if called else people  # "Lendu militia", before the one called so
            side = sides.of_people(people, self._lands(units, unit), self._context.published.year)
            tribal = people in {"sunni", "shiite"} and any(u.low in {"tribal", "tribesmen"} for u in phrase.units)
            if side and (armed or unit is phrase.head) and not tribal:
                return Party(side, as_told(phrase), side)
        return self._national(units, phrase)

    def _lands(self, units: list[Unit], people: Unit) -> list[str]:
        """The countries of the story; of "Bosnian Croat units", "Syrian Kurdish fighters" first theirs."""
        before = units[units.index(people) - 1] if people in units[1:] else None
        told = before is not None and before.kind == DEMONYM and before.value
        return [before.value.code, *self._context.countries] if before is not None and told else self._context.countries

    def _national(self, units: list[Unit], phrase: Phrase) -> Party | None:
        low = phrase.head.low.split()[-1]  # of "Ukraine's 3rd Assault Brigade", too
        nation = next((unit for unit in reversed(units) if unit.kind in (DEMONYM, COUNTRY) and unit.value), None)
        return self._of_nation(nation, low, phrase) if nation is not None else self._of_capital(phrase)

    def _of_nation(self, unit: Unit, low: str, phrase: Phrase) -> Party | None:
        """ "Congolese troops", "the Bosnian Serb news agency": of the country or people that `unit` names."""
        context, code = self._context, unit.value.code.lower()
        rebel = [word.low for word in phrase.units if word.low in REBEL_NOUNS]
        if rebel and low not in GOVERNMENT_NOUNS:
            return context.rebels(rebel[-1])
        words = (word for told in (*phrase.owner, *phrase.units) for word in told.low.split())
        lows = [word for word in words if word in _FOR_NOW]
        if lows and (ruling := sides.own_word(unit.value.code, lows, context.published.year)):
            return Party(ruling, as_told(phrase), ruling)  # "Libyan interim government forces", in 2011
        state = sides.of_people(unit.low, context.countries, context.published.year)
        state = state or context.side_of_state(unit.value)
        body = bool(_BODIES & {*phrase.head.low.split(), *(u.low for u in phrase.units)})
        if phrase.kind == PERSON and not body and state not in context.sides:
            return None
        if low in FORCE_NOUNS or unit is phrase.head:
            side = context.fights_for(unit.value)
            blue = low.startswith("peacekeeper") and side == context.side_of_state(unit.value) and side != "russia"
            return Party(f"{code}-forces", as_told(phrase), "united-nations" if blue else side)
        if body:
            return Party(f"{code}-government", as_told(phrase), state)
        named = phrase.head.kind == NAME and unit not in phrase.owner
        return Party(f"{code}-forces", as_told(phrase), state) if named else None

    def _of_capital(self, phrase: Phrase) -> Party | None:
        """ "Kyiv", "Kyiv's troops": of the government that sits there."""
        capital = (
            phrase.head
            if phrase.head.kind == PLACE and len(phrase.units) == 1
            else next((u for u in phrase.owner if u.kind == PLACE), None)
        )
        if capital is not None:
            country = countries.by_capital(capital.text)
            if country and country.code in self._context.countries[:4]:
                return Party(
                    f"{country.code.lower()}-government", as_told(phrase), self._context.side_of_state(country)
                )
        return None


def _is_owned(phrase: Phrase) -> bool:
    """ "X's 4th Brigade", "its 401st Brigade": not of whichever state the story is about."""
    return bool(phrase.owner) or phrase.units[0].low in _OWN


def _stands_for(phrase: Phrase) -> bool:
    """ "pro-Moscow Chechen forces": whatever people they are of."""
    return any(unit.low.startswith("pro-") for unit in phrase.units)
