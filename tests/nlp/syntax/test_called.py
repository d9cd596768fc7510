"""Names put behind a comma: "a hill in A, known as Point 12"."""

import pytest

from tests.nlp.reading import Reader

CALLED = {
    "Philippine troops stormed an Abu Sayyaf camp in Patikul, known as Camp Bilal, and fled.": [
        "contest philippines-government @ Camp Bilal"
    ],
    "A peak in the Drass sector, identified as Point 4700, was captured by Indian soldiers on Monday.": [
        "capture india @ Point 4700"
    ],
    'Ukrainian troops captured a hill, known as "Height 307", near Debaltseve.': ["capture ukraine @ Height 307"],
    "The pass, known locally as Sela, was captured by the Taliban in Afghanistan.": ["capture taliban @ Sela"],
    "A village near Donetsk, called Pisky, was captured by Russian forces.": ["capture russia @ Pisky"],
    "The chief of a village in Masisi, known as Kabila, was captured by M23 rebels.": [],
    "The man, identified as Karim Said, was captured in Mosul by the Iraqi army.": [],
}


@pytest.mark.parametrize("text", CALLED)
def test_a_place_is_named_behind_a_comma(reader: Reader, text: str) -> None:
    assert reader.told(text) == CALLED[text]
