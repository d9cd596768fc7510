"""Held after a fight or as well, compounds written apart, divisions by their numbers, whose troops they are."""

import pytest

from tests.nlp.reading import Reader

TOLD: dict[str, list[str]] = {
    "Nyala town is under the control of the RSF following days of fierce fighting, residents in Sudan said.": [
        "capture rsf @ Nyala"
    ],
    "Sake is under the control of the army after an attack by the M23, an officer in Congo said.": [
        "control drc-government @ Sake"
    ],
    "Sake remains under the control of the army after heavy clashes with the M23, an officer in Congo said.": [
        "control drc-government @ Sake"
    ],
    "Masisi has been under the control of the M23 since 2022 after heavy clashes.": ["control m23 @ Masisi"],
    "The RSF seized Nyala on Monday. Bulbul and Abu Ajura are also under the control of the paramilitaries.": [
        "capture rsf @ Abu Ajura",
        "capture rsf @ Bulbul",
        "capture rsf @ Nyala",
    ],
    "The army took Sake on Tuesday. Rubaya is also under the control of the M23, Congolese officers said.": [
        "capture drc-government @ Sake",
        "control m23 @ Rubaya",
    ],
    "The Taliban held villages of Sangin and Nawzad were bombed, Afghan officials said.": [
        "control taliban @ Nawzad",
        "control taliban @ Sangin",
    ],
    "The Taliban dominated districts of Sangin and Musa Qala for years, Afghan officials said.": [
        "control taliban @ Musa Qala",
        "control taliban @ Sangin",
    ],
    "Units of the Sri Lanka Army's 57th and 58th divisions captured Paranthan.": [
        "capture sri-lanka-government @ Paranthan"
    ],
    "Fighters of the Kachin Independence Army (KIA)'s 3rd Brigade seized Sinbo in Myanmar.": ["capture kia @ Sinbo"],
    "The Sri Lankan army's 58 Division moved on. Paranthan is under the control of these two divisions.": [
        "control sri-lanka-government @ Paranthan"
    ],
    "The Justice and Equality Movement of Sudan took Muhajiriya. The armed forces drove the rebels out of it.": [
        "capture jem @ Muhajiriya",
        "capture saf @ Muhajiriya",
        "withdrawal jem @ Muhajiriya",
    ],
    "American soldiers left Shaddadi in Syria on Monday. After the troops withdrew from Shaddadi, the SDF moved in.": [
        "capture sdf @ Shaddadi",
        "withdrawal united-states @ Shaddadi",
    ],
    "Rebels took Sake in Congo on Monday. Residents said that Sake fell to fighters of the ADF.": [
        "capture adf @ Sake"
    ],
}


@pytest.mark.parametrize("text", TOLD)
def test_held_after_the_fight(reader: Reader, text: str) -> None:
    assert reader.told(text) == TOLD[text]
