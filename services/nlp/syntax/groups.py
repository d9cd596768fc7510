"""What stands in front of a verb read from the left: groups of places, each with its land, before "were taken"."""

from collections.abc import Sequence
from typing import Final

from services.atlas.place import UNITS
from services.nlp.lexicon import PLACE_NOUNS, VERB_FRAMES, word_set
from services.nlp.syntax.clause import SPEECH, Clause
from services.nlp.syntax.layout import MANY, Layout
from services.nlp.syntax.marks import PARTING
from services.nlp.syntax.phrases import PART, PLACE_NAME, PLACE_NOUN, UNKNOWN_NAME, Phrase
from services.nlp.words.classes import ADV, CONJ, NOUN, PREP, REL, SINCE, STOP, SUB, SUBJECT_RELATIVES, TIME

_SOURCES: Final = word_set("groups", "sources")
_OF_TOWNS: Final = word_set("groups", "of_towns")
_NAMES: Final = frozenset({PLACE_NAME, UNKNOWN_NAME})
_SITES: Final = _NAMES | {PLACE_NOUN, PART}
_JOINING: Final = frozenset({"with", "along", "including", "as", "plus"})
_AROUND: Final = UNITS | {"town"}  # what may lie around the first of a list
_SKIPPED: Final = frozenset({ADV, TIME, CONJ})


def places_before(layout: Layout, verb: int) -> list[int]:
    """The heads of "A and B with the cities of C, the town of D in E, and F, a hill," in front of the verb.

    Empty where anything else stands between the beginning of the clause and the verb.
    """
    start = _clause_start(layout, verb)
    if start is None:
        return []
    at = _after_opening(layout, start)
    found: list[int] = []
    while at < verb and layout.kind(at) == NOUN:
        phrase = layout.phrases[at]
        many = phrase.head.low in MANY and layout.low(at + 1) == "of"
        if phrase.kind not in _SITES and not many:
            return []
        found.append(at)
        end = _behind_item(layout, at)
        if _is_end(layout, end, verb):
            found = found if any(layout.kind(i) == CONJ for i in range(start, verb)) else _without_lands(layout, found)
            return found if len(found) > 1 else []
        joint = layout.over_joint(end)
        told = layout.phrases.get(end - 1)
        beside = layout.low(joint - 1) == "with" == layout.low(end) and (told is None or told.kind != PLACE_NAME)
        if joint == end or (beside and joint in layout.phrases and layout.phrases[joint].kind == PLACE_NAME):
            return []  # "six bases on the border with A"
        at = joint
    return []


def is_meanwhile(layout: Layout, clause: Clause, at: int) -> bool:
    """ "left A as troops closed in, days after taking it": what others did, up to a comma in front of `at`."""
    meanwhile = layout.low(clause.opener()) in {"as", "while", "when"}
    return meanwhile and any(layout.text(i) == "," for i in range(clause.at, at))


def told_by_the_relative(layout: Layout, clauses: Sequence[Clause], at: int) -> list[int]:
    """ "Rebels who fight to oust X (`at`) have taken A": the rebels; empty where no relative clause ends with `at`."""
    before = (c for c in reversed(clauses) if c.at < at)
    inner = next((c for c in before if at in c.objects or any(at == i for n, i in c.preps if n not in SINCE)), None)
    while inner is not None and inner.governor is not None:
        inner = inner.governor
    if inner is None or max(inner.subjects, default=at) > inner.at:
        return []
    told = (c for c in clauses if c.at <= inner.at and c.subjects == inner.subjects)
    opened = next((c.at for c in told if layout.low(c.at - 1) in SUBJECT_RELATIVES), None)
    parted = opened is None or any(layout.kind(i) == STOP for i in range(opened, at))
    return [] if parted else inner.subjects


def is_unnamed_in(layout: Layout, at: int) -> bool:
    """ "a village in A county, which X had seized" (`at` is that of A): the village, which has no name."""
    village = layout.phrases.get(at - 2) if layout.low(at - 1) in {"in", "near", "outside"} else None
    return village is not None and village.kind == PLACE_NOUN and village.indefinite and layout.text(at - 3) != ","


def both_before(layout: Layout, at: int) -> list[int]:
    """ "on the road to A and B, both taken by X" (`at` is that of "both"): A and B, wherever they stand."""
    return listed_before(layout, at - 2) if layout.text(at - 1) in PARTING else []


