"""Chunks become clauses: who does what to what, with which prepositional phrases."""

from typing import Final

from services.nlp.lexicon import VERB_FRAMES, word_set
from services.nlp.syntax.asides import aside_from
from services.nlp.syntax.auxiliaries import helper_of
from services.nlp.syntax.chunks import Chunk, Verb
from services.nlp.syntax.clause import SPEECH, Clause
from services.nlp.syntax.doers import doer, goes_on, is_bare_infinitive, over_relative
from services.nlp.syntax.in_front import InFront
from services.nlp.syntax.late import INTRANSITIVE, is_awaited, is_late_object, is_site, takes_object
from services.nlp.syntax.phrases import PARTY, PLACE_NAME, PLACE_NOUN
from services.nlp.syntax.sitings import SIDES_OF_A_LAND
from services.nlp.words.classes import (
    ADV,
    CONJ,
    DET,
    NEG,
    NOUN,
    PARTICLES,
    PREP,
    REL,
    SINCE,
    STOP,
    SUB,
    TIME,
    TIMES,
    VERB,
)
from services.nlp.words.verb_forms import BASE, ING, PARTICIPLE, PAST

_OVER: Final = word_set("clauses", "over")
_TIED: Final = word_set("clauses", "tied")
_MEANS: Final = word_set("clauses", "means")
_VOWING: Final = frozenset({"vow", "pledge", "promise", "threaten", "hope", "refuse", "decline"})
_SITUATED: Final = frozenset({"locate", "situate"})
_LIKE_PREPOSITIONS: Final = frozenset({"up", "over", "off", "back", "out"})
_HANDS: Final = word_set("standing", "hands")
_SITES: Final = frozenset({"in", "near", "at", "around", "outside", "inside", "over", "above"})
_OUTWARD: Final = word_set("clauses", "outward")
_OF_MANNER: Final = word_set("chunks", "of_manner")
_WITH_IT: Final = 2  # the verb of "With A liberated"
_QUOTES: Final = frozenset("\"“”‘’'")


