"""Verbs that move control: take, expel, clear, hold, restore. Each frame reads one clause."""

from typing import Final

from services.ledger.events import Kind, Party
from services.nlp.claims.arguments import OF_PLACES, Arguments
from services.nlp.claims.claim import Claim, claims_of
from services.nlp.claims.falling import based, whose_place
from services.nlp.claims.framing import frame_of
from services.nlp.claims.news import since_lately
from services.nlp.claims.owners import HOLD_NOUNS
from services.nlp.claims.untold import untold
from services.nlp.lexicon import word_set
from services.nlp.parties.ties import is_a_person, is_named
from services.nlp.places.anaphora import spoken_of
from services.nlp.places.shares import is_edge
from services.nlp.places.siting import Spot
from services.nlp.syntax.clause import Clause
from services.nlp.syntax.phrases import (
    ACT,
    OTHER,
    PART,
    PARTY,
    PLACE_NAME,
    PLACE_NOUN,
    UNKNOWN_NAME,
)
from services.nlp.words.classes import ADV, CONJ, RANKS, REL, TIME, VERB
from services.nlp.words.units import WORD
from services.nlp.words.verb_forms import ING

# with a subject that is no party these take many things besides places
_NEED_PARTY: Final = word_set("frames", "need_party")
_COMING_IN: Final = frozenset({"advance", "move", "enter", "attack", "take", "expel"})  # frames
_HANDS: Final = word_set("standing", "hands")
_OF_TROOPS: Final = frozenset({"overrun", "overwhelm", "rout"})
_CALM: Final = frozenset({"security", "stability", "safety"})
_LEAVING: Final = frozenset({"withdraw", "leave"})
_OUSTING: Final = frozenset({"oust", "expel", "evict", "dislodge", "eject", "uproot"})
_ELECTORAL: Final = word_set("frames", "electoral")
_LITTER: Final = word_set("frames", "litter")
_THINGS: Final = frozenset({OTHER, ACT, PLACE_NOUN, PART, UNKNOWN_NAME})
_NO_CAPTOR: Final = word_set("frames", "no_captor")
_KILLING: Final = frozenset({"kill", "inflict", "destroy", "eliminate", "force", "drive"})
_AFTER_THEM: Final = OF_PLACES | {"enter", "take", "capture", "seize", "overrun", "clear", "secure", "free"}
_WAYS: Final = frozenset({"road", "route", "path", "way", "track", "bus", "train", "boat", "highway"})
_CORRIDORS: Final = frozenset({"corridor", "strip", "belt", "stretch"})
_WITHIN: Final = 8  # chunks from a corridor to where it leads through
_PUSHING: Final = frozenset({"push", "drive", "force", "beat"})
_ATTACKERS: Final = word_set("fighting", "attackers")


def take(read: Arguments, clause: Clause) -> list[Claim]:
    """The subject takes the object: "captured A", "won control of A", "A was retaken by"."""
    spots, agent = with_it(read, clause) or read.patients(clause), read.agent(clause)
    if not clause.objects and not clause.passive and clause.verb.particle == "over" and not clause.prep("as", "from"):
        spots = read.given_up(clause)  # "left A, and B's men took over"
    if _is_of_parliament(read, clause):
        return []
    doer = read.sentence.phrases[clause.subjects[0]].kind if clause.subjects and not clause.passive else None
    if agent is None and doer and (clause.verb.lemma in _NEED_PARTY or (doer in _THINGS and not read.context.long)):
        return []  # "the smoke of burning fields occupied A"
    spots = spots or based(read, clause.subjects if clause.passive else clause.objects, agent)
    spots = spots or untold(read, clause, agent)
    if clause.passive and clause.verb.lemma in _OF_TROOPS and agent is not None:
        spots = spots or read.stationed(clause)  # "troops in A were overrun by B"
    if not spots or _by_no_one(read, clause) or read.sentence.low(clause.at + 1).startswith("hostage"):
        return []
    if agent is not None and _until_it_was_taken(read, clause):
        return []
    lasts = clause.verb.lemma == "occupy" and _goes_on(read, clause)
    if lasts and agent is not None and not since_lately(read, clause):
        return claims_of("control", spots, agent, clause.at, "held")
    if lasts and agent is None and "still" in read.sentence.words_at(clause.at):
        return []
    why = "retaken" if clause.verb.lemma in OF_PLACES or clause.verb.particle == "back" else "taken"
    loser = read.party(clause.prep("from")) or _from_the_grip(read, clause)
    loser = loser or (whose_place(read, clause) if agent is None else None)
    own = agent is not None and loser is not None and loser.side is not None and agent.side == loser.side
    if own and loser is not None:  # "Fighters took A from X": none of X's
        agent = read.context.other_side(loser.side or "")
    return claims_of("capture", spots, agent, clause.at, why, opponent=loser)


