"""Verbs that move control: take, leave, withdraw, expel, clear, hold, fall. Each frame reads one clause."""

from services.ledger.events import Kind, Party
from services.nlp.anaphora import spoken_of
from services.nlp.arguments import HOLD_NOUNS, OF_PLACES, Arguments
from services.nlp.claims import Claim, claims_of
from services.nlp.clause import Clause
from services.nlp.falling import whose_place
from services.nlp.framing import frame_of
from services.nlp.lexicon import verb_frames, word_set
from services.nlp.phrases import ACT, OTHER, PART, PARTY, PERSON, PLACE_NAME, PLACE_NOUN, UNKNOWN_NAME, party_phrase
from services.nlp.siting import SETTLEMENTS, Spot
from services.nlp.tags import TIME
from services.nlp.units import WORD
from services.nlp.verb_forms import ING

# with a subject that is no party these take many things besides places
_NEED_PARTY = word_set("frames", "need_party")
COLLECTIVE = word_set("who", "collective")
_NO_FORCE = word_set("frames", "no_force")
_HANDS = word_set("standing", "hands")
_GARRISONS = word_set("frames", "garrisons")
_CALM = frozenset({"security", "stability", "safety"})
_BORDERS = frozenset({"river", "border", "frontier", "lake", "bridge", "bay"})
_POSTS = frozenset({"position", "positions", "posts", "bases", "trenches", "barracks", "checkpoints"})
_LEAVING = frozenset({"withdraw", "leave"})
_OUSTING = frozenset({"oust", "expel", "evict", "dislodge", "eject", "uproot"})
_RANKS = frozenset({"last", "first", "second", "third", "fourth", "only", "biggest", "largest", "main", "remaining"})
_OUT_OF_TOWN = word_set("frames", "out_of_town")
_LITTER = word_set("frames", "litter")
_THINGS = frozenset({OTHER, ACT, PLACE_NOUN, PART, UNKNOWN_NAME})
_NO_CAPTOR = word_set("frames", "no_captor")
_TO_SOMEBODY = frozenset({"hand-over", "give-up", "turn-over", "sign-over", "surrender-"})
_KILLING = frozenset({"kill", "inflict", "destroy", "eliminate", "force", "drive"})
_LINES = _POSTS | {"lines", "line", "frontlines", "outposts", "encampments", "strongpoints"}
_ALONG = frozenset({"along", "on", "at", "near", "around", "in", "overlooking"})
_GOING_BY = frozenset({"after", "before", "on", "upon", "since"})  # "before leaving A, they burned it"
_WAYS = frozenset({"road", "route", "path", "way", "track", "bus", "train", "boat", "highway"})
_NEED_PARTICLE = frozenset(["pull", "back", "move", "fall", "draw", "slip", "break"])


def take(read: Arguments, clause: Clause) -> list[Claim]:
    """The subject takes the object: "captured A", "won control of A", "A was retaken by"."""
    spots, agent = _with_it(read, clause) or read.patients(clause), read.agent(clause)
    if not clause.objects and not clause.passive and clause.verb.particle == "over" and not clause.prep("as", "from"):
        spots = read.given_up(clause)  # "left A, and B's men took over"
    doer = read.sentence.phrases[clause.subjects[0]].kind if clause.subjects and not clause.passive else None
    if agent is None and doer and (clause.verb.lemma in _NEED_PARTY or (doer in _THINGS and not read.context.long)):
        return []  # "the smoke of burning fields occupied A"
    if not spots or _by_no_one(read, clause):
        return []
    if clause.verb.lemma == "occupy" and agent and _goes_on(read, clause):
        return claims_of("control", spots, agent, clause.at, "held")
    why = "retaken" if clause.verb.lemma in OF_PLACES or clause.verb.particle == "back" else "taken"
    loser = read.party(clause.prep("from")) or _from_the_grip(read, clause)
    loser = loser or (whose_place(read, clause) if agent is None else None)
    return claims_of("capture", spots, agent, clause.at, why, opponent=loser)


def _from_the_grip(read: Arguments, clause: Clause) -> Party | None:
    """ "wrested A from the control of B", "liberated from the occupation of B"."""
    held = (at for at in clause.prep("from", "out of") if read.sentence.phrases[at].head.low in _HANDS)
    return next((party for at in held if (party := read.holder(at))), None)


