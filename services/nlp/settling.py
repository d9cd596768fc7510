"""What the sentences of one article tell together: who took what no sentence says, and what another one overtakes."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

import msgspec

from services.atlas import countries
from services.ledger.events import ControlEvent, Party
from services.nlp.claims.claim import Claim
from services.nlp.claims.fighting import ATTACKS
from services.nlp.claims.holdings import STANDING
from services.nlp.context import PEACEKEEPERS, Context
from services.nlp.dates.ranges import default_range
from services.nlp.lexicon import table, word_set
from services.nlp.parties import sides

# rules that tell of a loss to an enemy, named or not
_BY_FORCE: Final = frozenset({"driven out", "lost", "noun: loss"})
_AROUND: Final = ("surround", "encircl", "besieg", "cut off", "sealed off")
_UNNAMED: Final = frozenset({"rebels", "rebel forces", "rebel fighters", "insurgents", "militants", "fighters"})
_TROOPS: Final = frozenset({"troops", "soldiers", "forces", "the troops"})
_CHANGES: Final = frozenset({"capture", "withdrawal"})
_TAKEN: Final = frozenset({"capture", "control"})
_THOSE_DAYS: Final = 2
_AGREED: Final = word_set("settling", "agreed")
_TOLD_BACK: Final = re.compile(rf"\b(?:{table('grammar')['settling']['told_back']})\b", re.IGNORECASE)
_ANEW: Final = re.compile(
    rf"\b(?:{table('grammar')['settling']['anew']}|{table('grammar')['merge']['going_on']})\b", re.IGNORECASE
)
_LONG_BEFORE: Final = timedelta(days=60)  # who took a place in spring may be another than who takes the next in autumn


def settled(told: list[tuple[Claim, ControlEvent]], context: Context) -> Iterator[ControlEvent]:
    """The events of all claims of an article, in the order of its text, completed from each other."""
    told = _without_mere_storming(_without_told_back(_by_their_name(_as_they_left(told, context), context), context))
    return _complete(_without_overtaken(_without_beaten_off(_without_last_holder(told))), context)


def _as_they_left(told: list[tuple[Claim, ControlEvent]], context: Context) -> list[tuple[Claim, ControlEvent]]:
    """ "Peacekeepers left the base in A. After the troops had left A, B took it": the same who left."""
    gone = [e for _, e in told if e.kind == "withdrawal" and e.actor and e.actor.name.casefold() not in _TROOPS]
    left = [e for e in gone if e.actor and e.actor.side not in context.irregulars]  # rebels are no "troops"
    return [(claim, _left_by_them(event, left) if left else event) for claim, event in told]


def _left_by_them(event: ControlEvent, left: list[ControlEvent]) -> ControlEvent:
    bare = event.kind == "withdrawal" and event.actor is not None and event.actor.name.casefold() in _TROOPS
    before = (e for e in left if bare and e.evidence.start < event.evidence.start and e.status == event.status)
    near = (e for e in before if abs(e.date.end - event.date.end) <= timedelta(days=_THOSE_DAYS))
    same = next((e for e in near if e.place.name.startswith(event.place.name)), None)  # "A base", too
    return msgspec.structs.replace(event, actor=same.actor) if same is not None else event


def _by_their_name(told: list[tuple[Claim, ControlEvent]], context: Context) -> list[tuple[Claim, ControlEvent]]:
    """ "A has gone to rebels. A is held by X, one of two rebel groups": "rebels" of A are those of X."""
    of_groups = [e for _, e in told if e.kind in _TAKEN and e.actor and e.actor.side in context.irregulars]
    held = {event.place.id: event.actor for event in of_groups if event.kind == "control"}
    again = {event.place.id for claim, event in told if claim.why == "retaken"}
    by_name = [e for e in of_groups if e.actor and e.actor.name.casefold() not in _UNNAMED and e.place.id not in again]
    fell = {event.place.id: event for event in by_name if event.kind == "capture"}
    return [(claim, _taken_by(event, held.get(event.place.id) or _same_captor(event, fell))) for claim, event in told]


def _same_captor(event: ControlEvent, fell: dict[str, ControlEvent]) -> Party | None:
    """ "Rebels took A. A fell to fighters of X": X, where it is the same fall."""
    other = fell.get(event.place.id)
    return other.actor if other is not None and _of_those_days(event, other) else None


def _without_told_back(told: list[tuple[Claim, ControlEvent]], context: Context) -> list[tuple[Claim, ControlEvent]]:
    """ "X took A on May 3. Many died in the battle for A.": that battle, and no fight of today."""
    today = default_range(context.published)
    taken = [e for _, e in told if e.kind == "capture" and e.status == "reported" and e.date.end < today.start]
    return [(c, e) for c, e in told if not (_is_told_back(c, e) and e.date == today and _came_before(e, taken))]


def _is_told_back(claim: Claim, event: ControlEvent) -> bool:
    quote = event.evidence.quote
    spoken_of = claim.why == "noun: fighting" and _TOLD_BACK.search(quote) is not None
    return spoken_of and _ANEW.search(quote) is None


def _came_before(fight: ControlEvent, taken: list[ControlEvent]) -> bool:
    return any(e.place.id == fight.place.id and e.evidence.start < fight.evidence.start for e in taken)


def _taken_by(event: ControlEvent, holder: Party | None) -> ControlEvent:
    taken = event.kind == "capture" and event.actor is not None and event.status == "reported"
    if holder is None or not taken or event.actor is None or event.actor.name.casefold() not in _UNNAMED:
        return event
    return msgspec.structs.replace(event, actor=holder)


def _without_mere_storming(told: list[tuple[Claim, ControlEvent]]) -> list[tuple[Claim, ControlEvent]]:
    """ "X stormed A on Friday. X said it had taken it, Y denied that it had fallen": taken by its own account alone."""
    doubted: dict[str, list[ControlEvent]] = {}
    for _, event in told:
        if event.kind == "capture" and event.status in ("claimed", "denied"):
            doubted.setdefault(event.place.id, []).append(event)
    here = ((c, e, doubted.get(e.place.id, ()) if c.why == "stormed" else ()) for c, e in told)
    return [(c, e) for c, e, others in here if not any(_of_those_days(e, other) for other in others)]


def _without_last_holder(told: list[tuple[Claim, ControlEvent]]) -> list[tuple[Claim, ControlEvent]]:
    """ "A took B, the last town that C held", "C lost B, its last town": no longer. An older date is another fact."""
    changes: dict[tuple[int, str], list[tuple[Claim, ControlEvent]]] = {}
    for claim, event in told:
        if event.kind in _CHANGES and event.status == "reported":
            changes.setdefault((event.evidence.start, event.place.id), []).append((claim, event))
    here = ((one, changes.get((one[1].evidence.start, one[1].place.id), ())) for one in told)
    return [one for one, changed in here if not any(_lost_by(one, change) for change in changed)]


def _lost_by(held: tuple[Claim, ControlEvent], change: tuple[Claim, ControlEvent]) -> bool:
    (holding, hold), (changing, event) = held, change
    if hold.kind != "control" or hold.actor is None or event.actor is None:
        return False
    own = hold.actor.side == event.actor.side
    if event.kind == "withdrawal":  # not "held A and left it", "holds B again, which it lost in 2012"
        return own and holding.at > changing.at and hold.date.start == event.date.start
    return not own and hold.date.start >= event.date.start


def _without_beaten_off(told: list[tuple[Claim, ControlEvent]]) -> list[tuple[Claim, ControlEvent]]:
    """Without the entry into a place where the attack of those days was repelled: it was only fighting."""
    repelled = [event for claim, event in told if claim.why == "repelled" and event.status == "reported"]
    kept = [(c, e) for c, e in told if c.why != "entered" or not any(_of_those_days(e, other) for other in repelled)]
    return [(c, _as_claimed(e) if any(_is_disputed(e, other) for other in repelled) else e) for c, e in kept]


def _is_disputed(event: ControlEvent, repelled: ControlEvent) -> bool:
    """Whether another says that the place was attacked in vain; who beats the attackers off does hold it."""
    comer = repelled.actor.side if repelled.actor is not None else None
    own = event.kind == "control" and event.actor is not None and comer not in (None, event.actor.side)
    return not own and _of_those_days(event, repelled)


def _as_claimed(event: ControlEvent) -> ControlEvent:
    """What only the captors say, against those who beat them off."""
    own = event.kind in _TAKEN and event.actor and event.attributed_to and event.attributed_to.side == event.actor.side
    return msgspec.structs.replace(event, status="claimed") if own and event.status == "reported" else event


def _of_those_days(entry: ControlEvent, repelled: ControlEvent) -> bool:
    near = abs(entry.date.end - repelled.date.end) <= timedelta(days=_THOSE_DAYS)
    return entry.place.id == repelled.place.id and near


def _without_overtaken(told: list[tuple[Claim, ControlEvent]]) -> list[tuple[Claim, ControlEvent]]:
    """Without "X-held" and "X's stronghold" where the story tells that another took the place, or that X left it."""
    changes = [event for _, event in told if event.kind in ("capture", "withdrawal") and event.status != "planned"]
    return [(claim, event) for claim, event in told if claim.why not in STANDING or not _overtaken(event, changes)]


def _overtaken(held: ControlEvent, changes: list[ControlEvent]) -> bool:
    side = held.actor.side if held.actor else None
    here = [change for change in changes if change.place.id == held.place.id and change.actor]
    return any((change.actor.side == side) == (change.kind == "withdrawal") for change in here if change.actor)


def _complete(told: list[tuple[Claim, ControlEvent]], context: Context) -> Iterator[ControlEvent]:
    """Fills in a missing captor from the story, and a missing opponent from a two-sided one."""
    events = [event for _, event in told]
    for at, (claim, event) in enumerate(told):
        actor, opponent = event.actor, event.opponent
        if actor is None and claim.why == "captured" and _told_else(event, events):
            continue
        if actor is None and event.kind == "capture" and claim.why != "captured":
            mourner = _mourner(claim, event, context)
            actor = _winner_back(claim, event, events, context) or _captor_told(claim, event, events)
            actor = actor or _captor(event, events, context, mourner)
            actor = actor or _liberator(claim, context)
            events[at] = msgspec.structs.replace(event, actor=actor)  # he may have taken the next one, too
        if actor is None and event.kind == "contest":
            actor, opponent = _fighters(claim, event, events, context)
        if actor is None and (context.long or (event.kind not in _TAKEN and context.sides)):
            continue  # in a short text even a capture by nobody knows whom is news
        if event.kind == "contest" and actor is not None and opponent is not None and actor.side == opponent.side:
            opponent = None  # nobody fights himself
        if opponent is None and actor is not None and actor.side is not None:
            against = event.kind in ("capture", "contest") or claim.why in _BY_FORCE
            opponent = context.opponent_of(actor.side) if against else None
            if event.kind == "contest":
                opponent = _defender(event, actor, events, context) or opponent or _attacked(event, actor, context)
            if event.kind == "withdrawal" and opponent is None and event.status == "reported":
                opponent = _comes_after(event, actor.side, events)
        yield msgspec.structs.replace(event, actor=actor, opponent=opponent)


def _fighters(
    claim: Claim, event: ControlEvent, events: list[ControlEvent], context: Context
) -> tuple[Party | None, Party | None]:
    """Who comes for the place and who is attacked there, of a fight whose sentence does not name who comes."""
    opponent, actor = event.opponent, None
    if opponent is None and claim.why == "repelled":
        opponent = _teller(event, context)  # who tells of an attack beaten off is who was attacked
        event = msgspec.structs.replace(event, opponent=opponent)
    if claim.why in ATTACKS:
        actor = _captor(event, events, context)  # who attacks is who takes other places
        actor = None if actor is not None and actor.side in PEACEKEEPERS else actor
    if claim.why == "attacked" and actor is not None and _tells_of_itself(event, actor):
        actor, opponent = context.other_side(actor.side or ""), actor  # "A was attacked, its army said"
    return actor or _attacker(event, events, context), opponent


def _tells_of_itself(event: ControlEvent, actor: Party) -> bool:
    """Whether it is the side itself that says so; "A is surrounded" say those who surround it."""
    if any(word in event.evidence.quote for word in _AROUND):
        return False
    return event.opponent is None and event.attributed_to is not None and event.attributed_to.side == actor.side


def _teller(event: ControlEvent, context: Context) -> Party | None:
    said = event.attributed_to
    return context.names.get(said.side) or Party(said.side, said.name, said.side) if said and said.side else None


def _told_else(event: ControlEvent, events: list[ControlEvent]) -> bool:
    """ "the captured town" of a capture that the story tells itself."""
    return any(e is not event and e.kind == "capture" and e.place.id == event.place.id for e in events)


def _winner_back(claim: Claim, event: ControlEvent, events: list[ControlEvent], context: Context) -> Party | None:
    """ "X took A in May. It was retaken in June": by X's enemy."""
    here = (e for e in events if e.place.id == event.place.id and e.kind == "capture" and e.status == event.status)
    before = [e for e in here if e.actor and e.actor.side and e.date.end < event.date.start]
    last = max(before, key=lambda e: e.date.end, default=None)
    side = last.actor.side if last is not None and last.actor is not None and claim.why == "retaken" else None
    return context.other_side(side) if side else None


