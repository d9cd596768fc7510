"""Names that share a noun: "the A and B airports", "A oilfield and airport", "the C 1 and C 2 bases"."""

import pytest

from tests.nlp.reading import Reader


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Sudanese troops retook the El Fasher and Nyala airports.",
            {"capture saf @ El Fasher airport", "capture saf @ Nyala airport"},
        ),
        (
            "Somali soldiers seized the Kismayo and Baidoa bases from al-Shabaab.",
            {"capture somalia-government @ Baidoa base", "capture somalia-government @ Kismayo base"},
        ),
        (
            "The RSF said it had seized Merowe airport and military base.",
            {"capture rsf @ Merowe airport", "capture rsf @ Merowe military base"},
        ),
        (
            "The Taliban took Zaranj district and airport on Friday.",
            {"capture taliban @ Zaranj airport", "capture taliban @ Zaranj district"},
        ),
        (
            "Somali soldiers drove al-Shabaab from the Dara One and Dara Two bases near Kismayo in Somalia.",
            {
                "capture somalia-government @ Dara One base",
                "capture somalia-government @ Dara Two base",
                "withdrawal al-shabaab @ Dara One base",
                "withdrawal al-shabaab @ Dara Two base",
            },
        ),
        ("Boko Haram captured Super Camp 4 near Damasak.", {"capture boko-haram @ Super Camp 4"}),
        (
            "The Taliban took the town of Zaranj and the Kandahar and Herat airports.",
            {
                "capture taliban @ Herat airport",
                "capture taliban @ Kandahar airport",
                "capture taliban @ Zaranj",
            },
        ),
        (
            "Russian forces captured Bakhmut 10 days later and Soledar 2 weeks earlier.",
            {"capture russia @ Bakhmut", "capture russia @ Soledar"},
        ),
    ],
)
def test_one_noun_for_all(reader: Reader, text: str, told: set[str]) -> None:
    assert told == set(reader.told(text))


def test_a_village_called_like_a_land(reader: Reader) -> None:
    assert reader.told("Pakistani troops captured the town of Bahrain in Swat.") == ["capture pakistan @ Bahrain"]
    assert reader.told("Al-Shabaab captured a village of Somalia.") == []
