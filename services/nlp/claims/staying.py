"""Who is "left" in a place, and so has not left it: "there are some rebels left in A", "holds B with 60 men left"."""

from services.nlp.claims.arguments import Arguments
from services.nlp.syntax.clause import Clause
from services.nlp.words.units import NUMBER


def are_still_there(read: Arguments, clause: Clause) -> bool:
    """ "there are some rebels left in A", "whether there were any left in B"; "there are none left" is news."""
    if _are_counted(read, clause):
        return True
    before = next((c for c in read.sentence.clauses if c.end == clause.at), None)
    there = before is not None and before.verb.lemma == "be" and before.objects == clause.subjects != []
    if not there or before is None or read.sentence.low(before.subjects[0] if before.subjects else -1) != "there":
        return False
    return read.sentence.low(clause.subjects[0]) != "no" and not before.verb.negative


def _are_counted(read: Arguments, clause: Clause) -> bool:
    """ "holds A with an estimated 60 men left"."""
    if clause.verb.lemma != "leave" or clause.objects or not clause.subjects:
        return False
    at = clause.subjects[0]
    counted = any(unit.kind == NUMBER for unit in read.sentence.phrases[at].units)
    return counted and "with" in {read.sentence.low(at - 1), read.sentence.low(at - 2)}
