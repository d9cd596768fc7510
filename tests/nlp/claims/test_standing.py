"""How things stand: under control, in hands, under siege, theirs, a flag over a town."""

import pytest

from tests.nlp.reading import Reader

STATES = {
    "Kibumba and Rugari are under M23 occupation.": ["control m23 @ Kibumba", "control m23 @ Rugari"],
    "Stepanakert remains in the hands of Armenian forces.": ["control armenia @ Stepanakert"],
    "Knin was in Croatian hands by noon.": ["capture croatia @ Knin"],
    "Rutshuru is under the M23's control.": ["control m23 @ Rutshuru"],
    "The M23 is in full control of Rutshuru, residents said.": ["control m23 @ Rutshuru"],
    "Tigrayan forces are in control of Shire.": ["control tplf @ Shire"],
    "The army has full control of Jaffna.": ["control sri-lanka-government @ Jaffna"],
    "Elephant Pass is under siege by the Tamil Tigers.": ["contest ltte @ Elephant Pass"],
    "Zinjibar and Jaar, in Abyan, which was shelled, are under control of Houthi fighters.": [
        "control houthi @ Jaar",
        "control houthi @ Zinjibar",
    ],
    "Kismayo had been under al-Shabaab since 2008.": ["control al-shabaab @ Kismayo"],
    "The town of Bama was under Boko Haram fire for a week, soldiers said.": ["contest boko-haram @ Bama"],
    "El Fasher came under attack from the RSF on Sunday.": ["contest rsf @ El Fasher"],
    "Kigali came under fire for its support of the rebels of M23.": [],
    "The army has tightened its grip on Jaffna.": ["control sri-lanka-government @ Jaffna"],
    "The Houthis consolidated their control over Dhamar.": ["control houthi @ Dhamar"],
    "The central bank tightened its grip on Lagos traders.": [],
}
KEPT = {
    "Boko Haram militants have had Damasak for months.": ["control boko-haram @ Damasak"],
    "The Taliban still have Musa Qala and Sangin.": ["control taliban @ Musa Qala", "control taliban @ Sangin"],
    "The Malian army clings to Konna.": ["control mali-government @ Konna"],
    "Left to the Sudanese army are El Fasher and Babanusa.": ["control saf @ Babanusa", "control saf @ El Fasher"],
    "Control of Malakal is now with the rebels.": ["capture spla-io @ Malakal"],
    "The fighters of the STC were the rulers of Aden.": ["control stc @ Aden"],
    "El Dher is the last coastal district of Galguduud in the hands of al-Shabaab.": ["control al-shabaab @ El Dher"],
    "Ansar Dine, another group linked to al Qaeda, controls Timbuktu and Kidal.": [
        "control jihadists-sahel @ Kidal",
        "control jihadists-sahel @ Timbuktu",
    ],
    "The army of Mali still has Kidal to thank for its fame.": [],
    "The minister still has Lagos in his heart, soldiers said.": [],
}
CHANGES = {
    "Control of Malakal passed to the rebels on Friday.": ["capture spla-io @ Malakal"],
    "The garrison of Sarobi was overrun by the Taliban on Tuesday.": ["capture taliban @ Sarobi"],
    "Boko Haram hoisted its black flag in Gwoza.": ["capture boko-haram @ Gwoza"],
    "Rutshuru came under the control of M23.": ["capture m23 @ Rutshuru"],
    "Tigrayan forces are back in Mekelle.": ["capture tplf @ Mekelle"],
    "Azerbaijani troops hoisted their flag in Lachin.": ["capture azerbaijan @ Lachin"],
    "The Arakan Army has put Buthidaung and Paletwa under its rule.": [
        "capture arakan-army @ Buthidaung",
        "capture arakan-army @ Paletwa",
    ],
    "Al-Shabaab re-established its control of Adan Yabaal.": ["capture al-shabaab @ Adan Yabaal"],
    "M23 rebels extended their rule to Bukavu.": ["capture m23 @ Bukavu"],
    "Vakarai was made free of the Tamil Tigers by the Sri Lankan army.": ["capture sri-lanka-government @ Vakarai"],
    "Taloqan, in northern Afghanistan, capitulated to the Taliban.": ["capture taliban @ Taloqan"],
    "Ethiopian troops fought their way into Mekelle.": ["contest ethiopia-government @ Mekelle"],
    "UNITA extended its condolences to Huambo, the rebels said.": [],
    "Azerbaijani forces raised their flag over Shusha on Sunday.": ["capture azerbaijan @ Shusha"],
}
FORMER = {
    "The Houthi-held port of Hodeidah was hit by air strikes.": ["control houthi @ Hodeidah"],
    "Residents fled the RSF-controlled town of Nyala.": ["control rsf @ Nyala"],
    "Government forces shelled rebel-held Bentiu.": ["control spla-io @ Bentiu"],
    "The army captured rebel-held Malakal on Sunday.": ["capture south-sudan-government @ Malakal"],
}
NOBODY = {
    "Kismayo is under water.": [],
    "Goma is in good hands, its bishop said.": [],
    "The price is under control in Lagos.": [],
}
ALL = STATES | KEPT | CHANGES | FORMER | NOBODY


@pytest.mark.parametrize("text", ALL)
def test_a_standing_is_told_from_a_change(reader: Reader, text: str) -> None:
    assert reader.told(text) == ALL[text]


def test_a_town_that_changed_hands_goes_to_who_takes_towns_in_the_story(reader: Reader) -> None:
    told = reader.told("M23 rebels took Rutshuru on Monday. Kiwanja changed hands on Tuesday.")
    assert told == ["capture m23 @ Kiwanja", "capture m23 @ Rutshuru"]


FLAGS_OF_TOWNS = {
    "The Taliban entered Farah after a battle and hoisted their flag on the governor's compound.": [
        "capture taliban @ Farah"
    ],
    "M23 fighters took Sake. The rebels' flag flew from the municipality building.": ["capture m23 @ Sake"],
    "The Congolese flag was raised in Sake and over Minova.": [
        "capture drc-government @ Minova",
        "capture drc-government @ Sake",
    ],
    "Houthi fighters fought in Marib and hoisted a flag on the roof of a shop.": ["contest houthi @ Marib"],
    "Scouts hoisted the flag on the town hall in Lagos.": [],
}
UNTIL = {
    "Kidal was in the hands of Tuareg rebels until the Malian army drove them out in November.": [
        "capture mali-government @ Kidal",
        "withdrawal mali-rebels @ Kidal",
    ],
    "Palmyra was held by Islamic State until Syrian troops expelled it in March.": [
        "capture syria-government @ Palmyra",
        "withdrawal islamic-state @ Palmyra",
    ],
    "The army of Mali rested until Islamic State ousted its chief.": [],
    "The army of Sudan is marching on Zalingei, the last of the towns that are held by the RSF in Central Darfur.": [
        "contest saf @ Zalingei",
        "control rsf @ Zalingei",
    ],
    "Khartoum, the largest of the cities that tourists visit in Sudan, was bombed by the RSF.": [],
}


@pytest.mark.parametrize("text", FLAGS_OF_TOWNS)
def test_the_flag_over_the_seat_of_power_tells_whose_the_town_is(reader: Reader, text: str) -> None:
    assert reader.told(text) == FLAGS_OF_TOWNS[text]


@pytest.mark.parametrize("text", UNTIL)
def test_who_held_a_place_until_others_drove_them_out(reader: Reader, text: str) -> None:
    assert reader.told(text) == UNTIL[text]
