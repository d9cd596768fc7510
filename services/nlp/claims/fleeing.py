"""Where those were who run as others come: "fled across the border when X attacked A"."""

from typing import Final

from services.nlp.claims.arguments import Arguments
from services.nlp.claims.framing import frame_of
from services.nlp.places.siting import Spot
from services.nlp.syntax.clause import Clause

_FROM_AFAR: Final = frozenset({"shell", "bomb", "bombard", "pound", "raid", "ambush"})
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
