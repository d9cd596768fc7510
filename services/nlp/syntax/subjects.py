"""Who or what a verb is said of: its subject, found to the left of it, over what is put aside between commas."""

from typing import Final

from services.nlp.lexicon import VERB_FRAMES, word_set
from services.nlp.syntax.chains import FARTHEST, Chains
from services.nlp.syntax.clause import SPEECH, Clause
from services.nlp.syntax.groups import both_before, is_where_they_are, listed_before, places_before
from services.nlp.syntax.marks import PARTING
from services.nlp.syntax.phrases import ACT, OTHER, PART, PARTY, PERSON, PLACE_NAME, PLACE_NOUN, PRONOUN, UNKNOWN_NAME
from services.nlp.words.classes import ADV, CONJ, NEG, NOUN, PREP, RANKS, REL, SINCE, STOP, TIME, TIMES, VERB
from services.nlp.words.units import WORD, is_title
from services.nlp.words.verb_forms import ING

_COMMANDS: Final = word_set("subjects", "commands")
_APART: Final = PARTING | {"("}
_CLOSING: Final = PARTING | {".", ")"}
_BETWEEN: Final = PARTING | {"(", ")"}
_DEEPEST: Final = 4  # appositions in front of one verb
_STAYING: Final = frozenset({"remain", "stay", "feel"})
_TELLING: Final = frozenset({"report", "announce", "declare", "say", "believe", "fear"})
_OF_PLACES: Final = frozenset({"which", "that", "where", "they", "it"})
_BESIDE: Final = frozenset({"near", "around", "outside", "in"})
_EXCEPTING: Final = frozenset(
    {("according", "to"), ("but", "for"), ("except", "for"), ("save", "for"), ("apart", "from")}
)
_DONE_BY: Final = frozenset({"by", "to", "with", "against"})  # "a revolt by X, who", "a blow to X, whose"
_LED_BY: Final = _DONE_BY | {"of", "from"}
_ROADS: Final = frozenset({"road", "highway", "route", "railway", "line", "border", "way", "corridor"})
_PAIR: Final = 2
_PLURAL: Final = frozenset({"are", "were", "have"})
_RELATIVE: Final = 10  # chunks of a relative clause between commas, at most


