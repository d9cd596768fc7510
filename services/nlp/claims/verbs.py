"""The control language of verbs: which clause says what about which place."""

from collections.abc import Callable, Sequence
from typing import Final

from msgspec.structs import replace

from services.ledger.events import Party
from services.nlp.claims import (
    attacks,
    convoys,
    counted,
    falling,
    fighting,
    flags,
    frames,
    gapping,
    having,
    leaving,
    nearing,
    news,
    relieving,
    repelling,
    standing,
    transfers,
)
from services.nlp.claims.arguments import OF_PLACES, Arguments
from services.nlp.claims.claim import Claim
from services.nlp.claims.efforts import fought_for
from services.nlp.claims.framing import frame_of
from services.nlp.claims.pairs import paired
from services.nlp.claims.remembering import remember_parties
from services.nlp.claims.series import series
from services.nlp.doubt import past, realis, turns
from services.nlp.lexicon import word_set
from services.nlp.parties.ties import is_named
from services.nlp.syntax.clause import SPEECH, Clause
from services.nlp.syntax.phrases import PARTY, PRONOUN, Phrase
from services.nlp.words.classes import REL

Frame = Callable[[Arguments, Clause], list[Claim]]
_FRAMES: Final[dict[str, Frame]] = {
    "take": frames.take,
    "leave": leaving.leave,
    "withdraw": leaving.withdraw,
    "expel": frames.expel,
    "clear": frames.clear,
    "hold": frames.hold,
    "fall": falling.fall,
    "enter": fighting.enter,
    "move": fighting.move,
    "attack": attacks.attack,
    "advance": nearing.advance,
    "fight": fighting.fight,
    "repel": repelling.repel,
    "defend": repelling.defend,
    "hoist": flags.hoist,
    "restore": frames.restore,
}
# what is tried where the verb itself has no frame
_FRAMELESS: Final[tuple[Frame, ...]] = (
    gapping.added,
    gapping.listed,
    news.victory,
    transfers.has_no_more,
    transfers.none_left,
    transfers.emptied,
    transfers.ended_stay,
    transfers.came_under,
    transfers.opened_up,
    transfers.sent_packing,
    flags.hoist,
    having.has_control,
    having.entrenched,
    transfers.given_control,
    transfers.made_over,
    standing.control_kept,
    nearing.tighten_ring,
    nearing.close_to,
    nearing.line_pushed,
    nearing.break_through,
    attacks.struck,
    fighting.locked_in,
    fighting.exchange_fire,
    standing.theirs,
    standing.confined,
    transfers.changed_hands,
    transfers.ordered_out,
    fighting.launch,
    fighting.goes_on_offensive,
    fighting.gained_ground,
    repelling.resist,
    relieving.relieved,
)
_STATES: Final = word_set("standing", "states")
_SINCE_THEN: Final = frozenset({"after", "since"})
_COMING: Final = frozenset({"take", "expel", "enter", "clear"})  # frames of those who come to a place


def verb_claims(read: Arguments) -> list[Claim]:
    """Every claim that a verb of this sentence makes, in the order of the verbs. Keeps the context up to date."""
    found: list[Claim] = []
    before: list[Claim] = []
    losers: list[Party] = []
    told_before, read.context.counted = read.context.counted, None
    read.context.counted_once = told_before or read.context.counted_once
    for clause in read.sentence.clauses:
        claims = (
            gapping.echoed(read, clause, before) or gapping.left_again(read, clause, found) or _claims(read, clause)
        )
        if claims:
            claims = read.dated_apart(clause.objects, claims)
            claims += [*gapping.gapped(read, clause, claims), *paired(read, clause, claims)]
            claims += series(read, clause, claims)
            before = claims
        if not claims and told_before is not None:
            claims = counted.named(read, clause, told_before)
        if not claims and (once := read.context.counted_once) is not None:
            claims = counted.named(read, clause, once, older=True)
        if not (claims or (clause.reduced and read.context.counted)):  # "retook three of the villages held by X"
            read.context.counted = counted.counted(read, clause) or read.context.counted
        _name_captor(read, clause, claims)
        _not_who_came(read, clause, claims, found)
        _not_twice(read, clause, claims, found)
        found += claims
        _remember(read, clause, claims)
        losers += _gave_way(read, clause, claims)
    remember_parties(read, found, losers)
    return found


