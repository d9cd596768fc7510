"""The start of an offensive, a common effort, one side of a crossing, a statement by somebody, a refuge."""

import pytest

from tests.nlp.reading import Reader

STARTS = {
    "The Iraqi premier announced on Sunday in a televised speech the start of the offensive to recapture Ramadi.": [
        "contest iraq-government @ Ramadi"
    ],
    "Syrian activists marked the anniversary of the start of the offensive to recapture Aleppo.": [],
    "The army announced the start of an operation to retake Sirte from Islamic State in Libya.": [
        "contest libya-gna @ Sirte"
    ],
    "Haider al-Abadi hailed the launch of military operations to free Hawija in Iraq.": [
        "contest iraq-government @ Hawija"
    ],
    "The start of the operation to retake Ramadi was announced on Sunday by the Iraqi army.": [
        "contest iraq-government @ Ramadi"
    ],
    "Iraq's army has yet to announce the start of the offensive to retake Ramadi.": [
        "capture iraq-government @ Ramadi (planned)"
    ],
    "Somali officials said the start of the offensive to recapture Kismayo had been delayed.": [
        "capture somalia-government @ Kismayo (planned)"
    ],
    "The Iraqi army and the Peshmerga joined to drive Islamic State from Sinjar.": ["contest iraq-government @ Sinjar"],
    "Kurdish fighters teamed up with rebels to oust Islamic State from Tal Abyad in Syria.": [
        "contest sdf @ Tal Abyad"
    ],
    "Rebels hope to join forces to drive Islamic State from Manbij in Syria.": [
        "capture syria-opposition @ Manbij (planned)",
        "withdrawal islamic-state @ Manbij (planned)",
    ],
}
SIDES = {
    "Rebels seized control of the Jordanian side of the Nasib border crossing in Syria.": [
        "capture syria-opposition @ Nasib border crossing"
    ],
    "The Taliban seized the Afghan side of the border crossing at Spin Boldak.": [
        "capture taliban @ Spin Boldak border crossing"
    ],
    "Syrian rebels control the Syrian side of the border with Turkey.": [],
    "The rebel side of the talks took control of the agenda in Aleppo, Syria.": [],
}
FOOTHOLDS = {
    "Ukrainian forces threw the Russians out of their bridgehead at Pisky.": [
        "capture ukraine @ Pisky",
        "withdrawal russia @ Pisky",
    ],
    "The Syrian army lost its last foothold in Palmyra.": ["withdrawal syria-government @ Palmyra"],
    "Syrian rebels gained a foothold in Palmyra.": [],
}
STATEMENTS = {
    "A statement by the LRA said its forces had left Obo in the Central African Republic.": ["withdrawal lra @ Obo"],
    "A rebel communique said that its men had captured Goma, Congo.": ["capture m23 @ Goma"],
    "A statement by a charity said its staff had left Goma, Congo.": [],
}
REFUGES = {
    "Houthi fighters stormed Taiz, Yemen. The mayor escaped to Aden. Witnesses said that soldiers had left the city.": [
        "contest houthi @ Taiz",
        "withdrawal yemen-government @ Taiz",
    ],
    "Mali's army took Gao. The rebels fled to Kidal. Then the army attacked the town.": [
        "capture mali-government @ Gao",
        "contest mali-government @ Kidal",
        "withdrawal mali-rebels @ Gao",
    ],
}


@pytest.mark.parametrize("text", STARTS)
def test_what_starts_is_fought_for(reader: Reader, text: str) -> None:
    assert reader.told(text) == STARTS[text]


@pytest.mark.parametrize("text", SIDES)
def test_one_side_of_a_border_crossing_is_the_crossing(reader: Reader, text: str) -> None:
    assert reader.told(text) == SIDES[text]


@pytest.mark.parametrize("text", FOOTHOLDS)
def test_a_bridgehead_at_a_town_is_the_town(reader: Reader, text: str) -> None:
    assert reader.told(text) == FOOTHOLDS[text]


@pytest.mark.parametrize("text", STATEMENTS)
def test_a_statement_speaks_for_who_put_it_out(reader: Reader, text: str) -> None:
    assert reader.told(text) == STATEMENTS[text]


@pytest.mark.parametrize("text", REFUGES)
def test_where_people_are_safe_is_not_the_town_told_of(reader: Reader, text: str) -> None:
    assert reader.told(text) == REFUGES[text]
