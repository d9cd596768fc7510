"""Verbs that leave and come by what stands behind them."""

import pytest

from tests.nlp.reading import Reader


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ethiopian government soldiers were gone from Mekelle by nightfall, and TPLF fighters walked in.",
            ["capture tplf @ Mekelle", "withdrawal ethiopia-government @ Mekelle"],
        ),
        (
            "Georgian troops were in control of Tskhinvali on Friday, and by Sunday they were out of it again.",
            ["control georgia @ Tskhinvali", "withdrawal georgia @ Tskhinvali"],
        ),
        ("Iraqi soldiers threw away their uniforms and ran from Mosul.", ["withdrawal iraq-government @ Mosul"]),
        ("The Chadian army has evacuated its garrison from Faya.", ["withdrawal chad-government @ Faya"]),
        ("The Tamil Tigers conceded the loss of Kilinochchi.", ["withdrawal ltte @ Kilinochchi"]),
        ("Lashio's fall to the MNDAA was a blow to the soldiers of Myanmar.", ["capture mndaa @ Lashio"]),
        (
            "The Chadian army left Faya and rebels patrol it.",
            ["control chad-rebels @ Faya", "withdrawal chad-government @ Faya"],
        ),
    ],
)
def test_leaving_and_coming(reader: Reader, text: str, told: list[str]) -> None:
    assert reader.told(text) == told


def test_a_verb_behind_and_has_its_own_subject(reader: Reader) -> None:
    text = "Rebels captured the presidential palace in Brazzaville and the port of Pointe-Noire fell to Angolan troops."
    assert "capture angola-government @ Pointe-Noire" in reader.told(text)


def test_what_is_left_without_being_handed_over_changes_no_hands(reader: Reader) -> None:
    text = "The camp at Aguelhok was evacuated by United Nations troops without being handed to the Malian army."
    assert not any(told.startswith("capture") for told in reader.told(text))
