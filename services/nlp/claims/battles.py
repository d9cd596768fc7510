"""Whether a noun of fighting tells of a fight for a place, and where, if nothing behind it says so."""

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from services.ledger.events import Party
from services.nlp.claims.arguments import Arguments
from services.nlp.lexicon import word_set
from services.nlp.places.anaphora import spoken_of
from services.nlp.places.siting import Spot
from services.nlp.syntax.clause import Clause
from services.nlp.syntax.clauses import Sentence
from services.nlp.syntax.phrases import NATION, PARTY, PLACE_NAME
from services.nlp.words.classes import ADV, CONJ, NOUN, TIME
from services.nlp.words.units import NAME, PLACE, Unit

_BOMBS: Final = word_set("fighting", "bombs")
_CIVIL: Final = word_set("attacks", "civil") | {"convoy", "convoys", "patrol", "patrols"}
_ENDING: Final = word_set("battles", "ending")
_STOPPING: Final = word_set("battles", "stopping")
_GOING_ON: Final = word_set("battles", "going_on")
_LASTING: Final = word_set("battles", "lasting")
_SHORT: Final = 12  # words of a sentence that says no more than that
_ARRESTING: Final = frozenset({"capture", "arrest", "detain", "seize", "apprehend", "nab"})
_ARRESTED: Final = word_set("battles", "arrested")
_KEPT_IN_MIND: Final = word_set("battles", "kept_in_mind")
_STREETS: Final = word_set("battles", "streets")
_SCENES: Final = word_set("battles", "scenes")
SIDES: Final = ("between", "with", "against")
_NEAR: Final = frozenset({"in", "at", "near", "around", "outside"})
_DYING: Final = frozenset({"kill", "die", "wound", "injure", "lose"})
_LONG: Final = frozenset({"week", "weeks", "month", "months", "year", "years"})
_MOVING: Final = word_set("battles", "moving")
_TALKS: Final = word_set("battles", "talks")
_TIMES: Final = frozenset({"day", "week", "month", "year"})
_BLOWS: Final = frozenset({"blow", "setback", "threat", "challenge", "boost", "defeat", "humiliation", "embarrassment"})


def goes_on(units: Sequence[Unit]) -> bool:
    """ "Heavy fighting is being reported.", "Fierce clashes raged there.": at the place spoken of before."""
    lows = {unit.low for unit in units}
    there = len(units) <= _SHORT and all(unit.kind not in (PLACE, NAME) for unit in units[1:])  # "Heavy" is no name
    return there and not (lows.isdisjoint(_GOING_ON) or lows.isdisjoint(_LASTING))


def is_none(read: Arguments, at: int, clause: Clause | None, preps: dict[str, list[int]]) -> bool:
    """Whether it is over, or bombs, police work or an attack on civilians: no fight for a place."""
    since = clause is not None and at in clause.subjects and read.sentence.low(at - 1) == "since"
    phrase = read.sentence.phrases[at]
    bombs = {unit.low for unit in phrase.units} & _BOMBS or _is_flown(read, preps)
    words = {read.sentence.low(at - 1), *(unit.low for unit in phrase.units)}
    before = phrase.plural and not words.isdisjoint({"earlier", "previous"})  # "suspected of earlier attacks in A"
    on = [*preps.get("on", ()), *preps.get("against", ())][:1]
    inside = (i for name in ("at", "of", "in") for i in preps.get(name, ()))
    on += [i for i in inside if read.sentence.phrases[i].indefinite]  # "a siege at a hotel in A"
    civil = any(read.sentence.phrases[i].head.low in _CIVIL for i in on)
    before = before or _is_looked_back_on(read, at)
    before = before or _of_the_dead(read, at)
    apart = since or before or bool(bombs) or civil or _of_an_arrest(read, at) or _was_led_by_a_person(read, at, clause)
    return apart or _is_over(read, at, clause)


def _is_flown(read: Arguments, preps: dict[str, list[int]]) -> bool:
    """ "an attack of drones on A", "an attack with missiles on B"."""
    return are_flown(read, [preps[name][0] for name in ("of", "by", "with") if name in preps])


def are_flown(read: Arguments, chunks: list[int]) -> bool:
    """Drones, missiles and the like: who comes with these takes no ground."""
    return any(read.sentence.phrases[at].head.low in _BOMBS for at in chunks)


