"""Fights told by what they are for: "launched an offensive to retake A", "the battle to free B goes on"."""

from typing import Final

from msgspec.structs import replace

from services.ledger.events import Party
from services.nlp.claims.arguments import Arguments
from services.nlp.claims.claim import Claim, claims_of
from services.nlp.claims.framing import ATTEMPTS, frame_of
from services.nlp.doubt import realis
from services.nlp.lexicon import word_set
from services.nlp.syntax.clause import Clause
from services.nlp.syntax.phrases import ACT, OTHER, PART, PLACE_NOUN, Phrase

_TOIL: Final = frozenset({"work", "battle", "fight", "struggle", "war"})
_TRYING: Final = frozenset({"try", "attempt", "fail", "seek"})
_FAILING: Final = frozenset({"fail", "repulse", "repel", "thwart", "foil", "stall", "collapse", "defeat"})
_NO_USE: Final = frozenset({"failed", "unsuccessful", "abortive", "futile", "vain", "botched", "foiled", "thwarted"})
_DEFEAT: Final = frozenset({"failure", "defeat", "disaster", "rout", "retreat", "disarray"})
_BEATING: Final = frozenset({"defeat", "rout", "repulse", "crush", "trounce", "stop", "ambush"})
_GOALS: Final = frozenset({"take", "clear", "expel", "advance", "attack", "enter"})
_TRIED: Final = frozenset({"take", "clear", "enter", "move", "advance"})
_TAKING_PART: Final = frozenset({"engage", "involve", "lock", "be", "join", "participate"})
_ANNOUNCING: Final = word_set("efforts", "announcing")
_STARTS: Final = word_set("efforts", "starts")
_JOINING: Final = frozenset({"join", "team", "unite", "combine", "ally"})
_GOING_ON: Final = word_set("efforts", "going_on")


def fought_for(read: Arguments, clause: Clause, frame: str, claims: list[Claim]) -> list[Claim]:
    """ "launched an offensive to retake A", "tried to storm A": fighting that did happen."""
    governor = _head_governor(read, clause)
    if frame in _GOALS and (act := _effort(read, clause)) is not None:
        aims = [claim.spot for claim in claims] or read.patients(clause) or read.where.spots(clause.prep("on", "into"))
        fighter = _whose(read, act) or next((claim.actor for claim in claims), None)
        return claims_of("contest", aims, fighter, clause.at, "fight to take", 0.6)
    if governor is None:
        return claims
    if frame in {"take", "clear", "expel"} and _is_under_way(read, clause, governor):
        wanted = [claim for claim in claims if claim.kind == "capture"]
        return [Claim("contest", c.spot, c.actor, c.opponent, c.at, "fight to take", 0.6) for c in wanted]
    if frame in {"take", "clear", "expel"} and _is_at_it(read, governor):
        wanted = [claim for claim in claims if claim.kind == "capture"]
    elif frame == "attack" and governor.verb.lemma in _TRYING:
        wanted = claims
    elif frame in {"take", "clear", "expel"} and _joins_forces(read, governor):
        wanted = [claim for claim in claims if claim.kind == "capture"] or [_turned(claim) for claim in claims]
    elif frame in _TRIED and governor.verb.lemma in _TRYING and _in_vain(read, governor):
        wanted = [claim for claim in claims if claim.kind in ("capture", "contest") and claim.actor]
    elif (
        frame in {"take", "clear", "expel"}
        and realis.starts(governor)
        and realis.status(read.sentence, governor) == "reported"
    ):
        wanted = [claim for claim in claims if claim.kind == "capture"] or _out_of_a_pocket(read, clause, frame)
    else:
        return claims
    return [Claim("contest", c.spot, c.actor, c.opponent, c.at, "fight to take", 0.7) for c in wanted]


def _out_of_a_pocket(read: Arguments, clause: Clause, frame: str) -> list[Claim]:
    """ "are battling to oust B from a shrinking pocket in A": the fight is for A."""
    nouns = [at for at in clause.prep("from", "out of") if read.sentence.phrases[at].kind in (PLACE_NOUN, PART, OTHER)]
    spots = read.where.spots(clause.prep("in", "at", "near")) if nouns and frame == "expel" else []
    return claims_of("contest", spots, read.agent(clause), clause.at, "fight to take", 0.6, read.party(clause.objects))


def _head_governor(read: Arguments, clause: Clause) -> Clause | None:
    """Of "are trying to break through and to enter A" the trying, for both."""
    governor = clause.governor
    joined = governor is not None and governor.verb.infinitive and read.sentence.low(clause.at - 1) in {"and", "or"}
    return governor.governor if joined and governor is not None and governor.governor else governor


def _joins_forces(read: Arguments, governor: Clause) -> bool:
    """ "X and Y joined to drive Z from A", "have teamed up to retake B": they fight for it together."""
    joint = governor.verb.lemma in _JOINING and (not governor.objects or _with_forces(read, governor))
    return joint and realis.status(read.sentence, governor) == "reported"


def _with_forces(read: Arguments, governor: Clause) -> bool:
    return any(read.sentence.phrases[at].head.low in {"forces", "hands", "ranks"} for at in governor.objects)


def _turned(claim: Claim) -> Claim:
    """What drives the loser out, where nobody is named who does."""
    return replace(claim, actor=claim.opponent, opponent=claim.actor)


