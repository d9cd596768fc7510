"""Of what a verb is said, over all that stands between."""

import pytest

from tests.nlp.reading import Reader


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Eritrean guerrillas using speedboats mounted with cannon have captured Massawa from Ethiopian troops.",
            "capture eplf @ Massawa",
        ),
        (
            "Congolese rebels of the M23 who crossed the hills in rain during the night have overrun Sake.",
            "capture m23 @ Sake",
        ),
        (
            "Zalambessa, a dusty post of 6,000 on the highway between Asmara and Adigrat, fell to Eritrean troops.",
            "capture eritrea @ Zalambessa",
        ),
        (
            "Shusha, the hill town that Ilham Aliyev had vowed to reach first, was captured by Azerbaijani troops.",
            "capture azerbaijan @ Shusha",
        ),
    ],
)
def test_a_subject_over_what_is_put_aside(reader: Reader, text: str, told: str) -> None:
    assert told in reader.told(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Shops were shut in Agdam, an Azerbaijani city at the edge of the plain that Armenian troops captured.",
            ["capture armenia @ Agdam"],
        ),
        (
            "Tigrayan fighters stood in Dessie, an Ethiopian town they had captured the day before.",
            ["capture tplf @ Dessie"],
        ),
        (
            "Syrian rebels hold Saraqib and Khan Sheikhoun on the highway to Damascus, which they captured on Monday.",
            [
                "capture syria-opposition @ Khan Sheikhoun",
                "capture syria-opposition @ Saraqib",
            ],
        ),
    ],
)
def test_which_place_a_relative_clause_tells_of(reader: Reader, text: str, told: list[str]) -> None:
    assert reader.told(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "The market of Dilling was seized by panic as Sudanese soldiers fled.",
        "The smoke of burning fields occupied Kyiv while Ukrainian soldiers looked on.",
        "Israeli soldiers entered Maarakeh at dawn, questioned its men and were back in their camp by noon.",
        "A convoy of white jeeps of the United Nations entered Basra to cheers from Iraqi soldiers.",
        "Southern radio called it a lie that northern Yemeni troops had taken Zinjibar.",
        "Gunmen seized the trawler Marita Ann and the soldiers aboard it off Ireland.",
    ],
)
def test_what_takes_no_town(reader: Reader, text: str) -> None:
    assert [
        told for told in reader.told(text) if told.startswith(("capture", "control")) and "denied" not in told
    ] == []


def test_who_says_we_beside_the_sentence(reader: Reader) -> None:
    text = 'The army lost Homs. "We left it at dawn. We have the airport," a spokesman for the Syrian army said.'
    assert "control syria-government @ Homs airport" in reader.told(text)
