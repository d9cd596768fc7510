"""What takes up a list again behind other words: "of A, which is a port, and of B", "took A, and with it B"."""

from typing import Final

from services.nlp.syntax.clause import Clause
from services.nlp.syntax.clauses import Sentence
from services.nlp.syntax.late import is_site
from services.nlp.words.classes import CONJ, VERB

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
    """ "took A from the rebels, and with it B": B."""
    for at in range(clause.at + 1, clause.at + _WITHIN):
        opens = sentence.low(at) == "with" and sentence.kind(at - 1) == CONJ
        if opens and sentence.low(at + 1) in {"it", "them"} and is_site(sentence, at + 2):
            listed = sentence.list_from(at + 2)
            return listed if sentence.kind(listed[-1] + 1) != VERB else []
    return []
