"""Whose act and whose control: the party that a noun phrase names as the owner of its head."""

from datetime import timedelta
from typing import Final

from services.atlas.place import SETTLEMENTS
from services.ledger.events import Party
from services.nlp.context import Context
from services.nlp.lexicon import word_set
from services.nlp.parties import sides
from services.nlp.parties.who import Who
from services.nlp.places.anaphora import spoken_of
from services.nlp.places.siting import Spot
from services.nlp.syntax.clause import SPEECH, Clause
from services.nlp.syntax.clauses import Sentence
from services.nlp.syntax.phrases import ACT, OTHER, PARTY, Phrase, party_phrase, phrase_of
from services.nlp.words.classes import TIME
from services.nlp.words.units import ACTOR, DEMONYM, WORD

_SPEAKING_FOR: Final = word_set("owners", "speaking_for")
_WINNING_BACK: Final = frozenset({"regain", "retake", "recapture", "reconquer", "reclaim"})
_CONCEDING: Final = frozenset({"concede", "admit", "acknowledge"})
_LATELY: Final = timedelta(days=45)
HOLD_NOUNS: Final = frozenset({"control", "possession", "hold", "grip", "command", "sovereignty", "charge"})
_FILLERS: Final = frozenset(["the", "full", "complete", "total", "firm", "effective", "tight"])


