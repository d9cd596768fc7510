"""Chunks become clauses: who does what to what, with which prepositional phrases."""

from dataclasses import dataclass, field

from services.nlp.chunks import Chunk, Verb
from services.nlp.lexicon import word_class, word_set
from services.nlp.phrases import (
    ACT,
    NATION,
    OTHER,
    PART,
    PARTY,
    PERSON,
    PLACE_NAME,
    PLACE_NOUN,
    PRONOUN,
    UNKNOWN_NAME,
    Phrase,
    read_phrase,
)
from services.nlp.tags import ADV, BE, CONJ, DET, NEG, NOUN, PREP, REL, STOP, SUB, TIME, VERB
from services.nlp.verb_forms import ING, PARTICIPLE

_INTRANSITIVE = word_set("clauses", "intransitive")
_APART = frozenset(",–—-(")


@dataclass(slots=True)
class Clause:
    """One verb group with its arguments, as indexes of noun chunks."""

    at: int
    verb: Verb
    subjects: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    preps: list[tuple[str, int]] = field(default_factory=list)
    passive: bool = False
    reduced: bool = False
    governor: "Clause | None" = None
    preposition: str = ""
    end: int = 0

    def prep(self, *names: str) -> list[int]:
        """The noun chunks after any of these prepositions."""
        return [at for name, at in self.preps if name in names]


