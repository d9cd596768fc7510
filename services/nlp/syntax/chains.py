"""A noun with what is joined to it: from the last word of "forces of A in B and C" back to its head."""

from typing import Final

from services.nlp.lexicon import PLACE_NOUNS, word_set
from services.nlp.syntax.appositions import TOWNS
from services.nlp.syntax.chunks import Chunk
from services.nlp.syntax.clause import SPEECH, Clause
from services.nlp.syntax.layout import Layout
from services.nlp.syntax.phrases import NATION, PART, PARTY, PERSON, PLACE_NAME, PLACE_NOUN, UNKNOWN_NAME
from services.nlp.words.classes import ADV, CONJ, NEG, NOUN, PREP, REL, SINCE, STOP, SUB, TIME
from services.nlp.words.units import NAME, PLACE, is_title
from services.nlp.words.verb_forms import ING

_NAMED: Final = frozenset({PLACE_NAME, UNKNOWN_NAME})
_SITING: Final = frozenset({"in", "on", "near", "at"})
_ROLES: Final = word_set("chains", "roles")
_MEASURING: Final = frozenset({"little", "more", "than", "just", "only", "nothing", "but"})
FARTHEST: Final = 24  # chunks from an apposition's end back to its beginning
_CLAIMS: Final = frozenset({"claim", "claims", "assertion", "assertions", "boast", "boasts"})


