"""The lexicon: what a domain expert may edit (the TOML files beside this), and how the code reads it."""

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final


@lru_cache
def table(name: str) -> dict[str, Any]:
    """The lexicon file `<name>.toml`."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))


@lru_cache
def word_class(name: str) -> frozenset[str]:
    """The closed word class `name` of words.toml."""
    return frozenset(table("words")[name].split())


@lru_cache
def realis_list(name: str) -> frozenset[str]:
    """The verbs after which something did (`factual`) or did not yet (`planned`) happen."""
    return frozenset(table("control")["realis"][name].split())


@lru_cache
def word_set(module: str, name: str) -> frozenset[str]:
    """The word list `name` that grammar.toml keeps for a module."""
    return frozenset(table("grammar")[module][name].split())


def _by_word(lists: dict[str, str]) -> dict[str, str]:
    frames: dict[str, str] = {}
    for name, words in lists.items():
        for word in words.split():
            frames.setdefault(word, name)
    return frames


# Each control verb, with its particle after a hyphen, and its list in control.toml.
VERB_FRAMES: Final = _by_word(table("control")["verbs"])
# Each verb that has control, a grip or a hold for its object, and its list in control.toml.
CONTROL_VERBS: Final = _by_word(table("control")["control"])
# Each control noun and its list in control.toml.
NOUN_FRAMES: Final = _by_word(table("control")["nouns"])
# The nouns for acts of war and control: capture, withdrawal, siege, control.
ACT_NOUNS: Final = frozenset(word for word, frame in NOUN_FRAMES.items() if frame != "stronghold")
# The words that stand for a place, with the type each gives to a name.
PLACE_NOUNS: Final = _by_word(table("places")["types"])
# The words for a share of a place: whole, most, part or core.
PART_NOUNS: Final = _by_word(table("places")["parts"])
# The words for those who fight: on whichever side, and those that tell it.
FORCE_NOUNS: Final = frozenset(table("forces")["units"].split())
REBEL_NOUNS: Final = frozenset(table("forces")["rebel"].split())
GOVERNMENT_NOUNS: Final = frozenset(table("forces")["government"].split())
EITHER_NOUNS: Final = frozenset(table("forces")["either"].split())
