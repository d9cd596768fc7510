"""Which place is meant by "the district", "the city", "there", and what looks like a place and is none."""

import pytest

from tests.nlp.reading import Reader

OF_AN_OFFICE = {
    "Mohammad Omar, the governor of Naw Zad district of Helmand, Afghanistan, said the Taliban overran the district.": [
        "capture taliban @ Naw Zad district"
    ],
    "The Naw Zad district governor in Afghanistan's Helmand said that the Taliban had captured the district.": [
        "capture taliban @ Naw Zad district"
    ],
    "Forces loyal to the government in Juba drove rebels from the city on Saturday.": [],
}
THERE = {
    "A resident of Woldia said the Tigrayan forces there had left on Tuesday.": ["withdrawal tplf @ Woldia"],
    "Yemeni government forces pulled out of Hodeida, allowing the Houthis to retake positions there.": [
        "capture houthi @ Hodeida [part]",
        "withdrawal yemen-government @ Hodeida",
    ],
    "M23 rebels overran Sake in Congo; the army said that the government regained control some hours later.": [
        "capture drc-government @ Sake",
        "capture m23 @ Sake",
    ],
    "The SPLA took Bor in South Sudan on Monday. In the country's north-east, rebels had to retreat.": [
        "capture south-sudan-government @ Bor"
    ],
    "Kurdish forces stormed into Kirkuk while Iraqi soldiers threw away their weapons and fled.": [
        "capture krg @ Kirkuk",
        "withdrawal iraq-government @ Kirkuk",
    ],
}
FAR_FROM = {
    "The village, 12 km north of the provincial capital, Bentiu, is in the hands of the rebels in South Sudan.": [],
    "The town, some 60 km from the capital, Tripoli, fell to Haftar's forces on Friday.": [],
    "M23 rebels captured Kitchanga, a town 80 km from the provincial capital, Goma, on Thursday.": [
        "capture m23 @ Kitchanga"
    ],
}
NAMED = {
    "The towns of Puliyankulam and Mankulam nearby fell to Tiger rebels in Sri Lanka.": [
        "capture ltte @ Mankulam",
        "capture ltte @ Puliyankulam",
    ],
    "Clashes between the M23 and militiamen of the Coalition for Change went on in Kalonge, Congo.": [
        "contest m23 @ Kalonge"
    ],
    "Azerbaijani troops captured the Askeran village of Parukh.": ["capture azerbaijan @ Parukh"],
    "Philippine soldiers took Camp John Mack from the MILF.": ["capture philippines-government @ Camp John Mack"],
    "Soldiers retook Sta. Barbara in Zamboanga, the Philippines.": ["capture philippines-government @ Sta. Barbara"],
    "The Syrian army announced the recapture of Wadi Hamid.": ["capture syria-government @ Wadi Hamid"],
    "The fighting ended with the seizure of Surkum, 50 km northwest of Kurmuk in Sudan, by the SPLM-N.": [
        "capture splm-n @ Surkum"
    ],
    "There was fighting around the town of Kologi in eastern South Kordofan between the SPLM-N and Sudan's army.": [
        "contest splm-n @ Kologi"
    ],
    "The capture by the RSF of the important 16th Division base in Nyala was confirmed.": [
        "capture rsf @ 16th Division base"
    ],
}
NO_PLACE = [
    "MNLF men took hostage Fr Michael Ufana in Zamboanga.",
    "The victory hands Belgrade the upper hand in the talks on Kosovo.",
    "The attack by the KLA disrupted peace talks in Belgrade.",
    "Officials said that police captured Radulan Sahiron, wanted by the Philippines for kidnapping.",
    "A siege by al-Shabaab gunmen at a popular hotel in Mogadishu ended on Friday.",
    "The president said that Kyiv had transferred five firms from private ownership to state control.",
    "M23 rebels left. In Kinshasa, thousands celebrated, waving flags and singing.",
    "The Presidential Council in Tripoli, which is in charge of the government, met on Monday.",
]


@pytest.mark.parametrize("text", OF_AN_OFFICE)
def test_where_an_office_is(reader: Reader, text: str) -> None:
    assert reader.told(text) == OF_AN_OFFICE[text]


@pytest.mark.parametrize("text", THERE)
def test_the_place_that_was_told_of(reader: Reader, text: str) -> None:
    assert reader.told(text) == THERE[text]


@pytest.mark.parametrize("text", FAR_FROM)
def test_what_a_distance_is_measured_from_is_not_the_place(reader: Reader, text: str) -> None:
    assert reader.told(text) == FAR_FROM[text]


@pytest.mark.parametrize("text", NAMED)
def test_what_the_name_is(reader: Reader, text: str) -> None:
    assert reader.told(text) == NAMED[text]


@pytest.mark.parametrize("text", NO_PLACE)
def test_nothing_changes_hands(reader: Reader, text: str) -> None:
    assert reader.told(text) == []


def test_a_verb_of_a_heading_in_capitals_is_no_town(reader: Reader) -> None:
    text = "The soldiers in Nigeria had repelled the attack on the town."
    assert reader.told(text, title="Boko Haram Men Beg Residents Not To Flee") == []
