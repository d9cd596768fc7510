"""Places told one after the other with one verb."""

import pytest

from tests.nlp.reading import Reader


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The Tamil Tigers have lost Mannar, which they called their gate to India; Pooneryn and Paranthan "
            "in the north; and here in the east the town of Vakarai.",
            {"withdrawal ltte @ " + name for name in ("Mannar", "Pooneryn", "Paranthan", "Vakarai")},
        ),
        (
            "In Sagaing the Myanmar junta keeps three: Monywa, where its guns shell the villages; "
            "Shwebo with its airfield; and Kale, a town near India.",
            {"control myanmar-junta @ " + name for name in ("Monywa", "Shwebo", "Kale")},
        ),
        (
            "Somali soldiers drove al-Shabaab out of Beledweyne in two days of fighting which began on Monday, "
            "and from Buloburde and Jalalaqsi on Friday.",
            {f"withdrawal al-shabaab @ {name}" for name in ("Beledweyne", "Buloburde", "Jalalaqsi")}
            | {f"capture somalia-government @ {name}" for name in ("Beledweyne", "Buloburde", "Jalalaqsi")},
        ),
        (
            "The Sudanese army controls Kosti, the RSF the town of Wad Madani.",
            {"control saf @ Kosti", "control rsf @ Wad Madani"},
        ),
        (
            "M23 fighters took the border post of Bunagana and the town of Rutshuru.",
            {"capture m23 @ Bunagana border post", "capture m23 @ Rutshuru"},
        ),
    ],
)
def test_each_member_of_a_series_is_told_of(reader: Reader, text: str, told: set[str]) -> None:
    assert set(reader.told(text)) == told


def test_an_item_with_a_verb_of_its_own_is_no_member(reader: Reader) -> None:
    text = "Rebels of the M23 captured Goma; Bukavu is still with the Congolese army; Uvira is quiet."
    assert reader.told(text) == ["capture m23 @ Goma", "control drc-government @ Bukavu"]
