"""The auxiliary that stands farther off: "was, officials said, overrun by B", "had by Saturday evening taken A"."""

from typing import Final

from services.nlp.syntax.asides import aside_from
from services.nlp.syntax.chains import Chains
from services.nlp.syntax.clause import Clause
from services.nlp.words.classes import ADV, NEG, NOUN, PREP, SINCE, TIME
from services.nlp.words.verb_forms import ING, PARTICIPLE

_INSERTED: Final = 12  # chunks from the auxiliary's comma to the participle


def helper_of(sentence: Chains, clause: Clause) -> Clause | None:
    """The clause of the bare "was" or "had" that the participle belongs to, over dates and asides; else None."""
    verb = clause.verb
    if PARTICIPLE not in verb.form or ING in verb.form or verb.passive or verb.perfect or verb.modal or verb.infinitive:
        return None
    at = _before_aside(sentence, clause.at - 1)
    aside = at < clause.at - 1
    while True:
        if sentence.kind(at) in (ADV, TIME, NEG):
            at -= 1
        elif sentence.kind(at) == NOUN and sentence.kind(at - 1) == PREP and sentence.low(at - 1) not in SINCE:
            at -= 2  # but "has been under fire since X took A"
        else:
            break
    apart = aside or at < clause.at - 1
    helper = sentence.clause_at(at)
    return helper if apart and helper is not None and helper.is_helper() and helper.subjects else None


def _before_aside(sentence: Chains, at: int) -> int:
    """In front of the comma that opens an aside which ends with the one at `at`."""
    if sentence.text(at) != ",":
        return at
    opens = (i for i in range(at - 1, max(at - _INSERTED, 0), -1) if sentence.text(i) == ",")
    return next((i - 1 for i in opens if aside_from(sentence, i) == at), at)