def _captor_told(claim: Claim, event: ControlEvent, events: list[ControlEvent]) -> Party | None:
    """ "A fell to X. The capture of A opens the road to B": by X, if it is spoken of again and is no other capture."""
    if claim.why != "noun: taking" or event.status != "reported":
        return None
    told = (e for e in events if e.evidence.start < event.evidence.start and e.kind == "capture" and e.actor)
    return next((e.actor for e in told if e.status == "reported" and _of_those_days(e, event)), None)


def _liberator(claim: Claim, context: Context) -> Party | None:
    """Who frees and takes back what nobody else is said to take: the state, where the story has its forces in it."""
    state = context.government() if claim.why == "retaken" else None
    return state if state and state.side in context.sides else None


def _attacker(event: ControlEvent, events: list[ControlEvent], context: Context) -> Party | None:
    """Who comes for a place of which only the fighting is told: who takes and attacks others in the story."""
    foe = event.opponent.side if event.opponent else None
    if foe is None and (comer := _comes_for(event, events, context)) is not None:
        return comer
    no_comers = {foe, None, *PEACEKEEPERS}  # those who keep the peace come for no town
    comers = [
        other.actor
        for other in events
        if other.kind in ("capture", "contest") and other.status in ("reported", "claimed")
        if other.actor and other.actor.side not in no_comers
    ]
    coming = Counter(comer.side for comer in comers if comer.side)
    if coming:
        side = coming.most_common(1)[0][0]
        return context.names.get(side) or next(comer for comer in comers if comer.side == side)
    others = (side for side, _ in context.sides.most_common(3) if side in context.names and side not in no_comers)
    return next((context.names[side] for side in others), None) or (context.at_war_with(foe) if foe else None)


