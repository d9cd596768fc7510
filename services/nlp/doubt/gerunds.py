"""What a gerund stands for: something wanted ("worked on taking A") or something done ("praised for taking B")."""

from typing import Final

from services.nlp.doubt.turns import NOTHING
from services.nlp.lexicon import word_set
from services.nlp.syntax.clause import Clause
from services.nlp.syntax.clauses import Sentence
from services.nlp.words.classes import ADV, CONJ, NOUN, STOP, SUB, TIME, TIMES, VERB

_AIMED: Final = word_set("realis", "aimed")
_TOLD_OF: Final = word_set("gerunds", "told_of")
_WANTING: Final = word_set("gerunds", "wanting")
_HARDSHIPS: Final = word_set("realis", "hardships")
_HEADWAY: Final = frozenset({"headway", "progress"})


def is_told_of(sentence: Sentence, clause: Clause, governor: Clause | None) -> bool:
    """ "praised for taking A", "boasted of capturing B", "were proud of taking C"."""
    near = sentence.words_in(max(clause.at - 3, 0), clause.at)
    told = near & _TOLD_OF or (governor is not None and governor.verb.lemma in _TOLD_OF)
    return bool(told) and clause.preposition in {"for", "of", "with", "about"}


def is_wanted(sentence: Sentence, clause: Clause, governor: Clause | None) -> bool:
    """ "worked on retaking A", "an eye on it", "had trouble in it", "failed in it"; not "on taking A, they"."""
    owner = sentence.phrases.get(clause.at - 2)
    owner = None if owner is not None and owner.head.low in TIMES else owner  # "worked for weeks on retaking A"
    if owner is not None and owner.head.low in _HEADWAY:
        return True
    wanted = _HARDSHIPS if clause.preposition == "in" else _HARDSHIPS | _AIMED
    if owner is not None and owner.head.low in wanted:
        return owner.units[0].low not in NOTHING
    if clause.preposition == "in":
        return governor is not None and governor.verb.lemma in _WANTING
    beside = clause.at - 2 >= 0 and sentence.kind(clause.at - 2) in (VERB, NOUN, ADV, TIME)
    hangs = governor is not None and governor.verb.lemma not in {"go", "keep", "carry"} and beside
    return hangs and governor is not None and (owner is None or governor.verb.lemma == "be")


def would_by(sentence: Sentence, clause: Clause) -> bool:
    """ "By taking A, they would cut the road"."""
    main = next((c for c in sentence.clauses if c.at >= clause.end and not c.reduced), None)
    return clause.at == 1 and main is not None and main.verb.modal in {"will", "would", "could", "can", "might", "may"}


def only_after(sentence: Sentence, clause: Clause) -> bool:
    """ "will stop only after taking A"."""
    only = sentence.low(clause.at - 2) == "only"
    return only and any(c.verb.modal in {"will", "would", "shall", "can"} for c in sentence.clauses if c.at < clause.at)


def would(sentence: Sentence, clause: Clause) -> bool:
    """ "Taking A would open the road": the gerund is what the verb behind is said of."""
    opens = not clause.at or sentence.kind(clause.at - 1) in (STOP, SUB, CONJ)
    return opens and any(c.at == clause.end and c.verb.modal for c in sentence.clauses)