def _is_looked_back_on(read: Arguments, at: int) -> bool:
    """ "a veteran of the battle of A", "the anniversary of the siege of B": of some other year."""
    of = read.sentence.phrases.get(at - 2) if read.sentence.low(at - 1) in {"of", "from"} else None
    return of is not None and of.head.low in _KEPT_IN_MIND


def is_elsewhere(sentence: Sentence, clause: Clause) -> bool:
    """ "disrupted peace talks in A", "comes a week after bombings in B", "has sent thousands to C": no fight for it."""
    talks = bool(clause.objects) and sentence.phrases[clause.objects[0]].head.low in _TALKS
    return talks or clause.verb.lemma in _MOVING


def _of_an_arrest(read: Arguments, at: int) -> bool:
    """ "captured two members in an ambush in A": the police at work."""
    made = next((c for c in reversed(read.sentence.clauses) if c.at < at <= c.end), None)
    whom = read.sentence.phrases[made.objects[0]].head.low if made is not None and made.objects else ""
    return made is not None and made.verb.lemma in _ARRESTING and whom in _ARRESTED and at in made.prep("in")


def _of_the_dead(read: Arguments, at: int) -> bool:
    """ "Twenty policemen were killed in an ambush near A": who lies in wait on a road comes for no ground."""
    made = next((c for c in reversed(read.sentence.clauses) if c.at < at <= c.end), None)
    died = made is not None and made.verb.lemma in _DYING and at in made.prep("in")
    return died and read.sentence.phrases[at].head.low in {"ambush", "ambushes"}


def _was_led_by_a_person(read: Arguments, at: int, clause: Clause | None) -> bool:
    """ "The suspects had led attacks in A": what a person is said to have done, some day."""
    led = clause is not None and clause.verb.lemma == "lead" and at in clause.objects and bool(clause.subjects)
    several = read.sentence.phrases[at].plural
    return led and several and clause is not None and read.sentence.phrases[clause.subjects[0]].kind != PARTY


def _is_over(read: Arguments, at: int, clause: Clause | None) -> bool:
    """ "the deal ended six weeks of fighting over A", "the fighting in B has stopped"."""
    if _lasted(read, at):
        return True
    if clause is None or clause.passive or clause.verb.negative:
        return False
    head = at - 2 if read.sentence.low(at - 1) == "of" else at
    kind = read.sentence.phrases[at].head.low in _GOING_ON
    stopped = clause.verb.lemma in _STOPPING and not clause.objects and at in clause.subjects
    return kind and (stopped or (clause.verb.lemma in _ENDING and head in clause.objects))


def _lasted(read: Arguments, at: int) -> bool:
    """ "The siege of A lasted two years", "the battle for B, which lasted nine months"; not "until dawn"."""
    lasted = (c for c in read.sentence.clauses if c.verb.lemma == "last" and not {at, at + 2}.isdisjoint(c.subjects))
    told = (word for c in lasted for one in read.sentence.words_in(c.at, c.end + 1) for word in one.split())
    return not _LONG.isdisjoint(told)


def scene(read: Arguments, at: int, clause: Clause | None) -> list[Spot]:
    """Where it is fought by the words around it."""
    if (named := _apposed_scene(read, at)) or clause is None:
        return named
    return _scene_of(read, at, clause) or _opening(read, at) or _in_the_streets(read, at, clause)


def _apposed_scene(read: Arguments, at: int) -> list[Spot]:
    """ "A, the scene of heavy fighting, was"."""
    called = read.sentence.phrases.get(at - 2) if read.sentence.low(at - 1) == "of" else None
    named = read.sentence.phrases.get(at - 4) if read.sentence.text(at - 3) == "," else None
    told = called is not None and called.head.low in _SCENES and not called.indefinite
    return read.where.at(at - 4) if told and named is not None and named.kind == PLACE_NAME else []


def _scene_of(read: Arguments, at: int, clause: Clause) -> list[Spot]:
    """ "A was the scene of fighting", "B is in its ninth week of siege"."""
    called = read.sentence.phrases.get(at - 2) if read.sentence.low(at - 1) == "of" else None
    if called is None or clause.verb.lemma not in {"be", "become", "remain", "enter"}:
        return []
    lasting = called.head.low in _TIMES and read.sentence.phrases[at].head.low in {"siege", "blockade"}
    told = (called.head.low in _SCENES and at - 2 in clause.objects) or (lasting and at - 2 in clause.prep("in"))
    return read.said_of(clause) if told else []


