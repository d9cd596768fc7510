"""Who has a place: "have full control of A", "had B by noon", "where they have their headquarters"."""

from typing import Final

from services.nlp.claims import news
from services.nlp.claims.arguments import Arguments
from services.nlp.claims.claim import Claim, claims_of
from services.nlp.claims.standing import of_object
from services.nlp.places.siting import Spot
from services.nlp.syntax.clause import SPEECH, Clause
from services.nlp.syntax.phrases import PARTY, PLACE_NAME, PLACE_NOUN, Phrase
from services.nlp.words.classes import CONJ, STOP, SUB, TIME

_ENTRENCHING: Final = frozenset({"entrench", "ensconce", "barricade"})
_NO_SUCH: Final = frozenset({"no", "little", "scant", "zero"})


def has_control(read: Arguments, clause: Clause) -> list[Claim]:
    """ "have full control of A"."""
    if clause.verb.lemma != "have" or not clause.objects:
        return []
    holder = read.party(clause.subjects)
    rel = clause.opener()
    seat = read.sentence.phrases[clause.objects[0]].head.low in {"headquarters", "capital", "stronghold", "seat"}
    now = read.sentence.low(clause.at) in {"has", "have"}
    if holder and seat and now and read.sentence.low(rel) == "where":
        spots = read.where.spots(read.sentence.antecedent(rel))
        return claims_of("control", spots, holder, clause.at, "seat", 0.6)
    if holder is None:
        return []
    if clause.verb.particle == "back":  # "two days after, the rebels had it back"
        return claims_of("capture", of_object(read, clause), holder, clause.at, "has back", 0.7)
    said = any(c.at < clause.at and c.verb.lemma in SPEECH for c in read.sentence.clauses)
    bare = read.sentence.phrases[clause.objects[0]].head.low == "control" and not clause.prep("of", "over")
    if read.sentence.phrases[clause.objects[0]].units[0].low in _NO_SUCH:
        return []  # "has no control over A"
    if left := _all_they_have(read, clause):
        return claims_of("control", left, holder, clause.at, "remaining", 0.8)
    spots = read.controlled(clause.objects) or _has_long(read, clause, told_before=not said)
    if spots := spots or (read.scene(clause) if bare else []):  # "In A, residents said, B had control"
        return claims_of("control", spots, holder, clause.at, "has control")
    own = any(read.sentence.phrases[at].units[0].low in {"its", "their", "his"} for at in clause.objects)
    # "By noon they had A"; but "where the army has its main airport"
    new = (said or (_is_site(read.sentence.phrases[clause.objects[0]]) and news.by_then(read, clause))) and not own
    return claims_of("capture", read.where.spots(clause.objects), holder, clause.at, "has", 0.6) if new else []


def _all_they_have(read: Arguments, clause: Clause) -> list[Spot]:
    """ "have only A left", "had just B and C left": what they still hold."""
    left = (c for c in read.sentence.clauses if c.at == clause.end and c.verb.lemma == "leave" and c.reduced)
    only = {"only", "just"} & read.sentence.words_in(clause.at, clause.end)
    told = only and not clause.verb.negative and any(c.subjects == clause.objects for c in left)
    return read.where.spots(clause.objects) if told else []


def entrenched(read: Arguments, clause: Clause) -> list[Claim]:
    """ "are dug in at A", "entrenched themselves in B", "towns where X is still entrenched, including C"."""
    dug = clause.verb.lemma in _ENTRENCHING or (clause.verb.lemma == "dig" and clause.verb.particle == "in")
    themselves = read.sentence.low(clause.at + 1) in {"themselves", "itself"}
    holder = read.party(clause.subjects) if dug and (clause.passive or themselves) else None
    if holder is None:
        return []
    rel = clause.opener()
    where = read.sentence.low(rel) == "where"
    towns = read.sentence.antecedent(rel) if where else clause.prep("in", "at", "inside")
    named = read.sentence.phrases.get(clause.at + 3) if where else None
    if named is not None and (read.sentence.text(clause.at + 1), read.sentence.low(clause.at + 2)) == (
        ",",
        "including",
    ):
        towns = read.sentence.list_from(clause.at + 3)
    return claims_of("control", read.where.spots(towns), holder, clause.at, "entrenched", 0.6)


def _is_site(phrase: Phrase) -> bool:
    """Whether it is a place that is meant, and nothing else that a side may have."""
    return phrase.kind == PLACE_NAME or (phrase.kind == PLACE_NOUN and phrase.definite)


def _has_long(read: Arguments, clause: Clause, *, told_before: bool) -> list[Spot]:
    """ "still has A", "has had A for weeks": whose it is, not what he has it for."""
    words = set(read.sentence.words_at(clause.at))
    subject = read.sentence.phrases[clause.subjects[0]]
    group = subject.kind == PARTY and not subject.indefinite
    site = _is_site(read.sentence.phrases[clause.objects[0]])
    present = read.sentence.low(clause.at) in {"has", "have"} and not clause.verb.negative
    present = present or (read.sentence.low(clause.at) == "had" and news.by_then(read, clause))
    armed = told_before and site and present and (group or subject.head.low in {"we", "they"})
    long = (
        armed
        or bool({"still", "now", "already"} & words)
        or (clause.verb.perfect and any(name in {"for", "since"} for name, _ in clause.preps))
    )
    bare = not any(name in {"in", "on", "to", "as"} for name, _ in clause.preps)
    bare = bare and read.sentence.kind(clause.end) in (STOP, TIME, CONJ, SUB)
    return read.where.spots(clause.objects) if long and bare else []
