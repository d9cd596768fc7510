"""Claims that others deny, attackers, groups spoken of before, bases of the town that a sentence opens with."""

from datetime import date

import pytest

from tests.nlp.reading import Reader

TOLD: dict[str, list[str]] = {
    "The army rejected the RSF's claim of seizing Babanusa, Sudan.": ["capture rsf @ Babanusa (claimed)"],
    "Russia rejected Ukrainian claims that its forces had retaken Kupiansk.": ["capture ukraine @ Kupiansk (claimed)"],
    "A rebel spokesman denied claims by the Chadian army that the rebels had left Biltine.": [
        "withdrawal chad-rebels @ Biltine (denied)"
    ],
    "The junta is mounting an offensive, using tanks and drone attacks in an attempt to seize Demoso, Myanmar.": [
        "capture myanmar-junta @ Demoso (planned)"
    ],
    "Malian police said the attackers seized the army base of Bourem.": ["capture jihadists-sahel @ Bourem army base"],
    "According to army sources, the rebels attacked Kalemie, Congo, and they took control of the port.": [
        "capture m23 @ Kalemie port",
        "contest m23 @ Kalemie",
    ],
    "Ibrahim Mukhair, an adviser to RSF commander Mohamed Hamdan Dagalo, said that they still control Khartoum.": [
        "control rsf @ Khartoum"
    ],
    "The M23 said it had taken Nyabibwe in Congo. The army left the town on Sunday. "
    "The rebel group also reported capturing Kalehe.": [
        "capture m23 @ Kalehe",
        "capture m23 @ Nyabibwe",
        "withdrawal drc-government @ Nyabibwe",
    ],
    "The jihadists attacked the Djibo military camp in Burkina Faso. In Diapaga, they captured the army base.": [
        "capture jihadists-sahel @ Diapaga army base",
        "contest jihadists-sahel @ Djibo military camp",
    ],
    "Soldiers have left Farabougou, Mali. The town lies 300 kilometres north of the capital, Bamako. "
    "It is now controlled by JNIM fighters.": [
        "capture jihadists-sahel @ Farabougou",
        "withdrawal mali-government @ Farabougou",
    ],
    "Syrian rebels controlled the village of Kansafra on Tuesday.": ["capture syria-opposition @ Kansafra"],
    "Syrian rebels still controlled the village of Kansafra on Tuesday.": ["control syria-opposition @ Kansafra"],
    "Kansafra in Syria has been controlled by the rebels since yesterday.": ["capture syria-opposition @ Kansafra"],
    "The Syrian regime forces advanced and controlled Kansafra.": ["capture syria-government @ Kansafra"],
}


@pytest.mark.parametrize("text", TOLD)
def test_claims_and_attackers(reader: Reader, text: str) -> None:
    assert reader.told(text) == TOLD[text]


def test_the_stamp_of_an_archive_is_no_part_of_the_story(reader: Reader) -> None:
    text = "date 2017-08-04 MOGADISHU (Reuters) - Al Shabaab seized a town in Somalia after the army had abandoned it."
    told = reader.events(text, published=date(2017, 8, 4))
    assert all(event.place.name.casefold() != "mogadishu" for event in told)