def _in_the_streets(read: Arguments, at: int, clause: Clause) -> list[Spot]:
    """ "clashes went on in several neighbourhoods": of the town that is told of."""
    scenes = (read.sentence.phrases[i] for i in clause.prep("in") if read.sentence.low(i + 1) != "of")
    inner = at in clause.subjects and any(one.head.low in _STREETS for one in scenes)
    town = read.where.main_town(at) if inner else None
    return [replace(spoken_of(town), extent="part")] if town is not None else []


def _opening(read: Arguments, at: int) -> list[Spot]:
    """ "In A, residents reported clashes": where the sentence plays."""
    cleft = read.sentence.low(0) == "it" and read.sentence.low(2) == "in" and read.sentence.low(at - 1) == "that"
    if cleft and read.sentence.kind(3) == NOUN:
        return read.where.at(3)  # "It was in A that the clashes took place"
    opens = read.sentence.low(0) in {"in", "at", "around", "near"} and read.sentence.kind(1) == NOUN
    within = 3 if opens and read.sentence.low(2) == "of" and read.sentence.kind(3) == NOUN else 1  # "In the areas of A"
    listed = read.sentence.list_from(within) if opens else []
    end = listed[-1] + 1 + (read.sentence.kind(listed[-1] + 1) == ADV) if listed else 0  # "In other places too, …"
    return read.where.spots(listed, lenient=within > 1) if listed and read.sentence.text(end) == "," else []


def with_sides(preps: dict[str, list[int]], clause: Clause) -> dict[str, list[int]]:
    """Those of a noun, and of its verb who fights whom where the noun does not say."""
    if clause.verb.lemma == "pit":  # "clashes pitted X against Y"
        return {**preps, "between": [*clause.objects, *clause.prep("against")]}
    return {**preps, **{name: preps.get(name) or clause.prep(name) for name in SIDES}}


def in_order(preps: dict[str, list[int]], names: Sequence[str]) -> list[str]:
    """The prepositions as they stand: "fighting around A in the east of B" is around A."""
    return sorted((name for name in names if preps.get(name)), key=lambda name: preps[name][0])


def attackers(read: Arguments, preps: dict[str, list[int]]) -> Party | None:
    """ "an attack of the rebels on A": the rebels."""
    of = preps["of"][0] if "of" in preps and ("on" in preps or "against" in preps) else None
    who = of is not None and read.sentence.phrases[of].kind in (PARTY, NATION)
    return read.who.at(of) if who and of is not None else None


def is_nearer(read: Arguments, at: int, found: dict[str, list[int]]) -> bool:
    """Whether ", near A" sites the fighting better than "in the hills" in front, which then is forgotten."""
    if read.sentence.text(at) != "," or read.sentence.low(at + 1) not in {"near", "around", "outside"}:
        return False
    wide = [name for name in ("in", "on") if name in found and not read.where.at(found[name][0])]
    for name in wide:
        del found[name]
    return bool(wide) and bool(read.where.at(at + 2))


def beside(sentence: Sentence, at: int) -> list[int]:
    """ "and in A", behind the place of a fight: A."""
    near = sentence.low(at) == "and" and sentence.low(at + 1) in _NEAR and sentence.kind(at + 2) == NOUN
    return sentence.list_from(at + 2) if near and sentence.phrases[at + 2].kind == PLACE_NAME else []


def goes_on_by_day(sentence: Sentence, at: int) -> bool:
    """ "the fall of A on Sunday and B on Monday": whether another name with its own date stands behind `at`."""
    joint = sentence.kind(at) == CONJ or sentence.text(at) == ","
    name = sentence.phrases.get(at + 1) if joint and sentence.kind(at - 1) == TIME else None
    return name is not None and name.kind == PLACE_NAME and sentence.kind(at + 2) == TIME


def is_of_somebody(sentence: Sentence, at: int) -> bool:
    """ "the capture of A in a blow to X", "the fight on the side of X": not who captured it, nor where."""
    blow, side = sentence.phrases.get(at - 1), sentence.phrases.get(at + 1)
    beside = any(one is not None and one.kind == PARTY and one.head.low == "side" for one in (blow, side))
    return beside or (blow is not None and blow.head.low in _BLOWS)
