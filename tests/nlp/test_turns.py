"""Turns of phrase of agency news, by phenomenon: whole sentences, from text to events."""

import pytest

from tests.nlp.reading import Reader

WHO = {
    "Elements of Boko Haram entered Damasak on Saturday.": ["capture boko-haram @ Damasak"],
    "Malian troops and those of the French force Serval marched into Timbuktu on Sunday.": [
        "capture mali-government @ Timbuktu"
    ],
}
LISTS = {
    "Gao, the rebels' headquarters, and the Konna junction were retaken by the army of Mali earlier this month.": [
        "capture mali-government @ Gao",
        "capture mali-government @ Konna junction",
    ],
    "Also abandoned by the Congolese army were Sake and Masisi, a town further west.": [
        "withdrawal drc-government @ Masisi",
        "withdrawal drc-government @ Sake",
    ],
}
FIGHTING = {
    "There is fighting at Minova already, the Congolese army said.": ["contest drc-government @ Minova"],
    "The towns of Kobo and Woldia have seen fighting between Tigrayan forces and the Ethiopian army.": [
        "contest tplf @ Kobo",
        "contest tplf @ Woldia",
    ],
    "Heavy fighting is reported from Kunduz, where the Taliban attacked.": ["contest taliban @ Kunduz"],
}
ALL = WHO | LISTS | FIGHTING


@pytest.mark.parametrize("text", ALL)
def test_what_a_turn_of_phrase_tells(reader: Reader, text: str) -> None:
    assert reader.told(text) == ALL[text]