def _is_of_parliament(read: Arguments, clause: Clause) -> bool:
    """ "has recaptured the seat of A in a by-election"."""
    what = (read.sentence.phrases[at] for at in (clause.subjects if clause.passive else clause.objects)[:1])
    return any(one.head.low in {"seat", "seats"} for one in what) and bool(_ELECTORAL & read.sentence.words())


def _until_it_was_taken(read: Arguments, clause: Clause) -> bool:
    """ "regained areas occupied by X, among them A and B": whenever that was, it was over by then."""
    if not (clause.reduced and clause.passive) or any(c.kind == TIME for c in read.sentence.chunks[clause.at :]):
        return False
    several = clause.subjects and (told := read.sentence.phrases.get(clause.at - 1)) is not None and told.plural
    before = (c for c in read.sentence.clauses if c.at < clause.at and not c.passive and c.verb.lemma in _AFTER_THEM)
    return bool(several) and any(clause.subjects == c.objects for c in before)


def _from_the_grip(read: Arguments, clause: Clause) -> Party | None:
    """ "wrested A from the control of B", "liberated from the occupation of B"."""
    held = (at for at in clause.prep("from", "out of") if read.sentence.phrases[at].head.low in _HANDS)
    return next((party for at in held if (party := read.holder(at))), None)


def with_it(read: Arguments, clause: Clause) -> list[Spot]:
    """ "With A the army has lost its last town in B", "With A the rebels have now taken two towns": A."""
    named = read.sentence.phrases.get(1) if read.sentence.low(0) == "with" else None
    taken = read.sentence.phrases[clause.objects[0]] if clause.objects and not clause.passive else None
    if named is None or taken is None or named.kind != PLACE_NAME or taken.kind != PLACE_NOUN:
        return []
    told_of = taken.indefinite or any(unit.low in RANKS for unit in taken.units)
    return read.where.at(1) if told_of and taken.head.kind == WORD else []


def _by_no_one(read: Arguments, clause: Clause) -> bool:
    """ "the smoke which occupied the capital", "seized by panic": what takes it bears no arms."""
    doers = clause.prep("by") if clause.passive else clause.subjects
    went = clause.verb.lemma == "take" and any(read.sentence.phrases[at].head.low in _WAYS for at in clause.objects[:1])
    went = went and not clause.verb.particle and not clause.passive  # "took the road of A"
    return went or any(read.sentence.phrases[at].head.low in _NO_CAPTOR for at in doers[:1])


