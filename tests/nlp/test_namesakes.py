"""Which of several places a name means: by the story's title, by the size of towns, against words and parties alike."""

import pytest

from tests.nlp.reading import Reader


@pytest.mark.parametrize(
    ("title", "text", "country"),
    [
        ("Fighting in Angola", "Government forces took most of Kuito on Monday.", "AO"),
        ("Angola: rebels withdraw", "The rebels withdrew from Kuito on Monday.", "AO"),
        ("", "Houthi fighters took control of the hills of Al-Safa.", "YE"),
        ("", "Russian troops seized the village of Mesker.", "RU"),
    ],
)
def test_a_land_that_one_small_namesake_votes_for_is_not_the_story_s(
    reader: Reader, title: str, text: str, country: str
) -> None:
    """The title, a people or a party tells more of the country than a hamlet of that name elsewhere."""
    assert {event.place.country for event in reader.events(text, title=title)} <= {country, None}


def test_a_known_town_is_meant_rather_than_a_hamlet_of_its_name_nearer_to_others(reader: Reader) -> None:
    events = reader.events("Pro-Ouattara forces took Duekoue, Daloa and Bondoukou on Wednesday.")
    assert {(e.place.name, e.place.lat) for e in events if e.place.name == "Bondoukou"} == {("Bondoukou", 8.04)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The M23 captured large parts of Sake, near Goma, on Monday.", ["capture m23 @ Sake"]),
        ("The M23 reached Sake, near Goma, at dawn and took the town by noon.", ["capture m23 @ Sake"]),
        (
            "The Arakan Army took Let Wea Det and Minbya.",
            ["capture arakan-army @ Let Wea Det", "capture arakan-army @ Minbya"],
        ),
        ("LURD rebels took Saint Elias and Gbarnga.", ["capture lurd @ Gbarnga", "capture lurd @ Saint Elias"]),
        ("The M23 fought in Congo for the sake of nobody.", []),
    ],
)
def test_places_named_like_words_parties_and_saints(reader: Reader, text: str, told: list[str]) -> None:
    assert sorted(line.removesuffix(" [part]") for line in reader.told(text) if not line.startswith("contest")) == told
