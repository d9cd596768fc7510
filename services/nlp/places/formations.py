"""Bases that go by those who lie there: "captured Infantry Battalion 142", "the headquarters of the 12th Brigade"."""

from collections.abc import Sequence
from typing import Final

from services.nlp.lexicon import PLACE_NOUNS
from services.nlp.syntax.clauses import Sentence
from services.nlp.syntax.phrases import PARTY, Phrase, is_formation
from services.nlp.words.classes import DETERMINERS
from services.nlp.words.units import NUMBER, NUMBERED, Unit

_BARE: Final = 2  # words of "Brigade" or "the Brigade" and no more


def names(phrase: Phrase) -> bool:
    """Whether a formation stands before the head: "the Infantry Brigade 163 base"."""
    words = [word for unit in phrase.units[:-1] for word in unit.low.split()]
    return any(word in NUMBERED for word in words) and any(word[0].isdigit() for word in words)


def named_from(phrase: Phrase) -> Sequence[Unit]:
    """The units of "the important 5th Brigade base" from "5th" on; all but the article of "the Khamis Brigade base"."""
    units = [unit for unit in phrase.units if unit.low not in DETERMINERS]
    first = next((i for i, unit in enumerate(units) if unit.text[:1].isdigit() or unit.text[:1].isupper()), 0)
    return units[first:]


def titled(phrase: Phrase) -> str | None:
    """ "Camp John Mack", "Fort Ali": the name of a site, though it is a person's."""
    front = phrase.units[-2] if len(phrase.units) > 1 else None
    site = front is not None and front.text[:1].isupper() and PLACE_NOUNS.get(front.low) == "facility"
    return f"{front.text} {phrase.head.text}" if front is not None and site else None


def _has_a_name(phrase: Phrase) -> bool:
    """ "the Khamis Brigade"; not "the brigade" nor "a brigade of the army"."""
    own = phrase.head.text.split()
    return own[-1].casefold() in NUMBERED and own[-1][:1].isupper() and len(phrase.units) + len(own) > _BARE


def named(sentence: Sentence, chunks: Sequence[int], *, by_name: bool = False) -> list[str]:
    """The formations among these noun chunks, each by its name: "Infantry Battalions 377 and 374" are two.

    `by_name`: those without a number, too, as in "the barracks of the Khamis Brigade".
    """
    found: list[str] = []
    for at in chunks:
        phrase = sentence.phrases[at]
        if phrase.kind == PARTY and (is_formation(phrase) or (by_name and _has_a_name(phrase))):
            words = [unit.text for unit in phrase.units if unit.low not in {"the", "its", "their", "a", "an"}]
            more: list[str] = []
            if phrase.plural and phrase.units[-1].kind == NUMBER:
                words[-2] = words[-2].removesuffix("s")
                stem = " ".join(words[:-1])
                more = [f"{stem} {number}" for number in _numbers_behind(sentence, at + 1)]
            found += [" ".join(words), *more]
    return found


def _numbers_behind(sentence: Sentence, joint: int) -> list[str]:
    """The numbers of ", 374 and 375"."""
    found: list[str] = []
    while (at := sentence.over_joint(joint)) > joint and (phrase := sentence.phrases.get(at)) is not None:
        if phrase.head.kind != NUMBER or len(phrase.units) > 1:
            break
        found.append(phrase.head.text)
        joint = at + 1
    return found