def _with_it(read: Arguments, clause: Clause) -> list[Spot]:
    """ "With A the army has lost its last town in B", "With A the rebels have now taken two towns": A."""
    named = read.sentence.phrases.get(1) if read.sentence.low(0) == "with" else None
    taken = read.sentence.phrases[clause.objects[0]] if clause.objects and not clause.passive else None
    if named is None or taken is None or named.kind != PLACE_NAME or taken.kind != PLACE_NOUN:
        return []
    told_of = taken.indefinite or any(unit.low in _RANKS for unit in taken.units)
    return read.where.at(1) if told_of and taken.head.kind == WORD else []


def _by_no_one(read: Arguments, clause: Clause) -> bool:
    """ "the smoke which occupied the capital", "seized by panic": what takes it bears no arms."""
    doers = clause.prep("by") if clause.passive else clause.subjects
    went = clause.verb.lemma == "take" and any(read.sentence.phrases[at].head.low in _WAYS for at in clause.objects[:1])
    went = went and not clause.verb.particle and not clause.passive  # "took the road of A"
    return went or any(read.sentence.phrases[at].head.low in _NO_CAPTOR for at in doers[:1])


def _goes_on(read: Arguments, clause: Clause) -> bool:
    """ "is still occupied by", "has been occupied since", "had occupied since": a state, not what began it."""
    group = {unit.low for unit in read.sentence.chunks[clause.at].units}
    since = any(chunk.low.startswith("since") for chunk in read.sentence.chunks[clause.at :])
    lasting = (c.units[-1].value.role for c in read.sentence.chunks[clause.at : clause.end + 1] if c.kind == TIME)
    for_long = clause.reduced and "lasting" in lasting  # "A, occupied for two years by B, is free"
    now = for_long or (bool({"still", "is", "are"} & group) and clause.passive)
    relative = read.sentence.low(clause.at - 1) in {"who", "which"}  # "those who had occupied A"
    return now or (relative and "had" in group) or (since and bool({"has", "have", "had"} & group))


def leave(read: Arguments, clause: Clause) -> list[Claim]:
    """The subject gives the object up; "to" names who gets it."""
    if clause.verb.lemma == "leave" and (clause.verb.particle == "behind" or clause.prep("behind")):
        return []  # "leaving behind their arms"
    spots = _with_it(read, clause) or read.patients(clause)
    if not spots:
        return _left_elsewhere(read, clause)
    if _is_nobody(read, clause) and clause.verb.lemma == "leave":
        return []
    loser = (
        read.party(clause.prep("by")) or _whose_post(read, clause) if clause.passive else read.party(clause.subjects)
    )
    winner = read.party(clause.prep("to"))
    if _is_lost(read, clause) and not (loser or winner):
        loser = _who_lost(read)
        if clause.reduced and loser is not None and loser.side:
            winner = read.context.opponent_of(loser.side)  # "the towns lost are A and B": the enemy has them
    if winner and loser and winner.side == loser.side:
        loser = read.context.opponent_of(winner.side or "")
    if clause.verb.lemma == "leave" and clause.passive and winner:
        return claims_of("control", spots, winner, clause.at, "left to")
    if loser is None and (not clause.passive or clause.verb.lemma == "leave"):
        return []
    if (
        loser is None
        and winner is None
        and clause.passive
        and f"{clause.verb.lemma}-{clause.verb.particle}" in _TO_SOMEBODY
    ):
        return claims_of("capture", spots, None, clause.at, "given up to", 0.7)  # to whom, the story tells
    named = bool(clause.objects) and read.sentence.phrases[clause.objects[0]].kind in (PLACE_NAME, PLACE_NOUN)
    going = winner is not None or (named and clause.preposition in _GOING_BY)
    if clause.verb.lemma == "leave" and clause.verb.form == ING and not going:
        return []
    why = "lost" if clause.verb.lemma == "lose" else "given up"
    claims = claims_of("withdrawal", spots, loser, clause.at, why, opponent=winner) if loser else []
    return claims + (claims_of("capture", spots, winner, clause.at, "given up to", opponent=loser) if winner else [])


def _whose_post(read: Arguments, clause: Clause) -> Party | None:
    """ "The army's base at A was abandoned": by the army."""
    post = clause.subjects[0] if clause.subjects and not clause.prep("to") else None
    owner = read.sentence.phrases[post].owner if post is not None else ()
    return read.who.of(party_phrase(owner)) if owner else None


