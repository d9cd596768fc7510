"""Is it told of a state that has ended: "once held A", "used to control B", "was theirs until last year"?"""

from typing import Final

from services.nlp.lexicon import word_set
from services.nlp.syntax.clause import Clause
from services.nlp.syntax.clauses import Sentence
from services.nlp.words.classes import PREP, TIME, VERB

_FORMERLY: Final = frozenset({"formerly", "previously", "originally"})
_UNTIL: Final = frozenset({"until", "till"})
_UPHEAVALS: Final = frozenset({"war", "conflict", "uprising", "rebellion", "invasion", "coup", "revolution"})
_NOW: Final = frozenset({"is", "are", "has", "have", "remains", "remain", "'s", "'re", "'ve"})
_PERIODS: Final = word_set("past", "periods")
_REMEMBERING: Final = word_set("past", "remembering")


def is_over(sentence: Sentence, clause: Clause) -> bool:
    """Whether what the clause says was so at some time before, and is no more."""
    governor = clause.governor
    if clause.verb.infinitive and governor is not None:
        used = sentence.low(governor.at) == "used" and not governor.objects and not governor.passive
        return used and governor.verb.lemma == "use"
    if sentence.low(clause.at) in _NOW or clause.verb.modal:
        return False
    before = sentence.low(clause.at - 1) if clause.at else ""
    if (
        "once" in {before, sentence.low(clause.at + 1)}
        or not _FORMERLY.isdisjoint(clause.verb.adverbs)
        or before in _FORMERLY
    ):
        return True
    recently = sentence.kind(clause.at - 1) in (TIME, PREP) and sentence.low(clause.at - 1) in _UNTIL
    those = any(sentence.low(i) == "those" and sentence.phrases[i].head.low in _PERIODS for i in clause.prep("in"))
    if recently or those or any(sentence.phrases[i].head.low in _UPHEAVALS for i in clause.prep("before")):
        return True
    return _until_then(sentence, clause) or _remembered(sentence, clause)


def _until_then(sentence: Sentence, clause: Clause) -> bool:
    """ "held A until last month"; "until X came" tells the end itself."""
    ends = range(clause.at + 1, min(clause.end + 1, len(sentence.chunks)))
    return any(sentence.kind(i) == TIME and sentence.low(i) in _UNTIL for i in ends)


def _remembered(sentence: Sentence, clause: Clause) -> bool:
    """ "in the years when they ruled A", "remember how they held B"."""
    opener = min(clause.subjects, default=clause.at) - 1
    if sentence.low(opener) == "that" and sentence.low(opener - 1) in {"time", "years", "days"}:
        return True
    if sentence.low(opener) not in {"when", "how", "while"}:
        return False
    if sentence.low(opener - 1) == "back":
        return True
    period = sentence.phrases.get(opener - 1)
    if period is not None and period.head.low in _PERIODS:
        return True
    told = next((i for i in range(opener - 1, -1, -1) if sentence.kind(i) == VERB or i in sentence.phrases), None)
    return told is not None and sentence.chunks[told].units[-1].low in _REMEMBERING
