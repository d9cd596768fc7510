"""Where those were who run as others come: "fled across the border when X attacked A"."""

from typing import Final

from services.nlp.claims.arguments import Arguments
from services.nlp.claims.framing import frame_of
from services.nlp.places.siting import Spot
from services.nlp.syntax.clause import Clause
from services.nlp.syntax.phrases import PARTY
from services.nlp.words.classes import TIME

_FROM_AFAR: Final = frozenset({"shell", "bomb", "bombard", "pound", "raid", "ambush"})
_OF_TIME: Final = frozenset({"by", "on", "at", "after", "before", "within"})
_THEN: Final = frozenset({"when", "after", "as", "once"})


def attacked_then(read: Arguments, clause: Clause) -> list[Spot]:
    """ "The garrison fled across the border when the rebels attacked A": from A."""
    then = next((c for c in read.sentence.clauses if c.at > clause.at and c.subjects), None)
    if then is None or then.passive or then.verb.negative or then.verb.lemma in _FROM_AFAR:
        return []
    mover, comer = read.party(clause.subjects), read.party(then.subjects)
    apart = mover is not None and comer is not None and mover.side != comer.side
    attacked = frame_of(read.sentence, then) == "attack" and read.sentence.low(then.opener()) in _THEN
    return read.patients(then) if apart and attacked else []


def left_later(read: Arguments, clause: Clause) -> bool:
    """ "X took A on Monday. The rebels had left by Tuesday": who took it, too, may leave it."""
    named = bool(clause.subjects) and read.sentence.phrases[clause.subjects[0]].kind == PARTY
    if not named or clause.objects or any(name not in _OF_TIME for name, _ in clause.preps):
        return False
    dated = any(read.sentence.kind(i) == TIME for i in (clause.opener(), *range(clause.at, clause.end + 1)))
    return dated or read.sentence.low(clause.at) == "had"