class Subjects(Chains):
    """The layout of a sentence with the clauses read so far, from left to right."""

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
        if found and clause.passive and not clause.reduced and (groups := places_before(self, clause.at)):
            return groups
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
        if clause.preposition in SINCE or self.text(clause.at - 1).endswith(
            (" after", " before")
        ):  # "left A on Friday as troops closed in, days after taking it"
            before = [c for c in before if self.low(c.opener()) not in {"as", "while", "when"}] or before
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
        told = inner.subjects if inner.reduced or inner.verb.infinitive else inner.objects
        told = told or [i for _, i in inner.preps if i < min(inner.subjects, default=0)]  # "from which X withdrew"
        return told if told and max(told) < at else []

    def _ends_with(self, i: int, depth: int) -> list[int]:
        """The subject of which the noun at `i` is the last."""
        if self.kind(i - 1) == PREP and (helper := self._by_verb.get(i - 2)) and helper.is_helper():
            return helper.subjects  # "was in the meantime taken"
        sited = depth and i > 2 and self.kind(i - 1) == PREP and self.text(i - 2) == ","
        if sited and not self._begins_anew(i):
            return self._find_subject(i - 2, depth + 1)  # "A, in B, which is …, was taken"
        whole = i - 2 if (self.low(i - 1), self.text(i)) == ("of", "them") else i  # "all of them taken by X"
        if (stands_for := self.text(whole).lower() in {"both", "all"} and whole > 1) or self._begins_anew(i):
            return (both_before(self, whole) or self.antecedent(whole)) if stands_for else [i]
        chain = self._chain(i)
        if depth and (comma := self._put_behind(chain[0])) is not None:
            return self._find_subject(comma, depth + 1)  # "A, the seat of B, where X is, was taken"
        return chain

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

    def antecedent(self, at: int) -> list[int]:
        """The noun that a relative pronoun at `at` stands for: of "A in southern B, which" it is A."""
        return [self.inside(i, at) for i in self._stands_for(at)]

    def _stands_for(self, at: int) -> list[int]:
        if (first := self.relative_before(at)) is not None:
            return self._stands_for(first)
        if self.low(at) in {"that", "who"} and (cleft := self._cleft(at)):
            return cleft
        i = at - 1
        while i >= 0 and (self.kind(i) in (PREP, ADV, TIME) or self.text(i) in _BETWEEN):
            before = self.opening(i) if self.text(i) == ")" else self.before_apposition(i)
            # "part of A, including the town of B, which X took": B
            i = (i if self.low(before + 1) == "including" else before) - 1
        if self.low(i - 1) == "of" and self.low(at) == "where" and self.before_siting(i - 2) < i - 2:
            i = self.before_siting(i - 2)  # "A and B in the east of the city, where"
        if i < 0 or self.kind(i) != NOUN:
            return []
        return self._parties_meant(i, self.low(at)) or self._several_meant(i, at) or self._nearest_meant(i, at)

    def _several_meant(self, i: int, at: int) -> list[int]:
        """What the pronoun at `at` means where the noun at `i` ends a list, or only tells where something lies."""
        many = listed_before(self, i) if self.low(at + 1) in _PLURAL else []  # "A, B and C, which are held by X"
        if self.low(at) in _OF_PLACES and (
            named := many or self._announced(i) or self.several(i) or self._named_in_front(i)
        ):
            return named
        if self.low(at) not in {"that", "which"}:
            return []
        if i == at - 1 and (sited := self._sited(i, self.low(at))) is not None:
            return [sited]
        area = i - 2 in self.phrases and self.phrases[i - 2].kind == PLACE_NOUN and self._is_nation(i)
        if area and self.low(i - 1) == "of":
            return [i - 2]  # "the A area of a country that was taken"
        only = self._only_one_of(i)
        return [] if only is None else self._joined_left(only) if self._are(at) else [only]

    def _nearest_meant(self, i: int, at: int) -> list[int]:
        """The noun at `i` alone, or all that is joined to it."""
        chain = self._chain(i)
        head, last = self.phrases[chain[0]], self.phrases[i]
        # "bombs on the village of A, captured by B"
        aimed = self.kind(at) == VERB and self.low(chain[0] + 1) in {"on", "into", "around", "near"}
        aimed = aimed and head.kind in (ACT, OTHER) and last.kind == PLACE_NAME
        between = self.low(chain[0] - 1) == "between"  # "between A and B, held by X": B
        if aimed or between or is_where_they_are(self, chain[0], i, at):
            return [i]
        nearest = self.low(at) in {"which", "that", "where"} and last.kind in (PLACE_NAME, PLACE_NOUN)
        # "the last part of A that was held": the part
        alone = nearest and head.kind != PART and not self._opens_with(chain)
        long = len(chain) > _PAIR and self.low(at) == "which" and self.kind(at + 1) == NOUN  # "A, B, C, which X took"
        return [i] if alone and not (last.kind == PLACE_NAME and (self._are(at) or long)) else chain

    def _parties_meant(self, at: int, pronoun: str) -> list[int]:
        """Whom "who" means behind the noun at `at`, and "which" behind one that a relative clause ends with."""
        led = self.low(at - 1) in _LED_BY and self.phrases[at].kind == PARTY  # "leaders of X, which holds A"
        fought = pronoun == "which" and (led or self._is_fought_in_a_relative(at))
        return self._parties_in(at) if pronoun in {"who", "whom", "whose"} else [at] if fought else []

    def _is_fought_in_a_relative(self, at: int) -> bool:
        """ "X belong to an alliance that fights Y, which took A": Y took it."""
        inner = next((c for c in reversed(self.clauses) if c.at < at and at in c.objects), None)
        relative = inner is not None and self.kind(inner.at - 1) == REL and self.phrases[at].kind == PARTY
        return relative and inner is not None and inner.objects[-1] == at

    def _announced(self, at: int) -> list[int]:
        """All of "two villages including A and B, which", where `at` is B."""
        i = at
        while i > 1 and (self._is_name(i) or self.kind(i) == CONJ or self.text(i) == ","):
            i -= 1
        several = self.phrases.get(i - 1) if self.low(i) == "including" and i < at else None
        told = several is not None and several.kind == PLACE_NOUN and several.plural
        return self.list_from(i - 1) if told else []

    def _are(self, at: int) -> bool:
        """ "A and B, which X took, were": the relative clause at `at` is of more than one."""
        end = next((i for i in range(at + 1, at + _RELATIVE) if self.text(i) == ","), None)
        return end is not None and self.low(end + 1) in _PLURAL

    def _cleft(self, at: int) -> list[int]:
        """ "It was an offensive begun in A that brought about the fall of B": the offensive."""
        first = self.clauses[0] if self.clauses and self.low(0) == "it" and self.clauses[0].at == 1 else None
        if first is None or first.verb.lemma != "be" or first.passive or ";" in self.texts(at):
            return []
        told = first.objects
        if told and self.low(told[-1] + 1) == "but" and told[-1] + 2 in self.phrases:
            told = [told[-1] + 2]  # "It was not X but Y that took A"
        if self.low(at) == "who" and not all(self.phrases[i].kind == PARTY for i in told):
            return []
        return told if all(c.reduced for c in self.clauses[1:] if c.at < at) else []

    def _named_in_front(self, at: int) -> list[int]:
        """ "A, a town at the edge of the B plain that …": A; "A and B on the road to C, which …": A and B."""
        if self.low(at - 1) in {"to", "from", "between"} and at >= 4 and self.kind(at - 2) == NOUN:
            road = self.phrases[at - 2].head.low in _ROADS and self.kind(at - 3) == PREP
            if road and self.kind(at - 4) == NOUN and self.phrases[at - 4].kind == PLACE_NAME:
                return self._joined_left(at - 4)
        i = at
        while i > 2 and self.text(i - 1) not in _APART:
            told = self._by_verb.get(i - 1)
            if self.kind(i - 1) not in (PREP, CONJ, NOUN, ADV) and not (told is not None and told.reduced):
                return []
            i -= 1
        opens = i in self.phrases and i >= 2 and self.phrases[i].kind in (PLACE_NOUN, OTHER, PART)
        opens = opens or (i in self.phrases and i >= _PAIR and self.phrases[i].head.low == "garrison")
        named = opens and self.kind(i - 2) == NOUN and self.phrases[i - 2].kind in (PLACE_NAME, UNKNOWN_NAME)
        if named and at == i and self.phrases[i].plural and self.phrases[i].units[0].low != "the":
            return listed_before(self, i - 2)  # "A and B, two villages which X had seized": A and B
        article = named and self.low(i) in {"a", "an", "the"} and not self.phrases[i].plural
        site = i != at and at in self.phrases and self.phrases[at].kind == PLACE_NOUN and self.phrases[at].indefinite
        return [i - 2] if article and not site else []

    def _parties_in(self, at: int) -> list[int]:
        """Whom "who" means behind "a revolt by fighters of X": the fighters, as a revolt is nobody."""
        head = self._chain(at)[0]
        given = self.low(at - 1) in {"to", "for"} and self.phrases[head].kind == OTHER  # "medals to men who took A"
        if (self.phrases[head].kind == PLACE_NAME or given) and self.phrases[at].kind == PARTY:
            return [at]  # "took A from the army, whose soldiers"
        inner = range(head + 2, at + 1, 2)
        if self.low(head) in {"that", "those"}:
            return [i for i in inner if i in self.phrases and self.phrases[i].kind == PARTY][:1]  # "that of X, who"
        told = self.phrases[head]
        if told.kind != ACT and (told.kind != OTHER or told.plural or is_title(told.head)):
            return []
        led = [i for i in inner if i in self.phrases and self.phrases[i].kind == PARTY and self.low(i - 1) in _DONE_BY]
        return led[:1]

    def _only_one_of(self, at: int) -> int | None:
        """ "the only capital of a state in B that is still held": the capital. "A in B province, which": A."""
        if self.low(at - 1) in {"in", "near"} and self.kind(at - 2) == NOUN and self.is_in_land(at - 2, at):
            return at - 2
        i = at
        while i >= 2 and self.kind(i - 1) == PREP and self.kind(i - 2) == NOUN:
            i -= 2
            if self.phrases[i].kind == PLACE_NOUN and {u.low for u in self.phrases[i].units} & RANKS:
                return i
        return None

    def _opens_with(self, chain: list[int]) -> bool:
        """ "A, B and C, which X took, are": the list that a sentence opens with is spoken of as a whole."""
        names = len(chain) > 1 and all(self.phrases[i].kind in (PLACE_NAME, UNKNOWN_NAME) for i in chain)
        fronted = bool(chain) and self.text(chain[0] - 1) == ","  # "In the south, A and B, which X took, are"
        return names and not any(
            self.kind(i) == VERB or (self.kind(i) == PREP and not fronted) for i in range(chain[0])
        )

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
            if names:
                head = self._chain(named - 2)[0]  # "A, the capital of B's largest province, C, fell": A
                if self.phrases[head].kind == ACT and head < named - 2:
                    return [head]  # "The attack on another town of A, B, was repulsed"
                told = self._is_name(head - 2) or (self.is_distance(head) and self.kind(head - 2) == NOUN)
                return [head - 2 if head < named - 2 and self.text(head - 1) == "," and told else named]
        person = self.text(named - 1) == "," and self._is_person(named)
        if person and (role := self._role_before(named - 1)) is not None:
            return [role]
        for i in range(comma - 1, max(comma - FARTHEST, -1), -1):
            if self.text(i) in _APART and i + 1 < comma and self.apposes(i + 1):
                return self._find_subject(i, depth + 1)
            if self.text(i) in {".", ";"}:
                break
        return self._before_aside(comma) or self._shared(comma)

    def _before_aside(self, comma: int) -> list[int]:
        """The last noun in front that is free to be the subject: behind no preposition, part of nothing put aside."""
        for i in range(comma - 1, -1, -1):
            if self.text(i) in {";", ":"} or (self.low(i) in {"and", "but"} and self.kind(i + 1) == VERB):
                break
            if self.kind(i) == NOUN and not self._is_bound(i):
                return self._joined_left(i)
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
