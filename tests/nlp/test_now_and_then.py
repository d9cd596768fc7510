"""How a place stands now against how it came to stand so; who left it, and when, once another had it."""

import pytest

from tests.nlp.reading import Reader

NOW = {
    "The M23 now controls Sake, residents said.": ["capture m23 @ Sake"],
    "Ethiopian soldiers are now in control of the town of Kombolcha.": ["capture ethiopia-government @ Kombolcha"],
    "The M23 still controls Sake now, residents said.": ["control m23 @ Sake"],
    "Gao is held by Malian troops now that the Islamists have fled.": [
        "control mali-government @ Gao",
        "withdrawal jihadists-sahel @ Gao",
    ],
}
TOLD_AGAIN = {
    "M23 rebels took Goma on Monday. The city is under the control of the M23.": ["capture m23 @ Goma"],
    "M23 rebels took Goma in 2012. Goma is under the control of the army.": [
        "capture m23 @ Goma",
        "control drc-government @ Goma",
    ],
}
LEFT = {
    "Timbuktu was under the control of French and Malian soldiers after the Islamists had retreated.": [
        "control mali-government @ Timbuktu",
        "withdrawal jihadists-sahel @ Timbuktu",
    ],
    "Al-Shabaab took Yontoy and Jilib on Monday. Kenyan troops had left the towns a day earlier.": [
        "capture al-shabaab @ Jilib",
        "capture al-shabaab @ Yontoy",
        "withdrawal somalia-government @ Jilib",
        "withdrawal somalia-government @ Yontoy",
    ],
    "M23 rebels took Sake, an official said in Goma. The army left the towns of its own will.": ["capture m23 @ Sake"],
}
OVERRUN = {
    "On Monday troops in Gudumbali were overrun by scores of Boko Haram fighters.": ["capture boko-haram @ Gudumbali"],
    "On Monday troops were overrun by Boko Haram fighters.": [],
}
WHOSE = {
    "The M23 took Sake on Monday. The army's spokesman said that Goma remained under its control.": [
        "capture m23 @ Sake",
        "control drc-government @ Goma",
    ],
    "Golo in western Jebel Marra is controlled by the Sudanese army, and Sana'a in Yemen is far.": [
        "control saf @ Golo"
    ],
    "IS fighters seized Palmyra in Syria on Monday.": ["capture islamic-state @ Palmyra"],
}


@pytest.mark.parametrize("text", NOW)
def test_what_one_now_holds_was_taken(reader: Reader, text: str) -> None:
    assert reader.told(text) == NOW[text]


@pytest.mark.parametrize("text", TOLD_AGAIN)
def test_a_state_that_only_tells_of_the_capture_is_no_second_event(reader: Reader, text: str) -> None:
    assert reader.told(text) == TOLD_AGAIN[text]


@pytest.mark.parametrize("text", LEFT)
def test_who_left_what_was_taken(reader: Reader, text: str) -> None:
    assert reader.told(text) == LEFT[text]


@pytest.mark.parametrize("text", OVERRUN)
def test_a_garrison_overrun_loses_its_town(reader: Reader, text: str) -> None:
    assert reader.told(text) == OVERRUN[text]


@pytest.mark.parametrize("text", WHOSE)
def test_whose_hands_it_is_in(reader: Reader, text: str) -> None:
    assert reader.told(text) == WHOSE[text]
