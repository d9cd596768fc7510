"""Who: the party that a noun phrase names, with the side it is coloured as."""

from msgspec.structs import replace

from services.atlas import countries
from services.atlas.actors import Actors
from services.ledger.events import Party
from services.nlp import sides, ties
from services.nlp.clause import Clause
from services.nlp.clauses import Sentence
from services.nlp.context import Context, choose_actor
from services.nlp.lexicon import force_nouns, word_set
from services.nlp.phrases import ACT, BOUND, PARTY, PERSON, PRONOUN, Phrase, is_formation, party_phrase
from services.nlp.reported import actors_before, judged_before, source_before, speech_before, told_of_between
from services.nlp.subjects import SINCE
from services.nlp.tags import NOUN, PREP
from services.nlp.ties import as_told, backed_by, foe_of, leading, of_land, opposed, slug, tie_behind
from services.nlp.units import ACTOR, COUNTRY, DEMONYM, NAME, PLACE, WORD, Unit, is_title

SPEECH = word_set("who", "speech")
_REBELLING = tuple(sorted(word_set("who", "rebelling")))
_GOVERNMENT_PREFIX = ("pro-government", "government-", "loyalist", "state-")


class Who:
    """Resolves phrases of one sentence against the article's context."""

    def __init__(self, sentence: Sentence, actors: Actors, context: Context) -> None:
        self._sentence = sentence
        self._actors = actors
        self._context = context
        self._subject_before = context.last_subject  # of the sentence before
        self._read: dict[tuple[int, tuple[Party | None, ...]], Party | None] = {}

    def first(self, chunks: list[int]) -> Party | None:
        """The first of these noun chunks that names a party."""
        return next((party for at in chunks if (party := self.at(at))), None)

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
        if self._sentence.heads_initials(at):
            return self.at(self._sentence.opening(at - 1) - 1)  # "the National Army (NA) forces"
        if phrase.kind == PARTY and phrase.head.low in force_nouns() and (tied := self._told_behind(at, phrase)):
            return tied
        party = self._abbreviated(at, phrase) or self.of(phrase)
        if party is not None and ties.is_named(phrase):
            # "Libyan forces loyal to X"
            led_by = ties.loyal_to(self._sentence, at) if ties.is_national(phrase) else None
            return (self.at(led_by) if led_by is not None else None) or party
        if party is not None and any(unit.low in force_nouns("rebel") for unit in phrase.units):
            beside = ties.apposed_name(self._sentence, at)
            return self._whose_rebels(at) or (self.at(beside) if beside is not None else None) or party
        if phrase.head.low in _PRONOMINAL:
            return self._complement(at) if self._sentence.low(at + 1) == "of" else None
        led = phrase.kind in (PARTY, PERSON) or (party is None and phrase.head.low in _COLLECTIVE_OR_BODIES)
        return (self._complement(at) if led else None) or party

    def _whose_rebels(self, at: int) -> Party | None:
        """The party that "rebels of X" names, unless X came to rule: then he was none of the state yet."""
        named, state = self._complement(at, named=True), self._context.government()
        return None if named is not None and state is not None and named.side == state.side else named

    def _told_behind(self, at: int, phrase: Phrase) -> Party | None:
        """ "groups that fight X", "fighters against X", "men who stand by X", "the militia, which X backs"."""
        how, other = tie_behind(self._sentence, at) or ("", at)
        if not how or (ties.is_named(phrase) and how != "opposed"):
            return None  # "Libyan forces opposed to X", but "Turkish troops who fight X"
        if how == "backed":
            return backed_by(self._sentence.phrases[other], phrase, self._context)
        party = self._person_named(other) or self.at(other)
        bare = how == "opposed" or (len(phrase.units) <= _PAIR and not phrase.owner)
        told = party is not None and party.side and bare
        return party if how == "with" else foe_of(party, phrase, self._context) if party and told else None

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
            if part.kind == PREP and part.low in _OF_WHOM and chunks[step + 1].kind == NOUN:
                if part.low in {"to", "with"} and not ties.is_loyal(chunks, step):
                    return None
                whose = self._sentence.phrases[step + 1]
                by_whom = whose.kind == PARTY and self._sentence.low(at - 1) == "by"
                lost = part.low == "from" and (by_whom or whose.kind == PRONOUN)  # "by troops from X"
                if lost or (named and not any(unit.kind == ACTOR for unit in whose.units)):
                    return None
                initials = self._abbreviated(step + 1, whose)  # "the forces of the X operation (XO)"
                told = initials or self._person_named(step + 1) or self._whole(step + 1, whose)
                state = self._of_the_state(whose) if ties.is_anti_terror(whose) else None
                return told or of_land(whose, self._context) or state
            if part.verb is not None and part.verb.lemma in _LEADING and chunks[step + 1].low == "by":
                return self._person_named(step + 2) or self.at(step + 2)  # "insurgents led by X"
            if part.kind == NOUN and part.low not in BOUND:
                return None
        return None

    def _person_named(self, at: int) -> Party | None:
        """ "the elected president, X", "the former ruler X": the side of X, not of the country whose office it is."""
        office = self._sentence.phrases.get(at)
        if office is None or not is_title(office.head):
            return None
        behind = self._sentence.phrases.get(at + 2) if self._sentence.text(at + 1) == "," else None
        named = behind.head if behind is not None and behind.head.kind == ACTOR else None
        return self._leader(named) if named else None

    def _leader(self, named: Unit) -> Party | None:
        """The side of a person whom the atlas knows."""
        actor = choose_actor(named.value, named.text, self._context)
        return Party(actor.id, named.text, self._context.side_of(actor)) if actor and actor.kind == "person" else None

    def _whole(self, at: int, phrase: Phrase) -> Party | None:
        """ "the last of the forces loyal to X": those of X."""
        return self.at(at) if phrase.units[-1].low in BOUND else self.of(phrase)

    def of(self, phrase: Phrase) -> Party | None:
        """The party that the words of one phrase name."""
        if phrase.kind == PRONOUN:
            if phrase.head.low in {"we", "us"}:
                return self._context.speaker
            if phrase.head.low in {"there", "one", "who", "whom", "others"}:
                return None
            told = self._said_of_themselves(phrase) or self._only_one_before(phrase)
            return told or self._context.meant_by(phrase.head.low)
        units = [*phrase.owner, *phrase.units]
        tied = (
            leading(phrase, self._actors, self._context)
            if phrase.head.low in force_nouns() and phrase.head.kind == WORD
            else None
        )
        named = tied or self._named(units, phrase) or (self._of_the_state(phrase) if is_formation(phrase) else None)
        if named:
            if (word := phrase.head.low.split()[-1]) in _DESCRIBING:
                self._context.described.pop(word, None)
                self._context.described[word] = named
            return named
        if len(phrase.units) > 1 and phrase.head.low in _VOICES and phrase.units[-2].low in force_nouns():
            return self._generic(replace(phrase, head=phrase.units[-2], units=phrase.units[:-1]))
        own = phrase.units[0].low in {"its", "their", "his"}
        if phrase.head.low.split()[-1] in force_nouns() and (phrase.head.kind in (WORD, ACTOR) or own):
            return self._generic(phrase)
        if phrase.kind == PARTY and phrase.head.kind == NAME and phrase.head.low.split()[-1] in _GROUPS:
            if _OF_ANY_STATE & set(phrase.head.low.split()):
                return self._context.government()
            return Party(slug(phrase.head.text), phrase.head.text, slug(phrase.head.text))
        return None

    def _of_the_state(self, phrase: Phrase) -> Party | None:
        state = self._context.government()
        return Party(state.id, as_told(phrase), state.side) if state else None

    def called(self, name: str) -> Party | None:
        """The party of a word before "-held": "RSF", "rebel", "Russian"."""
        people = sides.of_people(name.casefold(), self._context.countries, self._context.published.year)
        if people:
            return Party(people, name, people)
        country = countries.by_demonym(name) or countries.by_name(name)
        if country:
            return Party(f"{country.code.lower()}-forces", name, self._context.side_of_state(country))
        actor = choose_actor(self._actors.find(name), name, self._context)
        if actor:
            return Party(actor.id, name, self._context.side_of(actor))
        if side := sides.own_word(self._context.country, [name.casefold()], self._context.published.year):
            return Party(side, name, side)
        if name.casefold() in force_nouns("government") or name.casefold() in {"federal", "national", "central"}:
            return self._context.government()
        return self._context.rebels(name.casefold()) if name.casefold() in force_nouns("rebel") else None

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
                if nation := countries.by_demonym(first) or countries.by_name(first):
                    return Party(f"{nation.code.lower()}-forces", as_told(phrase), self._context.fights_for(nation))
        armed = phrase.head.low in force_nouns() or any(u.low.split()[-1] in _BODIES for u in phrase.units)
        for unit in reversed(units):
            people = unit.low if unit.kind != PLACE or armed else ""
            people = people.split()[0] if unit.kind == ACTOR else people  # "Lendu militia", before the one called so
            side = sides.of_people(people, self._context.countries, self._context.published.year)
            if side and (armed or unit is phrase.head):
                return Party(side, as_told(phrase), side)
        return self._national(units, phrase)

    def _national(self, units: list[Unit], phrase: Phrase) -> Party | None:
        low = phrase.head.low
        for unit in reversed(units):
            if unit.kind in (DEMONYM, COUNTRY) and unit.value:
                rebel = [word.low for word in phrase.units if word.low in force_nouns("rebel")]
                if rebel and low not in force_nouns("government"):
                    return self._context.rebels(rebel[-1])
                if (
                    phrase.kind == PERSON
                    and not any(u.low in _BODIES for u in phrase.units)
                    and self._context.side_of_state(unit.value) not in self._context.sides
                ):
                    return None
                if low in force_nouns() or unit is phrase.head:
                    side = self._context.fights_for(unit.value)
                    blue = (
                        low.startswith("peacekeeper")
                        and side == self._context.side_of_state(unit.value)
                        and side != "russia"
                    )
                    side = "united-nations" if blue else side
                    return Party(f"{unit.value.code.lower()}-forces", as_told(phrase), side)
                if any(word in _BODIES for word in phrase.head.low.split()) or any(
                    u.low in _BODIES for u in phrase.units
                ):
                    return Party(
                        f"{unit.value.code.lower()}-government",
                        as_told(phrase),
                        self._context.side_of_state(unit.value),
                    )
                if unit in phrase.owner:
                    return None
                return (
                    Party(f"{unit.value.code.lower()}-forces", as_told(phrase), self._context.side_of_state(unit.value))
                    if phrase.head.kind == NAME
                    else None
                )
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

    def _generic(self, phrase: Phrase) -> Party | None:
        """ "government forces", "the army", "the rebels", "the militants", "loyalists"."""
        owner = [unit.low for unit in phrase.owner]
        lows = [*owner, *(word for unit in phrase.units for word in unit.low.split())]
        head = lows[-1]
        if told := self._context.speaker if lows[0] == "our" else None:
            return told
        if side := sides.own_word(self._context.country, lows, self._context.published.year):
            return Party(side, as_told(phrase), side)
        of_the_state = _OF_THE_STATE & set(lows) and head not in force_nouns("rebel")  # not "allied rebels"
        if of_the_state and not ("coalition" in lows and self._context.country == "SY"):
            state = self._context.government()
            return Party(state.id, as_told(phrase), state.side) if state else None
        before = self._context.described.get(head) if len(phrase.units) == 2 and phrase.definite else None
        if before is not None or "same" in lows:
            return before or self._context.last_captor or self._context.last_party
        if any(low in {"its", "their", "his"} for low in lows[:1]) or owner[:1] in (["its"], ["their"]):
            return self._possessor(phrase)
        if any(low in force_nouns("government") or low.startswith(_GOVERNMENT_PREFIX) for low in lows) and not any(
            low.startswith(("opposition", *_REBELLING)) for low in lows
        ):
            state = self._context.government()
            return Party(state.id, as_told(phrase), state.side) if state else None
        if any(low in force_nouns("rebel") or low.startswith(_REBELLING) for low in lows):
            if phrase.definite and head in _ONE_GROUP and _ARMED & set(lows) and (last := self._context.last_group()):
                return Party(last.id, as_told(phrase), last.side)
            found = self._context.rebels(next((low for low in lows if low in force_nouns("rebel")), head))
            return Party(found.id, as_told(phrase), found.side) if found else None
        other = lows[-2:] == ["other", "side"]
        return self._context.enemy(other=other) if other or head in {"enemy", "foe"} else self._fighters(phrase, lows)

    def _fighters(self, phrase: Phrase, lows: list[str]) -> Party | None:
        """ "pro-X fighters", "tribal militia", "the gunmen", "the column"."""
        state = self._context.government()
        if against := next((unit.text[5:] for unit in phrase.units if unit.low.startswith("anti-")), None):
            return opposed(against, phrase, self._actors, self._context)
        if follows := next((unit for unit in phrase.units if unit.low.startswith("pro-")), None):
            leader = choose_actor(self._actors.find(follows.text[4:]), follows.text[4:], self._context)
            return Party(leader.id, as_told(phrase), self._context.side_of(leader)) if leader else None
        if lows[-1] in _DEFENDING:
            return self._defenders(phrase)
        if _OF_THE_PLACE & set(lows[:-1]) or lows[-1] in _OF_THE_VILLAGE:
            return Party(state.id, as_told(phrase), state.side) if state else None
        if lows[-1] in {"group", "movement"} and lows[0] in {"a", "an"} and "armed" not in lows:
            return None  # "a tour group"
        if lows[-1] in _IRREGULARS:
            return self._irregulars(phrase)
        return (self._context.last_party or state) if lows[-1] in force_nouns("either") else None

    def _defenders(self, phrase: Phrase) -> Party | None:
        """ "the garrison": of the state, or of whoever fights it where the state attacks."""
        captor, state = self._context.last_captor, self._context.government()
        if captor is None or state is None or captor.side is None:
            return None
        foe = state if captor.side != state.side else self._context.opponent_of(captor.side)
        return Party(foe.id, as_told(phrase), foe.side) if foe else None

    def _irregulars(self, phrase: Phrase) -> Party | None:
        """ "the two groups", "the fighters": the party spoken of, unless that is the state."""
        last, state = self._context.last_party, self._context.government()
        if last is not None and (state is None or last.side != state.side):
            return last
        return self._context.rebels(phrase.head.low)

    def _possessor(self, phrase: Phrase) -> Party | None:
        """ "its forces" after "X said": those of X, or of the one whom X speaks for; nobody's if X is unknown."""
        defending = phrase.head.low in _DEFENDING and phrase.units[0].low == "its"
        if defending and (found := self._defenders(phrase)) is not None:
            return found  # those of the town, not of whoever was spoken of last
        speech = speech_before(self._sentence, phrase)
        owner = next(
            (low for unit in (*phrase.owner, *phrase.units) if (low := unit.low) in {"its", "their", "his"}), ""
        )
        leaders = (self._leader(unit) for unit in (actors_before(self._sentence, phrase) if owner == "his" else ()))
        if (leader := next((party for party in leaders if party), None)) is not None:
            return leader  # "the seat of X, is in the hands of his men"
        accused = judged_before(self._sentence, phrase) if owner == "its" else None
        if accused is not None:
            return self._subject_before if self._sentence.low(accused) == "it" else self.at(accused)
        if speech is None:  # "A is in their hands, X said" before anybody else was named
            return self._context.meant_by(owner) or self._context.speaker
        return self._speaker(speech)

    def _said_of_themselves(self, phrase: Phrase) -> Party | None:
        """ "X said that they had left": X, or the one whom X speaks for."""
        if (doer := self._doer_before(phrase)) is not None:
            return doer
        speech = speech_before(self._sentence, phrase)
        if speech is None:
            source = source_before(self._sentence, phrase) if phrase.head.low == "it" else None
            return self.at(source) if source is not None else None
        told = told_of_between(self._sentence, speech, phrase)
        return (self.at(told) if told is not None else None) or self._speaker(speech)

    def _only_one_before(self, phrase: Phrase) -> Party | None:
        """ "a victory for the rebels such as they have not had since": whom alone the sentence has named so far."""
        if phrase.head.low != "they":
            return None
        named = (i for i, one in self._sentence.phrases.items() if one.first < phrase.first and one.kind == PARTY)
        found = {party.side: party for i in named if (party := self.at(i)) is not None}
        return next(iter(found.values())) if len(found) == 1 else None

    def _doer_before(self, phrase: Phrase) -> Party | None:
        """ "mines laid by X before they fled", "X's offensive since it took A": X."""
        at = next((i for i, one in self._sentence.phrases.items() if one is phrase), 0)
        if phrase.head.low == "it" and self._sentence.low(at - 1) in SINCE:
            acts = (one for i, one in self._sentence.phrases.items() if i < at and one.kind == ACT and one.owner)
            return next((self.of(party_phrase(one.owner)) for one in acts), None)
        if phrase.head.low != "they" or self._sentence.low(at - 1) not in _WHILE:
            return None
        before = next((c for c in reversed(self._sentence.clauses) if c.at < at), None)
        return self.first(before.prep("by")) if before is not None and before.reduced and before.passive else None

    def _speaker(self, speech: Clause) -> Party | None:
        spoken_for = (self.first(c.prep("for")) for c in self._sentence.clauses if c.verb.lemma == "speak")
        at = speech.subjects[0]
        apposed = self.at(at + 2) if self._sentence.text(at + 1) == "," else None  # "our partner, X, says"
        return self.at(at) or apposed or next((party for party in spoken_for if party), None)


