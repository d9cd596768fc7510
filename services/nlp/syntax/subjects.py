"""Who or what a verb is said of: its subject, found to the left of it, over what is put aside between commas."""

from typing import Final

from services.nlp.lexicon import VERB_FRAMES, word_set
from services.nlp.syntax import groups
from services.nlp.syntax.antecedents import Antecedents
from services.nlp.syntax.chains import FARTHEST
from services.nlp.syntax.clause import SPEECH, Clause
from services.nlp.syntax.marks import PARTING
from services.nlp.syntax.phrases import ACT, OTHER, PARTY, PERSON, PLACE_NAME, PLACE_NOUN, PRONOUN, UNKNOWN_NAME
from services.nlp.words.classes import (
    ADV,
    CONJ,
    NEG,
    NOUN,
    PREP,
    RANKS,
    REL,
    SINCE,
    STOP,
    SUBJECT_RELATIVES,
    TIME,
    TIMES,
    VERB,
)
from services.nlp.words.units import WORD
from services.nlp.words.verb_forms import ING

_COMMANDS: Final = word_set("subjects", "commands")
_APART: Final = PARTING | {"("}
_CLOSING: Final = PARTING | {".", ")"}
_DEEPEST: Final = 4  # appositions in front of one verb
_STAYING: Final = frozenset({"remain", "stay", "feel"})
_TELLING: Final = frozenset({"report", "announce", "declare", "say", "believe", "fear"})
_LYING: Final = frozenset({"locate", "situate", "lie", "sit", "perch", "nestle"})
_BESIDE: Final = frozenset({"near", "around", "outside", "in"})
_EXCEPTING: Final = frozenset(
    {("according", "to"), ("but", "for"), ("except", "for"), ("save", "for"), ("apart", "from")}
)


