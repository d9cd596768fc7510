"""Places that each of two enemies claims: "both sides said they held A", "the army and B each claimed control of C"."""

from typing import Final

from msgspec.structs import replace

from services.ledger.events import Kind, Party
from services.nlp.claims.arguments import Arguments
from services.nlp.claims.claim import Claim
from services.nlp.claims.framing import frame_of
from services.nlp.parties.sides import allied
from services.nlp.syntax.clause import SPEECH, Clause
from services.nlp.words.classes import REL

_BOTH: Final = frozenset({"both", "each", "rival", "two"})
_TAKING: Final = frozenset({"take", "expel", "enter", "clear", "hoist"})
_PAIR: Final = 2


def told_by_both(read: Arguments, claims: list[Claim]) -> list[Claim]:
    """The claims, those that two enemies make of the same place once for each of them, as nobody's fact."""
    speeches = [c for c in read.sentence.clauses if c.verb.lemma in SPEECH and c.subjects and not c.passive]
    if speeches and len(claims) > 1:
        _doubt_each_other(read, speeches, claims)
    speeches = [c for c in speeches if read.sentence.kind(c.opener()) != REL]  # not "A, which both claim, is B's"
    if not speeches or _BOTH.isdisjoint(read.sentence.words()):
        return claims
    return [one for c in claims for one in (_of_each(read, c, _tellers(read, speeches, c)) or [c])]


def _doubt_each_other(read: Arguments, speeches: list[Clause], claims: list[Claim]) -> None:
    """ "X said it was in control of A, while Y said it had taken it": what each tells of himself is no fact."""
    facts = [c for c in claims if c.kind in ("capture", "control") and c.status == "reported"]
    own = [c for c in facts if _is_own(c, _tellers(read, speeches, c))]
    for held in (c for c in facts if c.kind == "control"):
        against = [c for c in own if c.kind == "capture" and c.spot.name == held.spot.name and _differ(c, held)]
        doubted = [c for c in [held, *against] if c in own] if against else []
        for claim in doubted:
            claim.status = "claimed"


def _differ(one: Claim, other: Claim) -> bool:
    sides = [claim.actor.side for claim in (one, other) if claim.actor is not None]
    return len({side for side in sides if side}) == _PAIR


def _is_own(claim: Claim, tellers: list[Party]) -> bool:
    """Whether somebody tells it of himself."""
    return claim.actor is not None and any(claim.actor.side == party.side for party in tellers)


def _of_each(read: Arguments, claim: Claim, tellers: list[Party]) -> list[Claim]:
    """One claim for each of the two who tell it of themselves; none of what they tell of somebody else."""
    own = claim.kind in ("capture", "control") and claim.status in ("reported", "claimed")
    own = own and (claim.actor is None or _is_own(claim, tellers))
    sides = {party.side for party in tellers if party.side}
    if not own or not len(tellers) == len(sides) == _PAIR or allied(*sorted(sides)):
        return []
    clause = read.sentence.clause_at(claim.at)
    taken = clause is not None and frame_of(read.sentence, clause) in _TAKING
    kind: Kind = "capture" if taken else "control"
    pairs = (tellers, tellers[::-1])
    return [replace(claim, kind=kind, actor=one, opponent=other, status="claimed") for one, other in pairs]


def _tellers(read: Arguments, speeches: list[Clause], claim: Claim) -> list[Party]:
    """Who says what is claimed."""
    speech = next((c for c in reversed(speeches) if c.at <= claim.at), None)
    if speech is None:
        return []
    listed = read.sentence.list_from(speech.subjects[0]) if len(speech.subjects) == 1 else speech.subjects
    return list(read.who.rivals(speech.subjects[0])) or [p for at in listed if (p := read.who.at(at))]
