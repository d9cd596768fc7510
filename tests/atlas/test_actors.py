from itertools import combinations
from pathlib import Path

import pytest

from services.atlas.actor import Actor
from services.atlas.actors import is_acronym, open_actors

ACTORS = open_actors()


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("Peshmerga", "krg"),
        ("Hashd al-Shaabi", "iraq-government"),
        ("PMU", "iraq-government"),
        ("Golden Division", "iraq-government"),
        ("Daesh", "islamic-state"),
        ("Wagner", "russia"),
        ("Tiger Forces", "syria-government"),
        ("Séléka", "seleka"),
        ("Haftar", "libya-lna"),
        ("Bafel Talabani", "krg"),
        ("Prigozhin", "russia"),
        ("TNLA", "tnla"),
        ("FARDC", "drc-government"),
        ("Tamil Tigers", "ltte"),
        ("Kosovo Liberation Army", "kla"),
    ],
)
def test_find(name: str, side: str) -> None:
    assert {actor.side for actor in ACTORS.find(name)} == {side}


def test_every_alias_finds_its_actor() -> None:
    names = ((actor, name) for actor in ACTORS.all for name in (actor.name, *actor.aliases))
    assert [(actor.id, name) for actor, name in names if actor not in ACTORS.find(name)] == []


def test_acronyms_keep_their_case() -> None:
    assert ACTORS.find("IS")
    assert not ACTORS.find("is")
    assert not ACTORS.find("Is")


def test_a_possessive_is_the_same_actor() -> None:
    assert ACTORS.find("ISIS's") == ACTORS.find("ISIS’s") == ACTORS.find("ISIS")


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_a_name_with_a_possessive_inside_is_found_among_the_words_of_a_text(apostrophe: str) -> None:
    words = ["the", "Tigray", "People", f"{apostrophe}s", "Liberation", "Front", "fled"]
    assert ACTORS.longest(words, 1) == 5
    assert {actor.side for actor in ACTORS.find(" ".join(words[1:6]))} == {"tplf"}


def test_one_acronym_may_stand_for_several_actors() -> None:
    assert {actor.side for actor in ACTORS.find("SNA")} == {"syria-opposition", "somalia-government"}


def test_the_side_depends_on_the_country() -> None:
    (hezbollah,) = ACTORS.find("Hezbollah")
    assert hezbollah.side_in("SY") == "syria-government"
    assert hezbollah.side_in("LB") == hezbollah.side_in(None) == "hezbollah"


def test_no_name_stands_for_two_sides_in_one_country_at_one_time() -> None:
    clashes = [
        (name, one.id, other.id, country)
        for name in {name for actor in ACTORS.all for name in (actor.name, *actor.aliases)}
        for one, other in combinations(ACTORS.find(name), 2)
        for country in set(one.countries) & set(other.countries)
        if one.side_in(country) != other.side_in(country) and at_one_time(one, other)
    ]
    assert clashes == []


def at_one_time(one: Actor, other: Actor) -> bool:
    return (one.start or 0) < (other.end or 9999) and (other.start or 0) < (one.end or 9999)


def test_years_run_forward_and_countries_are_iso2() -> None:
    for actor in ACTORS.all:
        assert (actor.start or 0) <= (actor.end or 9999), actor.id
        assert all(len(code) == 2 and code.isupper() for code in actor.countries), actor.id
        assert actor.countries, actor.id


@pytest.mark.parametrize(
    ("text", "start", "count"),
    [
        ("the Syrian Democratic Forces took", 1, 3),
        ("said the IS group", 2, 2),
        ("it is over", 1, 0),
        ("Popular Mobilization Units said", 0, 3),
        ("a Mosul street", 1, 0),
    ],
)
def test_longest(text: str, start: int, count: int) -> None:
    assert ACTORS.longest(text.split(), start) == count


def test_is_acronym() -> None:
    assert is_acronym("ISIS")
    assert not is_acronym("Houthi")
    assert not is_acronym("RED ARMY")


def test_a_file_of_the_user_adds_actors_and_replaces_them(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        'actors = [["Nowhere Brigade", "nowhere", "armed-group", "IQ", "2020-", ["NB Brigade"]],'
        ' ["Peshmerga", "changed", "state-force", "IQ", "", []]]'
    )
    mine = open_actors(path)
    assert mine.find("NB Brigade")[0].start == 2020
    assert mine.find("Peshmerga")[0].side == "changed"


def test_a_wrong_row_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('actors = [["Nowhere Brigade", "nowhere", "club", "IQ", "2020-", []]]')
    with pytest.raises(ValueError, match=r"mine.toml: .*Nowhere Brigade.*club"):
        open_actors(path)
