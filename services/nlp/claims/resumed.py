"""What takes up a list again behind other words: "of A, which is a port, and of B", "took A, and with it B"."""

from typing import Final

from services.nlp.lexicon import PLACE_NOUNS
from services.nlp.syntax.clause import Clause
from services.nlp.syntax.clauses import Sentence
from services.nlp.syntax.late import is_site
from services.nlp.syntax.phrases import PARTY
from services.nlp.words.classes import CONJ, STOP, VERB

_WITHIN: Final = 10  # chunks from a list to what takes it up again


def and_of(sentence: Sentence, last: int) -> list[int]:
    """ "control of several villages, among them A in the hills, and of B": B. `last`: the last chunk of the list."""
    for at in range(last + 1, last + _WITHIN):
        if sentence.kind(at) == CONJ and sentence.low(at + 1) == "of" and is_site(sentence, at + 2):
            return sentence.list_from(at + 2)
        if sentence.kind(at) == VERB:
            break
    return []


def and_with_it(sentence: Sentence, clause: Clause) -> list[int]:
    """ "took A from the rebels, and with it B": B; a second base where each is told by who lies there."""
    for at in range(clause.at + 1, clause.at + _WITHIN):
        opens = sentence.low(at) == "with" and sentence.kind(at - 1) == CONJ
        if opens and sentence.low(at + 1) in {"it", "them"} and is_site(sentence, at + 2):
            listed = sentence.list_from(at + 2)
            return listed if sentence.kind(listed[-1] + 1) != VERB else []
    return _and_base(sentence, clause.objects[-1]) if clause.objects and not clause.passive else []


def _and_base(sentence: Sentence, base: int) -> list[int]:
    """ "took the camp of X in A and an outpost of Y at B", at the camp: the outpost, if they are of formations."""
    if sentence.low(base + 1) != "of" or not _is_base_of(sentence, base):
        return []
    for at in range(base + 3, base + _WITHIN):
        if sentence.kind(at) == CONJ and sentence.low(at) == "and" and _is_base_of(sentence, at + 1):
            return [at + 1]
        if sentence.kind(at) in (VERB, STOP):
            break
    return []


def _is_base_of(sentence: Sentence, at: int) -> bool:
    base, whose = sentence.phrases.get(at), sentence.phrases.get(at + 2)
    of_men = sentence.low(at + 1) == "of" and whose is not None and whose.kind == PARTY
    return of_men and base is not None and PLACE_NOUNS.get(base.head.low) == "facility"