def _goes_on(read: Arguments, clause: Clause) -> bool:
    """ "still occupies", "is still occupied by", "has been occupied since": a state, not what began it."""
    group = set(read.sentence.words_at(clause.at))
    front = [read.sentence.chunks[0], *read.sentence.chunks[max(clause.subjects, default=clause.at) : clause.at]]
    # "has since 1991 occupied"
    old = [c for c in front if c.kind == TIME and c.units[-1].value.range.precision != "day"]
    since = any(chunk.low.startswith("since") for chunk in [*old, *read.sentence.chunks[clause.at :]])
    lasting = {c.units[-1].value.role for c in read.sentence.chunks[clause.at : clause.end + 1] if c.kind == TIME}
    for_long = clause.reduced and "lasting" in lasting  # "A, occupied for two years by B, is free"
    for_long = for_long or ("lasting" in lasting and bool({"has", "have"} & group))  # "has occupied A for two weeks"
    ever_since = since and not clause.passive and bool({"occupies", "occupy"} & group)  # "occupies A since May"
    now = for_long or ever_since or "still" in group or (bool({"is", "are"} & group) and clause.passive)
    relative = read.sentence.low(clause.at - 1) in {"who", "which"}  # "those who had occupied A"
    dated = any(read.sentence.kind(i) == TIME for i in range(clause.at, clause.end + 1))
    # "A, occupied by B", "A, occupied by B since May"
    aside = clause.reduced and clause.passive and read.sentence.kind(clause.at - 1) not in (CONJ, ADV)
    now = now or (clause.verb.lemma == "occupy" and aside and (since or not dated))
    had = clause.verb.perfect or bool({"has", "have", "had"} & group)
    return now or (relative and "had" in group) or (since and had)


def expel(read: Arguments, clause: Clause) -> list[Claim]:
    """The subject puts the object (a party) out of the place after from / out of."""
    loser = _attacked_before(read, clause) or read.party(clause.subjects if clause.passive else clause.objects)
    away = _away_from(read, clause)
    spots = read.where.spots(away, lenient=loser is not None)
    spots += read.including(away[-1], clause) if away and spots else []
    if away and read.sentence.phrases[away[0]].head.low == "it":
        spots = read.where.last(clause.at)
        land = not spots or (spots[0].place is not None and spots[0].place.type == "province")
        spots = (
            [read.told[1]] if land and read.told is not None else spots
        )  # "A, a town in B, fell; X was driven from it"
    winner = read.agent(clause)
    out = clause.verb.particle == "out" or clause.verb.lemma in _OUSTING
    if not spots and loser and not away:
        spots = _held_by_them(read, clause)
    since = read.sentence.low(clause.opener()) == "since"  # "has been theirs since B drove C out": long ago
    until = clause.passive and read.sentence.low(clause.opener()) in {"until", "till"}
    if not (away or spots or since) and out and loser and (until or (winner and winner.side != loser.side)):
        # "in A, where a gang drove out the police", "X took A. The army has driven X out"
        spots = read.setting(clause) or _where_it_led(read, clause)
        spots = spots or (_where_they_are(read, clause, loser) if winner else [])
    if winner and loser and winner.side == loser.side:
        loser = read.context.opponent_of(winner.side or "")
    gone = clause.subjects if clause.passive else clause.objects
    # "drove the attackers back from A"
    if spots and any(read.sentence.phrases[at].head.low in _ATTACKERS for at in gone):
        return claims_of("contest", spots, loser, clause.at, "repelled", 0.7, winner)
    if loser is None and spots and winner and not clause.passive and _armed(read, clause.objects):
        return claims_of("capture", spots, winner, clause.at, "drove out")  # "drove rival warlords out of A"
    if loser is None or not spots:
        return []
    if away and is_edge(read.sentence.phrases[away[0]]):  # "driven from the outskirts of A"
        return claims_of("contest", spots, winner, clause.at, "driving out", 0.6, opponent=loser)
    pushed = clause.verb.particle == "back" and clause.verb.lemma in _PUSHING
    held_off = pushed and not _was_theirs(read, spots, loser)
    if held_off or _under_way(read, clause):
        return claims_of("contest", spots, winner, clause.at, "driving out", 0.6, opponent=loser)
    claims = claims_of("withdrawal", spots, loser, clause.at, "driven out", opponent=winner)
    story = clause.passive and (read.context.taken or read.context.title_captor is not None)
    story = story and not (until or read.long_ago(clause))
    own = not clause.passive and winner is None and _armed(read, clause.subjects)  # "his soldiers drove them out"
    told = winner or story or own  # who drove them out where nobody is named
    return claims + (claims_of("capture", spots, winner, clause.at, "drove out", opponent=loser) if told else [])


