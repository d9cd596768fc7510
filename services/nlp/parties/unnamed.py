"""Whom words without a name mean: "the army", "the rebels", "its forces", "they"."""

from abc import ABC, abstractmethod
from typing import Final

from services.atlas.actors import Actors
from services.ledger.events import Party
from services.nlp.context import Context, choose_actor
from services.nlp.lexicon import EITHER_NOUNS, FORCE_NOUNS, GOVERNMENT_NOUNS, REBEL_NOUNS, word_set
from services.nlp.parties import sides
from services.nlp.parties.nobody import is_of_nobody
from services.nlp.parties.offices import is_foreign_foe, is_ministry, is_of_state, of_own_land
from services.nlp.parties.reported import (
    actors_before,
    claimant_before,
    doer_joined,
    doer_of_the_act,
    judged_before,
    named_ahead,
    own_claim_before,
    owner_before,
    rebels_before,
    source_before,
    speech_before,
    told_of_between,
)
from services.nlp.parties.ties import as_told, opposed
from services.nlp.syntax.clause import Clause
from services.nlp.syntax.clauses import Sentence
from services.nlp.syntax.phrases import ACT, PARTY, Phrase, party_phrase
from services.nlp.words.classes import REL, SINCE
from services.nlp.words.units import Unit

_ARMED_FORCES: Final = ["the", "armed", "forces"]
_GOVERNMENT_PREFIX: Final = tuple(sorted(word_set("unnamed", "siding_with_the_state")))
_REBELLING: Final = tuple(sorted(word_set("unnamed", "rebelling")))
_OPPOSING: Final = ("opposition", *_REBELLING)
_WHILE: Final = frozenset({"before", "after", "as", "when", "while"})
_IRREGULARS: Final = word_set("unnamed", "irregulars")
_DEFENDING: Final = word_set("unnamed", "defending")
_ATTACKING: Final = word_set("unnamed", "attacking")
_OF_THE_STATE: Final = word_set("unnamed", "of_the_state")
_JOINT: Final = frozenset({"joint", "allied", "combined"})
_ONE_GROUP: Final = frozenset({"army", "group", "movement", "militia", "alliance", "organisation", "organization"})
_ARMED: Final = frozenset({"ethnic", "rebel", "armed", "insurgent", "guerrilla", "guerilla"})
_OF_THE_PLACE: Final = word_set("unnamed", "of_the_place")
_OF_THE_VILLAGE: Final = frozenset({"vigilantes", "hunters", "vigilante"})
_PAIR: Final = 2
_BRANCHES: Final = frozenset({"marines", "paratroopers", "infantry", "armor", "armour"})
_PAPERS: Final = word_set("unnamed", "papers")
_FOREIGN: Final = frozenset({"international", "foreign", "multinational", "western", "regional"})
_TROOPS: Final = frozenset({"forces", "troops", "soldiers", "force"})
_ON_THE_MARCH: Final = frozenset({"armoured", "armored", "tank", "military", "mechanized", "mechanised", "army"})
_PEOPLE: Final = frozenset({"men", "people", "persons", "individuals", "youths"})
_NOBODY: Final = frozenset({"unidentified", "unknown", "unnamed", "masked"})
_RIVAL: Final = word_set("unnamed", "rival")
_ANY_ARMY: Final = frozenset({"the", "army", "military", "troops", "soldiers"})
_WITHIN: Final = frozenset({"in", "within", "inside", "of", "with", "from"})
_OF: Final = frozenset({"to", "with", "of", "by", "from"})


