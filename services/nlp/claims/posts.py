"""Who stands in a place stands for it: "overran the garrison of A", "two garrisons, at A and B"."""

from collections.abc import Sequence

from services.nlp.places.siting import Spot
from services.nlp.places.where import Where
from services.nlp.syntax.clauses import Sentence
from services.nlp.syntax.phrases import PLACE_NAME
from services.nlp.words.units import PLACE


def garrisoned(sentence: Sentence, where: Where, chunks: Sequence[int]) -> list[Spot]:
    """The places of the garrisons among these noun chunks."""
    at = next((i for i in chunks if sentence.phrases[i].head.low in {"garrison", "garrisons"}), None)
    if at is None:
        return []
    owner = next((unit for unit in sentence.phrases[at].owner if unit.kind == PLACE), None)
    if owner is not None:
        return [Spot(owner.text, None, owner.value)]  # "overran A's garrison"
    comma = sentence.text(at + 1) == ","
    apposed = sentence.phrases.get(at + 2) if comma else None
    if apposed is not None and apposed.kind == PLACE_NAME:
        return where.at(at + 2)  # "its last garrison, A, was evacuated"
    joint = at + 1 + comma
    inside = sentence.low(joint) in {"of", "in", "at"}
    return where.spots(sentence.list_from(joint + 1), lenient=True) if inside else []