def _comes_for(event: ControlEvent, events: list[ControlEvent], context: Context) -> Party | None:
    """ "Clashes broke out in A, which X still holds": X's enemy comes for it."""
    held = (e for e in events if e.kind == "control" and e.place.id == event.place.id and e.extent == "whole")
    holder = next((e.actor for e in held if e.status == "reported" and e.date.end >= event.date.start), None)
    return context.other_side(holder.side) if holder is not None and holder.side else None


def _defender(event: ControlEvent, attacker: Party, events: list[ControlEvent], context: Context) -> Party | None:
    """Whom the story has in the place, else its enemy in the war of that land: the state, or rebels spoken of."""
    holder, state = _holds_it(event, events), context.government()
    if holder is not None and holder.side not in (attacker.side, None):
        return holder
    enemy = context.at_war_with(attacker.side) if attacker.side else None
    foe = context.opponent_of(attacker.side) if attacker.side and enemy == state else None
    if foe is not None and foe.side in context.irregulars and state is not None and state.side not in context.sides:
        return foe  # the group that he fights in this story, which does not speak of the state
    foe = context.opponent_of(attacker.side) if attacker.side else None
    helped = foe is not None and foe.side in PEACEKEEPERS  # "NATO struck Gaddafi's tanks": those whom it helps
    known = enemy is not None and (enemy == state or enemy.side in context.sides or helped)
    return enemy if known else None