class Subjects(Antecedents):
    """Finds the subjects of the clauses of one sentence, from left to right."""

    def _subjects(self, clause: Clause) -> list[int]:
        governor = clause.governor
        if clause.verb.infinitive and (claim := self.claimed_before(clause)) is not None:
            whose = self.phrases.get(claim + 2) if self.low(claim + 1) in {"of", "by"} else None
            return [claim + 2] if whose is not None else [claim]
        ranked = self.phrases.get(clause.at - 1) if clause.verb.infinitive else None
        if ranked is not None and ranked.kind == PLACE_NOUN and any(u.low in RANKS for u in ranked.units[1:]):
            return [clause.at - 1]  # "fled from A, the first town to fall to B"
        if clause.verb.infinitive and governor is not None:
            between = governor.objects and governor.at + 1 < clause.at
            commands = governor.verb.lemma in _COMMANDS and not governor.passive
            return governor.objects if between and commands else governor.subjects
        if clause.verb.form == ING and not clause.verb.passive:
            owner = self.noun_before(clause.at)
            return self._fighters(owner) or self._chain(owner) if owner is not None else self._inherited(clause)
        # "A, captured by B in 2012, …"
        told = next((c for c in self.clauses if c.at < clause.at and c.verb.lemma in SPEECH and c.subjects), None)
        if told is not None and clause.verb.lemma in SPEECH and self.kind(clause.at - 1) == CONJ:
            return told.subjects  # "X admitted that Y had entered A and said it was withdrawing"
        aside = clause.reduced and self.text(clause.at - 1) == ","
        aside = aside and bool(clause.prep("by", "from", "out of") or self._told_aside(clause))
        found = (self.antecedent(clause.at) if aside else []) or self._find_subject(clause.at)
        if found and clause.passive and not clause.reduced and (listed := groups.places_before(self, clause.at)):
            return listed
        ahead = clause.reduced or self.low(clause.at) in {"having", "being"}
        return found or (self._subject_ahead(clause) if ahead else [])

    def _fighters(self, at: int) -> list[int]:
        """ "fired across the fields at the fighters holding A", "the surrender of the fighters holding A"."""
        if self.phrases[at].kind != PARTY or self.kind(at - 1) != PREP:
            return []
        done = self.phrases[self._chain(at)[0]].kind
        others = (PARTY, PERSON, ACT) if self.low(at - 1) != "of" else (PARTY, PERSON, OTHER)
        return [] if done in others else [at]

    def _told_aside(self, clause: Clause) -> bool:
        """ "A, captured in mid-November, was bombed": a verb of control between the commas behind a place."""
        place = self.phrases.get(clause.at - 2) if self.text(clause.at - 1) in {",", "("} else None
        named = place is not None and place.kind in (PLACE_NAME, UNKNOWN_NAME, PLACE_NOUN)
        closed = self.text(clause.end) in _CLOSING
        return named and closed and VERB_FRAMES.get(clause.verb.lemma) in {"take", "clear", "leave"}

    def _inherited(self, clause: Clause) -> list[int]:
        """The subject of the nearest other verb: "After seizing A, the army …", "…, killing ten"."""
        told = [c for c in self.clauses if c.subjects and not self.is_inserted(c)]
        before = self._without_told_aside(told, clause.at)
        # "moved into a base left by the army, taking its arms"
        before = [c for c in before if not (c.reduced and c.passive and c.prep("by"))] or before
        if clause.preposition in SINCE or self.text(clause.at - 1).endswith((" after", " before")):
            before = [c for c in before if not groups.is_meanwhile(self, c, clause.at)] or before
        return before[-1].subjects if before else self._subject_ahead(clause)

    def is_inserted(self, clause: Clause) -> bool:
        """ "took A, residents said, forcing B to retreat": speech between commas, whose subject does nothing else."""
        first = min(clause.subjects, default=0)
        first -= self.low(first - 1) == "so"  # "captured A and, so an official said, drove B out of C"
        opened = clause.subjects and self.text(first - 1) == ","
        return bool(opened) and clause.verb.lemma in SPEECH and self.text(clause.end) == ","

    def _subject_ahead(self, clause: Clause) -> list[int]:
        behind = clause.end + (self.text(clause.end) == ",")
        opens = self.text(behind - 1) == "," and not any(c.at < clause.at for c in self.clauses)
        while opens and (self.kind(behind) in (ADV, TIME) or self.text(behind) == ","):
            behind += 1
        if opens and self.kind(behind) == NOUN and self.phrases[behind].kind == PARTY:
            return [behind]  # "Having taken A, the army, which is backed by B, moved on"
        verb = next((i for i in range(clause.end, len(self.chunks)) if self.kind(i) == VERB), None)
        noun = self.noun_before(verb) if verb is not None else None
        return self._chain(noun) if noun is not None and noun > clause.at else []

    def _find_subject(self, at: int, depth: int = 0) -> list[int]:
        i = at - 1
        while i >= 0 and (self.kind(i) in (ADV, TIME, NEG) or self.text(i) in {'"', "“", "”", ")"}):
            i = (self.opening(i) if self.text(i) == ")" else i) - 1
        if i < 0 or depth > _DEEPEST:
            return []
        i -= self.low(i) == "there" and self.kind(i - 1) == NOUN  # "the garrison there left"
        i -= self.low(i) in {"so", "then", "thus"} and self.kind(i - 1) == CONJ  # "and so won control of A"
        if (aside := self._aside(i)) < i:
            return self._find_subject(aside, depth)
        part = self.chunks[i]
        if part.kind == NOUN:
            return self._ends_with(i, depth)
        if part.kind == REL:
            return self.antecedent(i)
        if part.low == "that" and self.text(i - 1) == "," and (cleft := self._cleft(i)):
            return cleft  # "It was X, not Y, that took A"
        told = self._by_verb.get(i)
        if told is not None and (self.carrier(i + 1) or told.verb.lemma in {"have", "be"}):
            return told.subjects  # "have in the last weeks cleared"
        if part.kind == STOP and part.text in _APART:
            return self._before_apposition(i, depth)
        return self._described_by(i) or self._shared(i)

    def _described_by(self, at: int) -> list[int]:
        """ "The towns lost are", "the town that X took was": whatever the clause before tells of."""
        inner = self._by_verb.get(at)
        apart = inner is not None and any(self.kind(i) not in (ADV, TIME) for i in range(at + 1, inner.end))
        if inner is None or inner.governor is not None or apart:
            return []
        mutinied = self.low(at - 1) in SUBJECT_RELATIVES  # "soldiers who mutinied have taken A"
        told = inner.subjects if inner.reduced or inner.verb.infinitive or mutinied else inner.objects
        told = told or [i for _, i in inner.preps if i < min(inner.subjects, default=0)]  # "from which X withdrew"
        return told if told and max(told) < at else []

    def _ends_with(self, i: int, depth: int) -> list[int]:
        """The subject of which the noun at `i` is the last."""
        if self.kind(i - 1) == PREP and (helper := self._by_verb.get(i - 2)) and helper.is_helper():
            return helper.subjects  # "was in the meantime taken"
        if not depth and (told := groups.told_by_the_relative(self, self.clauses, i)):
            return told
        sited = depth and i > 2 and self.kind(i - 1) == PREP and self.text(i - 2) == ","
        if sited and not self._begins_anew(i):
            return self._find_subject(i - 2, depth + 1)  # "A, in B, which is …, was taken"
        whole = i - 2 if (self.low(i - 1), self.text(i)) == ("of", "them") else i  # "all of them taken by X"
        if (stands_for := self.text(whole).lower() in {"both", "all"} and whole > 1) or self._begins_anew(i):
            return (groups.both_before(self, whole) or self.antecedent(whole)) if stands_for else [i]
        chain = self._chain(i)
        if depth and (comma := self._put_behind(chain[0]) or self._situated_behind(chain[0])) is not None:
            return self._find_subject(comma, depth + 1)  # "A, the seat of B, where X is, was taken"
        return self._with_those_before(chain)

    def _with_those_before(self, chain: list[int]) -> list[int]:
        """ "A and B of C district and D of E district were taken": A and B, too; `chain` is D."""
        joint = chain[0] - 1
        if self.kind(joint) != CONJ or self.low(joint - 2) != "of" or self.kind(joint - 3) != NOUN:
            return chain
        whole = self.list_from(self._chain(joint - 3)[0])
        return whole if whole[-1:] == chain[-1:] and len(whole) > len(chain) else chain

    def _situated_behind(self, at: int) -> int | None:
        """The comma behind A in "A, located between B and C, in D, was taken"; the noun at `at` is that of B."""
        first = at
        while first > 1 and self.kind(first - 1) in (PREP, ADV, NOUN):
            first -= 1
        told = self._by_verb.get(first - 1)
        lies = told is not None and told.reduced and told.verb.lemma in _LYING and self.text(first - 2) == ","
        return first - 2 if lies and self.kind(first - 3) == NOUN else None

    def _begins_anew(self, at: int) -> bool:
        """ "their headquarters until X overran it": X."""
        begun = self.low(at - 1) in SINCE and any(c.at < at for c in self.clauses)
        return begun and self.phrases[at].kind in (PARTY, PRONOUN, PERSON)

    def _aside(self, at: int) -> int:
        """Where "according to him", "by the evening" or "but for A" begins that ends at `at`; else `at`."""
        if (self.low(at - 2), self.low(at - 1)) in _EXCEPTING:
            return at - 2
        if self.low(at - 1) in {"except", "excluding"}:
            return at - 1
        timed = self.kind(at) == NOUN and self.kind(at - 1) == PREP and self.phrases[at].head.low in TIMES
        return at - 1 if timed else at

    def carrier(self, at: int) -> Clause | None:
        """The verb right in front that carries a participle: "remains besieged", "was reported captured"."""
        before = self._by_verb.get(at - 1)
        if before is None or before.verb.infinitive:
            return None
        tells = before.passive and before.verb.lemma in _TELLING
        return before if tells or before.verb.lemma in _STAYING else None

    def _shared(self, joint: int) -> list[int]:
        """ "… and withdrew": the subject of the verb before."""
        told = [c for c in reversed(self.clauses) if c.at < joint and c.subjects and not self.is_inserted(c)]
        before = self._without_told_aside(told, joint)
        if self.text(joint - 1) == ",":  # "broke the lines which the enemy had built, and are in control"
            aside = {i + 1 for i in range(joint) if self.kind(i) == REL or self.chunks[i].units[-1].low in SINCE}
            before = [c for c in before if min(c.subjects) not in aside] or before
            before = [c for c in before if not (c.reduced and self.text(c.at - 1) == ",")] or before
        finite = (c.subjects for c in before if not c.verb.infinitive and c.verb.form != ING)
        return next(finite, before[0].subjects if before else [])

    def _before_apposition(self, comma: int, depth: int) -> list[int]:
        """The subject in front of ", a town in the north,"; the name in ", A," after a common noun."""
        enumerated = self._before_enumeration(comma)
        if enumerated is not None:
            return [enumerated]
        named = comma - 1
        if self.text(named - 1) == "," and self.kind(named) == self.kind(named - 2) == NOUN and named >= 2:
            names = self.phrases[named].kind == PLACE_NAME and self.phrases[named - 2].kind != PLACE_NAME
            if names and (lying := self._by_verb.get(named - 5)) and self.is_distance(named - 4):
                return lying.subjects  # "A, which lies 70 km from the capital, B, was taken": A
            if names:
                head = self._chain(named - 2)[0]  # "A, the capital of B's largest province, C, fell": A
                if self.phrases[head].kind == ACT and head < named - 2:
                    return [head]  # "The attack on another town of A, B, was repulsed"
                told = self._is_name(head - 2) or (self.is_distance(head) and self.kind(head - 2) == NOUN)
                return [head - 2 if head < named - 2 and self.text(head - 1) == "," and told else named]
        other = named - 2 - (self.kind(named - 2) == CONJ)
        if self.low(named - 1) == "not" and self.text(other) == "," and self.kind(named) == NOUN:
            return self._find_subject(other, depth + 1)  # "X, and not Y, holds A"
        if self.text(named - 1) == "," and self._is_of_allies(named - 2):
            return self._find_subject(named - 1, depth + 1)
        person = self.text(named - 1) == "," and self._is_person(named)
        if person and (role := self._role_before(named - 1)) is not None:
            return [role]
        for i in range(comma - 1, max(comma - FARTHEST, -1), -1):
            if self.text(i) in _APART and i + 1 < comma and self.apposes(i + 1):
                return self._find_subject(i, depth + 1)
            if self.text(i) in {".", ";"}:
                break
        return self._before_aside(comma) or self._shared(comma)

    def _is_of_allies(self, at: int) -> bool:
        """ "X and its allies, Y, have left": X, whoever they are."""
        joined = at > 1 and self.kind(at - 1) == CONJ and at in self.phrases
        return joined and self.phrases[at].head.low in {"allies", "ally"}

    def _before_aside(self, comma: int) -> list[int]:
        """The last noun in front that is free to be the subject: behind no preposition, part of nothing put aside."""
        for i in range(comma - 1, -1, -1):
            if self.text(i) in {";", ":"} or (self.low(i) in {"and", "but"} and self.kind(i + 1) == VERB):
                break
            if self.kind(i) == NOUN and not self._is_bound(i):
                found = self._joined_left(i)
                sited = self.low(found[-1] + 1) == "of"  # "A of B district and C of D district, which X held, fell"
                whole = self.list_from(found[0]) if sited else found
                return whole if whole[: len(found)] == found and whole[-1] < comma else found
        return []

    def _is_bound(self, at: int) -> bool:
        """Whether the noun is part of a prepositional phrase, of another verb or of an apposition."""
        before = self.kind(at - 1)
        if before == PREP or self.low(at - 1) == "as" or self.phrases[at].kind == PRONOUN:
            return True
        if before == CONJ or (self.text(at - 1) in _APART and self.kind(at - 2) == NOUN):
            apposed = self.text(at - 1) in _APART and (self.apposes(at) or self.phrases[at].head.kind == WORD)
            joined = at >= 2 and self.kind(at - 2) == NOUN and self._is_bound(at - 2)
            return apposed or joined
        for clause in self.clauses:
            if at in clause.objects or any(at == i for _, i in clause.preps):
                return True
            said_of = clause.reduced or self.kind(clause.at - 1) == REL or clause.verb.infinitive
            if at in clause.subjects and not said_of:
                return True
        return False

    def _before_enumeration(self, comma: int) -> int | None:
        """The plural noun in front of a list of names: "Three towns, A, B and C, were …"."""
        at = comma - 1
        while at > 0 and (self.kind(at) == CONJ or self.text(at) == "," or self._is_name(at)):
            at -= 1
        if self.kind(at) == PREP and self.low(at) in _BESIDE and self.kind(at - 1) == NOUN:
            at -= 1  # "Two villages near A, B and C, were taken"
        plural = self.kind(at) == NOUN and self.phrases[at].kind == PLACE_NOUN and self.phrases[at].plural
        if any(at in clause.objects for clause in self.clauses):
            return None  # "X, which took towns in A, has left B"
        return at if plural and at < comma - 2 and (self.text(at + 1) == "," or self.low(at + 1) in _BESIDE) else None
