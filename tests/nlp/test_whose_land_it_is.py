"""Whose capital it is, which one of several towns, who has no control of it, and who confirms that it is lost."""

import pytest

from tests.nlp.reading import Reader

TOLD = {
    "The road links Hodeidah, which is held by the Houthis, and government-controlled Mokha.": [
        "control houthi @ Hodeidah",
        "control yemen-government @ Mokha",
    ],
    "Iraqi forces retook one of Islamic State's last bastions in Anbar, Rutba.": ["capture iraq-government @ Rutba"],
    "Syrian troops captured one of the largest towns in the region, Khan Sheikhoun, on Friday.": [
        "capture syria-government @ Khan Sheikhoun"
    ],
    "The Libyan army has no control over Bani Walid.": [],
    "The Azerbaijani Army liberated Fuzuli city, Hadrut town, a number of heights and dozens of villages.": [
        "capture azerbaijan @ Fuzuli",
        "capture azerbaijan @ Hadrut",
    ],
    "The Bosnian army, although confirming its soldiers had abandoned Zepa, said its troops were in the hills.": [
        "withdrawal bosnia-government @ Zepa"
    ],
    "While admitting it had lost Soledar, Ukraine's army said the battle went on.": ["withdrawal ukraine @ Soledar"],
    "Russian troops took the Chechen capital on Sunday.": ["capture russia @ Grozny"],
    "Georgian troops entered the South Ossetian capital on Friday.": ["capture georgia @ Tskhinvali"],
}


@pytest.mark.parametrize("text", TOLD)
def test_whose_it_is_and_which_one(reader: Reader, text: str) -> None:
    assert reader.told(text) == TOLD[text]