def _where_it_led(read: Arguments, clause: Clause) -> list[Spot]:
    """ "looted A after driving B out", "imposed a curfew in A and named a prefect after ousting B": A."""
    if clause.passive or clause.preposition != "after":
        return []
    then = [c for c in reversed(read.sentence.clauses) if c.at < clause.at and c.subjects == clause.subjects]
    told = (read.where.spots(c.prep("in", "at")) or read.where.spots(c.objects) for c in then if not c.passive)
    return next((spots for spots in told if spots), [])


def _where_they_are(read: Arguments, clause: Clause, loser: Party) -> list[Spot]:
    """The one place that the sentence before gave to those whom another now drives out; nobody, out of office."""
    out = clause.subjects if clause.passive else clause.objects
    person = any(is_a_person(read.sentence.phrases[at]) for at in out)
    if person or read.sentence.kind(clause.opener()) == REL:
        return []
    held = {one.place.id: one.place for one in read.context.last_held if one.side == loser.side}
    return [spoken_of(place) for place in held.values()] if len(held) == 1 else []


def _was_theirs(read: Arguments, spots: list[Spot], loser: Party) -> bool:
    """Whether the story has told that it was the loser's: else those "pushed back from A" had never come there."""
    held = {one.place.id for one in read.context.last_held if one.side == loser.side}
    return any((place := read.where.place(spot)) is not None and place.id in held for spot in spots)


def _attacked_before(read: Arguments, clause: Clause) -> Party | None:
    """ "attacked X in A and drove them out": X."""
    them = not clause.passive and any(read.sentence.phrases[at].head.low == "them" for at in clause.objects)
    same = (c for c in read.sentence.clauses if c.at < clause.at and c.subjects == clause.subjects and not c.passive)
    fought = (c for c in same if them and frame_of(read.sentence, c) == "attack")
    return next((party for c in fought if (party := read.party(c.objects))), None)


def _away_from(read: Arguments, clause: Clause) -> list[int]:
    """ "driven from A", "driven off B"; not "driven out by fighters from C", which is their home."""
    doers = [(at, read.sentence.phrases[at]) for at in clause.prep("by")]
    strangers = {at for at, doer in doers if not (doer.definite or is_named(doer))}
    homes = {at for doer in strangers for at in read.sentence.list_from(doer + 2)}
    left = clause.prep("from", "out of")
    away = [at for at in left if at not in homes]
    if not away and clause.verb.lemma in _PUSHING and not clause.verb.particle:
        away = left  # "pushed by fighters from A": out of A
    return away or (clause.objects if clause.passive and clause.verb.particle == "off" else [])


def _held_by_them(read: Arguments, clause: Clause) -> list[Spot]:
    """ "drove away the rebels who had held A", "X held A before Y drove them off": from A."""
    them = not clause.passive and any(read.sentence.phrases[at].head.low == "them" for at in clause.objects)
    if them and read.sentence.low(clause.opener()) in {"before", "until", "till"}:
        before = (c for c in reversed(read.sentence.clauses) if c.at < clause.at and not c.passive and not c.reduced)
        last = next(before, None)
        taken = last is not None and frame_of(read.sentence, last) in {"hold", "take"}
        return read.patients(last) if last is not None and taken else []
    told = (c for c in read.sentence.clauses if c.at > clause.at and c.subjects == clause.objects and not c.passive)
    held = (c for c in told if frame_of(read.sentence, c) in {"hold", "take"} and read.sentence.low(c.at) == "had")
    return next((spots for c in held if (spots := read.patients(c))), [])


def _armed(read: Arguments, chunks: list[int]) -> bool:
    return bool(chunks) and read.sentence.phrases[chunks[0]].kind == PARTY


