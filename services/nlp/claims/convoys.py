"""Who is driven out of a place: "the last convoy of rebels left A", "buses took the remaining fighters out of B"."""

from typing import Final

from services.ledger.events import Party
from services.nlp.claims.arguments import Arguments
from services.nlp.claims.claim import Claim, claims_of
from services.nlp.lexicon import word_set
from services.nlp.places.siting import Spot
from services.nlp.syntax.clause import Clause

VEHICLES: Final = word_set("convoys", "vehicles")
_CARRYING: Final = word_set("convoys", "carrying")
_GOING: Final = word_set("convoys", "going")
LAST: Final = frozenset({"last", "final", "remaining"})
_AGREED: Final = word_set("convoys", "agreed")


def left_aboard(read: Arguments, clause: Clause) -> list[Claim]:
    """They have left the place if these are the last of them, or if they go by an agreement."""
    subject = read.sentence.phrases[clause.subjects[0]] if clause.subjects and not clause.passive else None
    if subject is None or subject.head.low not in VEHICLES or clause.verb.negative:
        return []
    words = read.sentence.words()
    if LAST.isdisjoint(words) and (_AGREED.isdisjoint(words) or not clause.prep("out of")):
        return []
    party = _aboard(read, clause)
    return claims_of("withdrawal", _left(read, clause), party, clause.at, "driven away", 0.7) if party else []


def _aboard(read: Arguments, clause: Clause) -> Party | None:
    """Of "a convoy of rebels", "buses carrying fighters" and "trucks took the soldiers": the men."""
    if clause.verb.lemma in _CARRYING:
        return read.party(clause.objects)
    at = clause.subjects[0]
    if read.sentence.low(at + 1) in {"of", "with"}:
        return read.party(read.sentence.list_from(at + 2))
    laden = (c for c in read.sentence.clauses if c.reduced and c.subjects == clause.subjects)
    return next((read.party(c.objects) for c in laden if c.verb.lemma in _CARRYING), None)


def _left(read: Arguments, clause: Clause) -> list[Spot]:
    """From where they go; nothing of those that only stand or come somewhere."""
    out = clause.prep("out of", "from")
    if out or clause.verb.lemma in _CARRYING:
        return read.where.spots(out)
    return read.where.spots(clause.objects) if clause.verb.lemma in _GOING else []
