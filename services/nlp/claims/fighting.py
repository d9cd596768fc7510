"""Verbs of movement and battle: enter, attack, fight, launch. Each frame reads one clause."""

from typing import Final

from msgspec.structs import replace

from services.atlas.place import SETTLEMENTS
from services.ledger.events import Party
from services.nlp.claims.arguments import Arguments
from services.nlp.claims.claim import Claim, claims_of
from services.nlp.claims.falling import whose_place
from services.nlp.claims.framing import frame_of
from services.nlp.doubt import realis
from services.nlp.lexicon import word_set
from services.nlp.places.anaphora import spoken_of
from services.nlp.places.siting import Spot
from services.nlp.syntax.clause import Clause
from services.nlp.syntax.phrases import ACT, OTHER, PARTY, PLACE_NAME, PLACE_NOUN, UNKNOWN_NAME
from services.nlp.words.classes import CONJ

_COMING: Final = word_set("fighting", "coming")
_STATIONING: Final = frozenset(["deploy", "arrive", "move"])
_CALM: Final = frozenset(["peacefully", "peaceful", "unopposed"])
_PUSHES: Final = frozenset(["push", "thrust", "press", "fight", "punch"])  # "pushed into the centre of A"
_EMPTY: Final = frozenset(["deserted", "empty", "abandoned"])
_UNFOUGHT: Final = frozenset(["fight", "fighting", "resistance", "shot", "clashes", "firing", "opposition"])
_HARDLY: Final = frozenset(["without", "barely", "hardly", "scarcely"])  # "a shot", "a fight"
_CIVIL: Final = word_set("fighting", "civil_buildings")
_SCANT: Final = word_set("fighting", "scant")
_RESISTED: Final = word_set("fighting", "resisted")
_LAUNCH: Final = word_set("fighting", "launch")
_ON_THE: Final = frozenset({"offensive", "attack", "march", "move"})
_GOING: Final = frozenset({"go", "press", "carry", "push", "forge", "proceed", "move"})
_THRUSTS: Final = frozenset({"campaign", "front", "fronts"})
_ARMED: Final = frozenset({"offensive", "ground", "assault", "combat", "military"})
_GAINING: Final = frozenset({"win", "gain", "make", "take", "lose"})
_GAINS: Final = frozenset({"gains", "advances", "headway", "inroads", "progress"})
_FIRE: Final = word_set("fighting", "fire")
_UNARMED_COMERS: Final = word_set("fighting", "unarmed_comers")
_RAIDING: Final = word_set("fighting", "raiding")
_SEARCHING: Final = word_set("fighting", "searching")
_ATTACKERS: Final = word_set("fighting", "attackers")
_SITES: Final = (PLACE_NAME, PLACE_NOUN, UNKNOWN_NAME)
_UNARMED: Final = word_set("fighting", "unarmed")
_COMING_NEAR: Final = frozenset({"advance", "move", "enter", "attack"})
_BOMBS: Final = word_set("fighting", "bombs")
_AT: Final = ("in", "at", "near", "around", "about", "outside", "inside")
# rules whose actor comes for the place; the others only say who fights there
ATTACKS: Final = frozenset(
    {"attacked", "advanced on", "offensive", "fight to take", "under siege", "close to", "entered", "repelled"}
)


def enter(read: Arguments, clause: Clause) -> list[Claim]:
    """The subject enters the object; not "entered an alliance with A"."""
    if clause.objects and not clause.passive and read.sentence.phrases[clause.objects[0]].kind in (OTHER, ACT, PARTY):
        return []
    return _entered(read, clause, read.patients(clause))


def move(read: Arguments, clause: Clause) -> list[Claim]:
    """The subject moves into a place; into its buildings is into the place; through it is only fighting there."""
    chunks = clause.prep("into", "inside") or _left_to_them(read, clause)
    spots = read.where.spots(chunks)
    if chunks and not spots and read.sentence.phrases[chunks[0]].kind == PLACE_NOUN:
        spots = read.setting(clause)
    if not chunks and clause.verb.lemma in _COMING and not clause.prep("to", "from", "on"):
        spots = _moved_in(read, clause)
    if not spots:
        spots = [replace(spot, extent="part") for spot in read.where.spots(clause.prep("through", "across"))]
    return _entered(read, clause, spots)


