"""Which village or town "the village", "the town", "those districts" go back to, and what is told in passing."""

import pytest

from tests.nlp.reading import Reader

WHICH = {
    "The Syrian army took the village of Tal Mishtaq near Palmyra. Then rebels retook the village.": [
        "capture syria-government @ Tal Mishtaq",
        "capture syria-opposition @ Tal Mishtaq",
    ],
    "Iraqi troops entered Tal Afar town. They took villages of Abret Aziz and Majarin. The town is held by IS.": [
        "capture iraq-government @ Abret Aziz",
        "capture iraq-government @ Majarin",
        "capture iraq-government @ Tal Afar",
        "control islamic-state @ Tal Afar",
    ],
    "Iraqi men entered Tal Afar town. Soldiers cut a road in the direction of Mahlabiya. Then they left the town.": [
        "capture iraq-government @ Tal Afar",
        "withdrawal iraq-government @ Tal Afar",
    ],
    "Soldiers pushed through the border from northern Mali. The rebels still hold Kidal.": [
        "control mali-rebels @ Kidal"
    ],
    "Congolese rebels took Kalungu near Goma on Monday. On Tuesday the army retook Kalungu, a village in North Kivu.": [
        "capture drc-government @ Kalungu",
        "capture m23 @ Kalungu",
    ],
}
DISTRICTS = {
    "The Taliban took Sangin and Musa Qala districts of Helmand. Later the Afghan army recaptured those districts.": [
        "capture afghanistan-government @ Musa Qala district",
        "capture afghanistan-government @ Sangin",
        "capture taliban @ Musa Qala district",
        "capture taliban @ Sangin",
    ],
}


@pytest.mark.parametrize("text", WHICH)
def test_what_it_goes_back_to(reader: Reader, text: str) -> None:
    assert reader.told(text) == WHICH[text]


@pytest.mark.parametrize("text", DISTRICTS)
def test_districts_of_a_list(reader: Reader, text: str) -> None:
    assert reader.told(text) == DISTRICTS[text]