def _attacked(event: ControlEvent, attacker: Party, context: Context) -> Party | None:
    """Whom one fights in a town where nobody else is named: an armed group the state, the state its usual rebels."""
    enemy = context.enemy_in(event.place.country, attacker.side) if attacker.side else None
    state = context.government()
    by_group = attacker.side in context.irregulars and state is not None and state.side != attacker.side
    return enemy or (state if by_group else None)


def _comes_after(event: ControlEvent, loser: str, events: list[ControlEvent]) -> Party | None:
    """Who has the place that one side gave up: the one other side that takes and attacks places in the story."""
    if any(word.strip(".,;:\"'”") in _AGREED for word in event.evidence.quote.casefold().split()):
        return None
    coming = {
        e.actor.side: e.actor
        for e in events
        if e.kind in ("capture", "contest") and e.status in ("reported", "claimed")
        if e.actor and e.actor.side and e.actor.side != loser
    }
    return next(iter(coming.values())) if len(coming) == 1 else None


def _mourner(claim: Claim, event: ControlEvent, context: Context) -> str | None:
    """ "Ukraine's military said A had fallen": those whose land it is tell of a loss; invaders and rebels of a gain."""
    told = claim.why == "fell" and event.place.country is not None
    land = countries.by_code(event.place.country or "") if told else None
    state = sides.of_state(land, context.published.year) if land is not None else None
    return state if state and event.attributed_to and event.attributed_to.side == state else None