def _left_to_them(read: Arguments, clause: Clause) -> list[int]:
    """ "deployed in A after B's men had left": where they are now."""
    mover = read.agent(clause) if clause.verb.lemma in _STATIONING and not clause.verb.infinitive else None
    chunks = clause.prep("in", "at", "to") if mover is not None else []
    left = mover is not None and (others_left(read, clause, mover) or _left_before(read, chunks, mover))
    return chunks if left else []


def _left_before(read: Arguments, chunks: list[int], mover: Party) -> bool:
    """ "B's men have left A. The army deployed in A": as the story has told."""
    named = chunks and all(read.sentence.phrases[at].kind in _SITES for at in chunks)
    places = [read.where.place(spot) for spot in read.where.spots(chunks)] if named and read.context.given_up else []
    left = (read.context.given_up.get(place.id) for place in places if place is not None)
    return any(side is not None and side != mover.side for side in left)


def _moved_in(read: Arguments, clause: Clause) -> list[Spot]:
    """ "B's men left A, and C's walked in": into the place that the sentence tells of."""
    mover = read.agent(clause)
    if any(
        c.governor is clause and c.verb.infinitive and frame_of(read.sentence, c) == "take"
        for c in read.sentence.clauses
    ):
        return []  # "moved in to wrest control of A"
    left = others_left(read, clause, mover) if mover else False
    if not left and (mover is None or clause.verb.particle != "in"):
        return []
    return read.setting(clause) or (read.given_up(clause) if left else _into_the_topic(read, clause))


def _into_the_topic(read: Arguments, clause: Clause) -> list[Spot]:
    """ "Units of the LNA drove in without firing": into the town that the paragraph is about."""
    topic = read.context.paragraph_topic
    whole = clause.verb.particle == "in" and not clause.prep("through", "across", "over")
    return [spoken_of(topic)] if topic is not None and topic.type in SETTLEMENTS and whole else []


def _entered(read: Arguments, clause: Clause, spots: list[Spot]) -> list[Claim]:
    """Who goes in unopposed has taken the place; who meets resistance fights there."""
    mover = read.agent(clause)
    if (mover is None and not clause.passive) or _comes_unarmed(read, clause) or _breaks_into(clause, spots):
        return []
    words = _words_of(read, clause, mover)
    edge = bool(spots) and all(spot.extent == "part" for spot in spots)  # "got into the outskirts of A"
    calm = bool(words & _CALM) or bool(words & _HARDLY and words & _UNFOUGHT) or _unresisted(read)
    stationed = clause.verb.lemma in _STATIONING and not clause.prep("into", "inside")
    if words & _EMPTY:
        return [] if edge else claims_of("capture", spots, mover, clause.at, "entered", 0.6)
    if calm or stationed or (mover is not None and not edge and others_left(read, clause, mover)):
        return claims_of("capture", spots, mover, clause.at, "entered after they left", 0.7)
    left = words & {"pockets", "pocket"}  # "met pockets of resistance": no more than that is left
    fought = (
        bool(words & (_RESISTED - {"resistance"} if left else _RESISTED))
        or clause.verb.lemma == "break"
        or _raids(read, clause)
    )
    fought = fought or any(read.sentence.phrases[at].head.low in _ATTACKERS for at in clause.subjects)
    fought = fought or _is_still_going_in(read, clause) or read.context.fought_next
    fought = fought or (clause.verb.lemma in _PUSHES and any(spot.extent != "whole" for spot in spots))
    fought = fought or _yet_to_win(read, clause) or _into_a_land(read, spots) or _thrown_back(read, clause)
    if not fought and all(spot.extent != "part" for spot in spots):
        return claims_of("capture", spots, mover, clause.at, "entered", 0.6)
    return claims_of("contest", spots, mover, clause.at, "entered", 0.6)


def _is_still_going_in(read: Arguments, clause: Clause) -> bool:
    """ "X said its men were entering A": on their way in, and not yet its masters."""
    words = read.sentence.words_at(clause.at)
    return len(words) > 1 and words[-1].endswith("ing")


