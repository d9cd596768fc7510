"""Who stands in a place stands for it: "overran the garrison of A", "the command of the 5th Brigade"."""

from collections.abc import Sequence
from typing import Final

from services.nlp.lexicon import word_set
from services.nlp.places.siting import Spot, is_province
from services.nlp.places.where import Where
from services.nlp.syntax.clauses import Sentence
from services.nlp.syntax.phrases import PART, PARTY, PLACE_NAME, PLACE_NOUN
from services.nlp.words.units import NAME, PLACE

_OF_OFFICE: Final = word_set("posts", "of_office")


def garrisoned(sentence: Sentence, where: Where, chunks: Sequence[int]) -> list[Spot]:
    """The places of the garrisons among these noun chunks."""
    if chunks and (commanded := _commanded(sentence, where, chunks[0])) is not None:
        return commanded
    at = next((i for i in chunks if sentence.phrases[i].head.low in {"garrison", "garrisons"}), None)
    if at is None:
        return []
    owner = next((unit for unit in sentence.phrases[at].owner if unit.kind == PLACE), None)
    if owner is not None:
        return [Spot(owner.text, None, owner.value)]  # "overran A's garrison"
    garrison = sentence.phrases[at]
    named = next((unit for unit in garrison.units[:-1] if unit.kind in (PLACE, NAME)), None)
    if named is not None:  # "the A garrison in B county"
        return [Spot(f"{named.text} {garrison.head.text}", "facility", (), container=named.text)]
    comma = sentence.text(at + 1) == ","
    apposed = sentence.phrases.get(at + 2) if comma else None
    if apposed is not None and apposed.kind == PLACE_NAME:
        return where.at(at + 2)  # "its last garrison, A, was evacuated"
    joint = at + 1 + comma
    inside = sentence.low(joint) in {"of", "in", "at"}
    spots = where.spots(sentence.list_from(joint + 1), lenient=True) if inside else []
    return [spot for spot in spots if not (garrison.indefinite and is_province(spot))]  # "a garrison in A province"


def _commanded(sentence: Sentence, where: Where, at: int) -> list[Spot] | None:
    """ "control of the command of the 5th Brigade", "captured the command of its 3rd Corps": where it sits.

    None of what is no command, nor of an officer who "took the command of" his men.
    """
    controlled = sentence.phrases[at].head.low == "control" and sentence.low(at + 1) == "of"
    at += 2 if controlled else 0
    command, men = sentence.phrases.get(at), sentence.phrases.get(at + 2)
    if command is None or command.head.low != "command" or sentence.low(at + 1) != "of" or men is None:
        return None
    verb = sentence.chunks[at - 1].verb
    office = not controlled and verb is not None and verb.lemma in _OF_OFFICE
    return None if office or men.kind != PARTY else where.bases([at + 2], "command") or None


def overlooked(sentence: Sentence, where: Where, chunks: Sequence[int]) -> list[Spot]:
    """ "attacks on the hills overlooking A", "on positions that overlook B": who has them, comes for A and B."""
    over = (c for c in sentence.clauses if c.verb.lemma == "overlook" and c.objects and not c.passive)
    steps = ((c, i) for c in over for i in (c.at - 1, c.at - 2) if i in chunks)
    behind, site = next(steps, (None, 0))
    sites = [sentence.phrases[site]] if behind is not None else []
    unnamed = any(one.kind in (PART, PLACE_NOUN) for one in sites)
    return where.spots(behind.objects) if behind is not None and unnamed else []
