"""The forms of the verbs of news English, from the list in lexicon/words.toml."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from services.nlp.lexicon import table, word_set

BASE: Final = "b"
THIRD: Final = "s"
PAST: Final = "d"
PARTICIPLE: Final = "n"
ING: Final = "g"
_VOWELS: Final = "aeiou"


@dataclass(frozen=True)
class Form:
    """What a word can be as a verb: its lemma, and which forms (`BASE` … `ING`) the spelling may stand for."""

    lemma: str
    forms: str


def _verb_table() -> dict[str, Form]:
    """Every spelling of every listed verb. A spelling of two verbs belongs to the first."""
    forms: dict[str, tuple[str, set[str]]] = {}
    irregular: dict[str, str] = table("words")["irregular"]
    for lemma in [*table("words")["verbs"].split(), *irregular]:
        for spelling, kind in _spellings(lemma, irregular.get(lemma)):
            owner, kinds = forms.setdefault(spelling, (lemma, set()))
            if owner == lemma:
                kinds.add(kind)
    for lemma, pasts in table("words")["pasts"].items():
        for spelling, kind in zip(pasts.split(), (PAST, PARTICIPLE), strict=True):
            owner, kinds = forms.setdefault(spelling, (lemma, set()))
            kinds.update({kind} if owner == lemma else ())
    return {spelling: Form(lemma, "".join(sorted(kinds))) for spelling, (lemma, kinds) in forms.items()}


@lru_cache(maxsize=20_000)
def verb_form(low: str) -> Form | None:
    """How `low` may be read as a verb; regular forms of unlisted verbs are guessed from -ed and -ing."""
    known = VERB_TABLE.get(low) or (VERB_TABLE.get(f"re{low[3:]}") if low.startswith("re-") else None)
    if known or len(low) < 5 or not low.isascii() or "-" in low:
        return known
    if low.endswith("ied"):
        return Form(f"{low[:-3]}y", PAST + PARTICIPLE)  # "allied"
    if low.endswith("ed") and not low.endswith("eed"):
        return Form(low[:-1] if low[-3] in "csvgz" else low[:-2], PAST + PARTICIPLE)
    if low.endswith("ing") and low[:-3].isalpha() and any(c in _VOWELS for c in low[:-3]):
        return Form(low[:-3], ING)
    return None


def _spellings(lemma: str, irregular: str | None) -> list[tuple[str, str]]:
    past, participle = irregular.split() if irregular else (_suffix(lemma, "ed"),) * 2
    return [
        (lemma, BASE),
        (_third(lemma), THIRD),
        (past, PAST),
        (participle, PARTICIPLE),
        (_suffix(lemma, "ing"), ING),
    ]


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


_DOUBLING: Final = word_set("verb_forms", "doubling")


def _suffix(lemma: str, ending: str) -> str:
    if lemma in _DOUBLING:
        return lemma + lemma[-1] + ending
    if lemma == "lie" and ending == "ing":
        return "lying"
    if lemma.endswith("e") and not (ending == "ing" and lemma.endswith(("ee", "oe", "be"))):
        return lemma[:-1] + ending
    if ending == "ed" and lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + ending


VERB_TABLE: Final = _verb_table()
