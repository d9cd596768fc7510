"""The place that is taken where the object does not name it: "took position in A", "regained control hours later"."""

from typing import Final

from msgspec.structs import replace

from services.ledger.events import Party
from services.nlp.claims.arguments import Arguments
from services.nlp.claims.framing import frame_of
from services.nlp.places.anaphora import spoken_of
from services.nlp.places.siting import Spot
from services.nlp.syntax.clause import Clause
from services.nlp.syntax.phrases import PARTY
from services.nlp.words.classes import NOUN, REL, STOP, TIME

_POSITIONS: Final = frozenset({"position", "positions"})
_WINNING_BACK: Final = frozenset({"regain", "retake", "reclaim", "recover", "restore"})
_TAKING_BACK: Final = frozenset({"take", "clear", "expel", "attack", "leave"})


def untold(read: Arguments, clause: Clause, agent: Party | None) -> list[Spot]:
    """What the clause of a verb of taking, or its sentence, tells of where that was."""
    told = _position_in(read, clause) or _control_again(read, clause, agent)
    return told or _positions_there(read, clause) or _them(read, clause)


def _them(read: Arguments, clause: Clause) -> list[Spot]:
    """ "retook A and B from X, which had seized them": A and B."""
    them = bool(clause.objects) and not clause.passive and read.sentence.low(clause.objects[0]) == "them"
    relative = them and read.sentence.kind(clause.at - 1) == REL and clause.subjects
    armed = relative and read.sentence.phrases[clause.subjects[0]].kind == PARTY
    before = (c for c in reversed(read.sentence.clauses) if armed and c.at < clause.at and not c.reduced)
    main = next((c for c in before if frame_of(read.sentence, c) in _TAKING_BACK), None)
    spots = read.patients(main) or read.where.spots(main.prep("from", "out of")) if main is not None else []
    return spots if len(spots) > 1 else []


def _position_in(read: Arguments, clause: Clause) -> list[Spot]:
    """ "has taken position in A", "took up position at B"."""
    what = read.sentence.phrases[clause.objects[0]] if clause.objects and not clause.passive else None
    stands = what is not None and what.head.low == "position" and len(what.units) == 1
    return [replace(s, extent="part") for s in read.where.spots(clause.prep("in", "at"))] if stands else []


def _positions_there(read: Arguments, clause: Clause) -> list[Spot]:
    """ "X pulled out of A, so that Y retook positions there": a part of A."""
    at = clause.objects[0] if clause.objects and not clause.passive else None
    there = at is not None and read.sentence.low(at + 1) == "there"
    if at is None or not there or read.sentence.phrases[at].head.low not in _POSITIONS:
        return []
    named = read.where.named_last(at)
    return [replace(spoken_of(named), extent="part")] if named is not None else []


def _control_again(read: Arguments, clause: Clause, agent: Party | None) -> list[Spot]:
    """ "B overran A; the army regained control hours later", "the army left and B seized control": of A."""
    at = clause.objects[0] if clause.objects and not clause.passive else None
    if at is None or agent is None:
        return []
    left = any(frame_of(read.sentence, c) in {"leave", "withdraw"} for c in read.sentence.clauses if c.at < clause.at)
    if clause.verb.lemma not in _WINNING_BACK and not left:
        return []
    bare = read.sentence.phrases[at].head.low == "control" and read.sentence.kind(at + 1) in (STOP, TIME, NOUN)
    return read.where.last(clause.at) if bare else []
