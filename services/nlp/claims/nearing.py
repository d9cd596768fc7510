"""Verbs of coming near: those who advance on a place, stand short of it, or draw a ring around it."""

from typing import Final

from services.nlp.claims.arguments import Arguments
from services.nlp.claims.claim import Claim, claims_of
from services.nlp.claims.framing import bearing, frame_of
from services.nlp.lexicon import word_set
from services.nlp.syntax.clause import Clause
from services.nlp.syntax.listed import COUNTED
from services.nlp.syntax.phrases import PARTY
from services.nlp.words.classes import NOUN
from services.nlp.words.units import is_title

_STAND: Final = word_set("nearing", "stand")
_EDGES: Final = word_set("shares", "edges")
_RINGS: Final = word_set("nearing", "rings")
_LINES: Final = frozenset({"line", "lines", "front", "frontline", "frontlines", "battle", "war", "offensive"})
_NEAR_KM: Final = 15
_PACES: Final = frozenset(["metres", "meters", "yards"])
_WAITING: Final = word_set("nearing", "waiting")
_DISTANCE: Final = frozenset(["km", "kilometers", "kilometres", "kilometer", "kilometre", "miles", "mile"])


def advance(read: Arguments, clause: Clause) -> list[Claim]:
    """The subject goes towards a place, or reaches its edge."""
    if clause.verb.lemma == "reach":
        edges = [at for at in clause.objects if read.sentence.phrases[at].head.low in _EDGES]
        spots = read.where.spots(edges) or (read.setting(clause) if edges else [])
        spots = spots or (read.where.spots(clause.objects) if _is_awaited(read, clause) else [])
    else:
        ahead = clause.prep("on", "toward", "towards", "into", "to", "inside") or bearing(read.sentence, clause)
        ahead = ahead or (clause.prep("for") if _heads_for(read, clause) else [])
        spots = read.where.spots([at for at in ahead if not _tells_where(read, at)])
        apart = not spots or ahead[0] > clause.end  # "advanced in A as far as B"
        if apart and (clause.verb.lemma == "advance" or clause.verb.particle in {"forward", "ahead"}):
            spots = [*spots, *read.where.spots(clause.prep("in", "near", "around"))]
        if not spots and clause.verb.lemma in {"approach", "near"}:
            spots = read.where.spots(clause.objects)
    if not spots:
        return tighten_ring(read, clause) or close_to(read, clause)
    mover = None if _falls_back(read, clause) else read.agent(clause)
    return claims_of("contest", spots, mover, clause.at, "advanced on", 0.6) if mover else []


def _is_awaited(read: Arguments, clause: Clause) -> bool:
    """ "reached A, where the army was digging in": the other side waits for them there."""
    mover = read.agent(clause)
    there = (c for c in read.sentence.clauses if c.at > clause.at and c.subjects)
    waiting = (c for c in there if read.sentence.low(min(c.subjects) - 1) == "where" and c.verb.lemma in _WAITING)
    foes = (read.party(c.subjects) for c in waiting)
    return mover is not None and any(foe is not None and foe.side != mover.side for foe in foes)


def _tells_where(read: Arguments, at: int) -> bool:
    """ "pushing into areas closer to A": where these lie."""
    return read.sentence.low(at - 2) in {"close", "closer", "near", "nearer"} and read.sentence.kind(at - 3) == NOUN


def _heads_for(read: Arguments, clause: Clause) -> bool:
    """ "The column is heading for A"; a rebel leader may be heading for talks there."""
    subject = read.sentence.phrases[clause.subjects[0]] if clause.subjects and clause.verb.lemma == "head" else None
    return subject is not None and subject.kind == PARTY and not is_title(subject.head)


def _falls_back(read: Arguments, clause: Clause) -> bool:
    """ "withdrew from A and moved towards B": nobody is attacked there."""
    earlier = (c for c in read.sentence.clauses if c.at < clause.at and c.subjects == clause.subjects)
    return any(frame_of(read.sentence, c) in {"withdraw", "leave"} for c in earlier)


