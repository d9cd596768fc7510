"""Who does what an infinitive or a gerund says, where that is not the subject of the verb that it hangs on."""

from typing import Final

from services.nlp.lexicon import realis_list, word_set
from services.nlp.syntax.chains import Chains
from services.nlp.syntax.clause import SPEECH, Clause
from services.nlp.syntax.phrases import PARTY, PERSON, PRONOUN
from services.nlp.words.classes import ADV, CONJ, NOUN, SUB, TIME
from services.nlp.words.verb_forms import BASE, ING

_HELPING: Final = frozenset({"help", "let", "make", "see", "watch"})
_MADE_TO: Final = word_set("doers", "made_to") | realis_list("prevented")
_WITH: Final = frozenset({"from", "in", "into", "for", "with", "of", "on"})
_CALLING: Final = frozenset({"call", "appeal", "plead", "prevail"})
_BEHIND_THE_FIRST: Final = 2  # "X, confirming that"
_WHOM: Final = frozenset({PARTY, PRONOUN, PERSON})


def doer(sentence: Chains, clause: Clause) -> list[int]:
    """ "kept X from taking A", "helped X in taking B", "made it possible for X to take C", "it took X hours to": X."""
    governor, at = clause.governor, clause.at
    if clause.verb.form == ING and clause.verb.lemma in SPEECH and (told := _teller(sentence, at)):
        return told
    if clause.verb.infinitive and (named := _named_in_front(sentence, at - 1)):
        return named
    if governor is None:
        return []
    if clause.verb.infinitive and sentence.low(at - 1) == "but":
        return governor.subjects  # "saw no choice but to leave A"
    if sentence.low(at) in {"having", "being"}:
        own = governor.subjects if governor.at + 1 == at else []  # "admitted having left A"
        return _of_gerund(sentence, clause, governor) or own
    if clause.verb.infinitive:
        return _called_on(sentence, governor, at) or _of_infinitive(sentence, governor)
    return _of_gerund(sentence, clause, governor) if clause.verb.form == ING else []


def _teller(sentence: Chains, at: int) -> list[int]:
    """ "X, while confirming that Y had left A, said", "Admitting that B had fallen, X said": X."""
    opens = at - 1 if sentence.kind(at - 1) == SUB else at
    if sentence.text(opens - 1) == "," and opens == _BEHIND_THE_FIRST and sentence.kind(0) == NOUN:
        return [0]
    comma = next((i for i in range(at, len(sentence.chunks)) if sentence.text(i) == ","), 0) if opens == 0 else 0
    return [comma + 1] if comma and sentence.kind(comma + 1) == NOUN else []


def _named_in_front(sentence: Chains, first: int) -> list[int]:
    """ "made it possible for X to take A": X."""
    while first > 0:
        if sentence.low(first - 1) == "for" and _is_whom(sentence, first):
            return [first]
        if sentence.low(first - 1) != "of" or sentence.kind(first - 2) != NOUN:
            return []
        first -= 2
    return []


def _called_on(sentence: Chains, governor: Clause, at: int) -> list[int]:
    """ "called on X to leave A", "appealed to X to hand over B": X."""
    whom = governor.prep("on", "upon", "to") if governor.verb.lemma in _CALLING and not governor.passive else []
    return [i for i in whom if i < at and _is_whom(sentence, i)]


def _of_infinitive(sentence: Chains, governor: Clause) -> list[int]:
    what = governor.objects[0] if governor.objects else None
    if what is None:
        return []
    if sentence.phrases[what].head.low == "good":
        return governor.subjects  # "made good on its promise to take A"
    took = (
        governor.verb.lemma in {"take", "cost"}
        and bool(governor.subjects)
        and sentence.low(governor.subjects[0]) == "it"
    )
    return governor.objects if took and _is_whom(sentence, what) else []


def _of_gerund(sentence: Chains, clause: Clause, governor: Clause) -> list[int]:
    if not clause.preposition and governor.verb.lemma == "have" and clause.at - 1 in governor.objects:
        return [] if _is_whom(sentence, clause.at - 1) else governor.subjects  # "X had no trouble taking A"
    if clause.preposition not in _WITH or governor.verb.lemma not in _MADE_TO:
        return []
    if governor.passive or clause.preposition == "from":
        return governor.subjects if governor.passive else governor.objects
    return [i for i in governor.objects if _is_whom(sentence, i)]


def _is_whom(sentence: Chains, at: int) -> bool:
    return at in sentence.phrases and sentence.phrases[at].kind in _WHOM


def is_bare_infinitive(sentence: Chains, clause: Clause, before: Clause | None) -> bool:
    """ "helped X retake A", "watched X take B": an infinitive without its "to"."""
    if before is None or clause.verb.form != BASE or clause.verb.modal or clause.verb.infinitive:
        return False
    step = clause.at - 1
    while sentence.kind(step) in (ADV, TIME):
        step -= 1
    while sentence.low(step - 1) == "of" and sentence.kind(step - 2) == NOUN:
        step -= 2
    return before.verb.lemma in _HELPING and bool(before.objects) and before.objects[-1] == step


def goes_on(sentence: Chains, clause: Clause, before: Clause | None) -> bool:
    """ "prepared to storm and take A", "will cross the river and take B": as real as the verb before."""
    if before is None or clause.verb.form != BASE or clause.verb.modal or clause.verb.infinitive:
        return False
    joined = sentence.kind(clause.at - 1) == CONJ and before.end == clause.at - 1
    return joined and (before.verb.infinitive or bool(before.verb.modal)) and sentence.kind(clause.at) != NOUN


def over_relative(sentence: Chains, clause: Clause, before: Clause | None) -> Clause | None:
    """ "forced the rebels, who were short of arms, to leave A": the forcing."""
    if not clause.verb.infinitive or before is None or sentence.text(clause.at - 1) != ",":
        return None
    opens = min(before.subjects, default=0) + 2
    told = sentence.text(opens - 1) == "," and sentence.low(opens) in {"who", "which"} and before.end == clause.at - 1
    main = (c for c in reversed(sentence.clauses) if c.at < opens and c.objects == before.subjects and not c.passive)
    return next(main, None) if told else None
