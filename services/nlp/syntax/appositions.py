"""Appositions: "A, a town in B, was taken", "C, the seat of D"."""

from typing import Final

from services.nlp.lexicon import PLACE_NOUNS, word_set
from services.nlp.syntax.marks import BRACKET, PARTING, Marks
from services.nlp.syntax.phrases import ACT, OTHER, PART, PARTY, PLACE_NAME, PLACE_NOUN, UNKNOWN_NAME, Phrase
from services.nlp.words.classes import ADV, DET, NOUN, PREP, RANKS, REL, STOP, SUB, TIME, VERB
from services.nlp.words.units import NAME, NUMBER, PLACE, WORD
from services.nlp.words.verb_forms import PARTICIPLE, PAST

PLACES: Final = frozenset({PLACE_NAME, PLACE_NOUN, UNKNOWN_NAME, PART})
_PREPOSITIONS: Final = word_set("appositions", "prepositions")
_OPENERS: Final = word_set("appositions", "openers")
_BARE: Final = word_set("appositions", "bare")
_INDEFINITE: Final = frozenset({"a", "an", "one", "another"})
_NAMED_SORTS: Final = word_set("appositions", "named_sorts")
_THOUGH: Final = frozenset({"once", "though", "although", "albeit"})
_CALLING: Final = frozenset({"call", "name", "dub", "know", "deem"})
TOWNS: Final = frozenset({"city", "town", "village", "facility"})
LONGEST_APPOSITION: Final = 22  # chunks of an apposition, at most


