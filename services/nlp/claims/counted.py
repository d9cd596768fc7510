"""Towns that one sentence counts and the next one names: "The rebels took six towns. They include A and B"."""

from typing import Final

from msgspec.structs import replace

from services.atlas.place import SETTLEMENTS
from services.ledger.events import Kind
from services.nlp.claims.arguments import Arguments
from services.nlp.claims.claim import Claim
from services.nlp.claims.framing import frame_of
from services.nlp.doubt import realis
from services.nlp.lexicon import PLACE_NOUNS
from services.nlp.parties.memory import Counted
from services.nlp.syntax.clause import SPEECH, Clause
from services.nlp.syntax.phrases import PLACE_NAME, PLACE_NOUN, UNKNOWN_NAME, Phrase
from services.nlp.words.units import NAME, NUMBER, PLACE

_KINDS: Final[dict[str, Kind]] = {
    "take": "capture",
    "clear": "capture",
    "fall": "capture",
    "leave": "withdrawal",
    "withdraw": "withdrawal",
    "hold": "control",
}
_NAMING: Final = frozenset({"include", "comprise", "be"})
_THEY: Final = frozenset({"they", "these", "those", "which"})
_BARE: Final = frozenset({"the", "these", "those", "other", "all", "new"})
_SITES: Final = frozenset({PLACE_NAME, PLACE_NOUN, UNKNOWN_NAME})
_AREAS: Final = frozenset({"districts", "areas", "places", "localities", "communities", "settlements", "positions"})


def counted(read: Arguments, clause: Clause) -> Counted | None:
    """What the clause says of towns without naming them, for the next sentence to name; None elsewhere."""
    kind = _KINDS.get(frame_of(read.sentence, clause) or "")
    if kind is None or realis.status(read.sentence, clause) != "reported":
        return None
    behind = [i for _, i in clause.preps] if kind == "withdrawal" else []
    falls = frame_of(read.sentence, clause) == "fall"
    towns = clause.subjects if clause.passive or falls else [*clause.objects, *behind]
    of_many = [at + 2 for at in towns if read.sentence.phrases[at].head.kind == NUMBER]  # "four of the five villages"
    towns = [*towns, *(at for at in of_many if read.sentence.low(at - 1) == "of" and at in read.sentence.phrases)]
    if not any(_are_unnamed(read.sentence.phrases[at]) for at in towns):
        return None
    doer = read.party(clause.prep("to")) if falls else read.agent(clause)
    return Counted(kind, doer, read.party(clause.prep("from")), clause.at) if doer and doer.side else None


def _are_unnamed(phrase: Phrase) -> bool:
    """ "six other towns in A": several, and none by name."""
    towns = phrase.kind == PLACE_NOUN and phrase.plural and _are_towns(phrase)
    return towns and all(unit.kind not in (PLACE, NAME) for unit in phrase.units)


def _are_towns(phrase: Phrase) -> bool:
    return PLACE_NOUNS.get(phrase.head.low) in SETTLEMENTS or phrase.head.low in _AREAS


def named(read: Arguments, clause: Clause, told: Counted, *, older: bool = False) -> list[Claim]:
    """ "The towns are A and B", "These include A": what was told of as many towns is told of these.

    `older`: told some sentences before, so that only "the towns" goes back to it.
    """
    naming = clause.verb.lemma in _NAMING and not (clause.verb.negative or clause.verb.modal or clause.passive)
    if not naming or not (_are_the_towns(read, clause, older) or (not older and _among_them(read, clause))):
        return []
    listed = clause.objects
    if not listed and read.sentence.text(clause.end) == ":" and clause.end + 1 in read.sentence.phrases:
        listed = read.sentence.list_from(clause.end + 1)
    alone = len(listed) == 1 and (older or read.sentence.phrases[listed[0]].kind == UNKNOWN_NAME)  # "They are Pashtuns"
    if not listed or alone or any(read.sentence.phrases[at].kind not in _SITES for at in listed):
        return []
    spots = [replace(spot, hint=spot.hint or "village") for spot in read.where.spots(listed, lenient=True)]
    why, span = "named after", told.span
    return [Claim(told.kind, spot, told.actor, told.opponent, clause.at, why, 0.7, span=span) for spot in spots]


def _are_the_towns(read: Arguments, clause: Clause, older: bool) -> bool:
    """ "They", "The towns", "The six villages", with nothing of their own to tell."""
    at = clause.subjects[0] if len(clause.subjects) == 1 else None
    phrase = read.sentence.phrases.get(at) if at is not None else None
    before = (c for c in read.sentence.clauses if c.at < clause.at)
    if at is None or phrase is None or at + 1 != clause.at or any(c.verb.lemma not in SPEECH for c in before):
        return False
    bare = all(unit.kind == NUMBER or unit.low in _BARE for unit in phrase.units[:-1])  # not "the burned towns"
    towns = phrase.kind == PLACE_NOUN and phrase.plural and bare and _are_towns(phrase)
    if towns or older:
        return towns and (not older or phrase.definite)
    return phrase.head.low in _THEY and not any(c.at < clause.at for c in read.sentence.clauses)


def _among_them(read: Arguments, clause: Clause) -> bool:
    """ "Among them are A and B", "Among the towns is A"."""
    of = read.sentence.phrases.get(1) if read.sentence.low(0) == "among" and clause.at == 2 else None
    return of is not None and (of.head.low in {"them", "these", "those"} or (of.plural and _are_towns(of)))
