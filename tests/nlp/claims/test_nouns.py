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
FIGHTING_BETWEEN = {
    "Heavy fighting raged in Nyala on Monday between the army and the RSF.": ["contest saf @ Nyala"],
    "Fighting for Lashio went on between the MNDAA and the junta's troops.": ["contest mndaa @ Lashio"],
    "Fighting has reached the centre of Bangui, Seleka rebels said.": ["contest seleka @ Bangui [most]"],
    "The siege of Malanje began in May; attacks on it by UNITA went on.": ["contest unita @ Malanje"],
    "Tigrayan forces launched an assault on Woldiya.": ["contest tplf @ Woldiya"],
    "Fighting broke out between fans in Kunduz, troops said.": [],
}
DOING = {
    "The RSF announced the capture of Nyala.": ["capture rsf @ Nyala"],
    "The army completed the liberation of Jaffna from the Tamil Tigers.": ["capture sri-lanka-government @ Jaffna"],
    "The RSF condemned the capture of Nyala.": ["capture None @ Nyala"],
}
UNREAL = {
    "The army denied plans for the recapture of Bukavu from M23.": [],
    "There was no withdrawal of Eritrean troops from Axum.": [],
}
ALL = TAKING | LEAVING | FIGHTING | FIGHTING_BETWEEN | DOING


@pytest.mark.parametrize("text", ALL)
def test_a_noun_of_control_tells_as_much_as_its_verb(reader: Reader, text: str) -> None:
    assert reader.told(text) == ALL[text]


@pytest.mark.parametrize("text", UNREAL)
def test_what_a_noun_only_plans_or_denies_moves_nothing(reader: Reader, text: str) -> None:
    assert [event for event in reader.events(text) if event.status == "reported"] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The ceasefire ended years of fighting in Bama between the Nigerian army and Boko Haram.", []),
        ("The truce halted the hostilities in Goma between M23 and the army.", []),
        ("Al-Shabaab claimed suicide bomb attacks in Mogadishu.", []),
        ("Roadside bomb attacks in Kandahar by the Taliban killed five.", []),
        ("The army stopped an attack of Boko Haram on Bama.", ["contest boko-haram @ Bama"]),
        ("Heavy fighting was reported from Kiwanja in North Kivu between M23 and the army.", ["contest m23 @ Kiwanja"]),
        ("Al-Shabaab fighters in Jowhar began their retreat on Monday.", ["withdrawal al-shabaab @ Jowhar"]),
        ("A delegation in Bama made a withdrawal from the talks with Boko Haram.", []),
    ],
)
def test_fighting_that_is_over_or_for_no_ground(reader: Reader, text: str, told: list[str]) -> None:
    assert reader.told(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Malian army said fighting was going on near Tessalit.", "contest mali-government @ Tessalit"),
        ("Nigerian troops said attacks on Bama and Gwoza were repelled.", "contest boko-haram @ Gwoza"),
        (
            "The fall of Sake would hand the M23 control of the road, following its offensive on Goma.",
            "contest m23 @ Goma",
        ),
        (
            "Nigerian troops took control of Bama after the withdrawal of the Boko Haram fighters stationed there.",
            "withdrawal boko-haram @ Bama",
        ),
    ],
)
def test_where_and_by_whom_a_noun_of_war_is_done(reader: Reader, text: str, told: str) -> None:
    assert told in reader.told(text)