class Appositions(Marks):
    """The chunks of one sentence with what is put beside them."""

    def heads_initials(self, at: int) -> bool:
        """Whether the noun at `at` heads the name in front: the rebels of "the March 23 Movement (M23) rebels"."""
        bracket = self.opening(at - 1) if self.text(at - 1) == ")" else at
        if bracket >= at - 1:
            return False
        party = self.kind(bracket - 1) == NOUN and self.phrases[bracket - 1].kind == PARTY
        return party and len(self.phrases[at].units) == 1 and self.phrases[at].kind == PARTY

    def after_apposition(self, at: int) -> int:
        """At a comma that opens an apposition: the comma that closes it; else `at`."""
        if not self.apposes(at + 1):
            return at
        for i in range(at + 2, min(at + LONGEST_APPOSITION, len(self.chunks))):
            if self.text(i) in PARTING or self.text(i) == ")":
                return i
            if self.text(i) in {".", ";"}:
                break
        return at

    def after_aside(self, at: int) -> int:
        """At a bracket, or at a mark that opens an apposition: what closes it; else `at`."""
        if self.text(at) == "(":
            return self.closing(at)
        return self.after_apposition(at) if self.text(at) in PARTING else at

    def before_apposition(self, at: int) -> int:
        """At a comma that closes a short apposition: the comma that opens it; else `at`."""
        if self.text(at) not in PARTING:
            return at
        opening = (
            i
            for i in range(at - 2, max(at - BRACKET, 0), -1)
            if self.text(i) in PARTING and self.kind(i - 1) == NOUN and self.phrases[i - 1].kind in PLACES
        )
        return next((i for i in opening if self.kind(i + 1) != REL and self.after_apposition(i) == at), at)

    def apposes(self, at: int) -> bool:
        """Whether an apposition opens here: "a town …", "one of …", "150 km from …", "which …", "southwest of …"."""
        if at >= len(self.chunks):
            return False
        part = self.chunks[at]
        if part.kind == PREP:
            return self.kind(at + 1) == REL or part.low in _PREPOSITIONS
        if part.low in {"most", "all", "some", "many"} and (self.low(at + 1), self.text(at + 2)) == ("of", "them"):
            return True  # "The brigades, most of them from A, took B"
        if part.kind == NOUN:
            opens = self._noun_apposes(self.phrases[at]) or self._tells_of_both(at)
            return opens and not self._is_of_its_own(at)
        if part.verb is not None:
            # "The army, having taken A, set its sights on B": a verb with an object of its own is no participle
            acts = self.kind(at + 1) == NOUN and PAST in part.verb.form and part.verb.lemma not in _CALLING
            return PARTICIPLE in part.verb.form and not (part.verb.passive or acts)
        if part.kind == SUB:
            return self._tells_what_it_was(at)
        return part.kind in (REL, ADV, TIME, DET) and part.low != "then"

    def _tells_what_it_was(self, at: int) -> bool:
        """ "A, once home to thousands,", "B, though a small town,": no verb up to the comma."""
        end = next((i for i in range(at + 1, at + BRACKET) if self.kind(i) in (VERB, STOP)), at)
        return self.low(at) in _THOUGH and self.kind(at + 1) == NOUN and self.text(end) == ","

    def _is_of_its_own(self, at: int) -> bool:
        """ "the city of B" behind "A,": another place, as no apposition names one."""
        named = self.phrases.get(at + 2) if self.low(at) == "the" and self.low(at + 1) == "of" else None
        sort = self.phrases[at].head.low in _NAMED_SORTS and self.text(at).count(" ") == 1  # "the city" and no more
        several = "among" in self.words()  # "In other places, the towns of A and B among them"
        return sort and not several and named is not None and named.kind in (PLACE_NAME, UNKNOWN_NAME)

    def _tells_of_both(self, at: int) -> bool:
        """ "A and B, villages near C": what both are; "A, villages near C and D" is a list."""
        phrase = self.phrases[at]
        bare = phrase.kind == PLACE_NOUN and phrase.plural and len(phrase.units) == 1 and not phrase.owner
        sited = self.kind(at + 1) == NOUN or (self.kind(at + 1) == PREP and self.low(at + 1) != "of")
        return bare and sited and self.text(at - 1) == "," and self.low(at - 3) == "and"

    def _noun_apposes(self, phrase: Phrase) -> bool:
        first = phrase.units[0]
        if phrase.owner and phrase.kind in (PLACE_NOUN, PART, OTHER, PLACE_NAME):
            return True
        counted = phrase.plural and first.kind == NUMBER and phrase.head.low.rstrip("s") in PLACE_NOUNS
        if (
            counted
            or first.low in _INDEFINITE
            or (phrase.kind == PLACE_NOUN and phrase.plural and first.kind == NUMBER)
        ):
            return True
        ranked = first.low in {"its", "their", "his"} and any(unit.low in RANKS for unit in phrase.units)
        if first.low in _OPENERS or ranked:  # "their last two positions"
            return phrase.kind in (PLACE_NOUN, PART, OTHER, ACT)
        if phrase.head.low in _BARE and phrase.head.kind == WORD:
            return not any(unit.kind in (PLACE, NAME) for unit in phrase.units[:-1])  # "B town" is no apposition
        return phrase.kind == OTHER and any(unit.text[:1].isdigit() for unit in phrase.units[:2])

    def is_in_land(self, town: int, land: int) -> bool:
        """ "A in B province": a settlement or site, and the unit that it lies in."""
        named, wider = self.phrases[town], self.phrases[land]
        if named.kind != PLACE_NAME or wider.kind not in (PLACE_NAME, PLACE_NOUN):
            return False
        noun = PLACE_NOUNS.get(wider.head.low)
        known = wider.head.value or () if wider.head.kind == PLACE else ()
        kind = noun if wider.kind == PLACE_NOUN else next((place.type for place in known), None)
        return self.is_town(town) and kind in {"province", "region"}

    def is_town(self, at: int, types: frozenset[str] = TOWNS) -> bool:
        """Whether the name is that of a settlement or site, or of another of these types, that the atlas knows."""
        head = self.phrases[at].head
        return head.kind == PLACE and bool(head.value) and head.value[0].type in types