def _is_at_it(read: Arguments, governor: Clause) -> bool:
    """ "have been at work to win back A", "are in a battle to take B"."""
    heads = {read.sentence.phrases[at].head.low for at in governor.prep("at", "in")}
    return governor.verb.lemma == "be" and bool(heads & _TOIL) and not governor.verb.negative


def _in_vain(read: Arguments, governor: Clause) -> bool:
    """ "tried on Friday to retake A", "failed to take B", "were trying to take C": it was fought for."""
    if governor.verb.infinitive and governor.governor is not None:  # "fought on three fronts to try to take A"
        return _fights(read, governor.governor)
    if governor.verb.modal or governor.verb.infinitive or governor.verb.negative:
        return False
    later = [c for c in read.sentence.clauses if c.at > governor.at]
    beaten = any(c.verb.lemma in _FAILING or frame_of(read.sentence, c) == "repel" for c in later)
    beaten = beaten or any(_is_beaten_back(read, c) for c in read.sentence.clauses if c is not governor)
    words = read.sentence.words_at(governor.at)
    going_on = governor.verb.lemma in {"try", "attempt"} and len(words) > 1 and words[-1].endswith("ing")
    fought = bool(read.sentence.words() & {"vain", "clashes", "fighting", "counter-attacked", "counterattacked"})
    return governor.verb.lemma == "fail" or going_on or beaten or fought


def _fights(read: Arguments, clause: Clause) -> bool:
    fought = frame_of(read.sentence, clause) in {"fight", "attack", "advance"}
    return fought and realis.status(read.sentence, clause) == "reported"


def _is_beaten_back(read: Arguments, clause: Clause) -> bool:
    """ "tried to take A but were pushed back", "were driven off when they tried to take B"."""
    frame = frame_of(read.sentence, clause)
    back = frame == "expel" and clause.verb.particle in {"back", "off"}
    return clause.passive and (frame == "repel" or back or clause.verb.lemma in _BEATING)


def _is_under_way(read: Arguments, clause: Clause, governor: Clause) -> bool:
    """ "took A in their offensive to drive B out of C": an operation that has already taken something."""
    act = read.sentence.phrases.get(clause.at - 1)
    operation = act is not None and (act.kind == ACT or act.head.low in realis.OPERATIONS) and act.definite
    told = operation and clause.at - 1 not in governor.objects and clause.at - 1 not in governor.subjects
    return told and frame_of(read.sentence, governor) == "take" and realis.status(read.sentence, governor) == "reported"


def _effort(read: Arguments, clause: Clause) -> int | None:
    """The noun of "the operation by B to retake A is going on", "B is engaged in a fight to take A"; None elsewhere."""
    head = clause.subjects[0] if clause.subjects else None
    last = read.sentence.phrases.get(clause.at - 1)
    named = read.sentence.low(clause.at - 2) in {"by", "of"} and last is not None and not _is_act(last)
    behind = clause.at - 3 if named else clause.at - 1
    for at in (behind, head):
        phrase = read.sentence.phrases.get(at) if at is not None else None
        if at is None or phrase is None:
            continue
        tried = phrase.head.low in ATTEMPTS and phrase.kind != ACT
        act = _is_act(phrase)
        mains = (c for c in read.sentence.clauses if c is not clause and not c.verb.infinitive and not c.verb.modal)
        if (tried and _NO_USE & {unit.low for unit in phrase.units}) or any(
            _is_done(read, main, at, failing=tried) for main in mains if tried or act
        ):
            return at
    return None


def _is_act(phrase: Phrase) -> bool:
    return phrase.kind == ACT or phrase.head.low in realis.OPERATIONS


def _is_done(read: Arguments, main: Clause, act: int, *, failing: bool) -> bool:
    """Whether the clause says that the act goes on, or of an attempt that it was made in vain."""
    if main.verb.negative:
        return False
    if act in main.subjects:
        ended = {read.sentence.phrases[at].head.low for at in main.prep("in")} if main.verb.lemma == "end" else set()
        return main.verb.lemma in (_FAILING if failing else _GOING_ON) or bool(failing and ended & _DEFEAT)
    if failing and act in main.prep("in") and _is_beaten_back(read, main):
        return True  # "were repulsed in an attempt to take A"
    return (main.verb.lemma in _TAKING_PART and act in main.prep("in")) or _is_begun(read, main, act)


def _is_begun(read: Arguments, main: Clause, act: int) -> bool:
    """ "announced the start of the offensive to retake A", "hailed the launch of the operation to free B"."""
    start = read.sentence.phrases.get(act - 2) if read.sentence.low(act - 1) == "of" else None
    start = None if read.sentence.low(act - 3) == "of" else start  # "marked the anniversary of the start of"
    told = main.subjects if main.passive else range(main.at, main.end + 1)  # "announced in a speech the start"
    said = main.verb.lemma in _ANNOUNCING and start is not None and start.head.low in _STARTS and act - 2 in told
    return said and realis.status(read.sentence, main) == "reported"


def _whose(read: Arguments, act: int) -> Party | None:
    by = read.sentence.low(act + 1) in {"by", "of", "from"}
    named = read.party([act + 2]) if by and act + 2 in read.sentence.phrases else None
    taking_part = (c.subjects for c in read.sentence.clauses if act in c.prep("in"))
    begun = (c.prep("by") for c in read.sentence.clauses if c.passive and act in c.subjects)  # "was launched by X"
    return named or read.owner(act) or read.party(next(taking_part, [])) or read.party(next(begun, []))
