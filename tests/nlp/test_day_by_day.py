"""Places told with a day each, lands told as "the state of A", armed men without a name, and what has gone on since."""

from datetime import date

import pytest

from tests.nlp.reading import Reader, brief

EACH_ON_ITS_DAY = {
    "The capture of Bama on Monday and Gwoza on Tuesday by the Nigerian army raised hopes.": [
        ("Bama", date(2023, 12, 18)),
        ("Gwoza", date(2023, 12, 19)),
    ],
    "The fall of Kunduz on Saturday, Taloqan on Sunday and Faizabad on Monday to the Taliban shocked Kabul.": [
        ("Kunduz", date(2023, 12, 16)),
        ("Taloqan", date(2023, 12, 17)),
        ("Faizabad", date(2023, 12, 18)),
    ],
}


@pytest.mark.parametrize(("text", "days"), EACH_ON_ITS_DAY.items())
def test_each_place_fell_on_its_own_day(reader: Reader, text: str, days: list[tuple[str, date]]) -> None:
    events = reader.events(text)
    assert sorted((e.place.name, e.date.start) for e in events) == sorted(days)
    assert all(e.kind == "capture" and e.actor is not None for e in events)


TOLD = {
    "The RSF controls the state of Sennar.": ["control rsf @ Sennar"],
    "The state of Borno is calm after Boko Haram left Bama.": ["withdrawal boko-haram @ Bama"],
    "Armed men attacked Rutshuru, Congolese soldiers said.": ["contest m23 @ Rutshuru"],
    "Mafa and Marte are the towns that Nigerian troops cleared of Boko Haram.": [
        "capture nigeria-government @ Mafa",
        "capture nigeria-government @ Marte",
    ],
    "The army said that troops have flushed out Boko Haram from Monguno and environs, including Gajigana.": [
        "capture nigeria-government @ Gajigana",
        "capture nigeria-government @ Monguno",
        "withdrawal boko-haram @ Gajigana",
        "withdrawal boko-haram @ Monguno",
    ],
    "Al-Shabaab has occupied Mucojo in Mozambique for two weeks.": ["control islamic-state @ Mucojo"],
    "The M23 captured Sake after clashes with Congolese soldiers, who fled to Goma.": [
        "capture m23 @ Sake",
        "withdrawal drc-government @ Sake",
    ],
}


@pytest.mark.parametrize(("text", "events"), TOLD.items())
def test_lands_armed_men_and_those_who_fled(reader: Reader, text: str, events: list[str]) -> None:
    assert reader.told(text) == events


def test_what_has_been_occupied_since_the_day_before_was_taken_then(reader: Reader) -> None:
    taken = "Kanyabayonga has been occupied since Friday evening by the M23, and the FARDC have fallen back on Kayna."
    assert sorted(brief(e) for e in reader.events(taken, date(2024, 6, 28))) == [
        "capture m23 @ Kanyabayonga",
        "withdrawal drc-government @ Kanyabayonga",
    ]
    long_ago = "Bunagana has been occupied since June 2022 by the M23."
    assert [brief(e) for e in reader.events(long_ago, date(2024, 6, 28))] == ["control m23 @ Bunagana"]
