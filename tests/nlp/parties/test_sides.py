"""For whom unnamed rebels, peoples without a state and foreign helpers fight."""

import pytest

from services.nlp.parties import sides
from tests.nlp.reading import Reader


@pytest.mark.parametrize(
    ("country", "word", "year", "expected"),
    [
        ("CD", "rebels", 1997, "afdl"),
        ("CD", "rebels", 2000, "rcd"),
        ("CD", "rebels", 2012, "m23"),
        ("SO", "islamists", 2006, "islamic-courts-union"),
        ("SO", "islamists", 2010, "al-shabaab"),
        ("YE", "separatists", 2019, "stc"),
        ("YE", "rebels", 2019, "houthi"),
        ("YE", "islamist", 2011, "aqap"),
        ("SY", "jihadi", 2015, "islamic-state"),
        ("NO", "rebels", 2019, None),
        (None, "rebels", 2019, None),
    ],
)
def test_unnamed_rebels_are_the_usual_ones_of_country_and_year(
    country: str | None, word: str, year: int, expected: str | None
) -> None:
    assert sides.usual(country, word, year) == expected


def test_a_people_serves_the_side_that_it_has_in_the_country() -> None:
    assert sides.of_people("kurdish", ["SY", "IQ"], 2017) == "sdf"
    assert sides.of_people("kurdish", ["IQ", "SY"], 2017) == "krg"
    assert sides.of_people("kurdish", ["SE"], 2017) is None
    assert sides.of_people("norwegian", ["SY"], 2017) is None


def test_a_people_among_the_rebels_serves_those_of_the_year() -> None:
    assert sides.of_people("tutsi", ["CD", "RW"], 1996) == "afdl"
    assert sides.of_people("tutsi", ["CD", "RW"], 2012) == "m23"
    assert sides.of_people("tutsi", ["RW", "CD"], 1994) == "rpf"


@pytest.mark.parametrize(
    ("nation", "countries", "year", "expected"),
    [
        ("KE", ["KE", "SO"], 2012, "somalia-government"),
        ("KE", ["KE", "SO"], 1999, None),
        ("TD", ["NG", "TD"], 2015, "nigeria-government"),
        ("TD", ["TD"], 2015, None),
        ("ER", ["ET", "ER"], 2020, None),
    ],
)
def test_helpers_fight_for_the_government_that_they_help(
    nation: str, countries: list[str], year: int, expected: str | None
) -> None:
    assert sides.helped(nation, countries, year) == expected


@pytest.mark.parametrize(
    ("backer", "country", "year", "expected"),
    [
        ("TR", "SY", 2019, "syria-opposition"),
        ("US", "SY", 2017, "sdf"),
        ("US", "SY", 2013, "syria-opposition"),
        ("RW", "CD", 1999, "rcd-goma"),
        ("RW", "CD", 2024, "m23"),
        ("AE", "YE", 2016, "yemen-government"),
        ("AE", "YE", 2019, "stc"),
        ("NO", "SY", 2019, None),
    ],
)
def test_whom_a_foreign_state_backs(backer: str, country: str, year: int, expected: str | None) -> None:
    assert sides.backed(backer, [country], year) == expected


def test_allies_take_nothing_from_each_other(reader: Reader) -> None:
    assert sides.allied("taliban", "al-qaeda")
    assert not sides.allied("taliban", "afghanistan-government")
    text = "Al-Qaeda trained men in Buner. Al-Qaeda paid them. Buner was freed from the Taliban, residents said."
    assert "capture al-qaeda @ Buner" not in reader.told(text, title="Pakistan's army in Buner")
