"""Who takes back what another took before; whose a town is that is the last of its land; who is in control there."""

from datetime import date

import pytest

from tests.nlp.reading import Reader

BACK = {
    (2015, "The Taliban seized Kunduz on September 28. The city was recaptured three days later."): [
        ("afghanistan-government", "Kunduz", 10, 1),
        ("taliban", "Kunduz", 9, 28),
    ],
    (2014, "Boko Haram captured Bama on September 1. The town was retaken on September 19, officials said."): [
        ("boko-haram", "Bama", 9, 1),
        ("nigeria-government", "Bama", 9, 19),
    ],
    (2014, "Boko Haram captured Bama on September 1. The town was captured on September 1, witnesses said."): [
        ("boko-haram", "Bama", 9, 1)
    ],
}


@pytest.mark.parametrize(("year", "text"), BACK)
def test_it_is_taken_back_by_the_enemy_of_those_who_took_it(reader: Reader, year: int, text: str) -> None:
    events = reader.events(text, date(year, 10, 10))
    told = [(e.actor.side, e.place.name, e.date.start.month, e.date.start.day) for e in events if e.actor]
    assert sorted(told, key=str) == BACK[year, text]


TOLD = {
    "El Fasher, the last big town of Darfur in army hands, is besieged by the RSF.": [
        "contest rsf @ El Fasher",
        "control saf @ El Fasher",
    ],
    "Uvira, the last major city of South Kivu in government hands, fell to the M23 on Wednesday.": [
        "capture m23 @ Uvira"
    ],
    "The M23 lost Rutshuru less than a day after it had entered the town.": [
        "capture m23 @ Rutshuru",
        "withdrawal m23 @ Rutshuru",
    ],
    "A bomb expert of Boko Haram, known as Mala, gave himself up with the man who was second in command.": [],
    "Government forces prised Moqokori from al-Shabaab.": ["capture somalia-government @ Moqokori"],
    "Fighting erupted in Wau on Friday; by Saturday the army of South Sudan was in full control.": [
        "capture south-sudan-government @ Wau"
    ],
}


@pytest.mark.parametrize(("text", "events"), TOLD.items())
def test_whose_the_last_town_is(reader: Reader, text: str, events: list[str]) -> None:
    assert reader.told(text) == events
