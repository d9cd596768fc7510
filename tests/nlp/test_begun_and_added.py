"""Days of a beginning, what is done in addition, towns told by their provinces, prizes that are no claims."""

from datetime import date

import pytest

from tests.nlp.reading import Reader, brief


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "In addition to capturing Mankulam, the Sri Lankan army took Oddusuddan on Friday.",
            ["capture sri-lanka-government @ Mankulam", "capture sri-lanka-government @ Oddusuddan"],
        ),
        (
            "The Tamil Tigers admitted to losing Kilinochchi in Sri Lanka.",
            ["withdrawal ltte @ Kilinochchi"],
        ),
        ("The TNLA defeated junta forces to capture Namhsan in Myanmar.", ["capture tnla @ Namhsan"]),
        ("The Northern Alliance captured five provinces surrounding Mazar-e-Sharif in Afghanistan.", []),
        ("South Sudan's rebels control almost the entire capital.", ["control spla-io @ Juba"]),
        ("TNLA fighters seized Namhsan, a northern Shan State town, on Friday.", ["capture tnla @ Namhsan"]),
        (
            "Philippine troops clashed with Abu Sayyaf gunmen in Patikul, Sulu on Friday.",
            ["contest philippines-government @ Patikul"],
        ),
        (
            "People looted as M23 rebels seized Goma, the biggest prize claimed in the rebellion in Congo.",
            ["capture m23 @ Goma"],
        ),
        ("Myanmar's KNLA took its former headquarters, Manerplaw.", ["capture karen-forces @ Manerplaw"]),
        (
            "Myanmar junta troops have withdrawn from positions guarding the border town of Myawaddy.",
            ["withdrawal myanmar-junta @ Myawaddy"],
        ),
        (
            "The KNU attacked Infantry Battalion 275, the last military base in Myawaddy, Myanmar.",
            ["contest karen-forces @ Myawaddy military base"],
        ),
        (
            "Myanmar's army took back Lashio under a deal with the MNDAA, which had seized it.",
            ["capture mndaa @ Lashio", "capture myanmar-junta @ Lashio"],
        ),
        (
            "Philippine troops have regained areas occupied by the MNLF, among them Santa Catalina.",
            ["capture philippines-government @ Santa Catalina"],
        ),
        (
            "Indonesian paratroopers and marines captured Dili, capital of East Timor.",
            ["capture indonesia-government @ Dili"],
        ),
        (
            "Khmer Rouge guerrillas seized Siem Reap in Cambodia before government soldiers drove them off.",
            [
                "capture cambodia-government @ Siem Reap",
                "capture khmer-rouge @ Siem Reap",
                "withdrawal khmer-rouge @ Siem Reap",
            ],
        ),
        (
            "The Syrian army retook Sukhna, a garrison east of Palmyra which Islamic State had overrun in May.",
            ["capture islamic-state @ Sukhna", "capture syria-government @ Sukhna"],
        ),
        (
            "Congo's army retook Sake after M23 overran it; Masisi, too, was back in government hands.",
            ["capture drc-government @ Masisi", "capture drc-government @ Sake", "capture m23 @ Sake"],
        ),
        (
            "Kachin fighters seized an army checkpoint in Momauk, Myanmar.",
            ["capture kia @ Momauk army checkpoint"],
        ),
    ],
)
def test_added(reader: Reader, text: str, told: list[str]) -> None:
    assert reader.told(text) == sorted(told)


@pytest.mark.parametrize(
    "text",
    [
        "The Sri Lankan army was close to capturing Kilinochchi.",
        "The Sri Lankan army is committed to capturing Kilinochchi.",
        "The Sri Lankan army came close to taking Kilinochchi.",
    ],
)
def test_what_is_near_is_not_taken(reader: Reader, text: str) -> None:
    told = {(event.kind, event.status) for event in reader.events(text, date(2009, 1, 5))}
    assert ("capture", "reported") not in told


def test_the_day_of_a_beginning_begins_the_range(reader: Reader) -> None:
    text = "The KIA captured Chipwi after launching Operation 0307 in March, its spokesman in Myanmar said."
    (event,) = reader.events(text, date(2024, 10, 20))
    assert (brief(event), event.date.start, event.date.end) == (
        "capture kia @ Chipwi",
        date(2024, 3, 1),
        date(2024, 10, 20),
    )


def test_the_day_of_another_fall_is_not_its_own(reader: Reader) -> None:
    text = "The Arakan Army has taken Gwa and Taungup since Ann fell in November, residents of Myanmar said."
    told = {brief(event): event.date.start for event in reader.events(text, date(2025, 1, 20))}
    assert told["capture arakan-army @ Ann"] == date(2024, 11, 1)
    assert told["capture arakan-army @ Gwa"] > date(2025, 1, 1)


def test_a_relative_behind_dates_what_it_tells(reader: Reader) -> None:
    text = "Myanmar soldiers fled the town of Namhsan which was seized on Friday by the TNLA."
    told = {brief(event): event.date.start for event in reader.events(text, date(2024, 12, 5))}
    assert told["capture tnla @ Namhsan"] == date(2024, 11, 29)
    assert told["withdrawal myanmar-junta @ Namhsan"] != date(2024, 11, 29)


def test_what_they_are_known_for_is_not_of_the_day_they_leave(reader: Reader) -> None:
    text = "Taliban militants who seized Buner in Pakistan began pulling out on Friday."
    told = {event.kind: event.date.start for event in reader.events(text, date(2009, 4, 27))}
    assert told["withdrawal"] == date(2009, 4, 24) != told["capture"]