def _is_lost(read: Arguments, clause: Clause) -> bool:
    """ "A was lost", "the towns lost are A and B", not "the town lost by B"."""
    named = clause.reduced and bool(clause.subjects) and bool(read.sentence.enumeration(clause.subjects[0]))
    return clause.verb.lemma == "lose" and clause.passive and (named or not clause.reduced)


def _left_elsewhere(read: Arguments, clause: Clause) -> list[Claim]:
    """Where what is left is no place: "was left with A", "lost ground in B", "left", "left their posts there"."""
    if clause.verb.lemma == "leave" and clause.passive and (left := _left_with(read, clause)):
        return left
    loser = read.party(clause.subjects)
    if clause.verb.lemma == "lose" and loser and (spots := _ground_in(read, clause)):
        return claims_of("withdrawal", spots, loser, clause.at, "lost", 0.7)
    goes = clause.verb.lemma == "leave" and not clause.objects and not clause.passive
    goes = goes or (clause.verb.lemma == "evacuate" and bool(clause.prep("from")))
    return withdraw(read, clause) if goes or _posts_there(read, clause) else []


def _ground_in(read: Arguments, clause: Clause) -> list[Spot]:
    """ "lost ground, including in the town of A"."""
    ground = bool(clause.objects) and read.sentence.phrases[clause.objects[0]].head.low in {"ground", "territory"}
    inside = (at for at in range(clause.at, clause.end) if ground and read.sentence.low(at) in {"in", "around", "at"})
    return next((spots for at in inside if (spots := read.where.at(at + 1))), [])


def _is_nobody(read: Arguments, clause: Clause) -> bool:
    """ "The rebel commander left the hospital": no force gives ground up."""
    if clause.passive or not clause.subjects:
        return False
    subject = read.sentence.phrases[clause.subjects[0]]
    alone = subject.kind == PERSON or subject.head.low in {"he", "she", "i"}
    led = alone and clause.verb.lemma in {"leave", "flee"}  # "President A has left the city"
    of = read.sentence.phrases.get(clause.subjects[0] + 2) if subject.kind == OTHER else None
    if of is not None and of.kind == PARTY and subject.head.low in COLLECTIVE:
        return False  # "the remnants of the gangs left A"
    return subject.head.low in _NO_FORCE or led or (subject.kind in (ACT, OTHER) and clause.verb.lemma == "leave")


def _left_with(read: Arguments, clause: Clause) -> list[Claim]:
    """ "is left with A and B", "left to C are D and E"."""
    if clause.prep("with"):
        holder, spots = read.party(clause.subjects), read.where.spots(clause.prep("with"))
    else:
        holder = read.party(clause.prep("to"))
        told = (c for c in read.sentence.clauses if c.at > clause.at and c.verb.lemma == "be")
        spots = read.where.spots(next((c.objects for c in told), []))
    return claims_of("control", spots, holder, clause.at, "left to") if holder else []


def _posts_there(read: Arguments, clause: Clause) -> bool:
    """ "captured A after B's men had left their positions there"."""
    there = bool(clause.objects) and read.sentence.low(clause.objects[-1] + 1) == "there"
    return there and read.sentence.phrases[clause.objects[0]].head.low in _POSTS


def _who_lost(read: Arguments) -> Party | None:
    """ "The district was lost": by those who say so, else by the state whose war it is."""
    if read.context.speaker is not None:
        return read.context.speaker
    state = read.context.government()
    return state if state and state.side in read.context.sides else None


