"""Countries by name, by demonym and by the capital that stands for a government ("Baghdad said")."""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from services.atlas.country import Country, read
from services.atlas.names import fold

_REMEMBERED: Final = 20_000


def by_code(code: str) -> Country | None:
    """The country with this ISO2 code."""
    return _by_code().get(code)


@lru_cache(_REMEMBERED)
def by_name(name: str) -> Country | None:
    """The country of that name; acronyms only in capitals ("US", not "us"). "Congo" is the Democratic Republic."""
    return _found(_by_name(), name)


@lru_cache(_REMEMBERED)
def by_demonym(word: str) -> Country | None:
    """The country whose adjective or people the word names: "Iraqi", "Filipinos"."""
    return _found(_by_demonym(), word)


@lru_cache(_REMEMBERED)
def of_forces(name: str) -> Country | None:
    """The country whose people the name of its troops begins with: "Iraqi forces", "South Sudanese troops"."""
    words = name.split()
    return by_demonym(words[0]) or by_demonym(" ".join(words[:2]))


@lru_cache(_REMEMBERED)
def by_capital(name: str) -> Country | None:
    """The country whose government the name stands for: "Moscow", "the Kremlin"."""
    return _found(_by_capital(), name)


@lru_cache(_REMEMBERED)
def opens(word: str) -> bool:
    """Whether the name of a country or of its people begins with this word."""
    return fold(word).partition(" ")[0] in _openings()


@cache
def _openings() -> frozenset[str]:
    names = [*_by_name(), *_by_demonym()]
    return frozenset(fold(name).partition(" ")[0] for name in names)


@cache
def _by_code() -> dict[str, Country]:
    return {country.code: country for country in read()}


def _index(pairs: Iterable[tuple[str, Country]]) -> dict[str, Country]:
    index: dict[str, Country] = {}
    for name, country in pairs:
        # Acronyms keep their case: "us" and "car" are words.
        index.setdefault(name if _is_acronym(name) else fold(name), country)
    return index


def _is_acronym(name: str) -> bool:
    return name.replace(".", "").isupper() and len(name) < 7


def _found(index: dict[str, Country], name: str) -> Country | None:
    return index.get(name) if _is_acronym(name) and name in index else index.get(fold(name))


@cache
def _by_name() -> dict[str, Country]:
    return _index((name, country) for country in _by_code().values() for name in (country.name, *country.names))


@cache
def _by_demonym() -> dict[str, Country]:
    return _index((word, country) for country in _by_code().values() for word in country.demonyms)


@cache
def _by_capital() -> dict[str, Country]:
    return _index((name, country) for country in _by_code().values() for name in country.capitals)
