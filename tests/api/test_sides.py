import re

import pytest

from services.api.sides import LISTED, colour, name


@pytest.mark.parametrize("side", [*LISTED, "not-listed", "ελλάς", ""])
def test_every_side_has_a_name_and_a_colour_that_a_page_can_use(side: str) -> None:
    assert re.fullmatch("#[0-9a-f]{6}", colour(side))
    assert colour(side) == colour(side)
    assert isinstance(name(side), str)


def test_a_side_that_is_not_listed_is_called_by_its_slug() -> None:
    assert name("free-rangers") == "Free rangers"
    assert name("krg") == "Kurdistan Region"


def test_sides_that_are_not_listed_differ_in_colour() -> None:
    assert len({colour(f"group-{number}") for number in range(100)}) > 90
