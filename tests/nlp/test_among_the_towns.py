"""What several places are said to be: "both taken by X", "among the towns that X took"; and where they lie."""

from datetime import date

import pytest

from tests.nlp.reading import Reader, brief

BOTH = {
    "Residents fled from Bama and Gwoza, both overrun by Boko Haram in September.": [
        "capture boko-haram @ Bama",
        "capture boko-haram @ Gwoza",
    ],
    "The loss follows that of Raqqa and Tabqa, both captured by the Syrian rebels in March.": [
        "capture syria-opposition @ Raqqa",
        "capture syria-opposition @ Tabqa",
    ],
    "The Sudanese army said the road to Bara and Kazgil – both retaken by its soldiers on Friday – is open.": [
        "capture saf @ Bara",
        "capture saf @ Kazgil",
    ],
}
AMONG_THEM = {
    "Bama and Gwoza are two of the towns that Boko Haram captured last month.": [
        "capture boko-haram @ Bama",
        "capture boko-haram @ Gwoza",
    ],
    "Gwoza is among the towns that Boko Haram has captured.": ["capture boko-haram @ Gwoza"],
    "Gwoza and Bama were the first towns that fell to Boko Haram.": [
        "capture boko-haram @ Bama",
        "capture boko-haram @ Gwoza",
    ],
    "Among the towns the jihadists still hold are Kidal and Tessalit.": [
        "control jihadists-sahel @ Kidal",
        "control jihadists-sahel @ Tessalit",
    ],
    "Bama and Gwoza are among the towns that the army has vowed to retake.": [
        "capture nigeria-government @ Bama (planned)",
        "capture nigeria-government @ Gwoza (planned)",
    ],
}
WHICH_ARE = {
    "Aid cannot reach Bama, Gwoza and Dikwa, which are held by Boko Haram.": [
        "control boko-haram @ Bama",
        "control boko-haram @ Dikwa",
        "control boko-haram @ Gwoza",
    ],
    "They fled from Bama to Maiduguri, which is held by the Nigerian army.": ["control nigeria-government @ Maiduguri"],
    "We have the towns of Kanyabayonga, Kirumba and the village of Kayna which are occupied by the M23.": [
        "control m23 @ Kanyabayonga",
        "control m23 @ Kayna",
        "control m23 @ Kirumba",
    ],
}
COUNTED = {
    "The M23 rebels captured three towns on Friday. They are Kiwanja, Rutshuru and Rubare.": [
        "capture m23 @ Kiwanja",
        "capture m23 @ Rubare",
        "capture m23 @ Rutshuru",
    ],
    "Al-Shabaab has withdrawn from three towns in Bakool. They include Hudur and Tiyeglow.": [
        "withdrawal al-shabaab @ Hudur",
        "withdrawal al-shabaab @ Tiyeglow",
    ],
    "The army says it has liberated 14 villages in Borno. The villages are: Kirawa, Pulka and Ngoshe.": [
        "capture nigeria-government @ Kirawa",
        "capture nigeria-government @ Ngoshe",
        "capture nigeria-government @ Pulka",
    ],
    "The Taliban seized three districts. They are Pashtuns from the south.": [],
    "The Taliban seized three towns. They are in Kunduz.": [],
    "The M23 took two towns. The wounded include Jean Bahati and Marie Mapendo.": [],
}
ANNOUNCED = {
    "The fall of another important town, Michika, to Boko Haram was confirmed by residents.": [
        "capture boko-haram @ Michika"
    ],
    "The recapture of a key town in Borno state, Bama, by Nigerian troops was announced on Monday.": [
        "capture nigeria-government @ Bama"
    ],
    "The army repulsed an attack on Renk. In Malakal, the capital of Upper Nile state, rebels loyal to Machar captured "
    "the town.": ["capture spla-io @ Malakal", "contest spla-io @ Renk"],
}
WHERE_IT_LIES = {
    "The rebels took Kalembe, a village in Walikale, a vast territory of North Kivu.": ["capture m23 @ Kalembe"],
    "Al-Shabaab seized Masagaway, a town in Galgadud, a central region, on Monday.": ["capture al-shabaab @ Masagaway"],
}
SPOKEN = {
    "“Boko Haram fighters have captured Bama,” Musa Abba Kaka, whose brother fled, told AFP by phone.": [
        "capture boko-haram @ Bama"
    ],
    "“The insurgents hold Palma and Macomia,” Joao Feijo Mabunda, who fled by boat, told the BBC.": [
        "control islamic-state @ Macomia",
        "control islamic-state @ Palma",
    ],
}
IN_VAIN = {
    "Al-Shabaab fighters were repulsed in an attempt to take Bardera.": ["contest al-shabaab @ Bardera"],
    "Boko Haram's bid to recapture Baga ended in defeat.": ["contest boko-haram @ Baga"],
    "The rebels were routed when they tried to enter Abeche.": ["contest chad-rebels @ Abeche"],
    "The opposition was defeated in an attempt to capture the mayor's office in Palma in Sunday's vote.": [],
    "The loss of Shire, a strategic city with an airport, comes as a blow to Tigrayan forces.": [
        "withdrawal tplf @ Shire"
    ],
    "The loss of life in Bama comes as a blow to the army.": [],
}


