"""The arguments of a verb behind what stands between: put off, clefted, joined to a whole, told of an achievement."""

import pytest

from tests.nlp.reading import Reader

Told = list[tuple[str, str | None, str]]


def told(reader: Reader, text: str) -> Told:
    """Kind, side and place of each event that did happen, in order."""
    events = (event for event in reader.events(text) if event.status == "reported")
    return sorted((e.kind, e.actor.side if e.actor else None, e.place.name) for e in events)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the object behind a phrase
        (
            "TPLF fighters captured near Alamata the towns of Korem and Maichew on Monday.",
            [("capture", "tplf", "Korem"), ("capture", "tplf", "Maichew")],
        ),
        (
            "KIA fighters of Kachin had seized in Waingmaw the camps of Hka Ya, Nam Lim and Lung Zep.",
            [
                ("capture", "kia", "Hka Ya camp"),
                ("capture", "kia", "Lung Zep camp"),
                ("capture", "kia", "Nam Lim camp"),
            ],
        ),
        (
            "KIA fighters in Kachin took the headquarters of Light Infantry Battalion 14 and of Battalion 28.",
            [
                ("capture", "kia", "Battalion 28 headquarters"),
                ("capture", "kia", "Light Infantry Battalion 14 headquarters"),
            ],
        ),
        # names behind a whole
        (
            "Eastern parts of Aleppo were taken by Syrian rebels, among them the districts of Hanano and Salaheddine.",
            [
                ("capture", "syria-opposition", "Aleppo"),
                ("capture", "syria-opposition", "Hanano"),
                ("capture", "syria-opposition", "Salaheddine"),
            ],
        ),
        (
            "Rebels took the second and third largest cities of Syria, Aleppo in the north and Homs in the west.",
            [("capture", "syria-opposition", "Aleppo"), ("capture", "syria-opposition", "Homs")],
        ),
        (
            "In other places, the towns of Sangin and Qalat among them, the Taliban were in fierce fighting.",
            [("contest", "taliban", "Qalat"), ("contest", "taliban", "Sangin")],
        ),
        # clefts with a preposition
        (
            "It was on the town of Sirte, a port, that the fighting of the LNA was concentrated.",
            [("contest", "libya-lna", "Sirte")],
        ),
        ("It was from Gao that the MNLA rebels withdrew on Monday.", [("withdrawal", "mali-rebels", "Gao")]),
        # achievements
        (
            "Another success of the Ethiopian army was to capture Alamata.",
            [("capture", "ethiopia-government", "Alamata")],
        ),
        (
            "One more victory over Boko Haram fell to the Nigerian army, with the capture of Gwoza.",
            [("capture", "nigeria-government", "Gwoza")],
        ),
        # who does it
        (
            "Gwoza has been won back by its troops from Boko Haram insurgents, the Nigerian army said.",
            [("capture", "nigeria-government", "Gwoza")],
        ),
        (
            "Houthi rebels stormed the fort, where the Yemeni government had its seat, and so won control of Amran.",
            [("capture", "houthi", "Amran")],
        ),
        (
            "Nyala had been the Sudanese army's last bastion in the west until in October it fell to the RSF.",
            [("capture", "rsf", "Nyala")],
        ),
        # more in a list with its own date
        (
            "Iraqi forces captured Tikrit in April, and in August Baiji.",
            [("capture", "iraq-government", "Baiji"), ("capture", "iraq-government", "Tikrit")],
        ),
        # fights
        (
            "In the Bakhmut direction, too, the Russian army went on the offensive, around Soledar.",
            [("contest", "russia", "Soledar")],
        ),
        (
            "M23 rebels in Congo attacked army positions close to the villages of Kibumba and Rugari.",
            [("contest", "m23", "Kibumba"), ("contest", "m23", "Rugari")],
        ),
        ("RSF offensives in Sudan are at present directed at Babanusa.", [("contest", "rsf", "Babanusa")]),
        ("Fighters of M23 got into the outskirts of Goma in Congo.", [("contest", "m23", "Goma")]),
        (
            "For weeks Iraqi troops have been at work to win back Mosul.",
            [("contest", "iraq-government", "Mosul")],
        ),
        (
            "The RSF in Sudan began in May an operation to take Babanusa.",
            [("contest", "rsf", "Babanusa")],
        ),
    ],
)
def test_what_stands_between_is_passed_over(reader: Reader, text: str, expected: Told) -> None:
    assert told(reader, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The aim of the Ethiopian army was to capture Alamata.",  # an aim, no achievement
        "The M23 rebels were to take Sake in the plan of the Congolese army.",
        "Yemeni police captured in Taiz the leader of a gang.",  # no place behind the phrase
        "It was in Benghazi that the army said it wanted to take Sirte.",
        "The strongman of Libya will have to choose between tightening his hold on Sirte and a truce.",
        "One more victory fell to the Spanish team in Valencia, with the capture of the cup.",
    ],
)
def test_what_did_not_happen_is_no_event(reader: Reader, text: str) -> None:
    assert told(reader, text) == []


def test_what_is_denied_does_not_reach_the_relative_clause(reader: Reader) -> None:
    events = reader.events("The M23 deny that they attacked Sake, which the Congolese army has controlled since March.")
    assert [e.status for e in events if e.kind == "control"] != ["denied"]


def test_a_land_behind_a_comma_is_where_the_village_lies(reader: Reader) -> None:
    assert [
        e.place.name for e in reader.events("The Russian army attacked near Pivnichne, Donetsk region, on Monday.")
    ] == ["Pivnichne"]


def test_the_last_line_of_a_text_that_was_cut_is_read(reader: Reader) -> None:
    cut = "Later that day, residents said, the RSF had taken the whole town of Babanusa"
    text = f"RSF fighters were seen in Sudan on Monday.\n\n{cut}"
    assert [e.place.name for e in reader.events(text)] == ["Babanusa"]


def test_a_heading_at_the_end_is_none(reader: Reader) -> None:
    text = "RSF fighters were seen in Sudan on Monday.\n\nRSF Takes Babanusa In Sudan As Army Pulls Out To The North"
    assert reader.events(text) == []