def tighten_ring(read: Arguments, clause: Clause) -> list[Claim]:
    """ "tightened the ring around A", "the noose around A is tightening"."""
    if clause.verb.lemma not in {"tighten", "close", "draw", "narrow", "shrink"}:
        return []
    chunks = [*clause.objects, *clause.subjects]
    ring = next((at for at in chunks if read.sentence.phrases[at].head.low in _RINGS), None)
    if ring is None:
        return []
    behind = [ring + 2] if read.sentence.low(ring + 1) in {"around", "round", "on", "of"} else []
    spots = read.where.spots(clause.prep("around", "round", "on")) or read.where.spots(behind)
    return claims_of("contest", spots, read.agent(clause), clause.at, "under siege", 0.7)


def close_to(read: Arguments, clause: Clause) -> list[Claim]:
    """ "stand 3 kilometres short of A", "are within five miles of A", "are at the gates of A"."""
    if clause.verb.lemma not in _STAND:
        return []
    edges = [at for at in clause.prep("at", "on", "in", "to") if read.sentence.phrases[at].head.low in _EDGES]
    if edges and (party := read.party(clause.subjects)):
        return claims_of("contest", read.where.spots(edges), party, clause.at, "close to", 0.6)
    before = read.where.spots(clause.prep("before")) if clause.verb.lemma == "stand" else []
    if before and (party := read.party(clause.subjects)):
        return claims_of("contest", before, party, clause.at, "close to", 0.6)  # "stand before A"
    taking = [c for c in read.sentence.clauses if c.governor is clause and c.preposition == "to"]  # "close to taking A"
    ahead = [*clause.prep("to"), *(c.at for c in taking)]
    sides = [at for at in ahead if read.sentence.low(at - 2) in {"close", "near"}]
    beside = [*sides, *(i for c in taking if c.at in sides for i in c.objects)]
    if beside and clause.verb.lemma in {"stand", "be"} and (party := read.party(clause.subjects)):
        return claims_of("contest", read.where.spots(beside), party, clause.at, "close to", 0.6)
    return _short_of(read, clause) or _kilometres_from(read, clause)


def line_pushed(read: Arguments, clause: Clause) -> list[Claim]:
    """ "pushed the front line to within 13 kilometres of A"."""
    line = bool(clause.objects) and read.sentence.phrases[clause.objects[0]].head.low in _LINES
    return _short_of(read, clause) if line and not clause.passive else []


def _short_of(read: Arguments, clause: Clause) -> list[Claim]:
    """ "stand 3 kilometres short of A", "to within five miles of B"."""
    words = read.sentence.words_in(clause.at + 1, clause.at + 7)
    if not _DISTANCE & words or not {"short", "within"} & words:
        return []
    end = min(clause.at + 9, len(read.sentence.chunks))
    at = next(
        (i for i in range(clause.at + 1, end) if read.sentence.low(i) == "of" and i + 1 in read.sentence.phrases), None
    )
    party = read.party(clause.subjects)
    if at is None or party is None:
        return []
    return claims_of("contest", read.where.spots([at + 1]), party, clause.at, "close to", 0.6)


def _kilometres_from(read: Arguments, clause: Clause) -> list[Claim]:
    """ "are only 10 kilometres from A": near enough to be coming for it."""
    words = read.sentence.words_in(clause.at + 1, clause.at + 7)
    counted = (int(word) if word.isdecimal() else COUNTED.get(word) for word in words if word.isascii())
    near = any(count is not None and count <= _NEAR_KM for count in counted) and bool(_DISTANCE & words)
    near = near or bool(_PACES & words)
    party = read.party(clause.subjects) if near else None
    if party is None:
        return []
    return claims_of("contest", read.where.spots(clause.prep("from")), party, clause.at, "close to", 0.6)


def break_through(read: Arguments, clause: Clause) -> list[Claim]:
    """ "broke through the lines near A", "broke through at B"."""
    if clause.verb.lemma not in {"break", "punch", "smash"} or clause.passive:
        return []
    through = clause.verb.particle == "through" or clause.prep("through")
    lines = clause.prep("through")
    held = (c for c in read.sentence.clauses if lines and c.reduced and c.passive and c.at == lines[-1] + 1)
    told = [clause, *held]  # "broke through a line defended by B's men at A"
    sites = (c.prep("near", "at", "around", "in", "outside") for c in told)
    spots = next((spots for at in sites if (spots := read.where.spots(at))), []) if through else []
    party = read.agent(clause) if spots else None
    return claims_of("contest", spots, party, clause.at, "advanced on", 0.6) if party else []
