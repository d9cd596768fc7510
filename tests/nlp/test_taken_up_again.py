"""Lists that other words part, and names behind the verb: "of A in the hills, and of B", "were freed: A and B"."""

from datetime import date

import pytest

from tests.nlp.reading import Reader

SYRIA, YEMEN, KARABAKH, MALI = date(2017, 7, 19), date(2021, 11, 14), date(2020, 11, 1), date(2013, 1, 28)


def _captured(reader: Reader, text: str, published: date) -> set[str]:
    return {e.place.name for e in reader.events(text, published) if e.kind == "capture" and e.status == "reported"}


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        (
            "The Syrian army regained control of several buildings near the dam and of Maskana.",
            SYRIA,
            {"Maskana"},
        ),
        (
            "Malian troops took control of a dozen hamlets, among them Konna on the river, and of Douentza.",
            MALI,
            {"Konna", "Douentza"},
        ),
        (
            "The Houthis seized control of Hays, a market town, and of Al-Khawkhah.",
            YEMEN,
            {"Hays", "Al-Khawkhah"},
        ),
        ("The Syrian army took Maskana from the militants, and with it Resafa.", SYRIA, {"Maskana", "Resafa"}),
        ("French troops captured Konna, and with it Douentza.", MALI, {"Konna", "Douentza"}),
        (
            "Four settlements of Jabrayil district were freed from the occupiers – the village of Soltanli, "
            "Amirvarli village and the city of Jabrayil.",
            KARABAKH,
            {"Soltanli", "Amirvarli", "Jabrayil"},
        ),
        (
            "Three towns have been liberated by the Syrian army: the towns of Maskana, Resafa and Sukhna.",
            SYRIA,
            {"Maskana", "Resafa", "Sukhna"},
        ),
        (
            "Towns taken by the Syrian army this month include Maskana and Resafa.",
            SYRIA,
            {"Maskana", "Resafa"},
        ),
        (
            "The Syrian army captured the Rumaila and Hayl oil fields.",
            SYRIA,
            {"Rumaila oil field", "Hayl oil field"},
        ),
    ],
)
def test_all_of_the_list(reader: Reader, text: str, published: date, expected: set[str]) -> None:
    assert _captured(reader, text, published) == expected


@pytest.mark.parametrize(
    ("text", "place", "side"),
    [
        ("Houthi forces withdrew from the eastern edges of Hays and from Al-Khawkhah.", "Al-Khawkhah", "houthi"),
        ("The M23 withdrew from Kibumba, a village, and from the town of Rutshuru.", "Rutshuru", "m23"),
        ("Russian troops pulled back from Kupiansk and from the nearby town of Izium.", "Izium", "russia"),
    ],
)
def test_from_again(reader: Reader, text: str, place: str, side: str) -> None:
    left = {(e.place.name, e.actor.side) for e in reader.events(text, date(2022, 12, 23)) if e.actor}
    assert (place, side) in left


def test_what_they_control_besides(reader: Reader) -> None:
    text = "Al-Shabaab fighters have a strong presence in Middle Juba, and control the Jilib district."
    assert "control al-shabaab @ Jilib district" in reader.told(text)


def test_where_a_part_was_taken_the_fight_goes_on(reader: Reader) -> None:
    text = "The Syrian army took parts of Maskana. Clashes in Maskana with Islamic State went on."
    assert {e.kind for e in reader.events(text, SYRIA)} == {"capture", "contest"}


def test_a_hamlet_next_door_is_not_the_first_place_of_a_story(reader: Reader) -> None:
    text = "The Azerbaijani army liberated Dadali village, the president of Azerbaijan said."
    assert {e.place.country for e in reader.events(text, KARABAKH)} == {"AZ"}


@pytest.mark.parametrize(
    ("text", "published", "place", "side"),
    [
        (
            "M23 rebels captured a strategic town on Monday. The army confirmed losing the town of Rutshuru.",
            date(2012, 7, 9),
            "Rutshuru",
            "m23",
        ),
        (
            "Pakistani commandos regained control of a key town on Wednesday. Helicopters dropped troops at dawn near "
            "Daggar, the main town in Buner district.",
            date(2009, 4, 30),
            "Daggar",
            "pakistan",
        ),
        (
            "Congolese troops have recaptured a village near the border with Uganda. A colonel spoke of a great day. "
            "The M23 had held Bunagana, the village, for a year.",
            date(2013, 10, 31),
            "Bunagana",
            "drc-government",
        ),
    ],
)
def test_the_town_that_is_named_some_sentences_on(
    reader: Reader, text: str, published: date, place: str, side: str
) -> None:
    taken = {(e.place.name, e.actor.side) for e in reader.events(text, published) if e.kind == "capture" and e.actor}
    assert (place, side) in taken


def test_a_town_beside_the_one_that_is_named_is_another(reader: Reader) -> None:
    text = "M23 rebels captured a town near Goma on Monday. The army sent men to the town of Rutshuru."
    assert not reader.events(text, date(2012, 7, 9))