def withdraw(read: Arguments, clause: Clause) -> list[Claim]:
    """The subject goes away from the place after from / out of, or from where the sentence plays."""
    verb, away = clause.verb, clause.prep("from", "out of")
    if _is_nobody(read, clause):
        return []
    if verb.lemma in _NEED_PARTICLE and verb.particle not in {"out", "back", "away"} and not clause.prep("out of"):
        return []
    if verb.lemma == "evacuate" and clause.objects and not clause.passive and not _are_its_men(read, clause.objects):
        return []  # "evacuated the wounded from A"
    movers = clause.objects if clause.objects and not clause.passive else clause.subjects
    own = bool(clause.objects) and read.is_bare(clause.objects[0])  # "X is withdrawing troops": its own
    loser = (read.party(clause.subjects) if own else None) or read.party(movers) or read.party(clause.subjects)
    fronted = bool(clause.objects) and max(clause.objects) < clause.at  # "a town that they had pulled out of"
    if clause.objects and not clause.passive and (verb.lemma == "flee" or (fronted and read.patients(clause))):
        spots, loser = read.patients(clause), read.party(clause.subjects)
    elif away:
        spots = read.where.spots(away, lenient=verb.lemma in {"withdraw", "retreat", "pull", "fall"})
        if read.sentence.phrases[away[0]].head.low == "it":
            spots = read.where.anaphora.last(clause.at)
        spots = spots or _lines_along(read, away[0]) or read.identified(away[0])
    else:
        again = "again" in {read.sentence.low(i) for i in range(clause.at, clause.end)} | set(verb.adverbs)
        found = read.stationed(clause) or _told_beside(read, clause) or read.setting(clause)
        found = found or read.just_taken(loser, again=again)
        found = found or (_from_the_topic(read, clause) if loser else [])
        found = found or (read.where.anaphora.last(clause.at) if loser and _is_gone(clause) else [])
        spots, loser = _whose(read, clause) or (found, loser)
    return claims_of("withdrawal", spots, loser, clause.at, "withdrew from") if loser else []


def _are_its_men(read: Arguments, chunks: list[int]) -> bool:
    return read.party(chunks) is not None or any(
        read.sentence.phrases[at].head.low in _GARRISONS | _POSTS for at in chunks
    )


def _lines_along(read: Arguments, away: int) -> list[Spot]:
    """ "pulled back from their front lines along the A River"."""
    lines = read.sentence.phrases[away].head.low in _LINES and read.sentence.low(away + 1) in _ALONG
    return read.where.at(away + 2, lenient=True) if lines else []


def _told_beside(read: Arguments, clause: Clause) -> list[Spot]:
    """ "left their posts there", "fell back after clashes in A", "lost A when its troops withdrew"."""
    if _posts_there(read, clause) and (named := read.where.anaphora.named_last(clause.at)) is not None:
        return [spoken_of(named)]
    if read.after_a_fight(clause) and (spots := read.where.spots(clause.prep("in", "at"))):
        return spots
    when = bool(clause.subjects) and read.sentence.low(clause.subjects[0] - 1) == "when"
    return read.given_up(clause) if when else []


def _from_the_topic(read: Arguments, clause: Clause) -> list[Spot]:
    """ "The fighters fell back to the hills": from the town that the paragraph is about."""
    topic = read.context.paragraph_topic
    heads = {read.sentence.phrases[at].head.low for at in clause.prep("to", "into", "towards", "toward")}
    crossed = {read.sentence.phrases[at].head.low for at in clause.prep("across", "over")}
    away = bool(heads & _OUT_OF_TOWN or crossed & _BORDERS) and topic is not None and topic.type in SETTLEMENTS
    return [spoken_of(topic)] if away and topic is not None else []


def _is_gone(clause: Clause) -> bool:
    """ "The rebels are gone": from where the story is."""
    return clause.verb.lemma == "go" and clause.passive and not clause.preps


def _whose(read: Arguments, clause: Clause) -> tuple[list[Spot], Party | None] | None:
    """ "took A from B, whose soldiers withdrew": those of B leave A."""
    rel = min(clause.subjects, default=0) - 1
    takes = [c for c in read.sentence.clauses if c.at < rel and verb_frames().get(c.verb.lemma) == "take"]
    if read.sentence.low(rel) != "whose" or not takes:
        return None
    owner, taker = read.party(read.sentence.antecedent(rel)[-1:]), read.agent(takes[-1])
    if owner is None or taker is None or owner.side == taker.side:
        return None
    return read.patients(takes[-1]), owner


