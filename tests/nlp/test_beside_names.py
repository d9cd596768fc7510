"""What stands beside names: others added to them, the land they lie in, villages without names, dashes."""

import pytest

from tests.nlp.reading import Reader


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Baiji, along with Hit and Rutba, was captured by Islamic State on Monday.",
            ["capture islamic-state @ Baiji", "capture islamic-state @ Hit", "capture islamic-state @ Rutba"],
        ),
        ("Rutshuru, together with Kiwanja, fell to the M23.", ["capture m23 @ Kiwanja", "capture m23 @ Rutshuru"]),
        (
            "The Nigerian army lost Gwoza, along with Bama, to Boko Haram.",
            [
                "capture boko-haram @ Bama",
                "capture boko-haram @ Gwoza",
                "withdrawal nigeria-government @ Bama",
                "withdrawal nigeria-government @ Gwoza",
            ],
        ),
        (
            "Taliban fighters took over both Taloqan and Sheberghan.",
            ["capture taliban @ Sheberghan", "capture taliban @ Taloqan"],
        ),
        ("Zaranj, Afghanistan, was brought under the control of the Taliban.", ["capture taliban @ Zaranj"]),
        ("Officials said Gharyan, Libya, is controlled by Haftar's forces.", ["control libya-lna @ Gharyan"]),
        ("The fall of Kidal, Mali, to Tuareg rebels was reported on Monday.", ["capture mali-rebels @ Kidal"]),
        (
            "Gwoza, Bama and several nearby villages were abandoned by the Nigerian army.",
            ["withdrawal nigeria-government @ Bama", "withdrawal nigeria-government @ Gwoza"],
        ),
        (
            "The M23 clashed with the FARDC near Sake and smaller villages, a priest said, adding that ten fell.",
            ["contest m23 @ Sake"],
        ),
        (
            "Weldiya and dozens of smaller villages, which are controlled by Ethiopian forces, have no power.",
            ["control ethiopia-government @ Weldiya"],
        ),
        (
            "Afghan forces were driven out of Zaranj - a gateway to Iran - by the Taliban.",
            ["capture taliban @ Zaranj", "withdrawal afghanistan-government @ Zaranj"],
        ),
        (
            "The fall of Gao - the seat of the north - to Tuareg rebels is a blow.",
            ["capture mali-rebels @ Gao"],
        ),
        (
            "Boko Haram seized two towns, Gwoza and Bama, killing at least 12 soldiers.",
            ["capture boko-haram @ Bama", "capture boko-haram @ Gwoza"],
        ),
    ],
)
def test_what_is_added_to_a_name(reader: Reader, text: str, told: list[str]) -> None:
    assert sorted(told) == reader.told(text)