def _under_way(read: Arguments, clause: Clause) -> bool:
    """ "are being pushed back from A", "is driving them out of A": not yet done."""
    words = read.sentence.words_at(clause.at)
    done = clause.preposition in {"after", "since", "following"}  # "after being driven from A"
    return ("being" in words and not done) or (len(words) > 1 and words[-1].endswith("ing"))


def clear(read: Arguments, clause: Clause) -> list[Claim]:
    """The subject clears the place of a party, or a party from the place."""
    gerund = clause.verb.form == ING and not clause.objects and not clause.passive
    chunks = clause.subjects if clause.passive else clause.prep("of") if gerund else clause.objects  # "clearing of A"
    if any(read.sentence.phrases[at].head.low in _LITTER for at in clause.prep("of")):
        return []  # "cleared A of rubble"
    loser, spots, agent = read.party(clause.prep("of")), read.where.spots(chunks), read.agent(clause)
    spots = spots or (read.identified(chunks[0]) if chunks else [])  # "A and B are the towns that X cleared of Y"
    if not spots:
        loser = read.party(chunks)
        spots = read.where.spots(clause.prep("from", "out of")) if loser else []
    told = clause.passive and not clause.prep("of") and read.context.taken  # by whom, the story tells
    if loser is None and agent is None and not told:
        return []
    return claims_of("capture", spots, agent, clause.at, "cleared", opponent=loser)


def hold(read: Arguments, clause: Clause) -> list[Claim]:
    """The subject has the object: "holds A", "A is controlled by", "holds on in A"."""
    if clause.passive and clause.verb.lemma in {"keep", "own", "run", "man", "police"}:
        by = read.agent(clause)  # "a school run by nuns"; but "the port has been run by the rebels"
        if by is None or clause.verb.lemma != "run" or by.side not in read.context.irregulars:
            return []
    if clause.verb.lemma == "keep" and read.sentence.low(clause.end) == "from":
        return []  # "to keep A from falling": who has it is not told
    spots = read.patients(clause)
    if not spots and clause.verb.lemma == "hold" and clause.verb.particle in {"on", "out"}:
        spots = read.where.spots(clause.prep("in", "to", "at"))
    if not spots and clause.verb.lemma in {"hold", "cling", "hang"}:
        spots = _also_to(read, clause)
    spots = spots or _through(read, clause)
    if not spots and clause.verb.lemma in {"rule", "govern"} and not clause.objects and not clause.passive:
        spots = read.setting(clause)  # "In A the rebels now rule"
    if clause.verb.lemma in {"cling", "hang"}:
        spots = [*read.where.spots(clause.prep("to", "onto")), *_also_to(read, clause)]
    holder = read.agent(clause)
    if clause.verb.lemma in {"rule", "govern"} and read.sentence.low(min(clause.subjects, default=0)) in {"he", "she"}:
        return []  # "A, which he rules with an iron fist"
    # "held A for a week before withdrawing"
    then = (c for c in read.sentence.clauses if c.at > clause.at and c.verb.form == ING)
    by_others = clause.passive and bool(clause.prep("by")) and not read.context.long  # "held by backers of the king"
    they = clause.subjects and read.sentence.phrases[clause.subjects[0]].head.low in {"they", "them"}
    unknown = holder is None and not (they and clause.verb.lemma == "hold" and not read.context.long) and not by_others
    if unknown or any(frame_of(read.sentence, c) in _LEAVING for c in then):
        return []
    won = clause.verb.lemma == "control" and _comes_to_control(read, clause)
    kind: Kind = "capture" if won else "control"
    return claims_of(kind, spots, holder, clause.at, "taken" if won else "held")


