"""Parties and places told by what is beside them: "his men", "the forces there", "the capital", "a base in A"."""

from datetime import date

import pytest

from tests.nlp.reading import Reader

Told = set[tuple[str, str | None, str]]

IVORY_COAST, KARABAKH, SOMALIA = date(2011, 3, 30), date(2020, 10, 17), date(2022, 9, 10)
YEMEN, IRAQ, SYRIA, SUDAN = date(2015, 1, 20), date(2014, 9, 30), date(2017, 7, 19), date(2024, 7, 1)


def _told(reader: Reader, text: str, published: date) -> Told:
    events = reader.events(text, published)
    return {(one.kind, one.actor.side if one.actor else None, one.place.name) for one in events}


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        (
            "General Hasanov said his soldiers had ousted Armenian fighters from Hadrut.",
            KARABAKH,
            {("capture", "azerbaijan", "Hadrut"), ("withdrawal", "armenia", "Hadrut")},
        ),
        (
            "The colonel said his men had driven Islamic State fighters out of Maskana. The Syrian army pushed on.",
            SYRIA,
            {("capture", "syria-government", "Maskana"), ("withdrawal", "islamic-state", "Maskana")},
        ),
        (
            "A resident of the village of Moqokori, 25 km southwest of Mahas, said the al-Shabaab men there had left.",
            SOMALIA,
            {("withdrawal", "al-shabaab", "Moqokori")},
        ),
        (
            "Residents of Bara, 50 km from El Obeid, said the RSF forces there had withdrawn.",
            SUDAN,
            {("withdrawal", "rsf", "Bara")},
        ),
        (
            "An elder in Mahas, 100 km from Beledweyne, said government troops there had pulled out.",
            SOMALIA,
            {("withdrawal", "somalia-government", "Mahas")},
        ),
        ("The Houthis seized the capital on Monday.", YEMEN, {("capture", "houthi", "Sanaa")}),
        (
            "The Houthis were driven from Mocha. They had overrun the capital in September.",
            YEMEN,
            {("withdrawal", "houthi", "Mocha"), ("capture", "houthi", "Sanaa")},
        ),
        (
            "Ouattara's forces entered Yamoussoukro but met pockets of resistance.",
            IVORY_COAST,
            {("capture", "forces-nouvelles", "Yamoussoukro")},
        ),
        (
            "Kurdish forces captured Islamic State positions at Zumar and Rabia.",
            IRAQ,
            {("capture", "krg", "Zumar"), ("capture", "krg", "Rabia")},
        ),
        (
            "Bargi Matal was captured by the Taliban after Kamdesh fell following the withdrawal of foreign forces.",
            date(2010, 5, 29),
            {("capture", "taliban", "Bargi Matal"), ("capture", "taliban", "Kamdesh")},
        ),
    ],
)
def test_who_and_where(reader: Reader, text: str, published: date, expected: Told) -> None:
    assert _told(reader, text, published) == expected


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Al-Shabaab attacked an army base in the Lower Shabelle region.", SOMALIA),
        ("Boko Haram overran a military base in Borno state.", date(2015, 3, 17)),
        ("The RSF cut the road between Dilling and Kadugli.", SUDAN),
        ("The highway between El Obeid and Um Rawaba had been cut off by the RSF.", SUDAN),
        ("Kadyrov comes from the Chechnya Republic, which he rules with an iron fist.", date(2022, 10, 1)),
        ("She governs Mopti. The army is at war with the rebels.", date(2013, 1, 28)),
    ],
)
def test_nothing_is_told_of_a_place(reader: Reader, text: str, published: date) -> None:
    assert not _told(reader, text, published)


@pytest.mark.parametrize(
    ("text", "published", "side"),
    [
        ("Servicemen of the 36th Guards Motorized Rifle Brigade liberated Torske.", date(2025, 7, 16), "russia"),
        ("Units of Battlegroup West took control of Torske.", date(2024, 10, 2), "russia"),
        ("Ethnic Albanian rebels captured Veliki Trnovac in southern Serbia.", date(2001, 5, 15), "ucpmb"),
        ("Fighters of the self-declared government in Libya left Sirte.", date(2015, 6, 9), "libya-dawn"),
    ],
)
def test_parties_by_other_names(reader: Reader, text: str, published: date, side: str) -> None:
    assert {party for _, party, _ in _told(reader, f"{text} The Ukrainian army fights on.", published)} >= {side} or {
        party for _, party, _ in _told(reader, text, published)
    } == {side}