class Chains(Layout):
    """The layout of a sentence, and the clauses read so far, from left to right."""

    def __init__(self, chunks: list[Chunk]) -> None:
        super().__init__(chunks)
        self.clauses: list[Clause] = []
        self._by_verb: dict[int, Clause] = {}

    def clause_at(self, at: int) -> Clause | None:
        """The clause of the verb at `at`, if it has been read."""
        return self._by_verb.get(at)

    def relative_before(self, at: int) -> int | None:
        """ "A, a town whose port is small and which X took": the pronoun that the one at `at` is joined to."""
        if self.kind(at - 1) != CONJ or self.kind(at) != REL:
            return None
        for i in range(at - 2, max(at - FARTHEST, -1), -1):
            if self.kind(i) == REL:
                return i
            if self.text(i) in {".", ";"}:
                return None
        return None

    def _is_nation(self, at: int) -> bool:
        return at in self.phrases and self.phrases[at].kind == NATION

    def _chain(self, at: int) -> list[int]:
        """The head of "forces of the government in A" that ends at `at`, with the nouns joined to it."""
        head = at
        while (step := self._chain_step(head)) < head:
            head = step
        return self._outward(head) or self._joined_left(head)

    def _outward(self, head: int) -> list[int]:
        """Of whom a clause inside the subject is said: "the men who had held A fled", "men armed with B fled"."""
        behind = self.kind(head - 1) == PREP
        at = head - 2 if behind else head - 1
        while self.kind(at) in (ADV, TIME):
            at -= 1
        if behind and (led := self._by_verb.get(at - 1)) is not None and led.verb.particle == self.low(at):
            at -= 1  # "troops closing in on A"
        inner = self._by_verb.get(at)
        if inner is None or not (behind or head in inner.objects):
            return []
        if inner.verb.infinitive and inner.governor is not None and inner.governor.reduced:
            return inner.subjects  # "The men sent to help A took B"
        if not inner.subjects or not self._describes(inner):
            return []
        return (self._outward(inner.subjects[0]) if inner.subjects[0] < head else []) or inner.subjects

    def _describes(self, clause: Clause) -> bool:
        """Whether the clause tells more of a noun: a relative clause or a participle."""
        before = clause.at - 1
        while self.kind(before) in (ADV, TIME, NEG):
            before -= 1
        aside = self.kind(before) == NOUN and bool(clause.subjects) and clause.verb.form != ING and clause.reduced
        if clause.verb.infinitive and clause.governor is None and self.kind(before) == NOUN:
            return True  # "The last of the towns to fall to X was A"
        return self.kind(before) == REL or aside or (clause.reduced and self.kind(before) == NOUN)

    def _chain_step(self, head: int) -> int:
        """One noun to the left: over a preposition, or over "and" inside a prepositional phrase."""
        owner = head - 2
        while owner > 0 and self.kind(owner) == ADV:
            owner -= 1
        if owner < head - 2 and owner >= 0 and self.kind(head - 1) == PREP and self.kind(owner) == NOUN:
            return owner  # "soldiers still on A", "villages not far from B"
        if head > 2 and self.kind(head - 1) == PREP and self.text(head - 2) == ")":
            opened = self.opening(head - 2)  # "the A Guard (AG) of B"
            return opened - 1 if opened < head - 2 and self.kind(opened - 1) == NOUN else head
        if head < 2 or self.kind(head - 2) != NOUN:
            return head
        joint = self.chunks[head - 1]
        if joint.kind == PREP:
            return head if joint.low in SINCE else head - 2
        if (first := self._behind_participle(head)) < head:
            return first
        inside = joint.kind == CONJ and head >= 4 and self.kind(head - 3) == PREP and not self._parts(head)
        inside = inside and not self._ends_clause(head - 1) and self.low(head - 3) not in SINCE
        return head - 2 if inside and (self.alike(head - 2, head) or self._with_their_own(head)) else head

    def _behind_participle(self, head: int) -> int:
        """ "troops backed by tanks, jets and helicopters took A": the tanks, as nothing was told of the troops yet."""
        first = head
        if self.low(head - 1) not in {"and", "or"}:
            return head  # "in an attack backed by jets, troops took A": the troops
        while self.low(first - 1) in {"and", "or", ","} and self.kind(first - 2) == NOUN:
            first -= 2
        told = self._by_verb.get(first - 2) if first < head and self.kind(first - 1) == PREP else None
        inside = told is not None and told.reduced and bool(told.subjects) and self.kind(told.at - 1) == NOUN
        return first if inside else head

    def _with_their_own(self, head: int) -> bool:
        """ "the troops of A and their allies": those of A's troops."""
        own = self.low(head) in {"their", "its"} and self.phrases[head].kind == PARTY
        return own and self.kind(head - 4) == NOUN and self.phrases[head - 4].kind == PARTY

    def _ends_clause(self, joint: int) -> bool:
        """Whether a verb's list of objects stops before the "and": "captured A and the port of B fell"."""
        ended = (c for c in self.clauses if c.end == joint and not c.verb.infinitive and (c.objects or c.preps))
        return any(not c.reduced and self.kind(c.at - 1) != REL and c.verb.lemma not in SPEECH for c in ended)

    def _parts(self, at: int) -> bool:
        """Whether a clause begins with the party at `at`: "left southern Lebanon and guerrillas took over"."""
        country = self._is_nation(at - 2) and self.kind(at - 3) == PREP
        return country and self.phrases[at].kind == PARTY

    def _joined_left(self, head: int) -> list[int]:
        """The list that ends at `head`: "A, B and C", "A, as well as B"."""
        if self.low(head) == "they":
            return [head]  # "entered A, B's capital, and they took C"
        if self.low(head - 1) == "also" and self.low(head - 2) == "but" and self.kind(head - 3) == NOUN:
            return [*self._chain(head - 3), head]  # "not only A but also B"
        if head >= 5 and [self.low(i) for i in range(head - 3, head)] == ["as", "well", "as"]:
            first = head - 5 if self.text(head - 4) == "," else head - 4
            if self.kind(first) == NOUN:
                return [*self._chain(first), head]
        if (several := self._only_by_commas(head)) is not None:
            return [several]
        if (sited := self._before_sited(head)) < head and self.kind(sited - 2) == NOUN and self.alike(sited - 2, head):
            return [*self._joined_left(sited - 2), head]  # "A and, in the north, B"
        found, i, joint, behind = [head], head, False, False
        while (before := self._before_joint(i)) is not None and self.alike(before, i) and not self._parts(i):
            if self._ends_clause(i - 1):
                break
            text = self.text(i - 1).lower()
            parted = before < i - 2 and self.before_siting(i - 2 if text == "," else i - 3) == before
            opens = not joint or parted or behind  # "A and B in the east, and C and D in the west"
            villages = self.phrases[head].kind == PLACE_NOUN and self.phrases[head].plural  # "A, B, C villages of D"
            if not (text in {"and", "or", "&"} and opens) and not (text == "," and (joint or villages)):
                break
            if text == "," and self._is_fronted(before):
                break  # "Along the road to A, B and C were taken"
            joint, behind = True, parted
            before = self._owner_of(before, i)
            found.insert(0, before)
            i = before
        of_noun = joint and i >= 2 and self.kind(i - 1) == PREP and self.kind(i - 2) == NOUN
        of_noun = of_noun and self.low(i - 1) not in SINCE  # "stayed in A until B and C were freed"
        if of_noun and self._names_villages(i - 2) and self._names_villages(head):
            return [*self._joined_left(i - 2), *found[1:]]  # "A and B villages of C, D and E villages of F"
        return self._joined_left(i - 2) if of_noun else found

    def several(self, at: int) -> list[int]:
        """All of "the towns of A and B", where B is at `at` and a comma behind it."""
        listed = self._joined_left(at) if self.text(at + 1) == "," and self.phrases[at].kind in _NAMED else [at]
        head = self.phrases[listed[0]]
        whole = listed[0] < at and head.kind == PLACE_NOUN and head.plural and self.low(listed[0] + 1) == "of"
        return listed if whole else []

    def _without_told_aside(self, told: list[Clause], before: int) -> list[Clause]:
        """ "X entered A, which had a wall, and took it": without the wall, if anything else was told."""
        return [clause for clause in told if not self._is_told_aside(clause, before)] or told

    def _is_told_aside(self, clause: Clause, before: int) -> bool:
        """Whether the clause is a relative between commas that tells more of a place."""
        of_place = bool(clause.subjects) and self.phrases[clause.subjects[0]].kind in (PLACE_NAME, PLACE_NOUN)
        relative = self.low(clause.at - 1) in {"which", "where"} and self.text(clause.at - 2) == ","
        relative = relative or (self.low(clause.at - 1) == "that" and self.kind(clause.at - 2) == NOUN)
        return of_place and relative and self.text(clause.end) == "," and clause.end < before

    def _put_behind(self, at: int) -> int | None:
        """The comma in front of what is put behind a name and has the noun at `at`: "A, close to the border,"."""
        first = at
        while first > 1 and self.kind(first - 1) in (PREP, ADV, NOUN):
            first -= 1
        near = self.kind(first) == ADV or first == at
        first -= self.kind(first - 1) == SUB and self.apposes(first - 1)  # "A, once the seat of B,"
        return first - 1 if first > 1 and near and self.text(first - 1) == "," and self._is_put_behind(first) else None

    def _is_put_behind(self, at: int) -> bool:
        """Whether what begins at `at` is put behind a name, and does not begin the sentence proper."""
        name = self.phrases.get(at - 2)
        named = name is not None and name.kind in (PLACE_NAME, UNKNOWN_NAME, PLACE_NOUN)
        return named and not self._is_fronted(at - 2) and self.apposes(at)

    def _only_by_commas(self, head: int) -> int | None:
        """ "The areas of A, B, C were taken": the areas."""
        first = head
        while self.text(first - 1) == "," and first - 2 in self.phrases and self.phrases[first - 2].kind in _NAMED:
            first -= 2
        of = self.phrases.get(first - 2) if first < head and self.low(first - 1) == "of" else None
        several = of is not None and of.kind == PLACE_NOUN and of.plural and self.phrases[head].kind in _NAMED
        return first - 2 if several else None

    def _names_villages(self, at: int) -> bool:
        """ "A villages": a name, and what it is one of."""
        phrase = self.phrases[at]
        return phrase.kind == PLACE_NOUN and phrase.plural and any(unit.kind in (PLACE, NAME) for unit in phrase.units)

    def _is_fronted(self, at: int) -> bool:
        """Whether nothing but prepositional phrases stands between the sentence's beginning and the noun at `at`."""
        while self.kind(at) == NOUN and self.kind(at - 1) == PREP:
            if at == 1 or self.kind(at - 2) == SUB or self.text(at - 2) == ":":
                return True
            at -= 2
        return False

    def _before_joint(self, at: int) -> int | None:
        """The noun in front of the "and" before `at`, also with its initials in brackets: "the A (B) and C"."""
        before = at - 2
        if self.text(before) == ")":
            before = self.opening(before) - 1
        if self.text(before) == "," and self.kind(at - 1) == CONJ and not self._ends_clause(before):
            aside = self._party_before(before) if self.phrases[at].kind == PARTY else None
            # "A, the rebels' seat, and B"; "A, B, and C"
            before = self.before_apposition(before) - 1 if aside is None else aside
        before = self._before_land(self.before_siting(before), at)
        return before if before >= 0 and self.kind(before) == NOUN else None

    def _owner_of(self, before: int, at: int) -> int:
        """ "the airport of A and the camp in B": the airport, as the camp (`at`) is no name that "of" could tell."""
        named = self.kind(before) == NOUN and self.phrases[before].kind in (PLACE_NAME, UNKNOWN_NAME)
        site = self.phrases.get(before - 2) if self.low(before - 1) == "of" and named else None
        apart = site is not None and site.kind == PLACE_NOUN and not site.plural
        return before - 2 if apart and self.phrases[at].kind == PLACE_NOUN else before

    def _before_land(self, before: int, at: int) -> int:
        """ "A in a region of the south and B in one of the west": A, where B (`at`) is sited as A is."""
        names = (PLACE_NAME, UNKNOWN_NAME)
        if self.phrases[at].kind not in names or self.low(at + 1) != "in" or self.kind(before) != NOUN:
            return before
        i = before
        while self.phrases[i].kind not in names and self.kind(i - 1) == PREP and self.kind(i - 2) == NOUN:
            i -= 2
        return i if i < before and self.phrases[i].kind in names and self.low(i + 1) == "in" else before

    def _party_before(self, comma: int) -> int | None:
        """At the comma that closes what is put behind a party: "X (Y), the former wing of Z which holds A, and W"."""
        for i in range(comma - 2, max(comma - FARTHEST, 0), -1):
            if self.text(i) == "," and self.after_apposition(i) == comma:
                named = self.opening(i - 1) - 1 if self.text(i - 1) == ")" else i - 1
                return named if self.kind(named) == NOUN and self.phrases[named].kind == PARTY else None
        return None

    def _role_before(self, comma: int) -> int | None:
        """ "An M23 commander at the base, Colonel A, said": the commander."""
        owner = self.noun_before(comma)
        head = self._chain(owner)[0] if owner is not None else None
        told = self.phrases[head].head if head is not None else None
        return head if told is not None and (is_title(told) or told.low in _ROLES) else None

    def _is_turned(self, at: int) -> bool:
        """ "Had X taken A", "no sooner had X taken A": the helper in front of its subject."""
        return not at or self.kind(at - 1) in (ADV, STOP) or self.chunks[at - 1].units[-1].low == "sooner"

    def over_measure(self, at: int) -> int:
        """ "control of little more than A", "of only B": behind the words that say how little."""
        while self.kind(at) == ADV or self.low(at) in _MEASURING:
            at += 1
        return at

    def is_predicate(self, at: int) -> bool:
        """ "A, 30 km from B, is the largest town held by C": what A is, and not the town named last."""
        phrase = self.phrases[at]
        alone = phrase.kind == PLACE_NOUN and phrase.definite and self.low(at + 1) not in {"of", "in"}
        return alone and any(c.verb.lemma == "be" and c.objects == [at] and c.subjects for c in self.clauses)

    def claimed_before(self, clause: Clause) -> int | None:
        """The "claims" of "the claims of X to have taken A"; None elsewhere."""
        if not clause.verb.perfect or self.kind(clause.at - 1) != NOUN:
            return None
        near = (clause.at - 1, clause.at - 3)
        return next((i for i in near if i in self.phrases and self.phrases[i].head.low in _CLAIMS), None)

    def _sited(self, at: int, pronoun: str) -> int | None:
        """ "the last city in A that …", "the town on the shore of A that …": the city, the town, not A."""
        share = self.phrases.get(at - 2) if self.low(at - 1) == "of" else None
        if share is not None and share.kind == PART and share.plural:
            return at - 2  # "all parts of A that are", "those areas of B which are"
        if pronoun == "which":
            return None
        steps = [at - 2, at - 4] if self.low(at - 1) == "of" else [at - 2]
        if self.low(at - 1) == "of" and self._are_villages_of(at - 2, at):
            return at - 2
        towns = (i for i in steps if i >= 0 and self.kind(i) == NOUN and self.low(i + 1) in _SITING)
        town = next(towns, None)
        if town is not None and self.low(town + 1) == "near" and self.phrases[town].kind == PLACE_NAME:
            return town  # "the town of A near B that was taken"
        if town is None or self.phrases[town].kind != PLACE_NOUN:
            return None
        return town if PLACE_NOUNS[self.phrases[town].head.low] in TOWNS else None

    def _are_villages_of(self, towns: int, land: int) -> bool:
        """ "three villages of its A region that", "the three districts of B that": the villages, the districts."""
        told, wider = self.phrases.get(towns), self.phrases[land]
        several = told is not None and told.kind == PLACE_NOUN and told.plural
        several = several and told is not None and PLACE_NOUNS[told.head.low] in TOWNS | {"district"}
        districts = told is not None and PLACE_NOUNS.get(told.head.low) == "district"
        named = wider.kind == PLACE_NAME and (districts or self.is_town(land, frozenset({"province", "region"})))
        return several and (
            named or (wider.kind == PLACE_NOUN and PLACE_NOUNS[wider.head.low] in {"province", "district"})
        )

    def _is_person(self, at: int) -> bool:
        return self.kind(at) == NOUN and self.phrases[at].kind in (PERSON, UNKNOWN_NAME)

    def _is_name(self, at: int) -> bool:
        return self.kind(at) == NOUN and self.phrases[at].kind in (PLACE_NAME, UNKNOWN_NAME)

    def _is_group(self, at: int) -> bool:
        """ "the army", "government forces": not the name of one before a noun."""
        return self._is_party(at) and (self.phrases[at].definite or self.phrases[at].plural)

    def _is_party(self, at: int) -> bool:
        return self.kind(at) == NOUN and self.phrases[at].kind == PARTY