def listed_before(layout: Layout, at: int) -> list[int]:
    """The list of names that ends at `at`: A, B and the village of "the towns of A, B and the village of C"."""
    found: list[int] = []
    i: int | None = at
    while i is not None and i in layout.phrases and layout.phrases[i].kind in _NAMES:
        one = layout.phrases.get(i - 2) if layout.low(i - 1) == "of" else None
        i -= 2 if one is not None and one.kind == PLACE_NOUN and not one.plural else 0
        found.insert(0, i)
        joint = i - 1
        joint -= layout.kind(joint) == CONJ and layout.text(joint - 1) == ","
        i = joint - 1 if layout.kind(joint) == CONJ or layout.text(joint) == "," else None
    return found if len(found) > 1 else []


def _clause_start(layout: Layout, verb: int) -> int | None:
    """Where the clause of the verb begins; None behind another verb than one of speech."""
    for i in range(verb - 1, -1, -1):
        part = layout.chunks[i]
        if part.kind == REL or (part.verb is not None and part.verb.lemma not in SPEECH):
            return None
        if part.verb is not None or part.low == "that" or part.text in ":;":
            return i + 1
        if part.kind == SUB and not _joins(layout, i):
            return i + 1
    return 0


def _joins(layout: Layout, at: int) -> bool:
    """ "as well as"."""
    return layout.low(at) == "as" and "well" in {layout.low(at - 1), layout.low(at + 1)}


def _after_opening(layout: Layout, at: int) -> int:
    """Behind "By now", "on Sunday", "In the east,", "In A, a province of B,"."""
    while layout.kind(at) in _SKIPPED or layout.text(at) == "," or layout.kind(at) == PREP:
        if layout.kind(at) == PREP:
            if layout.kind(at + 1) == NOUN and layout.text(at + 2) != ",":
                return at
            at += 1
        at += 1
        if layout.text(at) == "," and layout.kind(at - 1) == NOUN:
            at = layout.after_apposition(at)
    return at


def _behind_item(layout: Layout, at: int) -> int:
    """Behind "the villages of A and B in C district", "D (E)", "F, a town in G,"."""
    end = at + 1
    while True:
        if layout.kind(end) == PREP and layout.kind(end + 1) == NOUN and layout.low(end) not in _JOINING:
            head = layout.phrases.get(end - 1)  # none behind a bracket: "the A (B) of C"
            several = layout.low(end) == "of" and head is not None and head.plural
            end = _last_name(layout, end + 1, several=several) + 1
        elif layout.text(end) == "(" and layout.closing(end) > end:
            end = layout.closing(end) + 1
        elif layout.text(end) == "," and (closed := layout.behind_included(end)) > end:
            return closed
        else:
            return end


def _last_name(layout: Layout, at: int, *, several: bool) -> int:
    """The last of the names joined to the one at `at`; "and the city of C" begins a group of its own."""
    if not several or layout.phrases[at].kind not in _NAMES:
        return at
    last = at
    for i in layout.list_from(at):
        if layout.phrases[i].kind not in _NAMES and not _ends_a_list_of_lands(layout.phrases[i]):
            break
        last = i
    return last


def _without_lands(layout: Layout, found: list[int]) -> list[int]:
    """Of "the base, near A village, B township, C state," without "and" in it, what is no land around the first."""
    inner = [i for i in found[1:] if PLACE_NOUNS.get(layout.phrases[i].head.low.split()[-1]) not in _AROUND]
    return [*found[:1], *inner]


def _ends_a_list_of_lands(phrase: Phrase) -> bool:
    """ "the A and B regions": one list, whatever is named before it."""
    return phrase.plural and PLACE_NOUNS.get(phrase.head.low) in UNITS and len(phrase.units) > 1


def _is_end(layout: Layout, at: int, verb: int) -> bool:
    return all(layout.kind(i) in (ADV, TIME, STOP) for i in range(at, verb)) and at <= verb


def is_where_they_are(sentence: Layout, head: int, town: int, at: int) -> bool:
    """ "medics in A, held by X, said", "fighters in B, controlled by Y since May": what is so is the town."""
    verb = sentence.chunks[at].verb
    if verb is None or head == town or sentence.phrases[town].kind != PLACE_NAME or sentence.text(at - 1) != ",":
        return False
    told_of = sentence.phrases[head].head.low in _SOURCES and VERB_FRAMES.get(verb.lemma) in {"hold", "take", "attack"}
    return sentence.phrases[head].kind not in _SITES and (told_of or verb.lemma in _OF_TOWNS)
