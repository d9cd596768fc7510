"""Turns of phrase that make a verb done or not: "all but took", "not until Monday", "at no time", "could finally"."""

from typing import Final

from services.nlp.lexicon import NOUN_FRAMES
from services.nlp.syntax.clause import Clause
from services.nlp.syntax.clauses import Sentence
from services.nlp.words.classes import NEG, TIME, VERB

_DONE: Final = frozenset({"completely", "fully", "successfully", "finally", "totally"})
NOTHING: Final = frozenset({"nothing", "nobody", "none", "no", "little", "neither"})
_STOPPED: Final = frozenset({"time", "point", "way", "circumstances", "account", "event"})
_ANY_LONGER: Final = frozenset({"any", "longer"})
_ANY_MORE: Final = frozenset({"any", "more"})
_ALMOST: Final = frozenset({"almost", "nearly", "barely"})
_WHOLLY: Final = frozenset({"entirely", "completely", "wholly", "fully", "totally"})


def only_by_then(sentence: Sentence, clause: Clause) -> bool:
    """ "did not take A until Monday", "did not fall before the army had left": it did then."""
    if clause.verb.modal:
        return False
    if clause.verb.perfect and {"hardly", "scarcely", "barely"} & set(sentence.words_at(clause.at)):
        return True  # "had hardly taken A when"
    times = [c.units for c in sentence.chunks[clause.at : clause.end + 1] if c.kind == TIME]
    return any(units[0].low in {"until", "till", "before"} for units in times)


def no_longer(sentence: Sentence, clause: Clause) -> bool:
    """ "is not held by X any longer", "are in A no longer", "do not control B any more": so before, and now over."""
    words = sentence.words_in(clause.at, clause.end + 2) | set(clause.verb.adverbs)
    if not clause.verb.negative and sentence.kind(clause.at + 1) != NEG:
        return {"no", "longer"} <= words
    return "anymore" in words or words >= _ANY_LONGER or words >= _ANY_MORE


def denied_in_front(sentence: Sentence, clause: Clause) -> bool:
    """ "Nor has X taken A", "At no time did X hold B": but "not only did they", "no sooner had they"."""
    helper = clause.opener()
    if helper < 0 or helper >= clause.at or sentence.kind(helper) != VERB:
        return False
    group = sentence.words_at(helper)
    if group[-1] not in {"did", "has", "have", "had", "does", "do", "could", "can"}:
        return False
    if group[0] in {"nor", "neither", "never"}:
        return True
    front = sentence.words_in(max(helper - 5, 0), helper)
    if "only" in front or "until" in front:
        return False
    denied = "never" in front or ("no" in front and bool(_STOPPED & front))
    return denied or {"not", "once"} <= {*front, *group} or {"not", "even"} <= {*front, *group}


def all_but(sentence: Sentence, clause: Clause) -> bool:
    """ "almost captured A", "all but captured B"; "C is almost entirely controlled by D" is true of most of it."""
    if not _WHOLLY.isdisjoint(clause.verb.adverbs):
        return False
    return not _ALMOST.isdisjoint(clause.verb.adverbs) or (
        sentence.low(clause.at - 2),
        sentence.low(clause.at - 1),
    ) == ("all", "but")


def managed(sentence: Sentence, clause: Clause) -> bool:
    """ "could completely recapture A on 23 July", "could finally take B": done, in the English of some papers."""
    if clause.verb.modal != "could" or clause.verb.perfect:
        return False
    done = set(clause.verb.adverbs) & _DONE
    times = [c.units for c in sentence.chunks[clause.at : clause.end + 1] if c.kind == TIME]
    dated = any(units[-1].value.role == "at" for units in times)
    return bool(done and (dated or "finally" in done)) or _after_fighting(sentence)


def _after_fighting(sentence: Sentence) -> bool:
    """ "after three days of fighting", "after heavy clashes"."""
    after = [i for i in range(len(sentence.chunks) - 1) if sentence.low(i) == "after"]
    heads = (sentence.phrases[j].head.low for i in after for j in range(i + 1, i + 4) if j in sentence.phrases)
    return any(NOUN_FRAMES.get(head) == "fighting" for head in heads)


def negated_before(sentence: Sentence, clause: Clause) -> bool:
    """ "No rebel had entered A", "None of them took B"."""
    if not clause.subjects:
        return False
    first = sentence.phrases[clause.subjects[0]].units[0].low
    return first in NOTHING - {"little"} or sentence.low(clause.subjects[0] - 1) in {"nor", "neither"}
