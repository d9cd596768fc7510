"""Places that a war made known: theatre files, and how they join the places of GeoNames."""

import math
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

import msgspec

from services.atlas.names import fold, skeletons
from services.atlas.place import SETTLEMENTS, UNITS, AtlasPlace, Entry, PlaceKind
from services.atlas.scripts import other_scripts

FOLDER = Path(__file__).parent / "theatres"
# A place that an analyst wrote down is more likely meant than a namesake of this many people.
_WEIGHT: dict[PlaceKind, int] = {
    "city": 300_000, "town": 100_000, "village": 30_000, "district": 30_000, "province": 90_000, "facility": 60_000,
    "area": 60_000, "country": 10_000_000,
}  # fmt: skip
# News says "Tabqa airbase", "Tabqa air base" and "Tabqa airport" of one place.
_AIR_WORDS = ("air base", "airbase", "airport", "airfield", "military airport")
_AIR = re.compile(r" (?:military )?(?:air ?base|air ?field|airport)$", re.IGNORECASE)
_BRACKETS = re.compile(r" \(.*\)$")
_SAME_PLACE_KM = 15.0
_SAME_UNIT_KM = 150.0


def read(path: Path) -> Iterator[Entry]:
    """Entries of one theatre file: `places = [[name, type, lat, lon, [aliases], country?], …]`, `country = "IQ"`.

    Raises ValueError that names the file and the row where a row is not of that form.
    """
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    for row in document["places"]:
        try:
            yield _entry(row, document.get("country"))
        except (TypeError, ValueError) as error:
            raise ValueError(f"{path.name}: {row!r}: {error}") from error


def _entry(row: list[object], country: object) -> Entry:
    name, kind, lat, lon, aliases, *own = row
    if kind not in get_args(PlaceKind):
        raise ValueError(f"type {kind!r} is none of {', '.join(get_args(PlaceKind))}")
    place = msgspec.convert(
        (f"theatre:{slug(str(name))}", name, kind, own[0] if own else country, None, lat, lon, 0),
        tuple[str, str, PlaceKind, str | None, None, float, float, int],
    )
    # "Shifa (Mosul)" tells it from others in the atlas; news writes "Shifa".
    names = msgspec.convert(aliases, set[str]) | {place[1], _BRACKETS.sub("", place[1])}
    if place[2] == "facility":
        names |= {_AIR.sub(f" {word}", name) for name in names if _AIR.search(name) for word in _AIR_WORDS}
    written = other_scripts(names)
    return Entry(AtlasPlace(*place), names - written, _WEIGHT[place[2]], names - written, written)


def slug(name: str) -> str:
    """The name as it stands in an id: lower case ASCII with hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def kilometres(one: AtlasPlace, other: AtlasPlace) -> float:
    """Distance over the ground, good to 1% below 500 km."""
    mean = math.radians((one.lat + other.lat) / 2)
    return 111.2 * math.hypot(one.lat - other.lat, (one.lon - other.lon) * math.cos(mean))


def join(known: list[Entry], theatre: Iterable[Entry]) -> list[Entry]:
    """All entries, those of the theatre merged into the known place that they are the same as.

    A merged place keeps its id and population and takes name, type and position from the theatre file. A place takes in
    one name only, so that two villages side by side stay two. Raises ValueError if places far apart share an id.
    """
    wanted = list(theatre)
    alike = _alike(known, {entry.place.country for entry in wanted})
    by_id = {entry.place.id: entry for entry in known}
    taken: dict[str, str] = {}
    for entry in wanted:
        name = fold(entry.place.name)
        near = [e for key in _keys(entry) for e in alike[entry.place.country, key] if _same(e, entry)]
        free = [e for e in near if taken.get(e.place.id, name) == name]
        if free:
            nearest = min(free, key=lambda e: (kilometres(e.place, entry.place), e.place.id))
            taken[nearest.place.id] = name
            _merge(nearest, entry)
        elif twin := by_id.get(entry.place.id):
            _merge_twin(twin, entry)
        else:
            by_id[entry.place.id] = entry
    return list(by_id.values())


def _merge_twin(twin: Entry, entry: Entry) -> None:
    if kilometres(twin.place, entry.place) > _SAME_PLACE_KM:
        raise ValueError(f"two places far apart have the id {entry.place.id}: give one of them another name")
    _merge(twin, entry)


def _alike(known: Iterable[Entry], countries: set[str | None]) -> dict[tuple[str | None, str], list[Entry]]:
    found: dict[tuple[str | None, str], list[Entry]] = defaultdict(list)
    for entry in known:
        if entry.place.country in countries:
            for key in _keys(entry):
                found[entry.place.country, key].append(entry)
    return found


def _keys(entry: Entry) -> set[str]:
    return set(skeletons([fold(name) for name in entry.names]))


def _same(known: Entry, entry: Entry) -> bool:
    distance = kilometres(known.place, entry.place)
    if entry.place.type in UNITS:
        return known.place.type in UNITS and distance < _SAME_UNIT_KM
    if entry.place.type == "country":
        return known.place.type == "country"
    if entry.place.type in SETTLEMENTS:
        return known.place.type in SETTLEMENTS and distance < _SAME_PLACE_KM
    return entry.place.type == known.place.type and distance < _SAME_PLACE_KM


def _merge(known: Entry, entry: Entry) -> None:
    known.own |= entry.own | {known.place.name}
    known.place = msgspec.structs.replace(
        entry.place, id=known.place.id, admin1=known.place.admin1, population=known.place.population
    )
    known.names |= entry.names
    known.written |= entry.written
    known.weight = max(known.weight, entry.weight)
