"""Whether a noun phrase names a place that the story is told of: "in A town", "the governor of A district"."""

from typing import Final

from services.atlas.place import SETTLEMENTS
from services.nlp.lexicon import PLACE_NOUNS, word_set
from services.nlp.syntax.clause import SPEECH
from services.nlp.syntax.clauses import Sentence
from services.nlp.syntax.phrases import ACT, PARTY, PERSON, PLACE_NAME, PLACE_NOUN, UNKNOWN_NAME
from services.nlp.words.classes import ADV, NOUN, PREP, REL, SINCE, VERB
from services.nlp.words.units import PLACE

_PAIR: Final = 2
_MEASURED: Final = word_set("sitings", "measured")
_SPEAKING: Final = (SPEECH | {"speak"}) - {"declare"}
_PRESS: Final = word_set("passing", "press")
_REFUGES: Final = word_set("passing", "refuges")
_FLEEING: Final = frozenset({"flee", "escape"})


def is_compared(sentence: Sentence, at: int) -> bool:
    """ "a zone the size of A", "an enclave as big as B", "larger than C"."""
    before = sentence.phrases.get(at - 2)
    joint = sentence.low(at - 1)
    sized = joint == "of" and before is not None and before.head.low == "size"
    return sized or joint == "than" or (joint == "as" and sentence.low(at - 3) == "as")


def is_a_district(sentence: Sentence, at: int) -> bool:
    """ "the governor of A district said": what "the district" is. Not where another place is told to lie."""
    phrase = sentence.phrases[at]
    inner = at - 3 if sentence.text(at - 2) == "," else at - 2
    holds = sentence.phrases.get(inner) if sentence.low(at - 1) in {"in", "of"} else None
    named = any(unit.kind == PLACE for unit in phrase.units[:-1])
    listed = sentence.low(at - 1) in {"and", ","} and phrase.units[0].kind == PLACE  # "A, B and C districts"
    district = named and (listed or not phrase.plural) and PLACE_NOUNS[phrase.head.low] == "district"
    return district and (holds is None or holds.kind not in (PLACE_NAME, PLACE_NOUN, UNKNOWN_NAME))


def is_called_town(sentence: Sentence, at: int) -> bool:
    """ "in A town": the settlement A; not "the A city council", and "a B village" is one in B."""
    units = sentence.phrases[at].units
    alone = len(units) == _PAIR and units[0].kind == PLACE and units[0].value[0].type in SETTLEMENTS
    return alone and PLACE_NOUNS.get(units[1].low) in SETTLEMENTS and not units[1].low.endswith("s")


def is_bearing(sentence: Sentence, at: int) -> bool:
    """ "cut the road in the direction of A": no more than where a road or a march leads."""
    before = sentence.phrases.get(at - 2) if sentence.low(at - 1) == "of" else None
    return before is not None and before.head.low in {"direction", "directions"}


def is_refuge(sentence: Sentence, at: int) -> bool:
    """ "took refuge in A", "its people fled to B": where they are safe, and not what is fought for."""
    before, joint = sentence.phrases.get(at - 2), sentence.low(at - 1)
    if joint in {"in", "at"} and before is not None and before.head.low in _REFUGES:
        return True
    fled = (c for c in sentence.clauses if c.verb.lemma in _FLEEING and at in c.prep("to", "for", "into", "towards"))
    return any(sentence.phrases[c.subjects[0]].kind != PARTY for c in fled if c.subjects)


def is_between(sentence: Sentence, at: int) -> bool:
    """ "the camp in A, between B and C": where A lies."""
    opens = at - 1 if sentence.low(at - 1) == "between" else at - 3 if sentence.low(at - 3) == "between" else 0
    site = sentence.phrases.get(opens - 2) if opens > 0 and sentence.text(opens - 1) == "," else None
    return site is not None and site.kind in (PLACE_NAME, PLACE_NOUN, UNKNOWN_NAME)


def is_origin(sentence: Sentence, at: int) -> bool:
    """ "brigades from A", "60 km west of A", "told reporters in A": named in passing, not what is told of."""
    measured = at - 3 if sentence.kind(at - 2) == ADV else at - 2  # "60 km southwest of A"
    before, joint = sentence.phrases.get(measured), sentence.low(at - 1)
    if joint == "from" and before is not None and before.kind in (PARTY, PERSON):
        return True
    if joint == "in" and at > 1 and at - 2 in sentence.phrases and sentence.phrases[at - 2].head.low in _PRESS:
        return True
    if joint == "opposite" or is_between(sentence, at) or is_refuge(sentence, at):
        return True
    if joint == "," and before is not None and before.kind == PLACE_NOUN and sentence.measures(at - 4):
        return True  # "30 km from the capital, A", "300 km north of the capital, A"
    if joint in {"of", "from"} and before is not None and before.units[-1].low in _MEASURED:
        goes_on = sentence.text(at + 1) == "," and sentence.kind(at + 2) in (NOUN, REL, VERB, PREP)
        timed = sentence.low(at + 2) in SINCE  # "90 km north of A, after they had left the town"
        described = goes_on and not timed and sentence.apposes(at + 2)
        behind = sentence.phrases.get(at + 2) if described else None
        # "Lying west of A, the town"
        fronted = not any(c.subjects and c.subjects[0] < at for c in sentence.clauses)
        return not described or fronted or (behind is not None and behind.head.low == "capital")
    told = (c for c in sentence.clauses if c.verb.lemma in _SPEAKING and c.at < at)
    told = (c for c in told if not (c.objects and sentence.phrases[c.objects[0]].kind == ACT))
    return any(name in {"in", "from"} and i == at for c in told for name, i in c.preps)


def named_as(sentence: Sentence, at: int) -> str | None:
    """ "the governorate of A": what the name at `at` stands for there, which may be a town's, too; None elsewhere."""
    land = sentence.phrases.get(at - 2) if sentence.low(at - 1) == "of" else None
    province = land is not None and land.kind == PLACE_NOUN and PLACE_NOUNS[land.head.low] == "province"
    return "province" if province and land is not None and not land.plural else None
