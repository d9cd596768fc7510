"""Verbs of attack: who comes for which place on the ground, and what of it is no fight for it."""

from typing import Final

from services.nlp.claims.arguments import Arguments
from services.nlp.claims.claim import Claim, claims_of
from services.nlp.claims.fighting import others_left, set_in
from services.nlp.claims.framing import bearing
from services.nlp.claims.posts import overlooked
from services.nlp.lexicon import NOUN_FRAMES, word_set
from services.nlp.places.siting import Spot
from services.nlp.syntax.clause import Clause
from services.nlp.syntax.phrases import NATION, OTHER, PART, PARTY, PLACE_NAME, PLACE_NOUN, PRONOUN, UNKNOWN_NAME
from services.nlp.words.classes import CONJ, TIME
from services.nlp.words.verb_forms import ING

_FROM_AFAR: Final = frozenset(["shell", "bomb", "bombard", "pound", "raid"])
_HIDEOUTS: Final = word_set("attacks", "hideouts")
_DUG_IN: Final = _HIDEOUTS | word_set("attacks", "positions")
_ON_FOOT: Final = word_set("attacks", "on_foot")
_UNARMED: Final = word_set("fighting", "unarmed")
_NO_FORCE: Final = _UNARMED | {"he", "she"}
_CIVIL: Final = word_set("attacks", "civil")
_BUILT: Final = frozenset({"compound", "complex", "building", "buildings"})  # "a hotel compound"
_ROADS: Final = frozenset({"road", "roads", "highway", "highways", "route", "routes", "line", "lines", "railway"})
_MANNED: Final = frozenset({"post", "outpost", "checkpoint", "station", "prison", "jail", "hotel", "building"})
_AROUND: Final = frozenset({"surround", "encircle", "ring"})
_FLYING: Final = word_set("attacks", "flying")
_ENDING: Final = frozenset({"end", "conclude", "cap"})
_BOMBERS: Final = frozenset({"bomber", "bombers", "suicide-bomber", "motorcyclist", "motorcyclists"})
_SITES: Final = (PLACE_NAME, PLACE_NOUN, UNKNOWN_NAME)
_RESISTED: Final = word_set("fighting", "resisted")
_AT: Final = ("in", "at", "near", "around", "about", "outside", "inside")


def attack(read: Arguments, clause: Clause) -> list[Claim]:
    """The subject attacks the object on the ground. Shells and bombs alone contest nothing."""
    targets = clause.subjects if clause.passive else clause.objects
    lying = read.sentence.phrases.get(clause.at - 1) if clause.verb.form == ING else None
    if clause.verb.lemma == "surround" and lying is not None and (lying.kind in _SITES or lying.kind == PART):
        return []  # "five provinces surrounding A"
    # "attacked by locusts", "is cut off"
    nobody = clause.passive and read.agent(clause) is None and (clause.prep("by") or clause.verb.lemma == "cut")
    from_afar = clause.verb.lemma in _FROM_AFAR and not _raided_on_foot(read, clause)
    roads = clause.verb.lemma == "cut" and any(read.sentence.phrases[at].head.low in _ROADS for at in targets)
    nobody = nobody or (clause.passive and _lies_amid(read, clause))
    if nobody or from_afar or roads or any(_is_civil(read, at) for at in targets) or _is_by_civilians(read, clause):
        return []
    inside = _attacked_at(read, clause) if _is_at_posts(read, targets) else []
    spots = inside or read.patients(clause) or read.where.spots(_set_upon(read, clause)) or _attacked_at(read, clause)
    spots = spots or overlooked(read.sentence, read.where, targets)
    spots = [*spots, *(_at_positions_too(read, clause) if spots else [])]
    if _taken_by_storm(read, clause) or _ends_the_battle(read, clause) or _put_to_flight(read, clause):
        return claims_of("capture", spots, read.agent(clause), clause.at, "stormed", 0.6)
    return claims_of("contest", spots, read.agent(clause), clause.at, "attacked", 0.8)


def _lies_amid(read: Arguments, clause: Clause) -> bool:
    """ "The town is surrounded by army camps", "by hills": what stands around it comes for nothing."""
    around = clause.prep("by") if clause.verb.lemma in _AROUND else []
    return any(read.sentence.phrases[at].kind in (PLACE_NOUN, OTHER, PART) for at in around[:1])


def struck(read: Arguments, clause: Clause) -> list[Claim]:
    """ "Rebels struck A on Monday", "A was struck by guerrillas": on foot, where nothing is said to fly."""
    chunks = clause.subjects if clause.passive else clause.objects
    doers = clause.prep("by") if clause.passive else clause.subjects
    if clause.verb.lemma not in {"strike", "hit"} or not (chunks and doers) or read.sentence.words() & _FLYING:
        return []
    named = read.sentence.phrases[chunks[0]].kind in _SITES and not _is_civil(read, chunks[0])
    group = read.party(doers) if named and read.sentence.phrases[doers[0]].kind == PARTY else None
    if group is None or group.side not in read.context.irregulars:
        return []
    return claims_of("contest", read.where.spots(chunks), group, clause.at, "attacked", 0.7)


def _is_at_posts(read: Arguments, targets: list[int]) -> bool:
    """ "army posts in A": none that has a name."""
    posts = [read.sentence.phrases[at] for at in targets[:1]]
    return any(one.plural and not one.definite and one.head.low in _DUG_IN and not one.owner for one in posts)


