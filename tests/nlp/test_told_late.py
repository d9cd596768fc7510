"""Names that stand late, victories that are declared, towns of one list with one owner."""

import pytest

from tests.nlp.reading import Reader

NAMED_LATE = {
    "Syrian rebels took a key town on the highway to Damascus, Saraqeb, on Sunday.": [
        "capture syria-opposition @ Saraqeb"
    ],
    "Syria's army seized the last substantial town on the border with Iraq, Albu Kamal.": [
        "capture syria-government @ Albu Kamal"
    ],
    "Syrian rebels seized two border crossings with Turkey at Bab al-Hawa and Jarablus.": [
        "capture syria-opposition @ Bab al-Hawa border crossing",
        "capture syria-opposition @ Jarablus border crossing",
    ],
    "Yemeni troops took control of Mukalla's port and airport.": [
        "capture yemen-government @ Mukalla airport",
        "capture yemen-government @ Mukalla port",
    ],
    "Azeri forces took Nagorno-Karabakh's second-biggest city.": [],
}
WON = {
    "Iraqi forces declared victory over Islamic State in Tal Afar on Thursday.": ["capture iraq-government @ Tal Afar"],
    "Iraq's prime minister declared victory over Islamic State in Mosul, three years after the militants seized the "
    "city.": ["capture iraq-government @ Mosul", "capture islamic-state @ Mosul"],
    "Kabila declared victory in Goma in the election.": [],
    "Kunduz has become the third provincial capital in three days to fall to the Taliban.": [
        "capture taliban @ Kunduz"
    ],
    "Raqqa could become the first provincial capital to fall to Syrian rebels.": [
        "capture syria-opposition @ Raqqa (planned)"
    ],
    "Raqqa, now held by Islamic State, lies on the Euphrates.": ["control islamic-state @ Raqqa"],
}


@pytest.mark.parametrize("text", NAMED_LATE)
def test_a_name_behind_what_tells_where_it_lies(reader: Reader, text: str) -> None:
    assert reader.told(text) == NAMED_LATE[text]


@pytest.mark.parametrize("text", WON)
def test_what_is_won_is_held_and_what_is_now_held_is_no_news(reader: Reader, text: str) -> None:
    assert reader.told(text) == WON[text]