def _words_of(read: Arguments, clause: Clause, mover: Party | None) -> frozenset[str]:
    """The words of the sentence; "took A after heavy fighting and marched into B": without those of the taking."""
    taking = [c for c in read.sentence.clauses if c.at < clause.at and frame_of(read.sentence, c) == "take"]
    if mover is None or not any((one := read.agent(c)) and one.side == mover.side for c in taking):
        return read.sentence.words()
    return frozenset(read.sentence.words_in(clause.at, len(read.sentence.chunks)))


def _breaks_into(clause: Clause, spots: list[Spot]) -> bool:
    """ "burst into a barracks in A and shot ten", "entered the B hotel": an attack on a building."""
    if not spots or spots[0].name.casefold().split()[-1] in _CIVIL:
        return bool(spots)
    return clause.verb.lemma == "burst" and all(spot.hint == "facility" for spot in spots)


def _raids(read: Arguments, clause: Clause) -> bool:
    """ "raided A and pushed into its centre"."""
    earlier = (c for c in read.sentence.clauses if c.at < clause.at and c.subjects == clause.subjects)
    return any(c.verb.lemma == "raid" and not c.passive for c in earlier)


def _thrown_back(read: Arguments, clause: Clause) -> bool:
    """ "pushed into A but were driven back by B's men", "entered B but were forced to retreat"."""
    later = (c for c in read.sentence.clauses if c.at > clause.at and c.subjects == clause.subjects and c.passive)
    back = (c for c in later if c.verb.particle in {"back", "off"} or c.verb.lemma == "force")
    return any(c.verb.lemma == "force" or frame_of(read.sentence, c) in {"repel", "expel"} for c in back)


def _into_a_land(read: Arguments, spots: list[Spot]) -> bool:
    """ "pushed into A state": a land is not taken by those who come into it."""
    places = [read.where.place(spot) for spot in spots]
    return bool(places) and all(place is not None and place.type == "province" for place in places)


def _yet_to_win(read: Arguments, clause: Clause) -> bool:
    """ "entered A but have yet to dislodge B's men", "but could not take its centre"."""
    later = (c for c in read.sentence.clauses if c.at > clause.at and c.subjects == clause.subjects)
    wins = (c for c in later if frame_of(read.sentence, c) in {"take", "expel", "clear"})
    return any(realis.status(read.sentence, c) in ("denied", "planned") or c.verb.negative for c in wins)


def _unresisted(read: Arguments) -> bool:
    """ "drove into A and met no resistance", "against only token resistance"."""
    resistance = (phrase for phrase in read.sentence.phrases.values() if phrase.head.low in _UNFOUGHT)
    return any(not _SCANT.isdisjoint([unit.low for unit in phrase.units[:-1]]) for phrase in resistance)


def _comes_unarmed(read: Arguments, clause: Clause) -> bool:
    """ "A U.N. convoy entered A", "soldiers entered B, questioned its men and were back by noon": nobody has it."""
    subjects = [read.sentence.phrases[at] for at in clause.subjects[:1] if not clause.passive]
    peaceful = any(phrase.kind == ACT or phrase.head.low in _UNARMED_COMERS for phrase in subjects)
    later = (c for c in read.sentence.clauses if c.at > clause.at and c.subjects == clause.subjects)
    gone = any((c.verb.particle == "back" and not c.passive) or c.verb.lemma in _RAIDING for c in later)
    return peaceful or gone or _searches(read, clause)


def _searches(read: Arguments, clause: Clause) -> bool:
    """ "rolled into A in search of suspects", "went into B to look for weapons": the police at work."""
    if any(read.sentence.phrases[at].head.low in _SEARCHING for at in clause.prep("in", "on", "to")):
        return True
    later = (c for c in read.sentence.clauses if c.verb.lemma in _SEARCHING and c.at > clause.at)
    return any(c.governor is clause or _for_this(read, c) for c in later)


def _for_this(read: Arguments, clause: Clause) -> bool:
    """ "in an operation to disarm a militia": that is what they came for."""
    purpose = read.sentence.phrases.get(clause.at - 1) if clause.verb.infinitive else None
    return purpose is not None and purpose.head.low.removesuffix("s") in {"operation", "raid", "sweep", "campaign"}


