"""What an army has in view, whose flag is down, and who fled and was caught: no place was taken or left by them."""

import pytest

from tests.nlp.reading import Reader

TOLD = {
    "The Syrian army, having retaken Palmyra, set its sights on Deir al-Zor, the largest city still in Islamic State "
    "hands.": ["capture syria-government @ Palmyra"],
    "The flag of Islamic State no longer flies over Manbij.": [],
    "The Islamic State flag still flies over Raqqa.": ["control islamic-state @ Raqqa"],
    "Lebanese soldiers arrested three men who had fled Arsal.": [],
    "Serb troops took Malisevo, a base of the KLA 25 miles southwest of Pristina. The rebels had left the village.": [
        "capture yugoslavia @ Malisevo",
        "withdrawal kla @ Malisevo",
    ],
}


@pytest.mark.parametrize("text", TOLD)
def test_no_more_than_is_told(reader: Reader, text: str) -> None:
    assert reader.told(text) == TOLD[text]