class Sentence(InFront):
    """One sentence: its chunks, its phrases and its clauses, from left to right."""

    def __init__(self, chunks: list[Chunk]) -> None:
        super().__init__(chunks)
        for at, part in enumerate(chunks):
            if part.verb is not None:
                self._add(at, part.verb)

    def _add(self, at: int, verb: Verb) -> None:
        clause = Clause(at, verb)
        self._read_right(clause)
        clause.reduced = self._is_reduced(clause)
        clause.passive = verb.passive or (clause.reduced and ING not in verb.form)
        clause.preposition = self.low(at - 1) if self.kind(at - 1) in (PREP, SUB) and at else ""
        hangs = verb.infinitive or verb.form == ING or self.low(at) in {"having", "being"}
        before = next((c for c in reversed(self.clauses) if not self.is_inserted(c)), None)
        clause.governor = (over_relative(self, clause, before) or before) if hangs else None
        if is_bare_infinitive(self, clause, before):
            verb.infinitive, clause.governor = True, before
        if (helper := helper_of(self, clause)) is not None:
            clause.reduced, clause.passive = False, helper.verb.lemma == "be"
            verb.perfect, verb.modal = clause.passive is False, helper.verb.modal
            verb.negative = verb.negative or helper.verb.negative  # "was, however, not captured"
        clause.subjects = helper.subjects if helper is not None else doer(self, clause) or self._subjects(clause)
        if clause.subjects and not (clause.objects or clause.passive) and (party := self._party_of_relative(clause)):
            clause.subjects = [party]
        if before is not None and goes_on(self, clause, before):
            verb.infinitive, verb.modal, clause.governor = before.verb.infinitive, before.verb.modal, before.governor
        if self._is_stranded(clause):
            clause.objects = self.antecedent(clause.opener())
        self._take_antecedent(clause)
        self._take_fronted(clause)
        self._take_cleft(clause)
        self._invert(clause)
        self._by_verb[at] = clause
        self.clauses.append(clause)

    def _invert(self, clause: Clause) -> None:
        """ "Also abandoned by X were A and B": the places behind "were" are what was abandoned."""
        before = self.clauses[-1] if clause.verb.lemma == "be" and clause.objects and len(self.clauses) == 1 else None
        opens = before is not None and before.reduced and before.passive and before.end == clause.at
        if before is not None and opens and all(self.kind(i) in (ADV, CONJ) for i in range(before.at)):
            before.subjects, clause.objects, clause.subjects = clause.objects, [], []
        what = before is not None and not before.objects and before.subjects and self.low(before.subjects[0]) == "what"
        if before is not None and what and not before.passive:
            before.objects = clause.objects  # "What the army lost was A"
        fronted = clause.passive and not clause.reduced and clause.subjects == [1] and self.kind(0) == PREP
        if fronted and clause.objects and clause.at == 2:  # "From B had been freed A"
            clause.preps.append((self.low(0), 1))
            clause.subjects, clause.objects = clause.objects, []

    def _is_reduced(self, clause: Clause) -> bool:
        """A participle without its auxiliary: "towns seized by", "advancing on"."""
        verb = clause.verb
        vows = verb.lemma in _VOWING and self.low(clause.end) == "to"  # "Kyiv vowed to retake it"
        if verb.passive or verb.perfect or verb.modal or verb.infinitive or vows:
            return False
        if verb.form == ING:
            return True
        situated = verb.lemma in _SITUATED and self.kind(clause.at - 1) in (STOP, NOUN)
        if situated or (PARTICIPLE in verb.form and self.carrier(clause.at) is not None):
            return True  # "left A, located 40 km from B, and took C"
        if PARTICIPLE in verb.form and PAST not in verb.form and BASE not in verb.form:
            return not self._helped(clause.at)  # "taken", "known" and "driven" without "was" or "has"
        if PARTICIPLE not in verb.form or clause.objects or verb.lemma in INTRANSITIVE:
            return False
        if self._is_with(clause.at) or self._told_aside(clause):
            return True
        main_follows = self._main_follows(clause.end)
        aside = self.text(clause.at - 1) == "," == self.text(clause.end) and self.kind(clause.end + 1) == VERB
        if aside and self.kind(clause.at - 2) == NOUN and self.phrases[clause.at - 2].kind == PLACE_NAME:
            return True  # "A, captured on Monday, was cleared"
        opens = self.kind(clause.at - 1) in (STOP, SUB, CONJ) and self.text(clause.at - 1) != ")"
        opens = opens and (main_follows or not clause.at)
        tied = verb.lemma in _TIED and clause.prep("to", "with")  # "militants linked to A"
        done_by = any(self.phrases[i].head.low not in _MEANS for i in clause.prep("by"))
        if (
            tied
            or done_by
            or self._is_parted_from_main(clause)
            or (opens and all(c.reduced or c.verb.infinitive for c in self.clauses))
        ):
            return True
        owner = self.noun_before(clause.at)
        sited = owner is not None and self.phrases[owner].kind in (PLACE_NAME, PLACE_NOUN)
        return owner is not None and sited and not self._is_of_relative(self._chain(owner)[0])

    def _main_follows(self, end: int) -> bool:
        """Whether a verb stands behind `end`, and not only one in a relative clause: "closed in on A, where X is"."""
        verbs = [i for i in range(end, len(self.chunks)) if self.kind(i) == VERB]
        inner = len(verbs) == 1 and any(self.kind(i) == REL for i in range(end, verbs[0]))
        return bool(verbs) and not inner

    def _is_with(self, at: int) -> bool:
        """ "With A liberated, B is": what has been done to A."""
        return at == _WITH_IT and self.low(0) == "with" and self.text(at + 1) == ","

    def _is_parted_from_main(self, clause: Clause) -> bool:
        """ "Troops sent last month to help X took A": it lacks its object, and a verb follows without "and"."""
        if self.kind(clause.at - 1) != NOUN or clause.verb.lemma in SPEECH:
            return False
        before = self._chain(clause.at - 1)[0] - 1
        that = self.low(before) == "what" or (self.low(before) == "that" and self.kind(before - 1) == NOUN)
        if that or self.kind(before) in (REL, NOUN):
            return False  # "A, which the army entered in May, was", "the town they took is"
        for i, part in enumerate(self.chunks[clause.at + 1 :], clause.at + 1):
            if part.verb is not None and not part.verb.infinitive:
                done_to = part.verb.form == PARTICIPLE or (PARTICIPLE in part.verb.form and self.low(i + 1) == "by")
                alone = done_to and not (part.verb.passive or part.verb.perfect)
                return part.verb.form != ING and not alone
            if part.verb is None and (part.kind not in (NOUN, PREP, ADV, TIME, DET) or part.low in SINCE):
                return False
        return False

    def _is_of_relative(self, at: int) -> bool:
        """ "A, which troops of the government in B captured": troops at `at`, who did it."""
        return self.low(at - 1) in {"which", "that"} and self.kind(at - 1) == REL and self._is_party(at)

    def _helped(self, at: int) -> bool:
        """ "had first taken", "have in the last weeks taken": the auxiliary stands farther off."""
        helpers = (self._by_verb.get(i) for i in range(at - 1, max(at - 4, -1), -1))
        nearest = next((clause for clause in helpers if clause is not None), None)
        if self.low(at - 1) == "and" and self.clauses and self.clauses[-1].end == at - 1:
            return self.clauses[-1].verb.perfect and not self.clauses[-1].passive  # "had crossed A and taken B"
        turned = nearest is not None and nearest.objects == [at - 1] and self._is_turned(nearest.at)
        states = nearest is not None and nearest.subjects and nearest.verb.lemma == "be"
        inverted = turned and not states  # "A, 30 km from B, is the largest town taken"
        return nearest is not None and nearest.verb.lemma in {"have", "be"} and (inverted or not nearest.objects)

    # -- to the right: particle, objects, prepositional phrases -----------------

    def _read_right(self, clause: Clause) -> None:
        at = clause.at + 1
        while at < len(self.chunks):
            step = self._read_step(clause, at)
            if step is None:
                break
            at = step + 1
        clause.end = at

    def _read_step(self, clause: Clause, at: int) -> int | None:
        """Reads the chunk at `at` into the clause: the last chunk read, or None where the clause ends."""
        part = self.chunks[at]
        if part.kind == NOUN:
            if self.phrases[at].head.low in TIMES and self.kind(at + 1) in (ADV, STOP, NOUN, TIME):
                return at  # "had occupied a few hours earlier"
            if not clause.objects and self._is_bearing(at):
                return at  # "pushed south towards A"
            if self.heads_initials(at):
                return at
            if clause.objects or self._is_next(clause, at) or (clause.preps and not is_late_object(self, clause, at)):
                return None
            clause.objects = self.list_from(at)
            return clause.objects[-1]
        if part.kind == PREP:
            return self._read_prep(clause, at)
        if part.kind in (ADV, TIME, NEG):
            if part.kind == ADV and part.low in PARTICLES and not clause.verb.particle:
                clause.verb.particle = part.low
            return at
        if part.kind == CONJ:
            return at if self._sites_on(clause, at + 1) or self._held_on(clause, at + 1) else None
        return self._over_stop(clause, at) if part.kind == STOP else None

    def _is_next(self, clause: Clause, at: int) -> bool:
        """ "A was captured first, on Monday, then B": what shares the verb, and is no object."""
        return clause.passive and is_site(self, at) and any(self.text(i) == "," for i in range(clause.at, at))

    def _over_stop(self, clause: Clause, at: int) -> int | None:
        if at == clause.at + 1 and self._is_with(clause.at):
            return None
        more = self.text(at) == "," and not clause.objects and self._sites_on(clause, at + 1)
        more |= self.text(at) == "," and self._is_lost_to(clause, at + 1)
        return at if more else self._over_mark(at, clause)  # "advanced in A, near B and in C"

    def _is_lost_to(self, clause: Clause, at: int) -> bool:
        """ "lost their last stronghold, A, to B" (`at` is that of "to")."""
        lost = VERB_FRAMES.get(clause.verb.lemma) == "leave" and not clause.passive and len(clause.objects) > 1
        return lost and self.low(at) == "to" and self._is_party(at + 1)

    def _held_on(self, clause: Clause, at: int) -> bool:
        """ "are calm and under the control of B"."""
        held = self.phrases.get(at + 1) if self.low(at) in {"under", "in"} else None
        return held is not None and held.head.low in _HANDS and clause.verb.lemma in {"be", "remain", "stay"}

    def _sites_on(self, clause: Clause, at: int) -> bool:
        """ "in A and near B": the second place, where no clause of its own begins with it."""
        told, again = {name for name, _ in clause.preps}, self.low(at)
        sites = self.kind(at) == PREP and ((told & _SITES and again in _SITES) or (again == "from" and again in told))
        if not sites or self.kind(at + 1) != NOUN or self.phrases[at + 1].kind not in (PLACE_NAME, PLACE_NOUN):
            return False
        last = self.list_from(at + 1)[-1]
        return self.kind(last + 1) in (STOP, TIME, PREP, SUB) or (
            self.kind(last + 1) == CONJ and self._sites_on(clause, last + 2)
        )

    def _is_bearing(self, at: int) -> bool:
        """ "south", "north and west" behind a verb: whereto, not what."""
        alone = len(self.phrases[at].units) == 1 and self.phrases[at].head.low in SIDES_OF_A_LAND
        return alone and (self.kind(at + 1) in (PREP, STOP, TIME, CONJ))

    def _read_prep(self, clause: Clause, at: int) -> int | None:
        """Reads "of the towns of A and B", also "out of"."""
        low, after = self.low(at), at + 1
        if low == "of" and self.low(at - 1) == "out":
            low = "out of"
        elif low == "of" and clause.verb.particle == "out" and self._is_apart(clause, at):
            low = "out of"  # "pulled out on Monday of A"
        elif self.kind(after) == PREP:
            if low in PARTICLES:
                clause.verb.particle = clause.verb.particle or low
            low = self.low(after)
            after += 1
        while self.kind(after) in (ADV, DET) or self.text(after) in _QUOTES:
            after += 1
        particle = low in PARTICLES and (low != "over" or clause.verb.lemma in _OVER)
        if self.kind(after) != NOUN:
            if particle and not clause.verb.particle:
                clause.verb.particle = low
            return after if self.kind(after) == TIME else at if particle else None
        listed = self.list_from(after)
        if low in SINCE and (self._opens_clause(listed[-1]) or self.are_told_of(listed[-1])):
            return None  # "entered A after troops and militias left", "months until A and B are cleared"
        if particle and low in _LIKE_PREPOSITIONS and not clause.objects and not clause.preps:
            clause.verb.particle, clause.objects = low, listed
        else:
            listed = self._without_next_object(clause, low, listed)
            clause.preps += [(low, i) for i in listed]
        return listed[-1]

    def _is_apart(self, clause: Clause, at: int) -> bool:
        """Whether a date or a word of manner parts this "of" from the "out" of its verb."""
        before = self.phrases.get(at - 1)
        between = self.kind(at - 1) == TIME or (before is not None and before.head.low in _OF_MANNER)
        return between and clause.verb.lemma in _OUTWARD and not clause.prep("of")

    def _opens_clause(self, at: int) -> bool:
        """Whether the party at `at` and the one joined to it do what the verb behind says."""
        joined = self.kind(at + 1) == CONJ and self.kind(at + 2) == NOUN and self.kind(at + 3) == VERB
        verb = self.chunks[at + 3].verb if joined else None
        pair = joined and self.phrases[at].kind == self.phrases[at + 2].kind == PARTY
        return pair and verb is not None and not verb.infinitive and verb.form != ING

    def _without_next_object(self, clause: Clause, low: str, listed: list[int]) -> list[int]:
        """ "took A in X and B in Y": B is taken as A is, and no part of "in X and B"."""
        last = listed[-1]
        after = last + 3 if self.low(last + 1) == "of" else last + 1
        places = bool(clause.objects) and all(self.phrases[i].kind in (PLACE_NAME, PLACE_NOUN) for i in clause.objects)
        another = places and len(listed) > 1 and self.low(after) == low == "in"
        return listed[:-1] if another else listed

    def _over_mark(self, at: int, clause: Clause) -> int | None:
        """Over a quotation mark, a bracket or an apposition; None if the clause ends here."""
        text = self.text(at)
        if text in _QUOTES:
            return at
        step = self.after_aside(at)
        return step if step > at else self._over_speech(at, clause)

    def _over_speech(self, at: int, clause: Clause) -> int | None:
        """Over "was attacked, officials said, near A", "was taken, by all accounts, on Monday", "took, X said, A"."""
        end = aside_from(self, at)
        lacks = not clause.objects and not clause.preps and takes_object(clause)
        if end is None:
            return None
        goes_on = self.kind(end + 1) in (PREP, TIME) or self.low(end + 1) == "out"
        return end if goes_on or (lacks and not clause.passive and is_awaited(self, end + 1)) else None