def others_left(read: Arguments, clause: Clause, mover: Party) -> bool:
    """ "X came, and B's men left": whether the sentence tells that another side gives way."""
    leaving = (
        c for c in read.sentence.clauses if c is not clause and frame_of(read.sentence, c) in {"withdraw", "leave"}
    )
    left = (_who_left(read, c) for c in leaving if not (c.verb.negative or c.verb.modal))
    return any(loser is not None and loser.side != mover.side for loser in left)


def _who_left(read: Arguments, clause: Clause) -> Party | None:
    """ "X left A", "A was left by X", "A, the last base of X, was abandoned": X."""
    if clause.passive and frame_of(read.sentence, clause) == "leave":
        return read.party(clause.prep("by")) or whose_place(read, clause)
    return read.party(clause.subjects)


def goes_on_offensive(read: Arguments, clause: Clause) -> list[Claim]:
    """ "went on the offensive around A", "was on the attack near B", "is on the march towards C"."""
    on = [at for at in clause.prep("on", "over") if read.sentence.phrases[at].head.low in _ON_THE]
    if clause.verb.lemma not in {"go", "be", "remain"} or not on:
        return []
    if read.sentence.phrases[on[0]].head.low in {"march", "move"}:
        spots, party = read.where.spots(clause.prep("towards", "toward", "to")), read.agent(clause)
        return claims_of("contest", spots, party, clause.at, "advanced on", 0.6) if party else []
    behind = range(on[0] + 1, min(clause.end + 2, len(read.sentence.chunks)))
    aside = next((i + 1 for i in behind if read.sentence.low(i) in _AT and i + 1 in read.sentence.phrases), None)
    sites = clause.prep(*_AT) or (read.sentence.list_from(aside) if aside is not None else [])
    party = read.agent(clause)
    return claims_of("contest", read.where.spots(sites), party, clause.at, "offensive", 0.7) if party else []


def fight(read: Arguments, clause: Clause) -> list[Claim]:
    """The subject fights at a place, with the object or the one after with / against."""
    against = [*clause.objects, *clause.prep("with", "against", "between")]
    against += clause.prep("on", "at") if clause.verb.lemma == "open" else []
    if any(read.sentence.phrases[at].head.low in _UNARMED for at in [*clause.subjects, *against]):
        return []
    if clause.passive:  # "A is being fought over by B and C"
        fighting = clause.prep("by", "between")
        party, foe = read.party(fighting), read.party(fighting[1:])
        spots = read.controlled(clause.subjects) or read.patients(clause)
        return claims_of("contest", spots, party, clause.at, "fought", 0.7, foe)
    if clause.verb.lemma == "defeat" and not any(read.sentence.phrases[at].kind == PARTY for at in clause.objects):
        return []
    sites = clause.prep(*_AT) if clause.verb.lemma == "open" else clause.prep(*_AT, "on")
    spots = read.where.spots(read.innermost(sites)) or _fought_over(read, clause.prep("for", "over"))
    spots = spots or set_in(read, clause) or _there(read, clause) or _where_they_came(read, clause)
    party, foe = read.party(clause.subjects), read.party(against)
    return claims_of("contest", spots, party, clause.at, "fought", 0.7, foe) if party else []


def _where_they_came(read: Arguments, clause: Clause) -> list[Spot]:
    """ "pushed to the edge of A and clashed with B's men": there."""
    joined = read.told is not None and read.told[0].subjects == clause.subjects and read.told[0].end == clause.at - 1
    came = joined and read.told is not None and frame_of(read.sentence, read.told[0]) in _COMING_NEAR
    return [read.told[1]] if came and read.told is not None and read.sentence.kind(clause.at - 1) == CONJ else []


def _there(read: Arguments, clause: Clause) -> list[Spot]:
    """ "A has not fallen, as troops are still fighting the rebels there": in A."""
    there = any(read.sentence.low(i) == "there" for i in range(clause.at + 1, clause.end + 1))
    return read.where.last(clause.at) if there else []


def set_in(read: Arguments, clause: Clause) -> list[Spot]:
    """ "In A, the army fought B", "A, where the army is fighting B": where the clause plays."""
    rel = clause.opener()
    if read.sentence.low(rel) == "where":
        return read.where.spots(read.sentence.antecedent(rel))
    opens = read.sentence.low(0) in _AT and 1 in read.sentence.phrases
    listed = read.sentence.list_from(1) if opens else []
    own = bool(listed) and min(clause.subjects, default=0) == listed[-1] + 2
    apart = own and read.sentence.text(listed[-1] + 1) == ","
    return read.where.spots(listed) if apart else []


