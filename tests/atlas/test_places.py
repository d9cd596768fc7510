import random
from time import process_time

import pytest

from services.atlas import theatre
from services.atlas.index import ensure, theatre_files
from services.atlas.names import fold
from services.atlas.place import Entry
from services.atlas.places import Places
from services.ledger.settings import settings

THEATRE = [entry for path in theatre_files() for entry in theatre.read(path)]


@pytest.mark.parametrize(
    ("name", "id_", "country"),
    [
        ("Kirkuk", "geonames:94787", "IQ"),
        ("Altun Kupri", "theatre:altun-kupri", "IQ"),
        ("Perde", "theatre:altun-kupri", "IQ"),
        ("ar-Raqqa", "geonames:172955", "SY"),
        ("Palmyra", "geonames:163808", "SY"),
        ("Tripoli", "geonames:2210247", "LY"),
        ("Bakhmut", "geonames:713174", "UA"),
        ("Artemivsk", "geonames:713174", "UA"),
        ("Iraq", "geonames:99237", "IQ"),
    ],
)
def test_the_place_most_likely_meant_comes_first(places: Places, name: str, id_: str, country: str) -> None:
    first = places.find(name)[0]
    assert (first.id, first.country) == (id_, country)


def test_all_namesakes_are_found(places: Places) -> None:
    assert {place.country for place in places.find("Tripoli")} >= {"LY", "LB"}


def test_a_town_comes_before_the_province_named_after_it(places: Places) -> None:
    assert [place.type for place in places.find("Idlib")][:2] == ["city", "province"]


def test_a_province_lies_where_its_towns_are(places: Places) -> None:
    diyala = places.find("Diyala")[0]
    assert diyala.type == "province"
    assert (round(diyala.lat), round(diyala.lon)) == (34, 45)


def test_an_unknown_name_finds_nothing(places: Places) -> None:
    assert places.find("Qwertzuiop") == ()


@pytest.mark.parametrize("entry", random.Random(7).sample(THEATRE, 150), ids=lambda entry: entry.place.id)
def test_every_alias_finds_its_place(places: Places, entry: Entry) -> None:
    near = [entry.place.name, *entry.names]
    for name in near:
        assert any(theatre.kilometres(place, entry.place) < 160 for place in places.find(name)), name


def test_theatre_places_lie_on_the_globe() -> None:
    assert all(-60 < entry.place.lat < 75 and -120 < entry.place.lon < 180 for entry in THEATRE)


@pytest.mark.parametrize(
    ("name", "country", "found"),
    [
        ("Khanakin", "IQ", "Khanaqin"),
        ("Hodaida", "YE", "Hodeidah"),
        ("Lisitchansk", "UA", "Lysychansk"),
        ("Mambidj", "SY", None),
        ("Manbidj", "TR", "Manbij"),
    ],
)
def test_other_romanisations_are_found_in_the_country_and_next_to_it(
    places: Places, name: str, country: str, found: str | None
) -> None:
    assert (found in {place.name for place in places.find_similar(name, country)}) is (found is not None)


def test_short_names_have_nothing_similar(places: Places) -> None:
    assert places.find_similar("Hit", "IQ") == ()


@pytest.mark.parametrize(
    ("text", "start", "count"),
    [
        ("forces took Tuz Khurmatu on", 2, 2),
        ("forces took Deir ez-Zor city", 2, 2),
        ("in Kirkuk", 1, 1),
        ("the Altun Kupri", 1, 2),
        ("took Qwertzuiop today", 1, 0),
        ("left Mosul", 1, 1),
        ("entered al-Raqqa city", 1, 1),
        ("entered Al Raqqa city", 1, 2),
    ],
)
def test_longest(places: Places, text: str, start: int, count: int) -> None:
    assert places.longest(text.split(), start) == count


@pytest.mark.parametrize("entry", random.Random(11).sample(THEATRE, 100), ids=lambda entry: entry.place.id)
def test_longest_covers_a_known_name(places: Places, entry: Entry) -> None:
    words = fold(entry.place.name).split()[:5]
    if places.find(" ".join(words)):
        assert places.longest(words, 0) == len(words)


@pytest.mark.parametrize("name", ["March", "Nice", "Most", "Split", "Police", "Of", "Reading", "Orange", "Best", "Ali"])
def test_risky(places: Places, name: str) -> None:
    assert places.is_risky(name)


@pytest.mark.parametrize("name", ["Kirkuk", "Bakhmut", "Aleppo", "Goma", "Marawi"])
def test_not_risky(places: Places, name: str) -> None:
    assert not places.is_risky(name)


def test_neighbours(places: Places) -> None:
    assert places.neighbours("IQ") == {"SY", "SA", "IR", "JO", "TR", "KW"}
    assert places.neighbours("PH") == frozenset()
    assert places.neighbours("??") == frozenset()


def test_a_look_up_costs_microseconds(places: Places) -> None:
    sentence = "Iraqi forces on Friday took Kirkuk and Tuz Khurmatu from the Peshmerga in the North"
    words = sentence.split()
    rounds = 500
    begun = process_time()
    for _ in range(rounds):
        for start in range(len(words)):
            places.longest(words, start)
    # Some 3 µs ; ten times that is a look-up that reads the disk.
    assert (process_time() - begun) / rounds / len(words) < 30e-6


def test_a_second_opening_builds_nothing(places: Places) -> None:
    index = ensure(settings().home)
    written = index.stat().st_mtime_ns
    assert Places(index).find("Kirkuk") == places.find("Kirkuk")
    assert ensure(settings().home).stat().st_mtime_ns == written
