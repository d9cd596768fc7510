"""A place of the atlas, and the entry that a source of places gives for it."""

from typing import Literal

from msgspec import Struct, field

PlaceKind = Literal["city", "town", "village", "district", "province", "facility", "area", "country"]
SETTLEMENTS: frozenset[PlaceKind] = frozenset({"city", "town", "village"})
UNITS: frozenset[PlaceKind] = frozenset({"district", "province"})


class AtlasPlace(Struct, frozen=True):
    """One place. `id` is `geonames:<geonameid>` or `theatre:<slug>`; `country` is ISO 3166 alpha-2.

    `lat`, `lon` are WGS 84 degrees: a settlement's own, the mean of its settlements for a unit. `population` is 0
    where it is not known; `weight` is what orders it among its namesakes (people, roughly).
    """

    id: str
    name: str
    type: PlaceKind
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    population: int
    weight: int = 0


class Entry(Struct):
    """A place with all its names, and the weight that orders it among its namesakes (people, roughly).

    `own`: the names, besides `place.name`, that are surely its; the rest may be old or wrong. `written`: those in other
    scripts than the Latin one.
    """

    place: AtlasPlace
    names: set[str]
    weight: int
    own: set[str] = field(default_factory=set)
    written: set[str] = field(default_factory=set)


def settlement_type(population: int) -> PlaceKind:
    """City from 100,000 people, town from 5,000, else village."""
    if population >= 100_000:
        return "city"
    return "town" if population >= 5_000 else "village"