def expel(read: Arguments, clause: Clause) -> list[Claim]:
    """The subject puts the object (a party) out of the place after from / out of."""
    loser = read.party(clause.subjects if clause.passive else clause.objects)
    away = clause.prep("from", "out of") or (clause.objects if clause.passive and clause.verb.particle == "off" else [])
    spots = read.where.spots(away, lenient=loser is not None)
    if away and read.sentence.phrases[away[0]].head.low == "it":
        spots = read.where.anaphora.last(clause.at)
    winner = read.agent(clause)
    out = clause.verb.particle == "out" or clause.verb.lemma in _OUSTING
    if not spots and loser and not away:
        spots = _held_by_them(read, clause)
    until = clause.passive and read.sentence.low(min(clause.subjects, default=0) - 1) in {"until", "till"}
    if not away and not spots and out and loser and (until or (winner and winner.side != loser.side)):
        spots = read.setting(clause)  # "in A, where a gang drove out the police"
    if winner and loser and winner.side == loser.side:
        loser = read.context.opponent_of(winner.side or "")
    if loser is None and spots and winner and not clause.passive and _armed(read, clause.objects):
        return claims_of("capture", spots, winner, clause.at, "drove out")  # "drove rival warlords out of A"
    if loser is None or not spots:
        return []
    if _under_way(read, clause):
        return claims_of("contest", spots, winner, clause.at, "driving out", 0.6, opponent=loser)
    claims = claims_of("withdrawal", spots, loser, clause.at, "driven out", opponent=winner)
    story = clause.passive and (read.context.taken or read.context.title_captor is not None)
    story = story and not (until or read.long_ago(clause))
    told = winner or story  # who drove them out where nobody is named
    return claims + (claims_of("capture", spots, winner, clause.at, "drove out", opponent=loser) if told else [])


def _held_by_them(read: Arguments, clause: Clause) -> list[Spot]:
    """ "drove away the rebels who had held A": from A."""
    told = (c for c in read.sentence.clauses if c.at > clause.at and c.subjects == clause.objects and not c.passive)
    held = (c for c in told if frame_of(read.sentence, c) in {"hold", "take"} and read.sentence.low(c.at) == "had")
    return next((spots for c in held if (spots := read.patients(c))), [])


def _armed(read: Arguments, chunks: list[int]) -> bool:
    return bool(chunks) and read.sentence.phrases[chunks[0]].kind == PARTY


def _under_way(read: Arguments, clause: Clause) -> bool:
    """ "are being pushed back from A", "is driving them out of A": not yet done."""
    words = [unit.low for unit in read.sentence.chunks[clause.at].units]
    done = clause.preposition in {"after", "since", "following"}  # "after being driven from A"
    return ("being" in words and not done) or (len(words) > 1 and words[-1].endswith("ing"))


def clear(read: Arguments, clause: Clause) -> list[Claim]:
    """The subject clears the place of a party, or a party from the place."""
    gerund = clause.verb.form == ING and not clause.objects and not clause.passive
    chunks = clause.subjects if clause.passive else clause.prep("of") if gerund else clause.objects  # "clearing of A"
    if any(read.sentence.phrases[at].head.low in _LITTER for at in clause.prep("of")):
        return []  # "cleared A of rubble"
    loser, spots, agent = read.party(clause.prep("of")), read.where.spots(chunks), read.agent(clause)
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
        return []
    spots = read.patients(clause)
    if not spots and clause.verb.lemma == "hold" and clause.verb.particle in {"on", "out"}:
        spots = read.where.spots(clause.prep("in", "to", "at"))
    if not spots and clause.verb.lemma in {"rule", "govern"} and not clause.objects and not clause.passive:
        spots = read.setting(clause)  # "In A the rebels now rule"
    if clause.verb.lemma in {"cling", "hang"}:
        spots = read.where.spots(clause.prep("to", "onto"))
    holder = read.agent(clause)
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


def _comes_to_control(read: Arguments, clause: Clause) -> bool:
    """ "managed to control A", "controlled B after clashes, killing ten": taken, in the words of state media."""
    governor = clause.governor
    if clause.verb.infinitive and governor is not None:
        words = {u.low for c in read.sentence.chunks[: clause.at] for u in c.units}
        able = governor.verb.lemma == "be" and "able" in words
        return able or governor.verb.lemma in {"manage", "succeed"}
    before = min(clause.subjects, default=clause.at) - 1
    if read.sentence.low(before) == "once" and not clause.passive and not clause.verb.perfect:
        return True  # "once they controlled A, they shut its schools"
    if "still" in {unit.low for unit in read.sentence.chunks[clause.at].units}:
        return False
    past = read.sentence.low(clause.at) == "controlled" or read.sentence.text(clause.at).endswith(" controlled")
    later = (c for c in read.sentence.clauses if c.at > clause.at and c.verb.form == ING)
    killing = any(c.verb.lemma == "inflict" or (c.governor is clause and c.verb.lemma in _KILLING) for c in later)
    return past and not clause.verb.perfect and not clause.passive and (read.after_a_fight(clause) or killing)


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
    return claims_of("capture", read.controlled(chunks), winner, clause.at, "taken")
