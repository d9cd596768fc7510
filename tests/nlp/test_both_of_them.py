"""What is said of several places at once, and of a place beside its land."""

import pytest

from tests.nlp.reading import Reader

TAKEN = {
    "Jilib and Yontoy, villages some 30 km from Kismayo, were captured by al-Shabaab on Monday.": [
        "capture al-shabaab @ Jilib",
        "capture al-shabaab @ Yontoy",
    ],
    "It was followed by Mongko, Kunlong and Namhkam, all of them taken by the MNDAA within two weeks.": [
        "capture mndaa @ Kunlong",
        "capture mndaa @ Mongko",
        "capture mndaa @ Namhkam",
    ],
    "Late last year the Houthis seized the Shabwa districts of Bayhan and Ain.": [
        "capture houthi @ Ain",
        "capture houthi @ Bayhan",
    ],
    "The city of Bara, North Kordofan, was back under the control of the Sudanese army on Monday.": [
        "capture saf @ Bara"
    ],
    "Parts of Abyan with Zinjibar and Jaar among them fell to al-Qaeda in 2011.": [
        "capture aqap @ Abyan [part]",
        "capture aqap @ Jaar [part]",
        "capture aqap @ Zinjibar [part]",
    ],
    "Liberated by Azerbaijan up to now are the Fizuli district and the city of Zangilan.": [
        "capture azerbaijan @ Fizuli district",
        "capture azerbaijan @ Zangilan",
    ],
    "The Houthis had made great military gains when they seized Bayhan in Yemen.": ["capture houthi @ Bayhan"],
    "The fall of Buka was a breakthrough for the Philippine army in its fight with the MILF.": [
        "capture philippines-government @ Buka"
    ],
    "The Taliban hold on to a few districts in the east, and to the southern town of Sangin.": [
        "control taliban @ Sangin"
    ],
}
NOT_TAKEN = {
    "In Baghlan, a province of northern Afghanistan, a district was seized by the Taliban.": [],
    "The Arakan Army captured every junta base in Paletwa.": [],
    "The Sudanese army is getting an offensive ready to retake Wad Madani.": ["capture saf @ Wad Madani (planned)"],
}


@pytest.mark.parametrize("text", TAKEN)
def test_what_was_taken(reader: Reader, text: str) -> None:
    assert reader.told(text) == TAKEN[text]


@pytest.mark.parametrize("text", NOT_TAKEN)
def test_what_was_not(reader: Reader, text: str) -> None:
    assert reader.told(text) == NOT_TAKEN[text]
