"""Lists parted by semicolons or told later, corridors, sites in a capital, what lies near a border."""

import pytest

from tests.nlp.reading import Reader

TOLD: dict[str, list[str]] = {
    "M23 rebels took three towns in Congo. Thousands have fled. The towns are Masisi, Sake and Bunagana.": [
        "capture m23 @ Bunagana",
        "capture m23 @ Masisi",
        "capture m23 @ Sake",
    ],
    "M23 rebels took towns in Congo. He said the towns are Masisi itself; Sake, 25km west of Goma; and Rumangabo.": [
        "capture m23 @ Masisi",
        "capture m23 @ Rumangabo",
        "capture m23 @ Sake",
    ],
    "M23 rebels took three towns in Congo. Thousands have fled to other towns. The towns are empty.": [],
    "Sake, 25km west of Goma, was calm; Bunagana fell to the M23 on Friday.": ["capture m23 @ Bunagana"],
    "The Sudanese government controls a corridor south of El Obeid through Dilling and Kadugli, officials said.": [
        "control saf @ Dilling",
        "control saf @ Kadugli",
    ],
    "The M23 opened a corridor through Sake and Masisi.": [],
    "The M23 controls Goma, holds Sake and keeps up a siege of Masisi.": [
        "contest m23 @ Masisi",
        "control m23 @ Goma",
        "control m23 @ Sake",
    ],
    "The airport in the capital, Tripoli, is in the hands of militias from Misrata.": [
        "control libya-gna @ Tripoli airport"
    ],
    "The port in the provincial capital, Hodeidah, was already in the hands of the Houthis, Yemeni officials said.": [
        "control houthi @ Hodeidah port"
    ],
    "Fighting broke out in the capital, Tripoli, and Misrata.": ["contest None @ Misrata", "contest None @ Tripoli"],
    "Houthi fighters who hold the capital, Sanaa, took Marib on Sunday.": [
        "capture houthi @ Marib",
        "control houthi @ Sanaa",
    ],
    "U.N. troops left Kidal in Mali on Monday. Tuareg rebels took control of the former U.N. base.": [
        "capture mali-rebels @ Kidal U.N. base",
        "withdrawal united-nations @ Kidal",
    ],
    "Malian troops retook Lere near the Mauritanian border which was overrun on Sunday by Tuareg rebels.": [
        "capture mali-government @ Lere",
        "capture mali-rebels @ Lere",
    ],
}


@pytest.mark.parametrize("text", TOLD)
def test_lists_corridors_and_capitals(reader: Reader, text: str) -> None:
    assert reader.told(text) == TOLD[text]