class Unnamed(ABC):
    """Reads phrases without a name of one sentence, by the article's context."""

    def __init__(self, sentence: Sentence, actors: Actors, context: Context) -> None:
        self._sentence = sentence
        self._actors = actors
        self._context = context
        self._subject_before = context.last_subject  # of the sentence before

    @abstractmethod
    def at(self, at: int) -> Party | None:
        """The party of the noun chunk at `at`."""

    @abstractmethod
    def of(self, phrase: Phrase) -> Party | None:
        """The party that the words of one phrase name."""

    def first(self, chunks: list[int]) -> Party | None:
        """The first of these noun chunks that names a party."""
        return next((party for at in chunks if (party := self.at(at))), None)

    def _pronoun(self, phrase: Phrase) -> Party | None:
        """ "we": the speaker; "it", "they": whom the sentence or the story spoke of last."""
        if phrase.head.low in {"we", "us"}:
            return self._context.speaker
        if phrase.head.low in {"there", "one", "who", "whom", "others"}:
            return None
        told = self._said_of_themselves(phrase) or self._doer_of_the_relative(phrase) or self._only_one_before(phrase)
        ahead = None if told else named_ahead(self._sentence, phrase)
        meant = told or (self.at(ahead) if ahead else None) or self._context.meant_by(phrase.head.low)
        return self._foe(meant) if self._is_of_himself(phrase, meant) else meant

    def _is_of_himself(self, phrase: Phrase, meant: Party | None) -> bool:
        """ "They have fled," X said: of its own men X says "we", or has just said "our men"."""
        said, they = self._context.speaker, phrase.head.low in {"they", "them"}
        own = (
            they and self._context.voices.quoting and said is not None and meant is not None and said.side == meant.side
        )
        named = (one for one in self._sentence.phrases.values() if one.first < phrase.first and one.kind == PARTY)
        return own and next(named, None) is None and speech_before(self._sentence, phrase) is None

    def _of_two(self, phrase: Phrase) -> Party | None:
        """ "the former", "the latter": of the two parties that this sentence or the one before names."""
        named = (i for i, one in self._sentence.phrases.items() if one.first < phrase.first and one.kind == PARTY)
        here = {party.side: party for i in named if (party := self.at(i)) is not None}
        pair = list(here.values()) if len(here) > 1 else list(self._context.last_parties)
        return pair[0 if phrase.head.low == "former" else -1] if len(pair) == _PAIR else None

    def _leader(self, named: Unit) -> Party | None:
        """The side of a person whom the atlas knows."""
        actor = choose_actor(named.value, named.text, self._context)
        return Party(actor.id, named.text, self._context.side_of(actor)) if actor and actor.kind == "person" else None

    def _generic(self, phrase: Phrase) -> Party | None:
        """ "government forces", "the army", "the rebels", "the militants", "loyalists"."""
        owner = [unit.low for unit in phrase.owner]
        lows = [*owner, *(word for unit in phrase.units for word in unit.low.split())]
        head = lows[-1]
        nobody = Party("unknown", as_told(phrase), None) if _NOBODY & set(lows) else None  # "unidentified gunmen"
        if told := self._context.speaker if lows[0] == "our" else nobody:
            return told
        abroad = _FOREIGN & set(lows) and head in _TROOPS  # of nations that are not named
        side = sides.own_word(self._context.country, lows, self._context.published.year)
        if abroad or side:
            return self._by_own_word(side, phrase) if side and not abroad else None
        of_the_state = bool(_OF_THE_STATE & set(lows)) and head not in REBEL_NOUNS  # not "allied rebels"
        rebel = self._context.country == "SY" or not REBEL_NOUNS.isdisjoint(lows)
        of_the_state &= not ("coalition" in lows and rebel)
        if of_the_state or (lows == _ARMED_FORCES and not self._is_called_so()):
            return self._joined(phrase, lows) or self._of_the_state(phrase)
        before = self._context.described.get(head) if len(phrase.units) == 2 and phrase.definite else None
        if before is not None or "same" in lows:
            return before or self._context.last_captor or self._context.last_party
        own = any(low in {"its", "their", "his"} for low in lows[:1]) or owner[:1] in (["its"], ["their"])
        if own or _RIVAL & set(lows):
            return self._own_or_rival(phrase, lows, own)
        if any(low in GOVERNMENT_NOUNS or low.startswith(_GOVERNMENT_PREFIX) for low in lows) and not any(
            low.startswith(_OPPOSING) for low in lows
        ):
            return self._of_the_speaker(phrase, lows) or self._of_the_state(phrase)
        if any(low in REBEL_NOUNS or low.startswith(_REBELLING) for low in lows):
            if phrase.definite and head in _ONE_GROUP and _ARMED & set(lows) and (last := self._context.last_group()):
                return Party(last.id, as_told(phrase), last.side)
            word = next((low for low in lows if low in REBEL_NOUNS), head)
            found = self._named_before(phrase) or self._of_several(phrase) or self._context.rebels(word)
            return Party(found.id, as_told(phrase), found.side) if found else None
        other = lows[-2:] == ["other", "side"]
        return self._context.enemy(other=other) if other or head in {"enemy", "foe"} else self._fighters(phrase, lows)

    def _is_called_so(self) -> bool:
        """Whether those spoken of last are "the X Armed Forces"."""
        last = self._context.last_party
        return last is not None and "armed forces" in last.name.casefold()

    def _joined(self, phrase: Phrase, lows: list[str]) -> Party | None:
        """ "The joint forces" of a story that does not speak of the state: the group that takes places there."""
        state, captor = self._context.government(), self._context.last_captor
        of_others = captor is not None and captor.side in self._context.irregulars
        together = phrase.definite and not _JOINT.isdisjoint(lows)
        together &= state is None or state.side not in self._context.sides
        return Party(captor.id, as_told(phrase), captor.side) if together and of_others and captor is not None else None

    def _named_before(self, phrase: Phrase) -> Party | None:
        """ "A leader of the Shiite rebels said that rebels held A": those."""
        named = rebels_before(self._sentence, phrase)
        return self.at(named) if named is not None else None

    def _of_several(self, phrase: Phrase) -> Party | None:
        """ "The rebels" of a land in which many groups fight the state: the group spoken of last."""
        bare = phrase.definite and len(phrase.units) == 2
        return self._context.last_group() if bare and sides.of_several(self._context.country) else None

    def _by_own_word(self, side: str, phrase: Phrase) -> Party | None:
        """Who "the junta" that rebels, or "the defence forces" of those who rose against one are."""
        return self._context.rebels("rebels") if side == "rebels" else Party(side, as_told(phrase), side)

    def _own_or_rival(self, phrase: Phrase, lows: list[str], own: bool) -> Party | None:
        """ "its forces", "their rivals", "rival forces"."""
        party = self._possessor(phrase) if own else None
        return self._rival(phrase) if not own else self._foe(party) if _RIVAL & set(lows) else party

    def _foe(self, party: Party | None) -> Party | None:
        return self._context.other_side(party.side) if party is not None and party.side else None

    def _rival(self, phrase: Phrase) -> Party | None:
        """ "rival forces", "the rival administration": the foe of whom the sentence names before, else behind it."""
        at = self._sentence.at_of(phrase)
        bound = at - 2 if self._sentence.low(at - 1) in _OF else at  # "forces allied to a rival government"
        if self._sentence.low(at - 1) == "between":
            return None  # "clashes between rival militias"
        named = [i for i, one in self._sentence.phrases.items() if one.kind == PARTY and i not in (at, bound)]
        nearest = [*(i for i in reversed(named) if i < at), *(i for i in named if i > at)]
        party = next((one for i in nearest if (one := self.at(i)) is not None and one.side), None)
        foe, state = self._foe(party or self._context.last_party), self._context.government()
        irregular = phrase.head.low in _IRREGULARS or phrase.head.low in REBEL_NOUNS
        of_the_state = foe is not None and state is not None and foe.side == state.side
        return None if irregular and of_the_state else foe  # "drove rival militias out": no army

    def _of_the_army(self, phrase: Phrase) -> Party | None:
        """ "the 98th Division": of the state, or of whoever "the army" means in a land that has none."""
        side = sides.own_word(self._context.country, ["army"], self._context.published.year)
        return Party(side, as_told(phrase), side) if side else self._of_the_state(phrase)

    def _of_the_state(self, phrase: Phrase) -> Party | None:
        """The state's own side, called as the phrase calls it."""
        state = self._context.government()
        return Party(state.id, as_told(phrase), state.side) if state else None

    def _of_the_speaker(self, phrase: Phrase, lows: list[str]) -> Party | None:
        """ "The ministry of X said troops had taken A": X's, where the story's land and X are at war."""
        said, bare = self._context.speaker, _ANY_ARMY.issuperset(lows)
        if not bare or said is None or not said.side or not is_foreign_foe(self._context, said.side):
            return None
        return Party(said.id, as_told(phrase), said.side)

    def office(self, at: int) -> Party | None:
        """ "The defence ministry", after "the X defence ministry": that of X."""
        return self._context.voices.office if is_ministry(self._sentence.phrases[at]) else None

    def remember_office(self, at: int, party: Party) -> None:
        """The ministry that speaks is "the ministry" from then on."""
        phrase = self._sentence.phrases[at]
        if "ministry" in phrase.head.low.split():
            self._context.voices.office = party

    def _fighters(self, phrase: Phrase, lows: list[str]) -> Party | None:
        """ "pro-X fighters", "tribal militia", "the gunmen", "the column"."""
        state, last = self._context.government(), self._context.last_party
        if against := next((unit.text[5:] for unit in phrase.units if unit.low.startswith("anti-")), None):
            return opposed(against, phrase, self._actors, self._context)
        if follows := next((unit for unit in phrase.units if unit.low.startswith("pro-")), None):
            leader = choose_actor(self._actors.find(follows.text[4:]), follows.text[4:], self._context)
            return Party(leader.id, as_told(phrase), self._context.side_of(leader)) if leader else None
        if lows[-1] in _DEFENDING | _ATTACKING:
            return self._defenders(phrase) if lows[-1] in _DEFENDING else self._attackers(phrase)
        if is_of_nobody(phrase, lows):
            return None
        if _OF_THE_PLACE & set(lows[:-1]) or lows[-1] in _OF_THE_VILLAGE:
            return self._of_the_state(phrase)
        if lows[-1] in _IRREGULARS or ("armed" in lows and lows[-1] in _PEOPLE):
            return self._irregulars(phrase)
        own = self._context.speaker if lows in (["the", "forces"], ["the", "units"]) else None  # an officer of his own
        if lows[-1] in _BRANCHES and last is not None and last.side in self._context.irregulars and state is not None:
            return self._of_the_state(phrase)  # rebels have no marines
        if lows[-1] == "alliance" and phrase.definite and (group := self._allied_group()) is not None:
            return Party(group.id, as_told(phrase), group.side)
        armed = lows[-1] in EITHER_NOUNS or (lows[-1] in {"columns", "convoys"} and bool(_ON_THE_MARCH & set(lows)))
        return (own or last or state) if armed else None

    def _allied_group(self) -> Party | None:
        """ "The alliance has taken A, X said": whoever speaks, or was spoken of last, if that is an armed group."""
        told = (self._context.speaker, self._context.last_party)
        return next((party for party in told if party is not None and party.side in self._context.irregulars), None)

    def _defenders(self, phrase: Phrase) -> Party | None:
        """ "the garrison": of the state, or of whoever fights it where the state attacks."""
        captor, state = self._context.last_captor, self._context.government()
        if captor is None or state is None or captor.side is None:
            return None
        foe = state if captor.side != state.side else self._context.opponent_of(captor.side)
        return Party(foe.id, as_told(phrase), foe.side) if foe else None

    def _attackers(self, phrase: Phrase) -> Party | None:
        """ "the attackers", as those whom they attacked tell: the group spoken of last, else the state's rebels."""
        last, state = self._context.last_party, self._context.government()
        if last is not None and state is not None and last.side not in (state.side, None):
            return last
        group = self._context.last_group()
        return group or self._context.rebels(phrase.head.low)

    def _irregulars(self, phrase: Phrase) -> Party | None:
        """ "the two groups", "the fighters": the party spoken of, unless that is the state or called so."""
        last, state = self._context.last_party, self._context.government()
        ruling = last is not None and last.name.casefold().startswith(_GOVERNMENT_PREFIX)
        one_group = phrase.definite and phrase.head.low in {"group", "movement"} and not phrase.plural
        if one_group and last is not None and last.side not in self._context.irregulars:
            # "Troops left. The group was driven from A in 2011"
            return self._context.last_group() or self._context.rebels("rebels")
        if last is not None and not ruling and (state is None or last.side != state.side):
            return last
        return self._context.rebels(phrase.head.low)

    def _possessor(self, phrase: Phrase) -> Party | None:
        """ "its forces" after "X said": those of X, or of the one whom X speaks for; nobody's if X is unknown."""
        defending = phrase.head.low in _DEFENDING and phrase.units[0].low == "its"
        if defending and (found := self._defenders(phrase)) is not None:
            return found  # those of the town, not of whoever was spoken of last
        claims = own_claim_before(self._sentence, phrase)
        if claims is not None and (claimant := self.of(claims)) is not None:
            return claimant  # "Russian claims that its troops had taken A"
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
        # "A is in their hands, X said" before anybody else was named; "took A, X said, and its men took B"
        if speech is None or self._sentence.is_inserted(speech):
            return self._context.meant_by(owner) or self._context.speaker
        return self._teller(speech)

    def _said_of_themselves(self, phrase: Phrase) -> Party | None:
        """ "X said that they had left": X, or the one whom X speaks for."""
        if (doer := self._doer_before(phrase)) is not None:
            return doer
        claimant = claimant_before(self._sentence, phrase) if phrase.head.low in {"they", "it"} else None
        if claimant is not None and (party := self.at(claimant)) is not None:
            return party
        own = own_claim_before(self._sentence, phrase) if phrase.head.low in {"they", "it"} else None
        if own is not None and (party := self.of(own)) is not None:
            return party
        speech = speech_before(self._sentence, phrase)
        if speech is None:
            source = source_before(self._sentence, phrase) if phrase.head.low == "it" else None
            return self.at(source) if source is not None else None
        if self._sentence.is_inserted(speech) and (party := self._only_one_before(phrase)) is not None:
            return party  # "A is clear of militants, X said, months after they had overrun it": the militants
        told = told_of_between(self._sentence, speech, phrase)
        return (self.at(told) if told is not None else None) or self._teller(speech)

    def _doer_of_the_relative(self, phrase: Phrase) -> Party | None:
        """ "A, which X made its base after it quit B": X, whatever the sentence is about."""
        at = self._sentence.at_of(phrase)
        before = [c for c in self._sentence.clauses if c.at < at and c.subjects]
        opens = min(before[-1].subjects) - 1 if before else 0
        inside = self._sentence.kind(opens) == REL or self._sentence.low(opens) == "where"
        if (
            not (before and inside)
            or self._sentence.low(at - 1) not in SINCE | _WHILE
            or phrase.head.low not in {"it", "they"}
        ):
            return None
        if self._sentence.low(opens) == "whose" and (owner := self._sentence.antecedent(opens)):
            return self.first(owner)  # "from X, whose men burned houses as they left": X's
        doer = self._sentence.phrases[before[-1].subjects[0]]
        return self.at(before[-1].subjects[0]) if doer.kind == PARTY else None

    def _only_one_before(self, phrase: Phrase) -> Party | None:
        """ "a victory for the rebels such as they have not had since": whom alone the sentence has named so far."""
        if phrase.head.low != "they":
            return None
        named = (i for i, one in self._sentence.phrases.items() if one.first < phrase.first and one.kind == PARTY)
        found = {party.side: party for i in named if (party := self.at(i)) is not None}
        return next(iter(found.values())) if len(found) == 1 else None

    def _doer_before(self, phrase: Phrase) -> Party | None:
        """ "mines laid by X before they fled", "X's offensive since it took A": X."""
        at = self._sentence.at_of(phrase)
        if phrase.head.low == "it" and self._sentence.low(at - 1) in SINCE:
            acts = (one for i, one in self._sentence.phrases.items() if i < at and one.kind == ACT and one.owner)
            return next((self.of(party_phrase(one.owner)) for one in acts), None)
        if (joined := doer_joined(self._sentence, phrase)) is not None:
            return self.at(joined)
        if (owner := owner_before(self._sentence, phrase) or doer_of_the_act(self._sentence, phrase)) is not None:
            return self.of(owner)
        if phrase.head.low != "they" or self._sentence.low(at - 1) not in _WHILE:
            return None
        before = next((c for c in reversed(self._sentence.clauses) if c.at < at), None)
        return self.first(before.prep("by")) if before is not None and before.reduced and before.passive else None

    def _teller(self, speech: Clause) -> Party | None:
        """For whom the clause speaks; a ministry or president speaks for the story's state."""
        office = self._sentence.phrases[speech.subjects[0]]
        known = self._context.spokesmen.of(office.head)
        state = self.office(speech.subjects[0]) or (self._context.government() if is_of_state(office) else None)
        adviser = self._context.speaker if self._context.quoted is None else None
        told = self._speaker(speech) or known or of_own_land(office, self._actors, self._context)
        return told or state or adviser  # "A, an adviser to X, said that they": X

    def issuer(self, at: int) -> Party | None:
        """ "A statement by X said", "a rebel communique said": who put out the paper at `at`; None of what is none."""
        phrase = self._sentence.phrases[at]
        if phrase.head.low not in _PAPERS:
            return None
        by = self._sentence.phrases.get(at + 2) if self._sentence.low(at + 1) in {"by", "of", "from"} else None
        if by is not None:
            return self.at(at + 2) if by.kind == PARTY else None
        # "a government statement" may be that of either state at war
        armed = len(phrase.units) > 1 and phrase.units[-2].low in FORCE_NOUNS - {"government"}
        return self.of(phrase.without_head()) if armed else None

    def _speaker(self, speech: Clause) -> Party | None:
        spoken_for = (self.first(c.prep("for")) for c in self._sentence.clauses if c.verb.lemma == "speak")
        at = speech.subjects[0]
        apposed = self.at(at + 2) if self._sentence.text(at + 1) == "," else None  # "our partner, X, says"
        told = self.at(at) or self.issuer(at) or self.member_of(at)
        return told or apposed or next((party for party in spoken_for if party), None)

    def member_of(self, at: int) -> Party | None:
        """ "a source in the army", "a lieutenant of X", "sources within X": the army, X."""
        of = self._sentence.phrases.get(at + 2) if self._sentence.low(at + 1) in _WITHIN else None
        armed = of is not None and of.kind == PARTY and of.head.low != "state"  # "a senator from the state"
        return self.at(at + 2) if armed else None
