"""Verbs of beating off: who comes for a place and is driven back, and who keeps it from him."""

from typing import Final

from services.atlas.place import SETTLEMENTS
from services.nlp.claims.arguments import Arguments
from services.nlp.claims.claim import Claim, claims_of
from services.nlp.claims.frames import expel
from services.nlp.claims.framing import ATTEMPTS, frame_of
from services.nlp.claims.posts import overlooked
from services.nlp.lexicon import word_set
from services.nlp.places.anaphora import spoken_of
from services.nlp.places.siting import Spot
from services.nlp.syntax.clause import Clause
from services.nlp.syntax.phrases import ACT
from services.nlp.words.classes import SUBJECT_RELATIVES

_ATTACK: Final = frozenset({"attack", "assault", "offensive"})
_AT: Final = ("on", "in", "at", "near", "against", "around")
_MEETING: Final = frozenset({"meet", "face", "encounter"})
_ANOTHER: Final = word_set("repelling", "another")
_OFFERING: Final = frozenset({"offer", "put", "mount"})


def repel(read: Arguments, clause: Clause) -> list[Claim]:
    """The subject beats off an attack; without an attack it drives somebody out."""
    acts = clause.subjects if clause.passive else clause.objects
    act = next((at for at in acts if read.sentence.phrases[at].kind == ACT), None)
    if clause.verb.lemma == "halt" and read.agent(clause) is None:
        return []  # "the truce halted the fighting"
    if act is None and (tried := _attempted(read, clause, acts)):
        return tried
    act = next((at for at in acts if _is_another_try(read, at)), None) if act is None else act
    if act is None:
        ousted = expel(read, clause) if clause.verb.lemma in {"drive", "beat", "push", "force"} else []
        return ousted or _kept_from(read, clause, acts)
    sites = read.innermost(clause.prep("on", "in", "at", "near", "against"))
    named = read.where.spots(sites)
    spots = [*named, *(read.included(sites[-1]) if named else [])] or read.after_act(act)
    launched = _launched(read, act)
    spots = spots or read.where.spots(launched.prep("on", "against", "at") if launched else [])
    spots = spots or overlooked(read.sentence, read.where, sites) or _where_it_was(read, clause)
    if not spots and not clause.passive:
        spots = read.where.spots(clause.subjects) or read.stationed(clause)  # "A withstood the attack"
    spots = spots or _told_before(read, clause, act) or _of_the_attack(read, clause, act)
    by = read.party([act + 2]) if read.sentence.low(act + 1) == "by" and act + 2 in read.sentence.phrases else None
    by = by or (read.agent(launched) if launched else None)
    return claims_of("contest", spots, read.owner(act) or by, clause.at, "repelled", 0.8, read.agent(clause))


def _launched(read: Arguments, act: int) -> Clause | None:
    """ "repelled an attack launched by X on A": what is said of the attack."""
    told = (c for c in read.sentence.clauses if c.at == act + 1 and c.reduced and c.passive)
    return next(told, None)


def _told_before(read: Arguments, clause: Clause, act: int) -> list[Spot]:
    """ "X attacked A; a second attack was beaten back", "X holds A and beat off an assault": on A."""
    again = _is_another(read, act)
    if read.told is None:
        return read.where.last(clause.at) if again and clause.passive and not clause.preps else []
    told, spot = read.told
    same = told.subjects == clause.subjects and not (told.passive or clause.passive)
    defended = same and frame_of(read.sentence, told) in {"hold", "take"}
    return [spot] if defended or (again and frame_of(read.sentence, told) == "attack") else []


def _of_the_attack(read: Arguments, clause: Clause, act: int) -> list[Spot]:
    """ "X said the attack had been repelled": the one on the town that the story has told of."""
    place, phrase = read.context.told_of, read.sentence.phrases[act]
    bare = phrase.definite and phrase.head.low in _ATTACK
    stale = place is None or place != read.context.paragraph_topic
    if place is None or stale or not bare or place.type not in SETTLEMENTS or clause.prep(*_AT):
        return []
    told = read.where.place(read.told[1]) if read.told is not None else place
    return [spoken_of(place)] if told == place else []


def _is_another(read: Arguments, at: int) -> bool:
    return any(unit.low in _ANOTHER for unit in read.sentence.phrases[at].units)


def _is_another_try(read: Arguments, at: int) -> bool:
    """ "a second try", "another attempt": an attack, whatever it was to achieve."""
    return read.sentence.phrases[at].head.low in ATTEMPTS and _is_another(read, at)


def _where_it_was(read: Arguments, clause: Clause) -> list[Spot]:
    """ "A, where X repelled an attack", "A is one of the towns where an attack was repelled": A."""
    rel = clause.opener()
    if read.sentence.low(rel) != "where":
        return []
    told = read.sentence.antecedent(rel)
    be = next((c for c in read.sentence.clauses if c.at < rel and c.verb.lemma == "be"), None)
    listed = be.objects + [i for _, i in be.preps] if be is not None else []
    one_of = bool(told) and told[-1] in listed
    return read.where.spots(told) or (read.where.spots(be.subjects) if be is not None and one_of else [])