class Sentence:
    """The chunks of one sentence, its phrases and its clauses."""

    def __init__(self, chunks: list[Chunk]) -> None:
        self.chunks = chunks
        self.phrases: dict[int, Phrase] = {i: read_phrase(c) for i, c in enumerate(chunks) if c.kind == NOUN}
        self.clauses: list[Clause] = []
        self._by_verb: dict[int, Clause] = {}
        for at, part in enumerate(chunks):
            if part.kind == VERB and part.verb is not None:
                self._add(at, part.verb)

    def low(self, at: int) -> str:
        """The first word of the chunk at `at`, lower case; empty beyond the end."""
        return self.chunks[at].low if 0 <= at < len(self.chunks) else ""

    def words(self) -> set[str]:
        """All words of the sentence, lower case."""
        return {unit.low for chunk in self.chunks for unit in chunk.units}

    # -- the clause of one verb ------------------------------------------------

    def _add(self, at: int, verb: Verb) -> None:
        clause = Clause(at, verb, passive=verb.passive)
        self._read_right(clause)
        clause.reduced = self._is_reduced(clause)
        clause.passive = verb.passive or (clause.reduced and ING not in verb.form)
        clause.governor = self._governor(clause)
        clause.subjects = self._subjects(clause)
        self._take_antecedent(clause)
        self._by_verb[at] = clause
        self.clauses.append(clause)

    def _take_antecedent(self, clause: Clause) -> None:
        """ "the region, which Moscow controls": the object stands before the relative pronoun."""
        if clause.objects or clause.passive or not clause.subjects or clause.verb.form == ING:
            return
        rel = min(clause.subjects) - 1
        if (
            rel > 0
            and self.chunks[rel].kind in (REL, SUB)
            and self.chunks[rel - 1].kind in (NOUN, STOP)
            and self.chunks[rel].low in {"which", "that"}
        ):
            clause.objects = self._antecedent(rel)

    def _is_reduced(self, clause: Clause) -> bool:
        """A participle without its auxiliary: "towns seized by", "advancing on"."""
        verb = clause.verb
        if verb.passive or verb.perfect or verb.modal or verb.infinitive:
            return False
        if verb.form == ING:
            return True
        if PARTICIPLE not in verb.form or clause.objects or verb.lemma in _INTRANSITIVE:
            return False
        if clause.prep("by"):
            return True
        if self._before(clause.at) in (STOP, SUB, CONJ) and not any(
            not c.reduced and not c.verb.infinitive for c in self.clauses
        ):
            return True
        owner = self._noun_before(clause.at)
        return owner is not None and self.phrases[owner].kind in (PLACE_NAME, PLACE_NOUN)

    def _before(self, at: int) -> str:
        return self.chunks[at - 1].kind if at else STOP

    def _noun_before(self, at: int) -> int | None:
        at -= 1
        while at >= 0 and self.chunks[at].kind in (ADV, TIME, NEG):
            at -= 1
        return at if at >= 0 and self.chunks[at].kind == NOUN else None

    # -- to the right: particle, objects, prepositional phrases -----------------

    def _read_right(self, clause: Clause) -> None:
        at = clause.at + 1
        last_noun = False
        while at < len(self.chunks):
            part = self.chunks[at]
            if part.kind == NOUN:
                if last_noun and not clause.verb.lemma == "have":
                    break
                if not clause.objects and not clause.preps:
                    clause.objects = self.list_from(at, clause)
                    at = clause.objects[-1]
                    last_noun = True
                else:
                    break
            elif part.kind == PREP:
                step = self._read_prep(clause, at)
                if step == at:
                    break
                at, last_noun = step, False
            elif part.kind in (ADV, TIME, NEG):
                if part.kind == ADV and part.low in word_class("particles") and not clause.verb.particle:
                    clause.verb.particle = part.low
            elif part.kind == STOP:
                step = self._over_mark(at)
                if step == at:
                    break
                at = step
            else:
                break
            at += 1
        clause.end = at

    def _read_prep(self, clause: Clause, at: int) -> int:
        """Reads "of the towns of A and B", also "out of"; returns the last chunk read, or `at` if it is none."""
        low = self.chunks[at].low
        after = at + 1
        if low == "of" and self.chunks[at - 1].low == "out":
            low = "out of"
        elif after < len(self.chunks) and self.chunks[after].kind == PREP:
            if low in word_class("particles"):
                clause.verb.particle = clause.verb.particle or low
            low = self.chunks[after].low
            after += 1
        while after < len(self.chunks) and self.chunks[after].kind in (ADV, DET):
            after += 1
        while after < len(self.chunks) and self.chunks[after].text in "\"“‘'":
            after += 1
        if after >= len(self.chunks) or self.chunks[after].kind not in (NOUN,):
            if low in word_class("particles") and not clause.verb.particle:
                clause.verb.particle = low
                return at + 0 if after >= len(self.chunks) else at
            return after if after < len(self.chunks) and self.chunks[after].kind == TIME else at
        if low in {"up", "over", "off", "back", "out"} and not clause.objects and not clause.preps:
            clause.verb.particle = low
            clause.objects = self.list_from(after, clause)
            return clause.objects[-1]
        listed = self.list_from(after, clause)
        clause.preps += [(low, i) for i in listed]
        return listed[-1]

    def _over_mark(self, at: int) -> int:
        """Over a quotation mark, a bracket or an apposition; `at` if the clause ends here."""
        text = self.chunks[at].text
        if text in "\"“”‘’'":
            return at + 0 if at + 1 >= len(self.chunks) else at + 1 - 1 or at
        if text == "(":
            return self._closing(at)
        if text in _APART:
            return self.after_apposition(at)
        return at

    def _closing(self, at: int) -> int:
        for i in range(at + 1, min(at + 8, len(self.chunks))):
            if self.chunks[i].text == ")":
                return i
        return at

    def after_apposition(self, at: int) -> int:
        """At a comma that opens an apposition: the comma that closes it; else `at`."""
        if not self._apposes(at + 1):
            return at
        for i in range(at + 1, min(at + 22, len(self.chunks))):
            if self.chunks[i].text in (",", "–", "—", ")") and i > at + 1:
                return i
            if self.chunks[i].text in (".", ";"):
                break
        return at

    def _apposes(self, at: int) -> bool:
        """Whether an apposition opens here: "a town …", "one of …", "150 km from …", "which …", "southwest of …"."""
        if at >= len(self.chunks):
            return False
        part = self.chunks[at]
        if part.kind == REL:
            return True
        if part.kind in (ADV, TIME, DET):
            return True
        if part.kind == PREP:
            if at + 1 < len(self.chunks) and self.chunks[at + 1].kind == REL:
                return True
            return part.low in {
                "in",
                "near",
                "about",
                "some",
                "on",
                "outside",
                "between",
                "including",
                "along",
                "north",
                "around",
                "to",
                "close",
                "just",
                "like",
            }
        if part.kind == NOUN:
            phrase = self.phrases[at]
            if phrase.owner and phrase.kind in (PLACE_NOUN, PART, OTHER, "place"):
                return True
            if phrase.units[0].low in {
                "a",
                "an",
                "one",
                "some",
                "capital",
                "home",
                "once",
                "the",
                "about",
                "southwest",
                "southeast",
                "northwest",
                "northeast",
                "north",
                "south",
                "east",
                "west",
                "part",
                "another",
            }:
                return phrase.kind in (PLACE_NOUN, PART, OTHER, ACT) or phrase.units[0].low in {
                    "a",
                    "an",
                    "one",
                    "another",
                }
            return phrase.units[0].text[:1].isdigit() and phrase.kind == OTHER
        return part.kind == VERB and part.verb is not None and PARTICIPLE in part.verb.form and not part.verb.passive

    def list_from(self, at: int, clause: Clause | None = None) -> list[int]:
        """The noun chunks of the list that begins at `at`: "A, B and the villages of C and D"."""
        found, i = [at], at + 1
        while i < len(self.chunks):
            step = self._next_in_list(found, i)
            if step is None:
                break
            found.append(step)
            i = step + 1
        return found

    def _next_in_list(self, found: list[int], i: int) -> int | None:
        joined = i
        if self.chunks[i].text == "(" and self._closing(i) > i:
            joined = self._closing(i) + 1
        if joined < len(self.chunks) and self.chunks[joined].text == ",":
            joined = self.after_apposition(joined)
        joined = self._over_joint(joined)
        if (
            joined == i
            or joined >= len(self.chunks)
            or self.chunks[joined].kind != NOUN
            or self.chunks[joined - 1].text == ")"
        ):
            return None
        if self._begins_clause(joined, i) or not self._alike(found[-1], joined):
            return None
        return joined

    def _over_joint(self, at: int) -> int:
        """Over ", and", "as well as", "along with" and the like."""
        start = at
        while at < len(self.chunks) and at - start < 5:
            low = self.chunks[at].text.lower()
            if low in {
                ",",
                "and",
                "or",
                "&",
                "as",
                "well",
                "along",
                "together",
                "with",
                "both",
                "then",
                "also",
                "plus",
                "including",
            }:
                at += 1
            else:
                break
        return at

    def _begins_clause(self, at: int, joint: int) -> bool:
        """Whether the noun chunk at `at` is the subject of a verb of its own."""
        i = at + 1
        while i < len(self.chunks) and self.chunks[i].kind in (ADV, TIME):
            i += 1
        if i >= len(self.chunks) or self.chunks[i].kind != VERB:
            return False
        verb = self.chunks[i].verb
        if verb is None or verb.form == ING or verb.infinitive:
            return False
        before = self.chunks[joint - 2].kind if joint >= 2 else STOP
        has_verb = any(c.kind == VERB for c in self.chunks[:joint])
        return has_verb and before is not None

    def _alike(self, left: int, right: int) -> bool:
        a, b = self.phrases[left].kind, self.phrases[right].kind
        places = {PLACE_NAME, PLACE_NOUN, UNKNOWN_NAME, "part"}
        parties = {PARTY, NATION, PERSON, UNKNOWN_NAME, PRONOUN}
        return (a in places and b in places) or (a in parties and b in parties) or (a == b)

    # -- to the left: the subject -----------------------------------------------

    def _subjects(self, clause: Clause) -> list[int]:
        if clause.verb.infinitive and clause.governor is not None:
            return (
                clause.governor.objects
                if clause.governor.objects
                and clause.governor.at + 1 < clause.at - 1
                and self._object_controls(clause.governor)
                else clause.governor.subjects
            )
        if clause.verb.form == ING and not clause.verb.passive:
            owner = self._noun_before(clause.at)
            if owner is not None and self._before(owner) != PREP:
                return self._chain(owner)
            if owner is not None:
                return self._chain(owner)
            return self._inherited(clause)
        found = self._find_subject(clause.at)
        return found or (self._subject_ahead(clause) if clause.reduced else [])

    def _object_controls(self, governor: Clause) -> bool:
        return (
            governor.verb.lemma
            in {
                "force",
                "order",
                "allow",
                "enable",
                "help",
                "ask",
                "tell",
                "urge",
                "make",
                "let",
                "call",
                "leave",
                "prompt",
                "cause",
                "compel",
                "expect",
                "want",
            }
            and not governor.passive
        )

    def _inherited(self, clause: Clause) -> list[int]:
        """The subject of the nearest other verb: "After seizing A, the army …", "…, killing ten"."""
        before = [c for c in self.clauses if c.at < clause.at and c.subjects]
        if before and self._before(clause.at) != PREP:
            return before[-1].subjects
        if before:
            return before[-1].subjects
        return self._subject_ahead(clause)

    def _subject_ahead(self, clause: Clause) -> list[int]:
        for i in range(clause.end, len(self.chunks)):
            if self.chunks[i].kind == VERB:
                noun = self._noun_before(i)
                return self._chain(noun) if noun is not None and noun > clause.at else []
        return []

    def _find_subject(self, at: int, depth: int = 0) -> list[int]:
        i = at - 1
        while i >= 0:
            part = self.chunks[i]
            if part.kind in (ADV, TIME, NEG) or part.text in '"“”)':
                if part.text == ")":
                    i = self._opening(i)
                i -= 1
                continue
            break
        if i < 0 or depth > 4:
            return self._inverted(at)
        part = self.chunks[i]
        if part.kind == REL:
            return self._antecedent(i)
        if part.kind == NOUN and part.text.lower() in {"both", "all", "all of them", "both of them"} and i >= 2:
            return self._antecedent(i)
        if part.kind == NOUN:
            return self._chain(i)
        if part.kind == CONJ:
            return self._shared(i, at)
        if part.kind == STOP and part.text in _APART | {"–"}:
            return self._before_apposition(i, at, depth)
        if part.kind == PREP:
            return self._shared(i, at)
        return self._inverted(at) or self._shared(i, at)

    def _opening(self, at: int) -> int:
        for i in range(at, max(at - 8, -1), -1):
            if self.chunks[i].text == "(":
                return i
        return at

    def _inverted(self, at: int) -> list[int]:
        return []

    def _antecedent(self, at: int) -> list[int]:
        i = at - 1
        while i >= 0 and (self.chunks[i].kind in (PREP, ADV, TIME) or self.chunks[i].text in ",–—)"):
            if self.chunks[i].text == ")":
                i = self._opening(i)
            i -= 1
        if i >= 0 and self.chunks[i].kind == NOUN:
            if self.chunks[at].low == "which" and self.phrases[i].kind in (PLACE_NAME, PLACE_NOUN):
                return [i]
            if self.chunks[at].low == "that" and self.phrases[i].kind in (PLACE_NAME, PLACE_NOUN):
                return [i]
            return self._chain(i)
        return []

    def _shared(self, conj: int, at: int) -> list[int]:
        """ "… and withdrew": the subject of the verb before."""
        for clause in reversed(self.clauses):
            if clause.at < conj and not clause.verb.infinitive and clause.subjects and clause.verb.form != ING:
                return clause.subjects
        return next((c.subjects for c in reversed(self.clauses) if c.at < conj and c.subjects), [])

    def _before_apposition(self, comma: int, at: int, depth: int) -> list[int]:
        named = comma - 1
        if (
            named >= 2
            and self.chunks[named - 1].text == ","
            and self.chunks[named - 2].kind == NOUN
            and self.chunks[named].kind == NOUN
        ):
            if self.phrases[named].kind == PLACE_NAME and self.phrases[named - 2].kind != PLACE_NAME:
                return [named]
        for i in range(comma - 1, max(comma - 24, -1), -1):
            if self.chunks[i].text in _APART and i + 1 < comma and self._apposes(i + 1):
                return self._find_subject(i, depth + 1)
            if self.chunks[i].text in (".", ";"):
                break
        return self._shared(comma, at)

    def _chain(self, at: int) -> list[int]:
        """The head of "forces of the government in A" that ends at `at`, with the nouns joined to it."""
        head = at
        while (step := self._chain_step(head)) < head:
            head = step
        if head >= 2 and self.chunks[head - 1].kind == PREP and self.chunks[head - 2].kind == VERB:
            inner = self._by_verb.get(head - 2)
            if inner is not None and inner.subjects and (inner.reduced or self._before(inner.at) == REL):
                return inner.subjects
        return self._joined_left(head)

    def _chain_step(self, head: int) -> int:
        """One noun to the left: over a preposition, or over "and" inside a prepositional phrase."""
        if head < 2 or self.chunks[head - 2].kind not in (NOUN, STOP):
            return head
        joint = self.chunks[head - 1]
        if joint.text == ")" or self.chunks[head - 2].kind == STOP:
            return head
        if joint.kind == PREP:
            return head if joint.low in {"before", "after", "since"} else head - 2
        if joint.kind == CONJ and head >= 4 and self.chunks[head - 3].kind == PREP and self._alike(head - 2, head):
            return head - 2
        return head

    def _joined_left(self, head: int) -> list[int]:
        found, i, joint = [head], head, False
        if i >= 5 and [c.low for c in self.chunks[i - 3 : i]] == ["as", "well", "as"]:
            before = i - 5 if self.chunks[i - 4].text == "," else i - 4
            if self.chunks[before].kind == NOUN:
                return [*self._chain(before), head]
        while i >= 2 and self.chunks[i - 2].kind == NOUN and self._alike(i - 2, i):
            text = self.chunks[i - 1].text.lower()
            if text in {"and", "or", "&"} and not joint:
                joint = True
            elif not (text == "," and joint):
                break
            found.insert(0, i - 2)
            i -= 2
        opening = self.chunks[i - 1] if i else None
        if joint and opening is not None and opening.kind == PREP and i >= 2 and self.chunks[i - 2].kind == NOUN:
            return self._joined_left(i - 2)
        return found

    # -- verbs that govern verbs -------------------------------------------------

    def _governor(self, clause: Clause) -> Clause | None:
        """The verb that this one depends on: "managed TO TAKE", "before WITHDRAWING", "succeeded in TAKING"."""
        before = self.clauses[-1] if self.clauses else None
        previous = self.chunks[clause.at - 1] if clause.at else None
        if previous is not None and previous.kind in (PREP, SUB):
            clause.preposition = previous.low
        if before is None:
            return None
        if clause.verb.infinitive or clause.verb.form == ING:
            return before
        return None


def has_be(chunk: Chunk) -> bool:
    return any(unit.low in word_class(BE) for unit in chunk.units)
