"""Whose flag is raised, flies or stands over a place."""

from typing import Final

from services.atlas.place import SETTLEMENTS
from services.ledger.events import Kind, Party
from services.nlp.claims.arguments import Arguments
from services.nlp.claims.claim import Claim, claims_of
from services.nlp.claims.framing import frame_of
from services.nlp.lexicon import word_set
from services.nlp.places.anaphora import spoken_of
from services.nlp.places.siting import Spot
from services.nlp.syntax.clause import Clause
from services.nlp.syntax.phrases import FLAG
from services.nlp.words.units import ACTOR, COUNTRY, DEMONYM

_SEATS_OF_POWER: Final = word_set("flags", "seats_of_power")
_OVER: Final = ("over", "in", "on", "at", "above", "atop")
_STRUCK: Final = word_set("flags", "struck")
_FLYING: Final = word_set("flags", "flying")
_WAVING: Final = word_set("flags", "waving")
_INSTEAD: Final = word_set("relieving", "verbs")


def hoist(read: Arguments, clause: Clause) -> list[Claim]:
    """A flag is raised, flies or stands over a place."""
    if clause.verb.lemma in _STRUCK:
        return []  # "was lowered in A", "was burned"
    if clause.verb.lemma in _INSTEAD:
        return _instead(read, clause)
    of_subject = clause.passive or clause.verb.lemma in _FLYING or (clause.verb.lemma == "wave" and not clause.objects)
    fronted = clause.verb.lemma == "fly" and read.sentence.low(0) in {"over", "above"}
    by_subject = of_subject and not fronted
    # "videos of its flag being put up"
    flags = [*clause.subjects, clause.at - 1] if by_subject else clause.objects
    flags = [at for at in flags if at in read.sentence.phrases]
    flag = next((at for at in flags if read.sentence.phrases[at].kind == FLAG), None)
    if flag is None or (clause.verb.lemma == "go" and clause.verb.particle not in {"up", "over"}):
        return []
    if clause.subjects and read.sentence.phrases[clause.subjects[0]].head.low in _WAVING:
        return []  # "Protesters waved it in A"
    if "longer" in clause.verb.adverbs:
        return []  # "no longer flies over A"
    if fronted:
        spots = read.where.at(1)  # "Over A flies the flag of B"
        return claims_of("capture", spots, flag_party(read, flag), clause.at, "flag raised", 0.85)
    sites = clause.prep(*_OVER, "across", "of")
    places = [i for i in sites if read.sentence.phrases[i].head.text.split()[-1] != "Day"]
    if len(places) < len(sites) and (of_subject or read.agent(clause) is None):
        return []  # "was hoisted over A on Independence Day"
    owner = flag + 2 if read.sentence.low(flag + 1) == "of" else None  # "the flag of A over B"
    spots = read.where.spots([i for i in places if i != owner])
    on = clause.prep("over", "above", "atop", "on")[:1] == places[:1]
    if on and len(spots) > 1 and places[1:2] == [places[0] + 2] and _is_one_building(read, places[0], spots[0]):
        spots = spots[:1]  # "over the palace in A": of the palace alone
    if of_subject and clause.verb.particle == "over":
        spots = spots or read.where.spots(clause.objects)
    spots = spots or _of_the_building(read, clause) or read.scene(clause)
    party = flag_party(read, flag) or read.agent(clause)
    if party is None and clause.subjects and not of_subject:
        return []  # "In A thousands celebrated, waving flags"
    kind: Kind = "control" if clause.verb.lemma == "fly" and "still" in clause.verb.adverbs else "capture"
    return claims_of(kind, spots, party, clause.at, "flag raised", 0.85)


def _instead(read: Arguments, clause: Clause) -> list[Claim]:
    """ "A's flag in P was replaced by that of B", "B's flag has replaced A's in P": B's flies there now."""
    new, old = (clause.prep("by", "with"), clause.subjects) if clause.passive else (clause.subjects, clause.objects)
    if not new or not old or read.sentence.phrases[new[0]].kind != FLAG:
        return []
    beside = [old[0] + 2] if read.sentence.low(old[0] + 1) in _OVER else []
    spots = read.where.spots(beside) or read.where.spots(clause.prep(*_OVER))
    return claims_of("capture", spots, flag_party(read, new[0]), clause.at, "flag raised", 0.8)


def _is_one_building(read: Arguments, at: int, spot: Spot) -> bool:
    """ "the Republican Palace", "the fort": who has it need not have the town, unless he rules from there."""
    ruled_from = _SEATS_OF_POWER & {unit.low for unit in read.sentence.phrases[at].units}
    known = {place.type for place in spot.candidates[:1]}
    return not ruled_from and "facility" in {spot.hint, *known}


def _of_the_building(read: Arguments, clause: Clause) -> list[Spot]:
    """ "entered A and hoisted its flag on the town hall", "the black flag flew from the council building": A."""
    sites = clause.prep("over", "on", "at", "above", "atop", *(("from",) if clause.verb.lemma == "fly" else ()))
    on = read.sentence.phrases[sites[0]] if sites else None
    if (
        on is None
        or not on.definite
        or on.plural
        or not _SEATS_OF_POWER & {unit.low for unit in (*on.owner, *on.units)}
    ):
        return []
    entered = (c for c in read.sentence.clauses if c.at < clause.at and c.subjects == clause.subjects)
    before = (read.patients(c) for c in entered if frame_of(read.sentence, c) in {"enter", "take"})
    topic = read.context.paragraph_topic
    here = [spoken_of(topic)] if topic is not None and topic.type in SETTLEMENTS else []
    return next((spots for spots in before if spots), here)


def flag_party(read: Arguments, at: int) -> Party | None:
    """Whose flag the noun chunk at `at` names; None where its words tell nobody."""
    phrase = read.sentence.phrases[at]
    units = (*phrase.owner, *phrase.units)
    national = next((unit for unit in units if unit.kind in (DEMONYM, COUNTRY) and unit.value), None)
    if read.sentence.low(at + 1) == "of" and (owner := read.who.at(at + 2)):
        return owner
    if national is not None:
        return Party(
            f"{national.value.code.lower()}-forces",
            f"{national.text} forces",
            read.context.side_of_state(national.value),
        )
    if any(unit.kind == ACTOR for unit in units):
        return read.who.of(phrase)
    return next((party for unit in units[:-1] if (party := read.who.called(unit.text))), None)  # "the Abkhaz flag"