def _claims(read: Arguments, clause: Clause) -> list[Claim]:
    frame = frame_of(read.sentence, clause)
    if (frame == "hold" or clause.verb.lemma in _STATES) and past.is_over(read.sentence, clause):
        return []
    held = standing.in_hands(read, clause) or standing.passed(read, clause)
    held = held or gapping.followed(read, clause) or standing.remaining(read, clause)
    held = held or convoys.left_aboard(read, clause)
    if held:
        return _stamp(read, clause, news.as_news(read, clause, held))
    if clause.verb.infinitive and repelling.is_beaten_off(read, clause):
        return []
    if frame not in _FRAMES:
        told = next((claims for f in _FRAMELESS if (claims := f(read, clause))), [])
        return _stamp(read, clause, news.as_news(read, clause, told))
    told = news.by_now(read, clause, _FRAMES[frame](read, clause)) or _fights_on(read, clause)
    claims = _stamp(read, clause, told)
    if frame == "hold" and claims and turns.no_longer(read.sentence, clause):
        claims = [_lost(claim) for claim in claims]  # "no longer controls A"
    if not claims and frame in {"take", "clear"} and realis.status(read.sentence, clause) == "reported":
        read.context.last_captor = read.agent(clause) or read.context.last_captor
        what = (clause.subjects if clause.passive else clause.objects)[:1]
        read.context.unnamed_towns = any(gapping.are_towns(read.sentence.phrases[at]) for at in what)
    planned = claims[0].status == "planned" if claims else realis.status(read.sentence, clause) == "planned"
    return fought_for(read, clause, frame, claims) if planned else claims


def _lost(held: Claim) -> Claim:
    """What is held no longer, as given up."""
    return replace(held, kind="withdrawal", why="lost", status="reported" if held.status == "denied" else held.status)


def _fights_on(read: Arguments, clause: Clause) -> list[Claim]:
    told = fighting.gained_ground(read, clause) or fighting.goes_on_offensive(read, clause)
    told = told or repelling.resist(read, clause) or repelling.kept_off(read, clause)
    return told or nearing.line_pushed(read, clause) or fighting.launch(read, clause)


def _stamp(read: Arguments, clause: Clause, claims: list[Claim]) -> list[Claim]:
    """The claims with what the clause says of their reality; none where it says nothing either way."""
    state = realis.status(read.sentence, clause) if claims else None
    if state is None:
        return []
    for claim in claims:
        claim.status = state if claim.status == "reported" or state != "reported" else claim.status
    return claims


def _name_captor(read: Arguments, clause: Clause, claims: list[Claim]) -> None:
    """ "Iraqi forces had better days in A, which was won back": the captor is the subject before."""
    for claim in claims:
        if claim.kind == "capture" and claim.actor is not None:
            claim.actor = _not_the_loser(read, clause, claim.actor)
        if claim.kind == "withdrawal" and claim.actor is not None:
            claim.actor = _gone_with(read, clause, claim) or claim.actor
        if claim.kind == "withdrawal" and claim.actor is not None and _is_pronoun(read, clause):
            claim.actor = _those_struck(read, clause) or _not_the_captor(read, clause, claim)
        if claim.kind != "capture" or claim.actor is not None:
            continue
        if (done := _done_before(read, clause)) is not None:
            claim.actor = done
            continue
        relative = read.sentence.chunks[clause.at - 1].kind == REL
        if not relative and claim.why != "changed hands":
            continue
        loser = claim.opponent.side if claim.opponent else None
        others = [c for c in read.sentence.clauses if c is not clause and c.verb.lemma not in SPEECH]
        chased = _chased(read, clause, others) if relative else None
        if chased is not None:
            claim.actor = chased
            continue
        parties = (read.party(c.subjects) for c in others if c.at < clause.at or not relative)
        claim.actor = next((party for party in parties if party and party.side != loser), None)


