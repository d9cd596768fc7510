"""One force in the place of another: "A's police in P were replaced by B's troops", "left P and were replaced by B"."""

from typing import Final

from services.ledger.events import Party
from services.nlp.claims.arguments import Arguments
from services.nlp.claims.claim import Claim, claims_of
from services.nlp.lexicon import word_set
from services.nlp.places.siting import Spot
from services.nlp.syntax.clause import Clause
from services.nlp.syntax.phrases import PARTY

_RELIEVING: Final = word_set("relieving", "verbs")


def relieved(read: Arguments, clause: Clause) -> list[Claim]:
    """Who stands in the other side's place has the town; a unit that another of its own side relieves keeps it."""
    if clause.verb.lemma not in _RELIEVING:
        return []
    came = read.party(clause.prep("by", "with") if clause.passive else clause.subjects)
    went = _those_who_went(read, clause)
    if came is None or went is None or came.side is None or came.side == went.side:
        return []
    return claims_of("capture", _where(read, clause), came, clause.at, "relieved", 0.7, went)


def _those_who_went(read: Arguments, clause: Clause) -> Party | None:
    """ "replaced A's men", "A's men were replaced": A; not A's flag, nor its governor."""
    chunks = clause.subjects if clause.passive else clause.objects
    return read.party(chunks) if chunks and read.sentence.phrases[chunks[0]].kind == PARTY else None


def _where(read: Arguments, clause: Clause) -> list[Spot]:
    """In the town where they stood, or which they have left."""
    men = clause.subjects if clause.passive else clause.objects
    beside = read.sentence.low(men[-1] + 1) in {"in", "at", "inside"} and men[-1] + 2 in read.sentence.phrases
    spots = read.where.at(men[-1] + 2) if beside else []
    return spots or read.where.spots(clause.prep("in", "at", "inside")) or read.given_up(clause)
