"""The control language of nouns."""

import pytest

from tests.nlp.reading import Reader

TAKING = {
    "The capture of Bukavu by M23 followed days of fighting.": ["capture m23 @ Bukavu"],
    "The fall of El Fasher to the RSF alarmed the United Nations.": ["capture rsf @ El Fasher"],
    "The RSF takeover of Nyala last week left thousands displaced.": ["capture rsf @ Nyala"],
    "The recapture of Macomia by Mozambican troops was announced.": ["capture mozambique-government @ Macomia"],
    "The army announced the liberation of Marawi on Monday.": ["capture philippines-government @ Marawi"],
    "The capture of a commander in Bukavu by M23 made news.": [],
}
LEAVING = {
    "The rebels' withdrawal from Gao came overnight.": ["withdrawal mali-rebels @ Gao"],
    "Residents cheered the withdrawal of Eritrean troops from Axum.": ["withdrawal eritrea @ Axum"],
}
FIGHTING = {
    "Heavy clashes between the army and the RSF broke out in El Fasher.": ["contest saf @ El Fasher"],
    "A gun battle erupted between Boko Haram and soldiers in Baga.": ["contest boko-haram @ Baga"],
}
UNREAL = {
    "The army denied plans for the recapture of Bukavu from M23.": [],
    "There was no withdrawal of Eritrean troops from Axum.": [],
}
ALL = TAKING | LEAVING | FIGHTING


@pytest.mark.parametrize("text", ALL)
def test_a_noun_of_control_tells_as_much_as_its_verb(reader: Reader, text: str) -> None:
    assert reader.told(text) == ALL[text]


@pytest.mark.parametrize("text", UNREAL)
def test_what_a_noun_only_plans_or_denies_moves_nothing(reader: Reader, text: str) -> None:
    assert [event for event in reader.events(text) if event.status == "reported"] == []
