"""Which names belong together, behind a clause in front and before a relative one."""

import pytest

from tests.nlp.reading import Reader


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "As envoys met in Geneva, Rada and Al Hazm fell to the Houthis.",
            {"capture houthi @ Al Hazm", "capture houthi @ Rada"},
        ),
        (
            "When talks opened in Nairobi, the towns of Rutshuru and Kiwanja were taken by the M23.",
            {"capture m23 @ Kiwanja", "capture m23 @ Rutshuru"},
        ),
        (
            "While leaders gathered in Abuja, Gwoza, Bama and Mubi were overrun by Boko Haram.",
            {"capture boko-haram @ Bama", "capture boko-haram @ Gwoza", "capture boko-haram @ Mubi"},
        ),
        (
            "Residents of the towns of Weldiya and Lalibela, which are held by Tigrayan forces, have no power.",
            {"control tplf @ Lalibela", "control tplf @ Weldiya"},
        ),
        (
            "Aid has not reached the districts of Kunduz and Zaranj, from which Afghan forces withdrew.",
            {"withdrawal afghanistan-government @ Kunduz", "withdrawal afghanistan-government @ Zaranj"},
        ),
        (
            "Aid workers cannot reach the villages of Sake and Kiwanja, where the army and the M23 have been fighting.",
            {"contest drc-government @ Kiwanja", "contest drc-government @ Sake"},
        ),
    ],
)
def test_which_names_belong_together(reader: Reader, text: str, told: set[str]) -> None:
    assert told == set(reader.told(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The commander of the raid in which Tuareg rebels captured the towns of Kidal and Gao has left.",
            {"capture mali-rebels @ Gao", "capture mali-rebels @ Kidal"},
        ),
        (
            "The fighters who hold Gwoza and Bama have banned music, and Boko Haram holds Mubi.",
            {"control boko-haram @ Bama", "control boko-haram @ Gwoza", "control boko-haram @ Mubi"},
        ),
        (
            "The M23, who control Rutshuru and Kiwanja, have closed the road.",
            {"control m23 @ Kiwanja", "control m23 @ Rutshuru"},
        ),
        (
            "An attempt by the Syrian army to retake the towns of Saraqib and Kafr Nabl failed.",
            {"contest syria-government @ Kafr Nabl", "contest syria-government @ Saraqib"},
        ),
        (
            "The town of Paletwa, close to the border, which had been under the control of the Myanmar military "
            "since 2008, was captured by the Arakan Army.",
            {"capture arakan-army @ Paletwa", "control myanmar-junta @ Paletwa"},
        ),
        (
            "Syrian troops retook Kafr Nabl, about 60 miles (100 km) from Aleppo, which rebels had overrun in 2012.",
            {"capture syria-government @ Kafr Nabl", "capture syria-opposition @ Kafr Nabl"},
        ),
    ],
)
def test_what_parts_them_from_their_verb(reader: Reader, text: str, told: set[str]) -> None:
    assert told == set(reader.told(text))
