"""The clause that a sentence begins with: "As envoys met in A, B and C fell" tells nothing of B and C before "fell"."""

from typing import Final

from services.nlp.syntax.appositions import PLACES, Appositions
from services.nlp.words.classes import ADV, CONJ, NOUN, PREP, REL, STOP, SUB, TIME, VERB

_OPENERS: Final = frozenset({"as", "after", "before", "since", "when", "while", "once"})
_FRONT: Final = frozenset({ADV, TIME, STOP, NOUN})
_PASSED: Final = frozenset({CONJ, ADV, TIME, PREP})


def ends_front(layout: Appositions, comma: int, at: int) -> bool:
    """Whether the comma ends a clause put in front, and the place at `at` is what the next verb is said of."""
    if layout.text(comma) != "," or comma + 1 != at or layout.phrases[at].kind not in PLACES:
        return False
    return is_front(layout, comma) and _is_said_of(layout, at)


def is_front(layout: Appositions, comma: int) -> bool:
    """ "As envoys met in A,": one verb behind an opener, and none in front of it."""
    verb = next((i for i in range(comma) if layout.kind(i) == VERB), comma)
    opener = next((i for i in range(verb) if layout.low(i) in _OPENERS or layout.kind(i) == SUB), comma)
    alone = all(layout.kind(i) != VERB for i in range(verb + 1, comma))
    return opener < verb < comma and alone and all(layout.kind(i) in _FRONT for i in range(opener))


def _is_said_of(layout: Appositions, at: int) -> bool:
    """Whether nothing but places joined to the one at `at` stands before a verb."""
    for i in range(at, len(layout.chunks)):
        verb = layout.chunks[i].verb
        if verb is not None:
            return not verb.infinitive and layout.kind(i - 1) in (NOUN, ADV, TIME)
        named = i in layout.phrases and layout.phrases[i].kind in PLACES
        if not named and layout.kind(i) not in _PASSED and layout.text(i) != ",":
            return False
    return False


def is_inside(layout: Appositions, at: int) -> bool:
    """Whether the noun at `at` ends what parts a subject from its verb: "the men who took A", "a bid to take B"."""
    verbs = [chunk.verb for chunk in layout.chunks[:at] if chunk.verb is not None]
    if len(verbs) == 1 and verbs[0].infinitive:
        return True
    opener = next((i for i in range(at - 1, 0, -1) if layout.kind(i) == REL), 0)
    pending = opener > 0 and all(layout.kind(i) != VERB for i in range(opener))
    return pending and sum(layout.kind(i) == VERB for i in range(opener, at)) == 1
