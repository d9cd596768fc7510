"""Series of places told with one verb: items between semicolons, "from A, and from B", "X has A and Y B"."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from services.nlp.claims.arguments import Arguments
from services.nlp.claims.claim import Claim
from services.nlp.claims.framing import frame_of
from services.nlp.syntax.chunks import CONTRAST
from services.nlp.syntax.clause import Clause
from services.nlp.syntax.clauses import Sentence
from services.nlp.syntax.phrases import PARTY, PLACE_NAME, PLACE_NOUN, UNKNOWN_NAME
from services.nlp.words.classes import ADV, CONJ, NOUN, ORDINALS, PREP, REL, TIME, VERB

_PLACES: Final = frozenset({PLACE_NAME, PLACE_NOUN, UNKNOWN_NAME})


def series(read: Arguments, clause: Clause, claims: list[Claim]) -> list[Claim]:
    """What the clause's claims say of the other members of its series."""
    own = _of_one_place([c for c in claims if c.at == clause.at and c.kind != "contest"])
    if not own:
        return []
    found: list[Claim] = []
    if not clause.passive and (clause.objects or clause.preps):
        for listed in _items(read.sentence, clause):
            found += [replace(c, spot=spot) for c in own for spot in read.where.spots(listed, lenient=True)]
    for listed in _repeated(read.sentence, clause):
        found += [replace(c, spot=spot) for c in own for spot in read.where.spots(listed, lenient=True)]
    for listed in _counted_before(read.sentence, clause):
        found += [replace(c, spot=spot) for c in own for spot in read.where.spots(listed)]
    return found + _contrasted(read, clause, own)


def _of_one_place(claims: list[Claim]) -> list[Claim]:
    """One claim of each kind and actor."""
    return list({(c.kind, c.actor.side if c.actor else None): c for c in claims}.values())


def _items(sentence: Sentence, clause: Clause) -> Iterator[list[int]]:
    """ "captured A, which it calls its seat; B and C in D; and here in E the towns of F and G"."""
    marks = [i for i in range(clause.end, len(sentence.chunks)) if sentence.text(i) == ";"]
    if not marks or any(_is_main(sentence, i, clause.end) for i in range(clause.end, marks[0])):
        return
    for start, end in pairwise([*marks, len(sentence.chunks)]):
        first = _first_place(sentence, start + 1, end)
        if first is None or any(_is_main(sentence, i, start) for i in range(start, end)):
            return
        yield sentence.list_from(first)


def _first_place(sentence: Sentence, start: int, end: int) -> int | None:
    at = start
    while at < end:
        phrase = sentence.phrases.get(at)
        if phrase is not None:
            return at if phrase.kind in _PLACES else None
        inside = sentence.kind(at) == PREP and sentence.kind(at + 1) == sentence.kind(at + 2) == NOUN
        if sentence.kind(at) not in (CONJ, ADV, TIME) and not inside:
            return None
        at += 2 if inside else 1
    return None


def _is_main(sentence: Sentence, at: int, start: int) -> bool:
    """Whether the chunk at `at` is a verb that no relative clause of its item holds."""
    clause = sentence.clause_at(at)
    if clause is None or clause.reduced or clause.verb.infinitive:
        return False
    return not any(sentence.kind(i) == REL for i in range(start, at))


def _repeated(sentence: Sentence, clause: Clause) -> Iterator[list[int]]:
    """ "drove them out of A in three days of fighting which began in May, and from B and C in June"."""
    if not clause.prep("from", "out of"):
        return
    for i in range(clause.end - 1, len(sentence.chunks) - 2):
        named = sentence.phrases.get(i + 2)
        again = sentence.kind(i) == CONJ and sentence.low(i + 1) == "from" and named is not None
        if again and named is not None and named.kind in _PLACES and i + 2 not in clause.prep("from"):
            listed = sentence.list_from(i + 2)
            if sentence.kind(listed[-1] + 1) != VERB:
                yield listed


def _counted_before(sentence: Sentence, clause: Clause) -> Iterator[list[int]]:
    """ "A was the third town to fall to X, after B and C": B and C fell as well."""
    nouns = (p for i, p in sentence.phrases.items() if i < clause.at and p.kind == PLACE_NOUN)
    earlier = max((ORDINALS.get(unit.low, 1) - 1 for phrase in nouns for unit in phrase.units), default=0)
    for i in range(clause.at, len(sentence.chunks) - 1 if earlier else 0):
        named = sentence.phrases.get(i + 1)
        if sentence.low(i) == "after" and named is not None and named.kind == PLACE_NAME:
            listed = sentence.list_from(i + 1)
            if len(listed) == earlier:
                yield listed


def _contrasted(read: Arguments, clause: Clause, own: list[Claim]) -> list[Claim]:
    """ "The army controls the town, the rebels the roads to A", "X withdrew from A and Y from B"."""
    at = clause.end
    while read.sentence.text(at).lower() in CONTRAST:
        at += 1
    party = read.sentence.phrases.get(at)
    if at == clause.end or party is None or party.kind != PARTY or clause.passive:
        return []
    if len(own) != 1:
        return _driven_too(read, at, own) if frame_of(read.sentence, clause) == "expel" else []
    name = at + 1
    while read.sentence.kind(name) in (ADV, TIME):
        name += 1
    name += read.sentence.low(name) == "from" and bool(clause.prep("from", "out of"))
    place = read.sentence.phrases.get(name)
    if place is None or place.kind not in _PLACES:
        return []
    listed, other = read.sentence.list_from(name), read.party([at])
    if other is None or read.sentence.kind(listed[-1] + 1) == VERB:
        return []
    return [replace(own[0], spot=spot, actor=other, opponent=None) for spot in read.where.spots(listed)]


def _driven_too(read: Arguments, at: int, own: list[Claim]) -> list[Claim]:
    """ "drove X from A, and Y from B": Y (at `at`) was driven from B by the same."""
    other, name = read.party([at]), at + 2
    place = read.sentence.phrases.get(name) if read.sentence.low(at + 1) == "from" else None
    if other is None or place is None or place.kind not in _PLACES:
        return []
    spots = read.where.spots(read.sentence.list_from(name))
    left = [replace(c, spot=spot, actor=other) for c in own if c.kind == "withdrawal" for spot in spots]
    return left + [replace(c, spot=spot, opponent=other) for c in own if c.kind == "capture" for spot in spots]
