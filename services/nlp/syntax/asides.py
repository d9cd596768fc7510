"""What is put aside between commas inside a clause: ", officials said,", ", as residents put it,"."""

from typing import Final

from services.nlp.syntax.clause import SPEECH
from services.nlp.syntax.layout import Layout
from services.nlp.syntax.phrases import PLACE_NAME, PLACE_NOUN
from services.nlp.words.classes import ADV, NOUN, PREP, TIME, VERB
from services.nlp.words.units import WORD
from services.nlp.words.verb_forms import ING

_INSERTED: Final = 10  # chunks from comma to comma


def aside_from(sentence: Layout, at: int) -> int | None:
    """The comma that closes ", officials said," or ", by all accounts," where one opens at `at`."""
    end = next((i for i in range(at + 2, min(at + _INSERTED, len(sentence.chunks))) if sentence.text(i) == ","), None)
    if sentence.text(at) != "," or end is None:
        return None
    said = [chunk.verb for chunk in sentence.chunks[at + 1 : end] if chunk.verb is not None]
    opens = sentence.low(at + 1) == "as"  # "captured, as residents put it, A"
    inside = (sentence.kind(i) in (NOUN, VERB, ADV, TIME, PREP) for i in range(at + 1 + opens, end))
    told = len(said) == 1 and said[0].lemma in SPEECH and not said[0].infinitive and said[0].form != ING
    told = told or (opens and len(said) == 1)
    sourced = not said and sentence.kind(at + 1) in (PREP, ADV, TIME)
    return end if (told or sourced) and all(inside) else None


def announced_by(sentence: Layout, at: int) -> int | None:
    """The name of "another town in the east, A," where the town is at `at`."""
    town = sentence.phrases.get(at)
    if town is None or town.kind != PLACE_NOUN or town.plural or town.head.kind != WORD:
        return None
    end = at + 1
    while sentence.low(end) in {"in", "of"} and sentence.kind(end + 1) == NOUN:
        end += 2
    name = sentence.phrases.get(end + 1) if sentence.text(end) == "," == sentence.text(end + 2) else None
    return end + 1 if name is not None and name.kind == PLACE_NAME else None