class Owners:
    """Reads the owners in one sentence."""

    def __init__(self, sentence: Sentence, who: Who, context: Context) -> None:
        self.sentence = sentence
        self.who = who
        self.context = context

    def party(self, chunks: list[int]) -> Party | None:
        """The first party among these noun chunks."""
        return self.who.first(chunks)

    def of_nations(self, chunks: list[int]) -> Party | None:
        """ "U.S. and Iraqi troops took A": the state of the land, whoever fights beside it."""
        state = self.context.government() if len(chunks) > 1 else None
        alone = {at for at in chunks[1:] if len(self.sentence.phrases[at].units) == 1}  # "X paratroopers and marines"
        alone -= {at for at in alone if self.sentence.phrases[at].head.kind != WORD}
        named = [self.who.at(at) for at in chunks if at not in alone] if state is not None else []
        states = all(party is not None and party.side not in self.context.irregulars for party in named)
        leading = sides.usual(self.context.country, "coalition", self.context.published.year)
        states = states and (not named or named[0] is None or named[0].side != leading)  # the U.S. in Iraq, once
        return next((p for p in named if states and state and p and p.side and p.side == state.side), None)

    def conceding(self, clause: Clause) -> Party | None:
        """ "The army conceded that A had been given up": the army, who gave it up."""
        said = (c for c in self.sentence.clauses if c.at < clause.at and c.verb.lemma in _CONCEDING and not c.passive)
        return next((party for c in said if (party := self.party(c.subjects)) and party.side), None)

    def owner(self, at: int) -> Party | None:
        """Whose act: "the Taliban's attack", "a Russian offensive"."""
        phrase = self.sentence.phrases[at]
        named = tuple(unit for unit in (*phrase.owner, *phrase.units) if unit.kind in (ACTOR, DEMONYM))
        if not named:
            speak = phrase.owner and phrase.head.low in _SPEAKING_FOR  # "Russia's leaders"
            return self.who.of(party_phrase(phrase.owner)) if speak else None
        whole = Phrase(PARTY, phrase.head, phrase.units, phrase.owner, True, False, False)
        return self.who.of(whole) or (self.who.of(party_phrase(named[-1:])) if phrase.kind == ACT else None)

    def holder(self, at: int) -> Party | None:
        """Whose control: "Turkish control", "the hands of the rebels", "their hands", "government control"."""
        phrase = self.sentence.phrases[at]
        if self.sentence.low(at + 1) == "of" and at + 2 in self.sentence.phrases:
            return self.who.at(at + 2) or self._the_group(self.sentence.phrases[at + 2])
        if phrase.owner:
            return self.who.of(phrase_of(phrase.owner))
        if phrase.units[0].low in {"their", "its", "his"}:
            return self._sayer(at) or self._teller(at) or self.context.last_party or self.context.speaker
        if phrase.units[0].low == "our":
            return self.context.speaker
        rest = tuple(unit for unit in phrase.units[:-1] if unit.low not in _FILLERS)
        return (self.who.of(phrase_of(rest)) or self.who.called(rest[-1].text)) if rest else None

    def _sayer(self, at: int) -> Party | None:
        """ "X said it had beaten off Y's attack on A and that the town was in its hands": X."""
        told = next((c for c in reversed(self.sentence.clauses) if c.at < at and c.subjects), None)
        first = min(told.subjects) if told is not None else 0
        if self.sentence.low(first - 1) != "that" or self.sentence.low(first - 2) not in {"and", "but"}:
            return None
        said = next((c for c in self.sentence.clauses if c.at < first and c.verb.lemma in SPEECH and c.subjects), None)
        if said is None:
            return None
        owner = self.sentence.phrases[said.subjects[0]].owner
        return self.who.of(phrase_of(owner)) if owner else self.who.first(said.subjects)

    def _teller(self, at: int) -> Party | None:
        """ "The army's spokesman said A was in its hands": the army, where nobody stands between."""
        said = next((c for c in reversed(self.sentence.clauses) if c.at < at and c.verb.lemma in SPEECH), None)
        if said is None or not said.subjects:
            return None
        owner = self.sentence.phrases[said.subjects[0]].owner
        apart = any(self.sentence.phrases[i].kind == PARTY for i in range(said.at, at) if i in self.sentence.phrases)
        return self.who.of(phrase_of(owner)) if owner and not apart else None

    def _the_group(self, phrase: Phrase) -> Party | None:
        """ "under the control of the organization": of the armed group spoken of last."""
        group = phrase.definite and phrase.head.low in {"organization", "organisation"}
        last = self.context.last_party if group else None
        return last if last is not None and last.side in self.context.irregulars else None

    def innermost(self, chunks: list[int]) -> list[int]:
        """Without the town of "around the airport in A", "on its camp at B"."""
        return [i for i in chunks if not (self.sentence.low(i - 1) in {"in", "at", "near"} and i - 2 in chunks)]

    def does_so_to_a_thing(self, clause: Clause) -> bool:
        """ "one side takes the question up, the other takes it back": the question."""
        same = (
            c for c in self.sentence.clauses if c.at < clause.at and c.verb.lemma == clause.verb.lemma and c.objects
        )
        return any(self.sentence.phrases[c.objects[0]].kind == OTHER for c in same)

    def taken_last(self, clause: Clause) -> list[Spot]:
        """ "X entered A after bombing B. Y wants to regain it": A, which the story says was taken."""
        taken = (one.place for one in reversed(self.context.last_held) if one.taken)
        place = next(taken, None) if clause.verb.lemma in _WINNING_BACK else None
        return [spoken_of(place)] if place is not None else []

    def town_of_topic(self) -> list[Spot]:
        """The settlement that the paragraph is about, or the one whose police station it is about."""
        topic = self.context.paragraph_topic
        if topic is None or topic.type in SETTLEMENTS:
            return [spoken_of(topic)] if topic is not None else []
        towns = (place for place in reversed(self.context.spots) if place.type in SETTLEMENTS)
        of_it = topic.type == "facility"
        return [spoken_of(place) for place in towns if of_it and topic.name.startswith(f"{place.name} ")][:1]

    def long_ago(self, clause: Clause) -> bool:
        """ "The RSF had captured it in December": no news of these weeks."""
        dates = (c.units[-1].value.range for c in self.sentence.chunks[clause.at : clause.end + 1] if c.kind == TIME)
        return any(self.context.published - span.end > _LATELY for span in dates)


def holds(phrase: Phrase) -> bool:
    """Whether it tells of control over land."""
    return phrase.head.low in HOLD_NOUNS and not is_from_afar(phrase)


def is_from_afar(phrase: Phrase) -> bool:
    """ "fire control": guns reach the place, and nobody stands there."""
    return any(unit.low == "fire" for unit in phrase.units[:-1])
