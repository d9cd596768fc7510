"""Tests of the seats of provinces."""

import pytest

from services.atlas.seats import seat_of


@pytest.mark.parametrize(
    ("country", "land", "town"),
    [
        ("AF", "Helmand", "Lashkar Gah"),
        ("AF", "Helmand province", "Lashkar Gah"),
        ("YE", "Hadhramaut", "Mukalla"),
        ("SD", "Helmand", None),
        ("AF", "Kandahar", None),
        (None, "Helmand", None),
    ],
)
def test_the_town_where_a_province_is_governed(country: str | None, land: str, town: str | None) -> None:
    assert seat_of(country, land) == town
