"""Whom words mean that name nobody by themselves: "they", "it", "his forces", "the Marines", "-held"."""

from datetime import date

import pytest

from tests.nlp.reading import Reader, brief

HELD = {
    "AFC/M23 rebels hold Kalonge in Congo.": ["control m23 @ Kalonge"],
    "Troops shelled the Islamic State-held town of Baiji in Iraq.": ["control islamic-state @ Baiji"],
    "The Free Syrian Army-held town of Azaz was shelled.": ["control syria-opposition @ Azaz"],
    "Residents fled from the rebel-held town of Nasir in South Sudan.": ["control spla-io @ Nasir"],
}
DOERS = {
    "M23 fighters trained last year to fight the Congolese army said that they had taken Sake.": ["capture m23 @ Sake"],
    "Kenyan troops based in Dhobley captured Afmadow in Somalia.": ["capture somalia-government @ Afmadow"],
    "The M23, which overran towns in eastern Congo, has left the town of Kibumba.": ["withdrawal m23 @ Kibumba"],
    "The separatists belong to an alliance that battles the Houthi movement, which took over Sanaa in Yemen.": [
        "capture houthi @ Sanaa"
    ],
    "Congolese gunners hit the men known locally as M23, who took Sake.": ["capture m23 @ Sake"],
    "The 36th Brigade of the Arakan Army took Kyauktaw in Myanmar.": ["capture arakan-army @ Kyauktaw"],
    "The anti-Taliban alliance has been under fire since the Taliban captured its stronghold of Shebergan.": [
        "capture taliban @ Shebergan"
    ],
    "The Islamist group -- which holds Marka, a port in Somalia -- is al-Shabaab.": ["control al-shabaab @ Marka"],
    "The Rapid Support Forces (RSF) say they took Nyala.": ["capture rsf @ Nyala"],
}
SPEAKERS = {
    "M23 rebels attacked Sake. The Defence Ministry of the Congo said it had lost the town.": [
        "contest m23 @ Sake",
        "withdrawal drc-government @ Sake",
    ],
    "M23 rebels took Sake in Congo. The Defence Ministry said it had lost Rutshuru as well.": [
        "capture m23 @ Sake",
        "withdrawal drc-government @ Rutshuru",
    ],
    "“We are strong,” said Jean Mutombo, a senior member of the M23 in Congo."
    " Mutombo claimed that his forces had captured Sake.": ["capture m23 @ Sake (claimed)"],
    "“We now control Anefis and Lere in Mali,” said Ali Ag Rhissa, an official with the MNLA.": [
        "capture mali-rebels @ Anefis",
        "capture mali-rebels @ Lere",
    ],
}
BRANCHES = {
    "Boko Haram captured Gwoza in Borno, Nigeria. Islamic State took Mosul in Iraq.": [
        "capture boko-haram @ Gwoza",
        "capture islamic-state @ Mosul",
    ],
    "Boko Haram captured Gwoza in Borno, Nigeria. Islamic State took Baga on Lake Chad.": [
        "capture boko-haram @ Baga",
        "capture boko-haram @ Gwoza",
    ],
    "The MILF left Camp Omar in the Philippines. Marines took Kauswagan on Monday.": [
        "capture philippines-government @ Kauswagan",
        "withdrawal milf @ Camp Omar",
    ],
    "Azerbaijani troops took Farrukh. Fighting stopped when Russian peacekeepers came."
    " The peacekeepers took control of Farrukh on Monday.": [
        "capture azerbaijan @ Farrukh",
        "capture russia @ Farrukh",
    ],
    "Malian soldiers left. MNLA rebels are now chasing vehicles that fled the base at Tessalit, Mali.": [
        "withdrawal mali-government @ Tessalit base"
    ],
    "Government troops came back. The group, al-Shabaab, is weak. The group was ejected from Mogadishu.": [
        "withdrawal al-shabaab @ Mogadishu"
    ],
    "Assad's opponents hold Idlib in Syria.": ["control syria-opposition @ Idlib"],
    "Jufra was taken from Islamists by Haftar‘s loyalists, a militia of Libya said.": ["capture libya-lna @ Jufra"],
    "Azerbaijani forces fled to Tartar after the loss on Sunday of Mardakert.": ["withdrawal azerbaijan @ Mardakert"],
    "Activists said the Syrian army lost the Nasib crossing to the rebels. Rebel factions had a deal with Russia.": [
        "capture syria-opposition @ Nasib crossing",
        "withdrawal syria-government @ Nasib crossing",
    ],
}


@pytest.mark.parametrize("text", HELD)
def test_a_party_of_several_words_stands_before_held(reader: Reader, text: str) -> None:
    assert reader.told(text) == HELD[text]


@pytest.mark.parametrize("text", DOERS)
def test_who_does_what_a_verb_farther_off_says(reader: Reader, text: str) -> None:
    assert reader.told(text) == DOERS[text]


@pytest.mark.parametrize("text", SPEAKERS)
def test_who_speaks_of_himself(reader: Reader, text: str) -> None:
    assert reader.told(text) == SPEAKERS[text]


@pytest.mark.parametrize("text", BRANCHES)
def test_whom_the_story_has_told_of(reader: Reader, text: str) -> None:
    assert reader.told(text) == BRANCHES[text]


def test_of_two_of_a_name_the_one_whose_years_these_are(reader: Reader) -> None:
    text = "President Laurent Kabila asked for help. The rebels captured Kisangani in Congo."
    assert [brief(event) for event in reader.events(text, date(1998, 8, 24))] == ["capture rcd @ Kisangani"]


def test_a_war_in_the_title_takes_nothing(reader: Reader) -> None:
    text = "The force came after the capture of Nyala had been completed."
    assert reader.told(text, title="Sudan War - Army Base Falls to RSF") == ["capture rsf @ Nyala"]