def _at_positions_too(read: Arguments, clause: Clause) -> list[Spot]:
    """ "attacked the village of A and positions of the army near B": B, too."""
    joined = (i for i in [*clause.objects, *clause.prep("of")] if read.sentence.kind(i - 1) == CONJ)
    dug_in = next((i for i in joined if read.sentence.phrases[i].head.low == "positions"), None)
    near = [i for i in clause.prep("near", "around", "outside", "at") if dug_in is not None and i > dug_in]
    return read.where.spots(near)


def _is_by_civilians(read: Arguments, clause: Clause) -> bool:
    """ "Neighbours besieged the station", "a suicide bomber attacked a post in A": nobody comes for the ground."""
    doers = clause.prep("by") if clause.passive else clause.subjects
    return any(read.sentence.phrases[at].head.low in _UNARMED | _BOMBERS for at in doers[:1])


def _is_civil(read: Arguments, at: int) -> bool:
    phrase = read.sentence.phrases[at]
    word = phrase.units[-2] if phrase.head.low in _BUILT and len(phrase.units) > 1 else phrase.head
    return word.low.split()[-1] in _CIVIL


def _set_upon(read: Arguments, clause: Clause) -> list[int]:
    """ "attacked in the direction of A", "hit back at B", "fell upon C"."""
    at = clause.prep("at") if clause.verb.lemma in {"hit", "strike"} else []
    return clause.prep("on", "against", "upon") or at or bearing(read.sentence, clause)


def _raided_on_foot(read: Arguments, clause: Clause) -> bool:
    """ "soldiers raided a rebel hideout in A", "rebels raided B": not bombs, and not the police at work."""
    raiders = clause.prep("by") if clause.passive else clause.subjects
    raided = clause.subjects if clause.passive else clause.objects
    camp = any(read.sentence.phrases[at].head.low in _HIDEOUTS for at in raided)
    named = clause.verb.lemma == "raid" and any(read.sentence.phrases[at].kind == PARTY for at in raiders[:1])
    group = read.party(raiders) if named else None
    if group is not None and group.side in read.context.irregulars:
        return True
    return camp and clause.verb.lemma == "raid" and any(_is_on_foot(read, at) for at in raiders[:1])


def _is_on_foot(read: Arguments, at: int) -> bool:
    return read.sentence.phrases[at].head.low.split()[-1] in _ON_FOOT


def _taken_by_storm(read: Arguments, clause: Clause) -> bool:
    """ "A was stormed at dawn on Sunday": done with at that hour; "is being stormed", "stormed B twice" is fighting."""
    dated = any(read.sentence.kind(i) == TIME for i in range(clause.at, clause.end + 1))
    targets = clause.subjects if clause.passive else clause.objects
    if any(read.sentence.phrases[at].plural or read.sentence.phrases[at].head.low in _MANNED for at in targets):
        return False  # "stormed several posts in A on Monday": an attack, whatever came of it
    going_on = set(read.sentence.words_at(clause.at)) & {"being", "is", "are", "storming"}
    return (
        clause.verb.lemma == "storm" and dated and not going_on and not read.sentence.words() & _RESISTED - {"stormed"}
    )


def _put_to_flight(read: Arguments, clause: Clause) -> bool:
    """ "stormed A, and its defenders fled"; "stormed A, forcing them to retreat" tells no more than that."""
    what = read.sentence.phrases[clause.objects[0]] if clause.objects and clause.verb.lemma == "storm" else None
    stormer = read.agent(clause) if what is not None and not (clause.passive or what.indefinite) else None
    forced = any(c.governor is not None and c.governor.governor is clause for c in read.sentence.clauses)
    return stormer is not None and not forced and others_left(read, clause, stormer)


def _ends_the_battle(read: Arguments, clause: Clause) -> bool:
    """ "stormed A, ending a long battle for it"."""
    ends = (c for c in read.sentence.clauses if c.governor is clause and c.verb.form == ING and c.verb.lemma in _ENDING)
    return any(NOUN_FRAMES.get(read.sentence.phrases[at].head.low) == "fighting" for c in ends for at in c.objects)


def _attacked_at(read: Arguments, clause: Clause) -> list[Spot]:
    """ "attacked a base near A", "ambushed a convoy outside A", "counterattacked at A", "were besieged in A"."""
    chunks = clause.subjects if clause.passive else clause.objects
    targets = [read.sentence.phrases[at] for at in chunks]
    apposed = chunks[0] + 2 if chunks and read.sentence.text(chunks[0] + 1) == "," else -1
    if chunks and targets[0].kind == PARTY and apposed in read.sentence.phrases:
        base = read.sentence.phrases[apposed]
        if base.kind == PLACE_NOUN and base.head.low in _DUG_IN:
            return read.where.spots([apposed])  # "attacked Battalion 275, the last base in A"
    military = any(phrase.head.low in _DUG_IN or phrase.kind in (PARTY, NATION, PRONOUN) for phrase in targets)
    if any(phrase.head.low in _NO_FORCE for phrase in targets) or (targets and not military):
        return []  # "he was surrounded in A"
    if clause.passive:
        where = read.where.spots(clause.prep(*_AT)) or read.stationed(clause)
        return where or (read.setting(clause) if targets else [])
    beside = [i for i in clause.prep("to") if read.sentence.text(i - 2).split()[-1:] in (["close"], ["next"])]
    if read.agent(clause) is None:
        return []
    return read.where.spots(clause.prep(*_AT) or beside) or (set_in(read, clause) if military else [])