def _done_before(read: Arguments, clause: Clause) -> Party | None:
    """ "With A captured, the rebels moved on to B": by those who move on."""
    opens = read.sentence.low(0) == "with" and clause.subjects[:1] == [1] and clause.reduced and clause.passive
    main = (c for c in read.sentence.clauses if opens and c.at > clause.at and not c.reduced and not c.passive)
    return next((party for c in main if (party := read.party(c.subjects))), None)


def _chased(read: Arguments, clause: Clause, others: Sequence[Clause]) -> Party | None:
    """ "X chased Y out of A, which had been seized on Monday": by Y, who was there to be chased."""
    main = next((c for c in others if c.at < clause.at and not c.passive and c.objects), None)
    if main is None or frame_of(read.sentence, main) not in {"expel", "clear", "repel"}:
        return None
    return read.party(main.objects)


def _not_the_loser(read: Arguments, clause: Clause, actor: Party) -> Party:
    """ "Soldiers fled A. Then they took B": those who just gave way do not advance; "retook" may be said of them."""
    captor, loser = read.context.last_captor, read.context.last_loser
    gave_way = loser is not None and actor.side == loser.side and clause.verb.lemma not in OF_PLACES
    swap = gave_way and captor is not None and captor.side != actor.side and not _named_before(read, clause, actor)
    return captor if _is_pronoun(read, clause) and swap and captor is not None else actor


def _gone_with(read: Arguments, clause: Clause, claim: Claim) -> Party | None:
    """ "X has withdrawn from A. Military vehicles left the town", "the last troops left it": X's."""
    at = clause.subjects[0] if clause.subjects and read.context.given_up else -1
    at += 2 if read.sentence.low(at + 1) == "of" and at + 2 in read.sentence.phrases else 0  # "dozens of trucks"
    who = read.sentence.phrases[at] if at >= 0 else None
    if who is None or is_named(who) or not (convoys.LAST & _lows(who) or who.head.low in convoys.VEHICLES):
        return None
    place = read.where.place(claim.spot)
    side = read.context.given_up.get(place.id) if place is not None else None
    return (read.context.names.get(side) or Party(side, side, side)) if side else None


def _lows(phrase: Phrase) -> set[str]:
    return {unit.low for unit in phrase.units}


def _those_struck(read: Arguments, clause: Clause) -> Party | None:
    """ "Jets struck B's men after they had fled A": B's men, who were struck."""
    main = next((c for c in reversed(read.sentence.clauses) if c.at < clause.at and c.subjects), None)
    fled = clause.verb.perfect and read.sentence.low(clause.opener()) == "after"
    if main is None or not fled or main.passive or read.sentence.phrases[clause.subjects[0]].head.low != "they":
        return None
    struck, striker = read.party(main.objects[:1]), read.party(main.subjects)
    apart = struck is not None and striker is not None and struck.side != striker.side
    return struck if apart else None


def _named_before(read: Arguments, clause: Clause, party: Party) -> bool:
    """Whether the sentence names the side in front of the clause: "The rebels said that they took A"."""
    before = [at for at, phrase in read.sentence.phrases.items() if at < clause.at and phrase.kind == PARTY]
    return any((named := read.who.at(at)) and named.side == party.side for at in before)


def _not_the_captor(read: Arguments, clause: Clause, claim: Claim) -> Party | None:
    """ "Soldiers took A. "They fled on Thursday," a man said": not those who just took it, unless "again"."""
    side, place = claim.actor.side if claim.actor else None, read.where.place(claim.spot)
    again = "again" in read.sentence.words_in(clause.at, clause.end + 1)
    took = any(held.taken and held.side == side and held.place == place for held in read.context.last_held)
    named = claim.actor is not None and _named_before(read, clause, claim.actor)
    other = took and not again and not named and claim.opponent is None
    return (read.context.opponent_of(side) if other and side else None) or claim.actor


