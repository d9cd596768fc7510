"""The lexicon: what a domain expert may edit (the TOML files beside this), and how the code reads it."""

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache
def table(name: str) -> dict[str, Any]:
    """The lexicon file `<name>.toml`."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))


@lru_cache
def word_class(name: str) -> frozenset[str]:
    """The closed word class `name` of words.toml."""
    return frozenset(table("words")[name].split())


@lru_cache
def verb_frames() -> dict[str, str]:
    """Each control verb, with its particle after a hyphen, and its list in control.toml."""
    return _by_word(table("control")["verbs"])


@lru_cache
def control_verbs() -> dict[str, str]:
    """Each verb that has control, a grip or a hold for its object, and its list in control.toml."""
    return _by_word(table("control")["control"])


@lru_cache
def noun_frames() -> dict[str, str]:
    """Each control noun and its list in control.toml."""
    return _by_word(table("control")["nouns"])


@lru_cache
def realis_list(name: str) -> frozenset[str]:
    """The verbs after which something did (`factual`) or did not yet (`planned`) happen."""
    return frozenset(table("control")["realis"][name].split())


@lru_cache
def force_nouns(group: str = "units") -> frozenset[str]:
    """The words for those who fight, by group of forces.toml."""
    return frozenset(table("forces")[group].split())


@lru_cache
def act_nouns() -> frozenset[str]:
    """The nouns for acts of war and control: capture, withdrawal, siege, control."""
    return frozenset(word for word, frame in noun_frames().items() if frame != "stronghold")


@lru_cache
def place_nouns() -> dict[str, str]:
    """The words that stand for a place, with the type each gives to a name."""
    return _by_word(table("places")["types"])


@lru_cache
def part_nouns() -> dict[str, str]:
    """The words for a share of a place: whole, most, part or core."""
    return _by_word(table("places")["parts"])


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
