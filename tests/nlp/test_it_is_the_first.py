"""What "it" means behind a place that is told of by others: the place, and not what it lies near."""

import pytest

from tests.nlp.reading import Reader


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Russian forces rolled into Lyman, a town some 40 km north-east of Kyiv, on Monday and took control of it.",
            {"capture russia @ Lyman"},
        ),
        (
            "Afghan forces retook Sheberghan, the capital of Jowzjan, two years after Taliban fighters had seized it.",
            {"capture afghanistan-government @ Sheberghan", "capture taliban @ Sheberghan"},
        ),
        (
            "The RSF returned to Wad Madani, a hub that links Khartoum with the east, retaking it after a month.",
            {"capture rsf @ Wad Madani"},
        ),
        (
            "The Syrian army completed the capture of Saraqib in a major blow to Hayat Tahrir al-Sham.",
            {"capture syria-government @ Saraqib"},
        ),
        (
            "Boko Haram announced the capture of Gwoza on Monday, in a setback for the army.",
            {"capture boko-haram @ Gwoza"},
        ),
    ],
)
def test_what_lies_near_is_not_meant(reader: Reader, text: str, told: set[str]) -> None:
    assert told == set(reader.told(text))