def _not_who_came(read: Arguments, clause: Clause, claims: list[Claim], told: list[Claim]) -> None:
    """ "X took A once the forces had left": the forces of the other side, not X's."""
    subject = read.sentence.phrases[clause.subjects[0]] if clause.subjects else None
    unnamed = subject is not None and subject.kind == PARTY and not is_named(subject)
    others = (c for c in read.sentence.clauses if c is not clause and c.subjects == clause.subjects)
    came = frame_of(read.sentence, clause) == "expel" or any(frame_of(read.sentence, c) in _COMING for c in others)
    if _is_pronoun(read, clause) and clause.verb.lemma in OF_PLACES:
        _not_from_themselves(read, claims, told)
    for claim in claims if unnamed and not came else []:
        side = claim.actor.side if claim.actor and claim.kind == "withdrawal" else None
        taken = (c for c in told if c.kind == "capture" and c.status == "reported" and c.spot.name == claim.spot.name)
        if side and any(c.actor is not None and c.actor.side == side for c in taken):
            claim.actor = read.context.other_side(side)


def _not_twice(read: Arguments, clause: Clause, claims: list[Claim], told: list[Claim]) -> None:
    """ "X drove Y out of A, a week after they had seized it": Y had, since X takes it now."""
    old = _is_pronoun(read, clause) and read.sentence.low(clause.at) == "had" and clause.opener() > 0
    since = old and read.sentence.text(clause.opener()).lower().split()[-1] in _SINCE_THEN  # "a week after"
    for claim in claims if since else []:
        same = (c for c in told if c.kind == claim.kind == "capture" and c.spot.name == claim.spot.name)
        now = next((c for c in same if c.actor and claim.actor and c.actor.side == claim.actor.side), None)
        claim.actor = (now.opponent if now is not None else None) or claim.actor


def _not_from_themselves(read: Arguments, claims: list[Claim], told: list[Claim]) -> None:
    """ "X took A on Monday, and officials said they had retaken most of it": not X, who has it."""
    for claim in claims:
        side = claim.actor.side if claim.actor and claim.kind == "capture" else None
        taken = (c for c in told if c.kind == "capture" and c.spot.name == claim.spot.name and c.actor)
        if side and any(c.actor is not None and c.actor.side == side for c in taken):
            claim.actor = read.context.other_side(side)


def _is_pronoun(read: Arguments, clause: Clause) -> bool:
    return bool(clause.subjects) and read.sentence.phrases[clause.subjects[0]].kind == PRONOUN


def _gave_way(read: Arguments, clause: Clause, claims: list[Claim]) -> list[Party]:
    """Who gives ground by this clause, also from a place that cannot be told."""
    told = [claim.actor if claim.kind == "withdrawal" else claim.opponent for claim in claims]
    if not claims and frame_of(read.sentence, clause) in {"leave", "withdraw"} and not clause.passive:
        told = [read.party(clause.subjects)]
    return [party for party in told if party is not None]


def _remember(read: Arguments, clause: Clause, claims: list[Claim]) -> None:
    party = read.party(clause.subjects)
    if claims and _is_pronoun(read, clause) and (party is None or all(c.actor != party for c in claims)):
        party = claims[0].actor  # whom the claims put in the place of "they"
    if party is None and claims and (claims[0].kind == "control" or clause.passive):
        read.context.last_party = claims[0].actor or read.context.last_party  # "A is held by B": "them" are B's
    if party is not None and party.side:
        relative = read.sentence.kind(clause.opener()) == REL
        if not relative:
            read.context.last_subject = party  # "the army took A, which B's men held, and it …": the army
        if not (relative and any(read.sentence.phrases[at].kind == PARTY for at in clause.objects)):
            read.context.last_party = party  # "The militia, which X backs, took A": the militia
    if claims:
        read.told = (clause, claims[-1].spot)
    for claim in claims:
        read.context.taken = read.context.taken or (claim.kind == "capture" and claim.status == "reported")
        before = read.sentence.kind(clause.at - 1) == REL or read.sentence.kind(clause.opener()) == REL
        old = before and read.sentence.low(clause.at) == "had"  # "A, which B had taken": not the news
        told = claim.kind == "capture" and claim.status == "reported" and not old and not read.long_ago(clause)
        if told and claim.actor and claim.actor.side:
            read.context.last_captor = claim.actor
        place = read.where.place(claim.spot)
        if place is not None:
            read.context.spots.append(place)
