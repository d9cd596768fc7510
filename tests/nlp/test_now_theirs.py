"""What has come to be, whose the nameless are, and what is only imagined."""

import pytest

from tests.nlp.reading import Reader

NOW = {
    "Ethiopian forces have controlled Woldia and Kobo.": [
        "capture ethiopia-government @ Kobo",
        "capture ethiopia-government @ Woldia",
    ],
    "Ethiopian forces have controlled Woldia for months.": ["control ethiopia-government @ Woldia"],
    "The Houthis, who have controlled Hazm, shelled a market.": ["control houthi @ Hazm"],
    "Bayhan in Yemen is declared to be under the control of the Houthis.": ["control houthi @ Bayhan"],
    "Houthis were now in control of Bayhan in Yemen, officials said.": ["capture houthi @ Bayhan"],
    "Syrian government troops withdrew from Deir Ezzor, and the SDF controlled the city.": [
        "capture sdf @ Deir Ezzor",
        "withdrawal syria-government @ Deir Ezzor",
    ],
    "The army, which lost control of Kidal in Mali, has since retaken Menaka.": [
        "capture mali-government @ Menaka",
        "withdrawal mali-government @ Kidal",
    ],
}
NAMELESS = {
    "The 98th Division withdrew from Khan Younis in Gaza.": ["withdrawal israel @ Khan Younis"],
    "A week after an attack by jihadists on a military camp in central Mali, people are still fleeing.": [],
    "Clashes went on near Ras Lanuf, a spokesman for the Libyan National Army, Ali al-Hassi, said.": [
        "contest libya-lna @ Ras Lanuf"
    ],
    "Fleeing residents of Mubi said Boko Haram had overrun their town.": ["capture boko-haram @ Mubi"],
    "Soldiers who mutinied in December have captured Nasir in South Sudan.": ["capture spla-io @ Nasir"],
    "Neither side controls Marinka in Ukraine.": [],
}
IMAGINED = (
    "The scenario has Filipino troops retake the airport in San Vicente, which had fallen to rebels.",
    "In the war game Estonian troops recaptured Narva from Russian forces.",
    "Suspects in earlier attacks in Quetta belonged to the Pakistani Taliban.",
)
ALL: dict[str, list[str]] = {**NOW, **NAMELESS, **{text: [] for text in IMAGINED}}


@pytest.mark.parametrize("text", ALL)
def test_what_has_come_to_be(reader: Reader, text: str) -> None:
    assert reader.told(text) == ALL[text]


def test_claims_that_others_deny_are_claimed(reader: Reader) -> None:
    assert reader.told("The army dismissed rebel claims that they had taken Malakal in South Sudan.") == [
        "capture spla-io @ Malakal (claimed)"
    ]


def test_the_reporters_town_is_not_the_one_without_a_name(reader: Reader) -> None:
    text = (
        "MOGADISHU (Reuters) - Al Shabaab seized a town in the south on Friday after it was abandoned by the military."
    )
    assert reader.told(text) == []
