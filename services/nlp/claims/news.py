"""When a state is told as news: held by a given hour, announced by the holder, theirs since Monday."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from msgspec.structs import replace

from services.nlp.claims.arguments import Arguments
from services.nlp.claims.claim import Claim, claims_of
from services.nlp.claims.framing import frame_of
from services.nlp.dates.when import DAY_PARTS, DateMention
from services.nlp.lexicon import word_set
from services.nlp.parties.offices import of_office
from services.nlp.places.siting import Spot
from services.nlp.syntax.clause import Clause
from services.nlp.syntax.phrases import ACT, PARTY, PLACE_NAME
from services.nlp.words.classes import REL, TIME

_STATIVE: Final = frozenset({"be", "belong", "have"})
_GOING_ON: Final = word_set("news", "going_on")
_ANNOUNCING: Final = word_set("news", "announcing")
_VICTORY: Final = frozenset({"victory", "triumph"})
_TODAY: Final = timedelta(days=1)
_LATELY: Final = timedelta(days=2)
_STANDING: Final = word_set("news", "standing")
_BATTLES: Final = frozenset({"fighting", "clashes", "battle", "battles", "combat", "gunfire", "firefight"})
_FRESH: Final = timedelta(days=7)  # held for no longer, the beginning is the news


def as_news(read: Arguments, clause: Clause, claims: list[Claim]) -> list[Claim]:
    """The claims, those of control as captures where the clause tells how things have come to stand."""
    if claims and claims[0].why == "entrenched":
        return claims  # men who dig in hold a place: they may have had it for long
    return by_now(read, clause, _as_told(read, clause, claims))


def _as_told(read: Arguments, clause: Clause, claims: list[Claim]) -> list[Claim]:
    kept = clause.verb.lemma not in _STATIVE or clause.verb.negative or read.sentence.words() & _GOING_ON
    if kept or not any(claim.kind == "control" for claim in claims):
        return claims
    if any(frame_of(read.sentence, c) == "repel" for c in read.sentence.clauses):
        return claims  # "that the attack was repelled and A was under its control by evening"
    new = by_then(read, clause) or since_lately(read, clause) or _lately(read, clause)
    new = new or _after_fighting(read, clause) or _as_well(read, clause, claims)
    if not (new or _is_won(read, clause) or _announced(read, clause, claims)):
        return claims
    return [claim if claim.why == "held" else _taken(claim) for claim in claims]


def _taken(claim: Claim) -> Claim:
    """The claim, one of control as a capture."""
    return replace(claim, kind="capture") if claim.kind == "control" else claim


def by_now(read: Arguments, clause: Clause, claims: list[Claim]) -> list[Claim]:
    """ "X's men now control A", "A is now in their hands", "by noon held B": it was not so before, so they took it."""
    if not claims or not clause.subjects or clause.reduced:
        return claims  # "A, now held by X, lies on the coast" is no news
    only = "only" in read.sentence.words_in(clause.at, clause.end)  # "by noon held only A", "now holds only A": still
    held = clause.verb.lemma in {"hold", "control"} and not only and read.sentence.words().isdisjoint(_GOING_ON)
    if held and (by_then(read, clause) or _after_others_left(read, clause) or _controlled_lately(read, clause)):
        return [_taken(claim) for claim in claims]
    told = range(min(clause.subjects), clause.end + 1)
    # not "now that they have left"
    said = {read.sentence.low(i) for i in told if read.sentence.low(i + 1) != "that"}
    words = said | set(clause.verb.adverbs) | {read.sentence.low(clause.opener())}  # "Now it belongs to X"
    past = clause.verb.perfect or read.sentence.low(clause.at) == "had"
    past = past or clause.verb.lemma == "confine"  # "are now confined to A": they had it before
    if "now" not in words or past or clause.verb.negative or words & _GOING_ON:
        return claims
    if only or any(claim.spot.extent != "whole" for claim in claims):
        return claims  # shares grow slowly: "now hold most of A, B and C among its towns"
    return [_taken(claim) for claim in claims]


def _controlled_lately(read: Arguments, clause: Clause) -> bool:
    """ "The army controlled A on Sunday", "B has been controlled by them since yesterday", as state media write."""
    if clause.verb.lemma != "control" or read.sentence.low(clause.at) == "had":
        return False
    if clause.verb.perfect and next(_times(read, clause), None) is None:
        # "have controlled three more towns" is news; "for months", with "long" or as an aside it is a state
        return read.sentence.kind(clause.at - 1) != REL and _STANDING.isdisjoint(read.sentence.words())
    return since_lately(read, clause, _LATELY) if clause.verb.perfect else _lately(read, clause)


def _after_others_left(read: Arguments, clause: Clause) -> bool:
    """ "The army withdrew from A, and X controlled the city": X took it."""
    holder = read.party(clause.subjects) if read.sentence.low(clause.at) == "controlled" else None
    before = (c for c in read.sentence.clauses if c.at < clause.at)
    gone = (c for c in before if frame_of(read.sentence, c) in {"withdraw", "leave"})
    left = next((party for c in gone if (party := read.party(c.subjects)) is not None), None)
    return holder is not None and left is not None and left.side != holder.side


def _times(read: Arguments, clause: Clause) -> Iterator[tuple[str, DateMention]]:
    """The dates of the clause, each with the word before it; also one that opens the sentence."""
    opening = [0] if read.sentence.kind(0) == TIME else []
    first = max(clause.subjects, default=clause.at) + 1
    fronted = clause.opener()  # "and by Friday the group was"
    opening += [fronted] if fronted > 0 and read.sentence.kind(fronted) == TIME else []
    for at in [*opening, *range(min(first, clause.at), min(clause.end + 1, len(read.sentence.chunks)))]:
        if read.sentence.kind(at) == TIME:
            before = read.sentence.low(at) if len(read.sentence.chunks[at].units) > 1 else read.sentence.low(at - 1)
            yield before, read.sentence.chunks[at].units[-1].value


def by_then(read: Arguments, clause: Clause) -> bool:
    """ "were in control of A by Wednesday night", "by noon had B", "was theirs by now"; said of the past alone."""
    if clause.verb.perfect or read.sentence.low(clause.at) not in {"was", "were", "had", "held", "controlled"}:
        return False
    told = (i for i in range(clause.at, clause.end + 1) if read.sentence.low(i) == "by")
    if any(read.sentence.low(i + 1) == "now" for i in told):
        return True
    if any(read.sentence.phrases[at].head.low in DAY_PARTS for at in [*clause.prep("by"), *_before(read, clause)]):
        return True
    return any(
        word == "by" and read.context.published - mention.range.start <= _FRESH
        for word, mention in _times(read, clause)
    )


def _before(read: Arguments, clause: Clause) -> list[int]:
    """The noun behind "by" in front of the verb."""
    return [i + 1 for i in range(clause.at - 1) if read.sentence.low(i) == "by" and i + 1 in read.sentence.phrases]


def since_lately(read: Arguments, clause: Clause, within: timedelta = _TODAY) -> bool:
    """ "has been theirs since this morning", "under B since yesterday"; since an earlier day it is a state."""
    return any(
        mention.role == "since"
        and mention.range.precision == "day"
        and read.context.published - mention.range.start <= within
        for _, mention in _times(read, clause)
    )


def _lately(read: Arguments, clause: Clause) -> bool:
    """ "was in rebel hands on Saturday morning": of the days of the news, as they had come to be."""
    past = read.sentence.low(clause.at) in {"was", "were", "controlled"} and not clause.verb.perfect
    return past and any(
        mention.role == "at"
        and word != "of"  # "as of Sunday"
        and mention.range.precision == "day"
        and read.context.published - mention.range.start <= _FRESH
        for word, mention in _times(read, clause)
    )


def _after_fighting(read: Arguments, clause: Clause) -> bool:
    """ "A is under X's control following days of clashes": won in them; after an attack it may have been kept."""
    if clause.verb.lemma != "be" or clause.verb.perfect:
        return False
    told = clause.prep("after", "following")
    told += [at + 2 for at in told if read.sentence.low(at + 1) == "of" and at + 2 in read.sentence.phrases]
    return any(read.sentence.phrases[at].head.low in _BATTLES for at in told)


def _is_won(read: Arguments, clause: Clause) -> bool:
    """ "have driven out X and are in full control of A", "have full control of B after X left it": as of now."""
    won = (c for c in read.sentence.clauses if c.at < clause.at and c.subjects == clause.subjects and not c.passive)
    if any(frame_of(read.sentence, c) == "expel" and c.objects for c in won):
        return True
    if read.sentence.low(clause.at) not in {"is", "are", "was", "were", "has", "have"}:
        return False
    later = [c for c in read.sentence.clauses if c.at > clause.at]
    who = [c.subjects for c in later if read.sentence.low(c.opener()) == "after"]  # "after they were beaten and fled"
    gone = (c for c in later if c.subjects in who and frame_of(read.sentence, c) in {"withdraw", "leave"})
    return any(read.party(c.subjects) for c in gone)


def _as_well(read: Arguments, clause: Clause, claims: list[Claim]) -> bool:
    """ "X took A. B is also in its hands", "X left A. B was in Y's hands as well": taken, as A was."""
    words = read.sentence.words_in(clause.at, clause.end)
    told_too = bool({"too", "also"} & words) or {"as", "well"} <= words
    if clause.verb.lemma != "be" or clause.verb.perfect or not told_too:
        return False
    side = claims[0].actor.side if claims[0].actor is not None else None
    loser = read.context.last_loser
    took = any(held.taken and held.side == side for held in read.context.last_held)
    then = read.sentence.low(clause.at) in {"was", "were"}
    return side is not None and (took or (then and loser is not None and loser.side != side))


def _announced(read: Arguments, clause: Clause, claims: list[Claim]) -> bool:
    """ "announced that A was in its hands", "declared that B belonged to them": by the holder."""
    told = [c for c in read.sentence.clauses if c.verb.lemma in _ANNOUNCING and c.subjects]
    said = [c for c in told if c.at < clause.at] or [c for c in told[-1:] if c.verb.lemma == "announce"]
    if not said or clause.verb.perfect:
        return False
    office = read.sentence.phrases[said[-1].subjects[0]]
    announcer, holder = read.party(said[-1].subjects), claims[0].actor
    announcer = announcer or of_office(office, read.context)
    return announcer is not None and holder is not None and announcer.side == holder.side


def victory(read: Arguments, clause: Clause) -> list[Claim]:
    """ "X declared victory over Y in A", "X claimed victory in the battle for A": it is X's now."""
    won = bool(clause.objects) and read.sentence.phrases[clause.objects[0]].head.low in _VICTORY
    if not won or clause.verb.lemma not in _ANNOUNCING or clause.passive:
        return []
    winner, foe = read.party(clause.subjects), read.party(clause.prep("over", "against"))
    office = read.sentence.phrases[clause.subjects[0]] if clause.subjects else None
    winner = winner or (of_office(office, read.context) if foe is not None else None)
    armed = office is not None and office.kind == PARTY
    if winner is None or not (foe is not None or armed) or (foe is not None and foe.side == winner.side):
        return []
    spots = [spot for at in clause.prep("in") for spot in _fought_over(read, at)]
    return claims_of("capture", spots, winner, clause.at, "declared victory", 0.7, opponent=foe)


def _fought_over(read: Arguments, at: int) -> list[Spot]:
    """ "in A", "in the battle for A"; not "in the province"."""
    phrase = read.sentence.phrases[at]
    if phrase.kind == ACT and read.sentence.low(at + 1) in {"for", "of", "in"} and at + 2 in read.sentence.phrases:
        return _fought_over(read, at + 2)
    return read.where.at(at) if phrase.kind == PLACE_NAME else []
