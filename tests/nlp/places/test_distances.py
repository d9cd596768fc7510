"""How far a place lies from a town, and whereto."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.nlp.places.distances import Distance, distance
from tests.nlp.reading import Reader

TOLD = {
    "Rebels took Gorindu, 35 miles north of Goma, on Monday.": ("Goma", 56.3, 0.0),
    "Rebels took Gorindu, a village five kilometers south-west of the town of Goma.": ("Goma", 5.0, 225.0),
    "Rebels took Gorindu, about 40km (25 miles) from Goma.": ("Goma", 40.0, None),
    "Rebels took Gorindu, which lies 15.5 km northeast of Goma.": ("Goma", 15.5, 45.0),
    "Rebels took Gorindu, some 20 kilometres to the east of Goma.": ("Goma", 20.0, 90.0),
    "Rebels took Gorindu (12 km off Goma).": ("Goma", 12.0, None),
}
UNTOLD = [
    "Rebels took Gorindu, east of Goma, on Monday.",
    "Rebels took Gorindu and marched 20 km north of Goma.",
    "Rebels took Gorindu and Sake, 20 km west of Goma.",
    "Rebels took Gorindu, where 35 people north of Goma had fled.",
]


@pytest.mark.parametrize("text", TOLD)
def test_a_distance_is_read_behind_the_name(reader: Reader, text: str) -> None:
    found = distance(reader.sentence(text), 2)
    assert found is not None
    assert (found.town, round(found.km, 1), found.bearing) == TOLD[text]


@pytest.mark.parametrize("text", UNTOLD)
def test_what_is_no_distance_of_that_name_is_left(reader: Reader, text: str) -> None:
    assert distance(reader.sentence(text), 2) is None


@given(st.floats(-60, 60), st.floats(-170, 170), st.floats(1, 150), st.floats(0, 360))
def test_the_point_is_as_far_as_told(lat: float, lon: float, km: float, bearing: float) -> None:
    point = Distance("Goma", km, bearing).point(lat, lon)
    assert point is not None
    east = (point[1] - lon) * math.cos(math.radians(lat))
    assert math.hypot(point[0] - lat, east) * 111.2 == pytest.approx(km, rel=0.01, abs=0.01)


@pytest.mark.parametrize(("km", "bearing"), [(900.0, 45.0), (80.0, None)])
def test_what_is_too_far_to_be_placed_has_no_point(km: float, bearing: float | None) -> None:
    assert Distance("Goma", km, bearing).point(-1.7, 29.2) is None


def test_an_unknown_village_lies_where_the_distance_says(reader: Reader) -> None:
    (event,) = reader.events("M23 rebels captured the village of Gorindu, 35 miles north of Goma, on Monday.")
    assert event.place.lat == pytest.approx(-1.17, abs=0.05)


def test_a_town_far_from_the_capital_named_beside_it_is_found(reader: Reader) -> None:
    (event,) = reader.events("Rebels captured Fada, 900 km northeast of N'Djamena, Chad's army said on Monday.")
    assert event.place.id.startswith("geonames:")
