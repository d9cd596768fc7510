"""Which places and parties belong to a verb: lists that go on behind other words, and lookalikes of such lists."""

import pytest

from tests.nlp.reading import Reader

LISTS = {
    "Paletwa, Samee and Kyauktaw, which the Arakan Army took between 6 and 8 February, were quiet.": [
        "capture arakan-army @ Kyauktaw",
        "capture arakan-army @ Paletwa",
        "capture arakan-army @ Samee",
    ],
    "Palma and Mocimboa da Praia, which Islamic State fighters held in 2021, are calm.": [
        "control islamic-state @ Mocimboa da Praia",
        "control islamic-state @ Palma",
    ],
    "In May the army of Yemen took the town of Azzan in Shabwa province and the district of Mahfad in Abyan.": [
        "capture yemen-government @ Azzan",
        "capture yemen-government @ Mahfad",
    ],
    "RSF forces took Nyala in South Darfur and El Geneina in West Darfur.": [
        "capture rsf @ El Geneina",
        "capture rsf @ Nyala",
    ],
    "Ansar Dine holds the north of Mali, with the cities of Gao, Timbuktu and Kidal.": [
        "control jihadists-sahel @ Gao",
        "control jihadists-sahel @ Kidal",
        "control jihadists-sahel @ Timbuktu",
    ],
    "Nigerian troops freed from Boko Haram the villages of Dikwa and Marte.": [
        "capture nigeria-government @ Dikwa",
        "capture nigeria-government @ Marte",
    ],
    "The M23 controls Sake and Kibumba, two small towns near Goma, and the village of Kirotshe.": [
        "control m23 @ Kibumba",
        "control m23 @ Kirotshe",
        "control m23 @ Sake",
    ],
}
LOOKALIKES = {
    "The army of Mali left Gao and took Konna, which lies near Mopti.": [
        "capture mali-government @ Konna",
        "withdrawal mali-government @ Gao",
    ],
    "The army of Sudan defends El Fasher and Babanusa, which the RSF besieges.": ["contest rsf @ Babanusa"],
    "The army of Mali took the town of Konna, with the help of France.": ["capture mali-government @ Konna"],
    "The M23 took Sake, with the towns of Masisi and Walikale still in army hands.": [
        "capture m23 @ Sake",
        "control drc-government @ Masisi",
        "control drc-government @ Walikale",
    ],
    "The TPLF took Kobo with the weapons of Mekelle and the tanks of Adigrat.": ["capture tplf @ Kobo"],
    "The Malian army, with the mayors of Gao, Timbuktu and Kidal, held a meeting.": [],
    "Nigerian troops freed from Boko Haram the women of Dikwa and Marte.": [],
    "Nigerian troops left the camp and the mayor in Dikwa and the women in Marte.": [],
}


@pytest.mark.parametrize("text", LISTS)
def test_a_list_keeps_its_members(reader: Reader, text: str) -> None:
    assert reader.told(text) == LISTS[text]


@pytest.mark.parametrize("text", LOOKALIKES)
def test_what_only_looks_like_a_list_adds_nothing(reader: Reader, text: str) -> None:
    assert reader.told(text) == LOOKALIKES[text]
