"""Objects that do not stand right behind their verb: "captured without a fight A", "freed from B the towns of C"."""

from typing import Final

from services.nlp.lexicon import VERB_FRAMES, word_set
from services.nlp.syntax.clause import Clause
from services.nlp.syntax.layout import Layout
from services.nlp.syntax.phrases import ACT, NATION, OTHER, PART, PARTY, PLACE_NAME, PLACE_NOUN
from services.nlp.words.classes import NOUN, REL, TIME, VERB
from services.nlp.words.units import WORD

INTRANSITIVE: Final = word_set("late", "intransitive")
_HANDS: Final = word_set("standing", "hands")
_OF_MANNER: Final = word_set("chunks", "of_manner")
_BEFORE_AN_OBJECT: Final = frozenset({
    "in", "near", "at", "around", "outside", "inside", "over", "above", "against", "on", "after",
})  # fmt: skip
_PUT_OFF: Final = frozenset({PLACE_NAME, PLACE_NOUN, ACT})
_TRANSITIVE: Final = frozenset({"take", "clear", "hold", "attack"})
_WITH_OBJECT: Final = _TRANSITIVE | {"leave", "enter", "withdraw"}
_LAUNCHING: Final = frozenset({"launch", "mount", "begin", "start"})


def is_site(sentence: Layout, at: int) -> bool:
    """Whether a place stands at `at`, by name or by a noun for one."""
    return sentence.kind(at) == NOUN and sentence.phrases[at].kind in (PLACE_NAME, PLACE_NOUN)


def is_late_object(sentence: Layout, clause: Clause, at: int) -> bool:
    """ "freed from the rebels the villages of A and B", "captured in C the camps of D": the object is put off."""
    if _put_off(sentence, clause, at) or _behind_manner(sentence, clause, at):
        return True
    names, chunks = zip(*clause.preps, strict=True)
    if at - 1 != chunks[-1] and not (at - 2 == chunks[-1] and sentence.kind(at - 1) == TIME):
        return False
    lost = names[0] == "from" and set(names) <= {"from", "of"} and all(_is_from_whom(sentence, i) for i in chunks)
    return lost and sentence.phrases[at].kind in (PLACE_NAME, PLACE_NOUN)


def _behind_manner(sentence: Layout, clause: Clause, at: int) -> bool:
    """ "captured without a fight A", "took within hours control of A": between them only how and when."""
    if clause.passive or not takes_object(clause):
        return False
    ended = at - 1 == clause.preps[-1][1] or sentence.kind(at - 1) == TIME or sentence.text(at - 1) == ","
    told = (sentence.phrases[i] for _, i in clause.preps)
    manner = all((p.kind in (OTHER, ACT) or p.head.low in _OF_MANNER) and not p.owner for p in told)
    if not ended or not manner or not is_awaited(sentence, at):
        return False
    return sentence.kind(sentence.list_from(at)[-1] + 1) not in (VERB, REL)


def _is_from_whom(sentence: Layout, at: int) -> bool:
    """ "freed from B", "liberated from the occupation of B": whom the list of prepositional phrases ends with."""
    return sentence.phrases[at].kind in (PARTY, NATION) or sentence.phrases[at].head.low in _HANDS


def _put_off(sentence: Layout, clause: Clause, at: int) -> bool:
    """ "captured in C the camps of D", "launched against A an attack": a noun that nothing else can bind."""
    phrase, bound = sentence.phrases[at], sentence.phrases.get(at - 1)
    if bound is None or clause.passive or clause.verb.passive or clause.verb.lemma in INTRANSITIVE:
        return False
    if phrase.kind not in _PUT_OFF or phrase.units[0].kind != WORD or bound.kind == phrase.kind == ACT:
        return False
    framed = VERB_FRAMES.get(clause.verb.lemma) in _TRANSITIVE or clause.verb.lemma in _LAUNCHING
    if not framed or any(name not in _BEFORE_AN_OBJECT for name, _ in clause.preps):
        return False
    return sentence.kind(sentence.list_from(at)[-1] + 1) != VERB  # not "fought in A the camps of B fell"


def takes_object(clause: Clause) -> bool:
    """Whether something is taken, held, left or cleared; "gave up A" by verb and particle."""
    frames, verb = VERB_FRAMES, clause.verb
    return (frames.get(f"{verb.lemma}-{verb.particle}") or frames.get(verb.lemma)) in _WITH_OBJECT


def is_awaited(sentence: Layout, at: int) -> bool:
    """A place, a part of one, or control: what a verb of control still lacks."""
    if sentence.kind(at) != NOUN:
        return False
    whole = sentence.phrases[at].kind == PART or sentence.low(at) in {"all", "both", "most", "much"}
    return is_site(sentence, at) or whole or sentence.phrases[at].head.low in _HANDS
