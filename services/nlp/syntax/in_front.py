"""What a clause takes from in front of it: "the region, which X controls", "from A, the seat of B, X withdrew"."""

from typing import Final

from services.nlp.lexicon import VERB_FRAMES, word_set
from services.nlp.syntax.asides import aside_from
from services.nlp.syntax.clause import SPEECH, Clause
from services.nlp.syntax.phrases import PART, PLACE_NAME, PLACE_NOUN, PRONOUN, UNKNOWN_NAME
from services.nlp.syntax.subjects import Subjects
from services.nlp.words.classes import (
    NOUN,
    PREP,
    REL,
    STOP,
    SUB,
)
from services.nlp.words.units import ACTOR
from services.nlp.words.verb_forms import ING

_INSERTED: Final = 10  # chunks from comma to comma
_HANDS: Final = word_set("standing", "hands")
_CLEFT: Final = frozenset({PLACE_NAME, PLACE_NOUN, PART, UNKNOWN_NAME})
_LATER: Final = frozenset({"after", "before", "since", "during", "following", "from", "despite"})


class InFront(Subjects):
    """Gives the clauses of one sentence what stands in front of them."""

    def _take_fronted(self, clause: Clause) -> None:
        """ "From A, the seat of B, the army pulled out", "Out of A they were driven": where the sentence begins."""
        if self.low(0) == "by" and clause.passive and not clause.prep("by") and self._is_party(1):
            clause.preps.append(("by", 1))  # "By X the town was captured"
        whom = clause.opener()
        if clause.passive and self.low(whom) in {"whom", "which"} and self.low(whom - 1) == "by":
            near = next((i for i in range(whom - 1, -1, -1) if self._is_party(i)), None)
            clause.preps += [("by", near)] if near is not None else []  # "X, by whom the town was captured"
        first = 2 if (self.low(0), self.low(1)) == ("out", "of") else 1 if self.low(0) == "from" else 0
        if not first or clause.reduced or not clause.subjects or clause.prep("from", "out of"):
            return
        main = not any(c.subjects and not c.reduced for c in self.clauses)
        places = self.list_from(first) if self.kind(first) == NOUN else []
        if main and places and places[-1] < min(clause.subjects):
            clause.preps += [("from", at) for at in places if self.phrases[at].kind in (PLACE_NAME, PLACE_NOUN)]

    def _is_stranded(self, clause: Clause) -> bool:
        """ "A, which X had taken control of by noon": it had taken A."""
        if not clause.objects or clause.passive or self.phrases[clause.objects[-1]].head.low not in _HANDS:
            return False
        rel, after = clause.opener(), clause.objects[-1] + 1
        alone = self.low(after) in {"of", "over"} and self.kind(after + 1) != NOUN
        return alone and self.low(rel) in {"which", "that"}

    def _take_cleft(self, clause: Clause) -> None:
        """ "It was on the town of A, a port, that the fighting was concentrated": "on A" belongs to what follows."""
        first = self.clauses[0] if self.clauses else None
        if first is None or first.at != 1 or first.verb.lemma != "be" or self.low(0) != "it":
            return
        that = next((i for i in range(first.end, clause.at) if self.low(i) == "that"), None)
        inner = [c for c in self.clauses[1:] if that is not None and c.at > that]
        if that is None or inner or clause.reduced or clause.verb.infinitive:
            return
        if first.objects:
            towns = all(self.phrases[at].kind in (PLACE_NAME, PLACE_NOUN) for at in first.objects)
            if towns and not first.verb.negative and clause.subjects and min(clause.subjects) == that + 1:
                clause.objects = clause.objects or first.objects  # "It was A that X took first"
            return
        clause.preps += [(name, at) for name, at in first.preps if self.phrases[at].kind in _CLEFT]

    def _take_antecedent(self, clause: Clause) -> None:
        """ "the region, which Moscow controls": the object stands before the relative pronoun."""
        if (
            self._takes_behind_preposition(clause)
            or clause.objects
            or clause.passive
            or not clause.subjects
            or clause.verb.form == ING
        ):
            return
        rel = self._over_aside(clause.opener())
        said = self._by_verb.get(rel)
        if said is not None and said.verb.lemma in SPEECH and said.subjects:
            rel = said.opener()  # "which X says it took"
        if rel > 1 and self.kind(rel) == NOUN and self.low(rel - 1) == "whose":
            clause.objects = [rel]  # "A, whose airport B holds"
        elif rel >= 0 and self.low(rel) == "what":
            clause.objects = [rel]  # "What X took was A"
        elif self._told_that(rel):
            return  # "told reporters in A that X had left"
        elif (
            rel > 0
            and self.low(rel) in {"which", "that"}
            and (self.kind(rel - 1) in (NOUN, STOP) or self.relative_before(rel) is not None)
        ):
            clause.objects = self.antecedent(rel)
        elif self.kind(rel) == NOUN and self.phrases[rel].kind == PLACE_NOUN and self._is_doer_of(clause, rel + 1):
            clause.objects = self.antecedent(rel + 1)  # "A, a town they had captured the day before"
        elif rel >= 0 and self.kind(rel) == NOUN and self._is_group(rel + 1):
            fronted = self._chain(rel) if VERB_FRAMES.get(clause.verb.lemma) in {"take", "hold"} else []
            if fronted and fronted[0] == 0 and self.phrases[0].kind in (PLACE_NAME, PLACE_NOUN):
                clause.objects = fronted  # "The town of A the army captured on Monday"

    def _is_doer_of(self, clause: Clause, at: int) -> bool:
        """ "a town they had left", "the only town the army still holds": whose verb lacks its place."""
        sited = any(name not in _LATER for name, _ in clause.preps)
        whole = VERB_FRAMES.get(clause.verb.lemma) in {"take", "hold"} and not sited
        named = self._is_party(at) and self.phrases[at].head.kind == ACTOR
        return self.phrases[at].kind == PRONOUN or (whole and (named or self._is_group(at)))

    def _party_of_relative(self, clause: Clause) -> int | None:
        """ "A, which forces allied with X captured": the forces, whatever is told behind them."""
        for i in range(clause.at - 1, max(clause.at - _INSERTED, 0), -1):
            if self.kind(i) == REL:
                begins = self.low(i) in {"which", "that"} and self._is_party(i + 1)
                return i + 1 if begins and i + 1 < min(clause.subjects) and self.text(i - 1) == "," else None
            inner = self._by_verb.get(i)
            if self.text(i) in {",", ";", ":"} or (inner is not None and not inner.reduced):
                return None
        return None

    def _takes_behind_preposition(self, clause: Clause) -> bool:
        """ "A, from which X withdrew", "A, of which X took control", "A, control of which X seized"."""
        rel = clause.opener()
        if self.low(rel) != "which" or self.kind(rel - 1) != PREP or clause.verb.form == ING:
            return False
        held = self.phrases.get(rel - 2) if self.low(rel - 1) == "of" else None
        if held is not None and held.head.low in _HANDS and self.text(rel - 3) == "," and not clause.objects:
            clause.objects = self.antecedent(rel - 2)
            return True
        name = "out of" if self.low(rel - 1) == "of" and self.low(rel - 2) == "out" else self.low(rel - 1)
        clause.preps += [(name, at) for at in self.antecedent(rel)]
        return True

    def _over_aside(self, at: int) -> int:
        """ "A, which, it said, X had taken": the "which" in front of the aside that ends at `at`."""
        opens = (i for i in range(at - 1, max(at - _INSERTED, 0), -1) if self.text(at) == "," == self.text(i))
        return next((i - 1 for i in opens if self.kind(i - 1) == REL and aside_from(self, i) == at), at)

    def _told_that(self, at: int) -> bool:
        said = next((c for c in reversed(self.clauses) if c.end == at), None)
        tells = said is not None and said.verb.lemma in SPEECH and self.kind(at) == SUB
        return tells and said is not None and all(self.kind(i) != STOP for i in range(said.at, at))