@pytest.mark.parametrize(
    ("text", "events"), (BOTH | AMONG_THEM | WHICH_ARE | COUNTED | ANNOUNCED | WHERE_IT_LIES | SPOKEN | IN_VAIN).items()
)
def test_several_places_and_what_is_said_of_them(reader: Reader, text: str, events: list[str]) -> None:
    assert reader.told(text) == events


def test_those_helped_leave_a_camp_and_no_town_is_given_up(reader: Reader) -> None:
    told = "Boko Haram attacked Gwoza. Some 300 displaced people get help from the army. Some of them left the camp."
    assert reader.told(told) == ["contest boko-haram @ Gwoza"]


def test_ethiopian_troops_serve_the_government_of_somalia_since_they_joined_its_mission(reader: Reader) -> None:
    left = "Ethiopian troops left El Bur in Somalia on Monday and al-Shabaab took the town."
    at = {year: [brief(e) for e in reader.events(left, date(year, 4, 4))] for year in (2009, 2017)}
    assert "withdrawal ethiopia-government @ El Bur" in at[2009]
    assert "withdrawal somalia-government @ El Bur" in at[2017]


def test_the_opposition_of_one_land_is_not_that_of_its_neighbour(reader: Reader) -> None:
    told = "Opposition forces attacked Renk. The army of South Sudan said that Sudanese rebels of JEM were there."
    assert [brief(e) for e in reader.events(told, date(2014, 5, 4))] == ["contest spla-io @ Renk"]


def test_towns_named_after_were_taken_when_they_were_counted(reader: Reader) -> None:
    told = "Earlier in July, Boko Haram seized two towns in the state of Borno. The towns are Dikwa and Damboa."
    events = reader.events(told, date(2014, 9, 8))
    assert [(e.place.name, e.date.start) for e in events] == [("Dikwa", date(2014, 7, 1)), ("Damboa", date(2014, 7, 1))]


@pytest.mark.parametrize(
    ("then", "contests"),
    {
        "Heavy casualties were suffered by the insurgents in the battle for Bama.": 0,
        "Soldiers told of the fight for the town, which left 40 of them dead.": 0,
        "The battle for Bama has resumed.": 1,
        "Boko Haram attacked Bama, killing ten soldiers.": 1,
    }.items(),
)
def test_a_battle_is_spoken_of_again_once_it_is_over(reader: Reader, then: str, contests: int) -> None:
    events = reader.events(f"The army recaptured Bama on September 1.\n\n{then}", date(2014, 9, 20))
    assert [e.kind for e in events] == ["capture"] + ["contest"] * contests
