"""The town that a province is governed from, where it has another name than the province (`seats.toml`)."""

import tomllib
from functools import cache
from pathlib import Path

from services.atlas.names import fold

_KINDS = ("province", "governorate", "state", "region", "oblast", "prefecture", "provinces")


def seat_of(country: str | None, land: str) -> str | None:
    """The name of the town; `country` is ISO2, `land` the province's name with or without "province"."""
    name = fold(land)
    for kind in _KINDS:
        name = name.removesuffix(f" {kind}").removeprefix(f"{kind} of ")
    return _seats().get((country or "", name))


def is_seat(country: str | None, town: str) -> bool:
    """Whether a province of the country is governed from the town and has another name."""
    return (country or "", fold(town)) in _towns()


@cache
def _towns() -> frozenset[tuple[str, str]]:
    return frozenset((country, fold(town)) for (country, _), town in _seats().items())


@cache
def _seats() -> dict[tuple[str, str], str]:
    rows = tomllib.loads((Path(__file__).parent / "seats.toml").read_text(encoding="utf-8"))
    return {
        (country, fold(name)): town
        for country, towns in rows.items()
        for names, town in towns.items()
        for name in names.split(" / ")
    }