def _through(read: Arguments, clause: Clause) -> list[Spot]:
    """ "controls a corridor south of A through B and C", "a strip along the border that includes B and C": B and C."""
    strip = next((at for at in clause.objects if read.sentence.phrases[at].head.low in _CORRIDORS), None)
    if strip is None or clause.passive:
        return []
    behind = range(strip + 1, min(strip + _WITHIN, len(read.sentence.chunks)))
    through = next((i for i in behind if read.sentence.low(i) == "through" or read.sentence.kind(i) == VERB), strip)
    verb = read.sentence.chunks[through].verb
    leads = verb is None or (verb.lemma == "include" and read.sentence.kind(through - 1) == REL)
    return read.where.spots(read.sentence.list_from(through + 1)) if leads and through > strip else []


def _also_to(read: Arguments, clause: Clause) -> list[Spot]:
    """ "holds on to a few districts in the east, and to the town of A": A."""
    ahead = next((at for at in (clause.end, clause.end + 1) if read.sentence.low(at) == "and"), -2)
    joined = read.sentence.low(ahead + 1) in {"to", "onto"} and ahead + 2 in read.sentence.phrases
    return read.where.spots(read.sentence.list_from(ahead + 2)) if joined and clause.prep("to", "onto") else []


def _comes_to_control(read: Arguments, clause: Clause) -> bool:
    """ "managed to control A", "controlled B after clashes, killing ten": taken, in the words of state media."""
    governor = clause.governor
    if clause.verb.infinitive and governor is not None:
        words = read.sentence.words_in(0, clause.at)
        able = governor.verb.lemma == "be" and "able" in words
        return able or governor.verb.lemma in {"manage", "succeed"}
    before = min(clause.subjects, default=clause.at) - 1
    if read.sentence.low(before) == "once" and not clause.passive and not clause.verb.perfect:
        return True  # "once they controlled A, they shut its schools"
    if "still" in read.sentence.words_at(clause.at):
        return False
    past = read.sentence.low(clause.at) == "controlled" or read.sentence.text(clause.at).endswith(" controlled")
    if past and read.sentence.low(clause.at - 1) == "and" and _came_there(read, clause):
        return True  # "advanced and controlled A"
    later = (c for c in read.sentence.clauses if c.at > clause.at and c.verb.form == ING)
    killing = any(c.verb.lemma == "inflict" or (c.governor is clause and c.verb.lemma in _KILLING) for c in later)
    return past and not clause.verb.perfect and not clause.passive and (read.after_a_fight(clause) or killing)


def _came_there(read: Arguments, clause: Clause) -> bool:
    """Whether the clause joined in front tells that the holder came: "advanced and", "stormed the village and"."""
    before = next((c for c in reversed(read.sentence.clauses) if c.at < clause.at), None)
    joined = before is not None and before.subjects == clause.subjects and not before.passive
    return before is not None and joined and frame_of(read.sentence, before) in _COMING_IN


def restore(read: Arguments, clause: Clause) -> list[Claim]:
    """ "restored government control over A": to whom, the noun says, else the subject; "security to A"."""
    chunks = clause.subjects if clause.passive else clause.objects
    ruling = HOLD_NOUNS | {"authority", "rule"}
    control = next((at for at in chunks if read.sentence.phrases[at].head.low in ruling), None)
    if control is None:
        calm = any(read.sentence.phrases[at].head.low in _CALM for at in chunks)
        spots = read.where.spots(clause.prep("to") or clause.prep("in")) if calm else []
        return claims_of("capture", spots, read.agent(clause), clause.at, "order restored", 0.7)
    if read.sentence.low(control + 1) in {"there", "here"} and (topic := read.context.topic) is not None:
        return claims_of("capture", [spoken_of(topic)], read.agent(clause), clause.at, "taken", 0.7)
    preposition = read.sentence.low(control + 1)
    winner = (read.holder(control) if preposition != "of" else None) or read.agent(clause)
    beside = read.where.spots(clause.prep("in", "over", "across"))  # "restored its authority in A"
    return claims_of("capture", read.controlled(chunks) or beside, winner, clause.at, "taken")