def _fought_over(read: Arguments, chunks: list[int]) -> list[Spot]:
    """ "fought over A", "battled for control of B"."""
    return read.controlled(chunks) or read.where.spots(chunks)


def locked_in(read: Arguments, clause: Clause) -> list[Claim]:
    """ "Near A soldiers are locked in battle with B", "were engaged in fighting at C"."""
    if clause.verb.lemma not in {"lock", "engage", "embroil"} or not clause.passive:
        return []
    acts = [at for at in clause.prep("in") if read.sentence.phrases[at].kind == ACT]
    opening = read.where.at(1) if read.sentence.low(0) in _AT and 1 in read.sentence.phrases else []
    spots = read.where.spots(clause.prep("at", "near", "around", "outside")) or opening if acts else []
    party, foe = read.party(clause.subjects), read.party(clause.prep("with", "against"))
    return claims_of("contest", spots, party, clause.at, "fought", 0.7, foe) if party else []


def exchange_fire(read: Arguments, clause: Clause) -> list[Claim]:
    """ "traded fire with B near A", "opened fire on the soldiers in A"."""
    opened = clause.verb.lemma == "open" and not clause.passive and read.party(clause.prep("on", "at"))
    if clause.verb.lemma not in {"exchange", "trade", "swap"} and not opened:
        return []
    fire = any(read.sentence.phrases[at].head.low in _FIRE for at in clause.objects)
    return fight(read, clause) if fire else []


def launch(read: Arguments, clause: Clause) -> list[Claim]:
    """ "launched an offensive on A"."""
    if clause.verb.lemma == "lay" and any(read.sentence.phrases[at].head.low == "siege" for at in clause.objects):
        besieged = clause.prep("to")
        it = besieged and read.sentence.phrases[besieged[0]].head.low == "it"
        spots = read.where.last(clause.at) if it else read.where.spots(besieged)
        return claims_of("contest", spots, read.agent(clause), clause.at, "under siege", 0.8)
    goes_on = clause.verb.lemma in _GOING and clause.verb.particle in {"on", "ahead", "forward"}
    if clause.verb.lemma not in _LAUNCH and not goes_on:
        return []
    acts = clause.prep("with") if goes_on else clause.subjects if clause.passive else clause.objects
    act = next((at for at in acts if _is_operation(read, clause, at)), None)
    foes = clause.prep("against")
    if act is None or (clause.verb.lemma == "wage" and not read.party(foes)):
        return []  # "waged a campaign against drugs in A"
    aims = read.where.spots(clause.prep("on", "against"))  # "launched an assault in A province on B": B
    spots = aims or read.after_act(act) or read.where.spots(clause.prep("in", "at", "into", "around", "near"))
    return claims_of("contest", spots, read.agent(clause), clause.at, "offensive", 0.7)


def _is_operation(read: Arguments, clause: Clause, at: int) -> bool:
    """ "an assault", "a campaign", "a new front", "offensive operations"; but "an operation" may be the police's."""
    phrase = read.sentence.phrases[at]
    if {unit.low for unit in phrase.units} & _BOMBS:
        return False
    if phrase.kind == ACT or not phrase.head.low.startswith("operation"):
        return phrase.kind == ACT or phrase.head.low in _THRUSTS
    return bool(read.party(clause.prep("against"))) or any(unit.low in _ARMED for unit in phrase.units)


def gained_ground(read: Arguments, clause: Clause) -> list[Claim]:
    """ "had won much ground in A", "made gains in B": fought for, and not yet theirs."""
    heads = {read.sentence.phrases[at].head.low for at in (clause.subjects if clause.passive else clause.objects)}
    gains = (heads & {"ground"} and clause.verb.lemma in _GAINING) or (heads & _GAINS and clause.verb.lemma == "make")
    ahead = read.where.spots(clause.prep("toward", "towards")) if "progress" in heads else []
    party = read.agent(clause) if gains or ahead else None
    if party is None:
        return []
    sites = ahead or read.where.spots(clause.prep("in", "inside", "at", "around", "near"))
    return claims_of("contest", sites or read.setting(clause), party, clause.at, "gained ground", 0.6)
