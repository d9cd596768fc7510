"""How a place is described: adjectives one after another, whose village it is, what the town nearby is."""

import pytest

from tests.nlp.reading import Reader

DESCRIBED = {
    "The army captured the small but strategic town of Morek.": ["capture syria-government @ Morek"],
    "The army captured the dusty, battle-scarred town of Morek.": ["capture syria-government @ Morek"],
    "Houthi fighters seized the remote and mountainous district of Razih.": ["capture houthi @ Razih"],
    "Rebels seized the sprawling, heavily defended airbase of Abu al-Duhur.": [
        "capture syria-opposition @ Abu al-Duhur airbase"
    ],
    "The army recaptured the ancient, mainly Christian town of Maaloula.": ["capture syria-government @ Maaloula"],
    "The military in Syria said it was in full and undisputed control of Palmyra.": [
        "control syria-government @ Palmyra"
    ],
    "The Congolese rebels' sudden and chaotic withdrawal from Rutshuru stunned residents.": [
        "withdrawal m23 @ Rutshuru"
    ],
    "Syrian rebels hold the besieged, rebel-held town of Madaya.": ["control syria-opposition @ Madaya"],
    "The council called for the immediate, full and unconditional withdrawal of M23 from Goma.": [
        "withdrawal m23 @ Goma (planned)"
    ],
    "The army captured the Druze village of Hader.": ["capture syria-government @ Hader"],
    "Serb police captured the ethnic Albanian village of Lausa.": ["capture yugoslavia @ Lausa"],
    "The attack was swift, and Morek fell to the Syrian army.": ["capture syria-government @ Morek"],
    "The fighting was fierce and Syrian rebels lost Morek.": ["withdrawal syria-opposition @ Morek"],
}
WHAT_THE_TOWN_NEARBY_IS = {
    "Ukrainian troops captured Siversk, a base of the separatists 40 miles north of Donetsk, the regional capital.": [
        "capture ukraine @ Siversk"
    ],
    "Iraqi forces took al-Alam, a former base of Islamic State 9 miles north of Tikrit, the hometown of Saddam.": [
        "capture iraq-government @ al-Alam"
    ],
    "Syrian rebels hold Yabroud, a town on the highway between Damascus, the capital, and Homs.": [
        "control syria-opposition @ Yabroud"
    ],
    "Russian forces seized Svatove, a rail hub in Luhansk, the easternmost region, and Kreminna.": [
        "capture russia @ Kreminna",
        "capture russia @ Svatove",
    ],
}
WHERE_IT_LIES = {
    "The SDF captured Hazimatu north of Raqqa and Khanezu south of Ain Issa.": [
        "capture sdf @ Hazimatu",
        "capture sdf @ Khanezu",
    ],
    "The Syrian army captured Foobarak 20 km north of Homs.": ["capture syria-government @ Foobarak"],
    "The army took Handarat. Syrian rebels seized most of the area south of Aleppo.": [
        "capture syria-government @ Handarat"
    ],
    "Troops took Naqub in Shabwa and shelled the road to the Houthi-controlled territory.": [
        "capture yemen-government @ Naqub"
    ],
    "Troops besieged villages in Hama. Idlib, near Turkey, is the last major rebel-held province.": [
        "control syria-opposition @ Idlib"
    ],
    "Three people were hurt, medics in Aden, held by the government, said.": ["control yemen-government @ Aden"],
    "Lipik and Daruvar, retaken by the Croats, are quiet.": ["capture croatia @ Daruvar", "capture croatia @ Lipik"],
}
WHOSE_MEN = {
    "Bosnian Croat units, backed by the Croatian army, took Jajce.": ["capture bosnian-croats @ Jajce"],
    "Iraqi Kurdish fighters entered Syria. Syrian Kurdish fighters hold Kobani.": ["control sdf @ Kobani"],
    "Special Forces took Rutba in Iraq from Islamic State.": ["capture iraq-government @ Rutba"],
    "Armenian forces captured Jebrail. Armoured columns were pushing towards the village of Goradis.": [
        "capture armenia @ Jebrail",
        "contest armenia @ Goradis",
    ],
    "Congolese troops took Rutshuru. Columns of families were walking towards Goma.": [
        "capture drc-government @ Rutshuru"
    ],
}
NAMED_AS = {
    "Russian troops took two villages. It named the captured settlements as Kamianske in Zaporizhzhia region, "
    "and Popiv Yar in Donetsk region.": ["capture russia @ Kamianske", "capture russia @ Popiv Yar"],
    "Russia's ministry said its forces had captured two villages, naming them as Kamianske and Popiv Yar.": [
        "capture russia @ Kamianske",
        "capture russia @ Popiv Yar",
    ],
    "Ukrainian forces captured two soldiers near Kharkiv. It identified them as Ivan Petrov and Oleg Kiselev.": [],
}
STILL_OR_NOW_THERE = {
    "The army took Morek. It was unclear whether there were any rebels left in the town.": [
        "capture syria-government @ Morek"
    ],
    "There were no rebels left in Morek, the army said.": ["withdrawal syria-opposition @ Morek"],
    "The army shelled Yabroud, where the rebels had withdrawn on Sunday.": [],
    "Officials visited Kherson, where Russian troops withdrew last month.": ["withdrawal russia @ Kherson"],
}
HEARD_FROM = {
    "The governor fled to Erbil. A resident, speaking by telephone from Tikrit, said that Islamic State fighters "
    "took the city on Wednesday.": ["capture islamic-state @ Tikrit"],
    "The Houthis shelled Marib. Residents told us by phone from Bayhan that loyalists had retaken the town.": [
        "capture yemen-government @ Bayhan"
    ],
    "Islamic State fighters attacked Tikrit. Speaking in Erbil, the governor said that the militants had taken the "
    "city.": ["capture islamic-state @ Tikrit"],
}


@pytest.mark.parametrize("text", DESCRIBED)
def test_adjectives_lead_to_their_noun(reader: Reader, text: str) -> None:
    assert reader.told(text) == DESCRIBED[text]


@pytest.mark.parametrize("text", WHAT_THE_TOWN_NEARBY_IS)
def test_what_a_town_nearby_is_was_not_taken(reader: Reader, text: str) -> None:
    assert reader.told(text) == WHAT_THE_TOWN_NEARBY_IS[text]


@pytest.mark.parametrize("text", STILL_OR_NOW_THERE)
def test_who_is_left_there_or_went_there_has_not_withdrawn(reader: Reader, text: str) -> None:
    assert reader.told(text) == STILL_OR_NOW_THERE[text]


@pytest.mark.parametrize("text", HEARD_FROM)
def test_a_witness_tells_of_where_he_speaks_from(reader: Reader, text: str) -> None:
    assert reader.told(text) == HEARD_FROM[text]


@pytest.mark.parametrize("text", WHERE_IT_LIES)
def test_what_tells_where_a_place_lies_is_not_the_place(reader: Reader, text: str) -> None:
    assert reader.told(text) == WHERE_IT_LIES[text]


@pytest.mark.parametrize("text", WHOSE_MEN)
def test_men_of_a_people_are_of_the_land_named_with_it(reader: Reader, text: str) -> None:
    assert reader.told(text) == WHOSE_MEN[text]


@pytest.mark.parametrize("text", NAMED_AS)
def test_towns_that_are_named_after_the_news(reader: Reader, text: str) -> None:
    assert reader.told(text) == NAMED_AS[text]
