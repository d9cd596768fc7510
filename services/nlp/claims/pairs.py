"""Two places with a holder each under one verb: "A is with X and B with Y", "A is X's now, and B still Y's"."""

from typing import Final

from services.ledger.events import Party
from services.nlp.claims.arguments import Arguments
from services.nlp.claims.claim import Claim, claims_of
from services.nlp.lexicon import word_set
from services.nlp.syntax.clause import Clause
from services.nlp.syntax.clauses import Sentence
from services.nlp.syntax.phrases import PLACE_NAME, PLACE_NOUN, UNKNOWN_NAME
from services.nlp.words.classes import ADV, CONJ
from services.nlp.words.units import GENITIVE

_HANDS: Final = word_set("standing", "hands") | {"those", "that"}
_SITES: Final = (PLACE_NAME, PLACE_NOUN, UNKNOWN_NAME)
_STANDING: Final = frozenset({"in hands", "theirs", "with", "held"})  # rules of claims/standing.py and frames.py
_JOINTS: Final = frozenset({",", ";", "while"})
_FAR: Final = 14  # chunks from the verb to the second place


def paired(read: Arguments, clause: Clause, claims: list[Claim]) -> list[Claim]:
    """What the clause says of the place behind it whose holder is told without a verb."""
    own = next((c for c in claims if c.at == clause.at and c.why in _STANDING), None)
    if own is None:
        return []
    behind = range(clause.at + 2, min(clause.at + _FAR, len(read.sentence.chunks) - 1))
    pair = next((at for at in behind if is_held_apart(read.sentence, at)), None)
    holder = _holder(read, _over_adverbs(read.sentence, pair + 1)) if pair is not None else None
    if pair is None or holder is None:
        return []
    return claims_of("control", read.where.at(pair, lenient=True), holder, pair, own.why, 0.7)


def is_held_apart(sentence: Sentence, at: int) -> bool:
    """Whether the place at `at` follows a joint, and its own holder follows it: "and B still Y's", "; B with Y"."""
    phrase = sentence.phrases.get(at)
    joined = sentence.kind(at - 1) == CONJ or sentence.text(at - 1).lower() in _JOINTS
    if phrase is None or phrase.kind not in _SITES or not joined:
        return False
    behind = _over_adverbs(sentence, at + 1)
    return _is_owner(sentence, behind) or _opens_holder(sentence, behind)


def _opens_holder(sentence: Sentence, at: int) -> bool:
    """ "with Y", "by Y", "in those of Y", "in Y's hands", "under Y's control"."""
    if sentence.low(at) in {"with", "by"}:
        return _with_verb(sentence, at)
    hands = sentence.phrases.get(at + 1) if sentence.low(at) in {"in", "under"} else None
    return hands is not None and hands.head.low in _HANDS


def _with_verb(sentence: Sentence, at: int) -> bool:
    """Whether the last verb in front has the same preposition: "is with X and B with Y", "held by X and B by Y"."""
    verb = next((c for c in reversed(sentence.clauses) if c.at < at), None)
    return verb is not None and any(name == sentence.low(at) and to < at for name, to in verb.preps)


def _is_owner(sentence: Sentence, at: int) -> bool:
    return at in sentence.phrases and sentence.chunks[at].units[-1].kind == GENITIVE


def _over_adverbs(sentence: Sentence, at: int) -> int:
    while sentence.kind(at) == ADV:
        at += 1
    return at


def _holder(read: Arguments, at: int) -> Party | None:
    if _is_owner(read.sentence, at):
        return read.who.at(at)
    if read.sentence.low(at) in {"in", "under"}:
        of = read.sentence.low(at + 2) == "of"
        return read.party([at + 3]) if of and at + 3 in read.sentence.phrases else read.holder(at + 1)
    return read.party([at + 1])