_PAIR = 2
_WHILE = frozenset({"before", "after", "as", "when", "while"})
_BODIES = word_set("who", "bodies")
_IRREGULARS = word_set("who", "irregulars")
_COLLECTIVE = word_set("who", "collective")
_COLLECTIVE_OR_BODIES = _COLLECTIVE | _BODIES
_DEFENDING = word_set("who", "defending")
_OF_WHOM = frozenset({"of", "from", "to", "for", "with"})
_LEADING = frozenset({"lead", "command", "head", "dominate", "spearhead"})
_PRONOMINAL = frozenset({"those", "that"})  # "the army and those of its allies"
_VOICES = word_set("who", "voices")
_DESCRIBING = word_set("who", "describing")


_OF_ANY_STATE = frozenset({"security", "joint", "defence", "defense", "armed", "government", "national", "federal"})
_OF_THE_STATE = frozenset({"allied", "coalition", "joint", "federal", "national", "security", "defence", "defense"})
_ONE_GROUP = frozenset({"army", "group", "movement", "militia", "alliance", "organisation", "organization"})
_ARMED = frozenset({"ethnic", "rebel", "armed", "insurgent", "guerrilla", "guerilla"})
_OF_THE_PLACE = word_set("who", "of_the_place")
_OF_THE_VILLAGE = frozenset({"vigilantes", "hunters", "vigilante"})
_GROUPS = frozenset({"front", "army", "movement", "forces", "militia", "militias", "alliance", "coalition", "group"})