def is_beaten_off(read: Arguments, clause: Clause) -> bool:
    """ "foiled a bid by B to storm A": what B was kept from, not those who foiled it."""
    by = clause.governor
    behind = next((c for c in read.sentence.clauses if c.at == clause.end and c.passive), None)
    if behind is not None and clause.at - 1 in behind.subjects and _is_tried(read, clause.at - 1):
        return frame_of(read.sentence, behind) in {"repel", "expel"}  # "a bid to storm A was beaten back by X"
    return (
        by is not None
        and any(read.sentence.phrases[at].head.low in ATTEMPTS for at in by.objects)
        and bool(_attempted(read, by, by.objects))
        and frame_of(read.sentence, by) == "repel"
    )


def _is_tried(read: Arguments, at: int) -> bool:
    return at in read.sentence.phrases and read.sentence.phrases[at].head.low in ATTEMPTS


def _attempted(read: Arguments, clause: Clause, acts: list[int]) -> list[Claim]:
    """ "beat back an attempt of B to move from A", "foiled a bid by B to storm A"."""
    at = next((at for at in acts if read.sentence.phrases[at].head.low in ATTEMPTS), None)
    goal = next((c for c in read.sentence.clauses if at is not None and c.at > at and c.verb.infinitive), None)
    if at is None or goal is None or any(at < c.at < goal.at for c in read.sentence.clauses):
        return []
    by = read.sentence.phrases.get(at + 2) if read.sentence.low(at + 1) in {"of", "by", "from"} else None
    comer = read.who.at(at + 2) if by is not None else read.owner(at)
    aims = goal.prep("from", "to", "into", "towards", "toward", "on", "in", "at", "near")
    return claims_of(
        "contest", read.patients(goal) or read.where.spots(aims), comer, clause.at, "repelled", 0.7, read.agent(clause)
    )


def kept_off(read: Arguments, clause: Clause) -> list[Claim]:
    """ "beat back the rebels at A": of a verb that elsewhere drives them out."""
    off = clause.verb.particle in {"back", "off"} and frame_of(read.sentence, clause) == "expel"
    chunks = clause.subjects if clause.passive else clause.objects
    if off and chunks and (read.sentence.phrases[chunks[0]].kind == ACT or _is_tried(read, chunks[0])):
        return repel(read, clause)  # "two attacks on A were thrown back"
    return _kept_from(read, clause, chunks) if off else []


def _kept_from(read: Arguments, clause: Clause, chunks: list[int]) -> list[Claim]:
    """ "beat back the rebels at A", "held off the army in B": who came is the one beaten back."""
    comer = read.party(chunks)
    spots = read.where.spots(clause.prep("at", "in", "near", "outside", "around")) if comer else []
    spots = spots or (_where_they_came(read, clause, chunks) if comer else [])
    return claims_of("contest", spots, comer, clause.at, "repelled", 0.7, read.agent(clause))


def _where_they_came(read: Arguments, clause: Clause, chunks: list[int]) -> list[Spot]:
    """ "beat back fighters who had entered A"."""
    told = (c for c in read.sentence.clauses if c.at > clause.at and c.subjects == chunks and not c.passive)
    came = next((c for c in told if frame_of(read.sentence, c) in {"enter", "move", "attack", "advance"}), None)
    if came is None or read.sentence.low(came.at - 1) not in SUBJECT_RELATIVES:
        return []
    return read.patients(came) or read.where.spots(came.prep("into", "on", "to", "towards", "toward"))


def defend(read: Arguments, clause: Clause) -> list[Claim]:
    """ "defended A against B", "is defending A from attacks of B": B came for it."""
    foes = clause.prep("against", "from")
    act = next((at for at in foes if read.sentence.phrases[at].kind == ACT), None)
    comer = read.party(foes) or (read.owner(act) or read.party([act + 2]) if act is not None else None)
    if comer is None and act is None:
        return []
    return claims_of("contest", read.patients(clause), comer, clause.at, "repelled", 0.7, read.agent(clause))


def resist(read: Arguments, clause: Clause) -> list[Claim]:
    """ "met fierce resistance in A", "put up resistance to B in A": fighting, whoever has it in the end."""
    chunks = clause.subjects if clause.passive else clause.objects
    act = next((at for at in chunks if read.sentence.phrases[at].head.low == "resistance"), None)
    met, offered = clause.verb.lemma in _MEETING, clause.verb.lemma in _OFFERING
    if act is None or not (met or offered):
        return []
    spots = read.where.spots(clause.prep("in", "at", "near", "around", "inside", "outside"))
    here, other = read.agent(clause), read.party(clause.prep("from", "of", "to", "against"))
    comer, defender = (here, other) if met else (other, here)
    if comer is None and defender is None:
        return []
    return claims_of("contest", spots, comer, clause.at, "repelled", 0.6, defender)
