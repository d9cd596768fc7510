"""Is it said only of a day to come, or of what might be: behind "if", "until", "once", "in case", "had they"?"""

from collections.abc import Iterator
from typing import Final

from services.nlp.lexicon import word_set
from services.nlp.syntax.clause import Clause
from services.nlp.syntax.clauses import Sentence
from services.nlp.words.classes import CONJ, MODAL, NOUN, PREP, REL, STOP, SUB, TIME, VERB
from services.nlp.words.verb_forms import BASE, PAST, THIRD

_CONDITIONS: Final = frozenset({"if", "unless", "whether", "lest", "should"})
_AWAITED: Final = frozenset({"until", "till", "before"})
_LATER: Final = frozenset({"once", "until", "till", "before", "when", "whenever", "after"})
_SUPPOSING: Final = word_set("conditions", "supposing")
_SUPPOSED: Final = word_set("conditions", "supposed")
_WILL: Final = frozenset({"will", "would", "shall", "'ll"})
_MODALS: Final = _WILL | {"can", "could", "may", "might", "must", "should"}
_FARTHEST: Final = 9  # chunks from a conjunction to its verb
_OPENING: Final = 4  # chunks in front of the "if" that a sentence opens with
_NEAR: Final = 3  # chunks from "once" to its verb


def is_conditional(sentence: Sentence, clause: Clause) -> bool:
    """Whether what the clause says has not happened yet, or only would."""
    if _is_inverted(sentence, clause) or _follows_if(sentence, clause):
        return True
    return any(_defers(sentence, clause, at) for at in _openings(sentence, clause))


def _follows_if(sentence: Sentence, clause: Clause) -> bool:
    """ "If we let them live in A, they attack B": so they would."""
    opens = next((at for at in range(_OPENING) if sentence.low(at) == "if"), None)
    if opens is None or any(sentence.kind(at) in (NOUN, VERB) for at in range(opens)):
        return False
    first = min(clause.subjects, default=clause.at)
    behind = sentence.text(first - 1) == "," and any(opens < c.at < first for c in sentence.clauses)
    return behind and len(sentence.chunks[clause.at].units) == 1 and _is_present(sentence, clause)


def _openings(sentence: Sentence, clause: Clause) -> Iterator[int]:
    """The chunks that may open the clause, from its verb, and from its subject, to the left."""
    yield from _leftwards(sentence, clause.at)
    first = min(clause.subjects, default=clause.at)
    if first < clause.at and all(sentence.kind(i) != REL for i in range(first, clause.at)):
        yield from _leftwards(sentence, first)


def _leftwards(sentence: Sentence, start: int) -> Iterator[int]:
    for at in range(start - 1, max(start - _FARTHEST, -1), -1):
        yield at
        if sentence.kind(at) == VERB or sentence.text(at) == ";":
            return
        if sentence.text(at) == "," and not _is_in_list(sentence, at):
            return


def _is_in_list(sentence: Sentence, comma: int) -> bool:
    """ "until all of A, B and C are cleared"."""
    named = comma - 1 in sentence.phrases and comma + 1 in sentence.phrases
    return named and sentence.alike(comma - 1, comma + 1) and sentence.kind(comma + 2) in (CONJ, STOP)


def _defers(sentence: Sentence, clause: Clause, at: int) -> bool:
    part = sentence.chunks[at]
    if part.low == "should" and not at and part.verb is not None and len(part.units) == 1:
        return True  # "Should they quit A"
    if part.kind in (SUB, MODAL) and part.low in _CONDITIONS:
        return True
    if _supposes(sentence, at):
        return True
    if part.kind == TIME and part.text.endswith(" before") and min(clause.subjects, default=clause.at) > at:
        return _tells_of_later(sentence, clause, "before")  # "it may be weeks before they take A"
    if part.low == "that" and sentence.low(at - 1) == "so" and _is_present(sentence, clause):
        return True  # "so that A is rid of them"
    if part.kind not in (SUB, PREP):
        return False
    soon = part.low == "as" and sentence.low(at - 1) in {"soon", "long"}
    return (soon or part.low in _LATER) and _tells_of_later(sentence, clause, part.low)


def _supposes(sentence: Sentence, at: int) -> bool:
    """ "in case", "in the event that", "provided that", "assuming"."""
    if sentence.low(at) == "that":
        return sentence.low(at - 1) in _SUPPOSING or (
            at - 1 in sentence.phrases and sentence.phrases[at - 1].head.low in _SUPPOSED
        )
    if sentence.low(at) == "case":
        return sentence.low(at - 1) == "in"
    return sentence.low(at) in _SUPPOSING and (not at or sentence.kind(at - 1) in (STOP, CONJ, SUB))


def _tells_of_later(sentence: Sentence, clause: Clause, word: str) -> bool:
    """ "once they have left, A will fall", "no aid until they take B", "what they do once all are gone"."""
    now = _is_present(sentence, clause)
    if word in _AWAITED and now:
        return True
    if sentence.low(clause.at) in {"is", "are"} and word == "once":
        return any(sentence.low(i) == "once" for i in range(max(clause.at - _NEAR, 0), clause.at))
    others = [c.verb.modal for c in sentence.clauses if c is not clause]
    if now and any(modal in _MODALS for modal in others):
        return True
    return any(modal in _WILL for modal in others) and not _has_happened(sentence, clause)


def _is_present(sentence: Sentence, clause: Clause) -> bool:
    """ "takes", "have taken", "is taken"."""
    first = sentence.low(clause.at)
    if clause.verb.modal or clause.verb.infinitive:
        return False
    simple = len(sentence.chunks[clause.at].units) == 1 and not _is_past(clause)
    return first in {"has", "have", "is", "are"} or simple


def _is_past(clause: Clause) -> bool:
    return PAST in clause.verb.form or (BASE not in clause.verb.form and THIRD not in clause.verb.form)


def _has_happened(sentence: Sentence, clause: Clause) -> bool:
    """ "the crimes of last week, when they overran A, will be punished": a past that no "would" makes unreal."""
    told = PAST in clause.verb.form and BASE not in clause.verb.form and not clause.verb.modal
    return told and not any(c.verb.modal == "would" for c in sentence.clauses)


def _is_inverted(sentence: Sentence, clause: Clause) -> bool:
    """ "Had they captured A, the road would have been open"."""
    first = clause.opener()
    if first < 0 or first > clause.at or sentence.text(first).lower() not in {"had", "were"}:
        return False
    opens = not first or sentence.kind(first - 1) in (STOP, SUB, CONJ)
    return opens and any(c.verb.modal in _MODALS for c in sentence.clauses if c is not clause)