def _captor(
    event: ControlEvent, events: list[ControlEvent], context: Context, mourner: str | None = None
) -> Party | None:
    """Who took it where the sentence does not say: the one who took other places, or the speaker's side."""
    loser = (event.opponent.side if event.opponent else None) or mourner
    loser = loser or _held_it(event, events) or _driven_off(event, events)
    return _taker(event, events, context, loser)


def _taker(event: ControlEvent, events: list[ControlEvent], context: Context, loser: str | None) -> Party | None:
    if event.status == "denied":
        denier = event.attributed_to.side if event.attributed_to else None
        return context.opponent_of(denier) if denier else None
    side = event.attributed_to.side if event.attributed_to else None
    side = None if side in PEACEKEEPERS else side
    if side and side != loser and event.attributed_to and _may_take(side, loser, events, context):
        return context.names.get(side) or Party(side, event.attributed_to.name, side)
    captors = [other for other in events if _may_have_taken(other, event, loser)]
    if context.title_captor and context.title_captor.side != loser:
        return context.title_captor
    nearest = min(captors, key=lambda other: _farness(other, event), default=None)
    if nearest is not None:
        return nearest.actor
    if loser:
        return context.other_side(loser)
    return _holds_it(event, events) or _foe_of_those_who_leave(events, context)


def _may_have_taken(other: ControlEvent, event: ControlEvent, loser: str | None) -> bool:
    """Whether `other` tells of a capture by somebody who may have taken the place of `event`, too."""
    told = other.kind == "capture" and other.status in ("reported", "claimed")
    side = other.actor.side if other.actor else None
    return told and side not in (None, loser) and event.date.start - other.date.end < _LONG_BEFORE


def _farness(other: ControlEvent, event: ControlEvent) -> tuple[bool, bool, int]:
    """By how much another sentence tells of the captor of `event` less likely: of its place, before it, beside it."""
    apart = other.evidence.start - event.evidence.start
    return other.place.id != event.place.id, apart > 0, abs(apart)


def _foe_of_those_who_leave(events: list[ControlEvent], context: Context) -> Party | None:
    """Where one side alone gives places up, the other one takes them."""
    leaving = {e.actor.side for e in events if e.kind == "withdrawal" and e.actor and e.status == "reported"}
    if len(leaving) != 1:
        return None
    side = leaving.pop()
    state = context.government()
    foe = context.opponent_of(side) if side else None
    return foe or (state if state is not None and state.side != side else None)


def _may_take(side: str, loser: str | None, events: list[ControlEvent], context: Context) -> bool:
    """Whether the one who says that a place was taken takes places, or nobody else does, or only groups like it."""
    captors = {e.actor.side for e in events if e.kind == "capture" and e.actor and e.status in ("reported", "claimed")}
    captors |= {context.title_captor.side} if context.title_captor else set()
    among_groups = side in context.irregulars and captors - {None} <= context.irregulars
    return side in captors or among_groups or not captors - {loser, None}


def _held_it(event: ControlEvent, events: list[ControlEvent]) -> str | None:
    """ "A, which the rebels had held since May, was overrun": not by the rebels."""
    held = (e for e in events if e.kind == "control" and e.place.id == event.place.id and e.actor)
    same = (e for e in held if e.evidence.start == event.evidence.start and e.date.end < event.date.start)
    return next((e.actor.side for e in same if e.actor), None)


def _driven_off(event: ControlEvent, events: list[ControlEvent]) -> str | None:
    """ "A was taken, forcing B's men to flee": not by those who left in that sentence."""
    left = (e for e in events if e.kind == "withdrawal" and e.evidence.start == event.evidence.start)
    then = (e for e in left if abs(e.date.end - event.date.end) <= timedelta(days=_THOSE_DAYS))
    return next((e.actor.side for e in then if e.actor and e.status == "reported"), None)


def _holds_it(event: ControlEvent, events: list[ControlEvent]) -> Party | None:
    """ "The rebels hold A and B. Both towns were taken on Tuesday.": by the rebels."""
    held = (e for e in events if e.kind == "control" and e.place.id == event.place.id and e.status == "reported")
    return next((e.actor for e in held if e.date.end >= event.date.start), None)
