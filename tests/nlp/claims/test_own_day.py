"""The day of a claim, where the sentence names others as well."""

from datetime import date

import pytest

from tests.nlp.reading import Reader


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The United Nations said on Tuesday that the Taliban captured Taloqan, a town in the north, on Sunday.", 17),
        ("Despite a truce signed last month, Boko Haram captured Gwoza, a town near the border, on Sunday.", 17),
        ("Despite a truce agreed in May, clashes broke out between the M23 and the army in Sake on Sunday.", 17),
        ("Tuareg rebels attacked Gao, a hub that links the north with Niger, before dawn on Sunday.", 17),
        ("The Houthis said on Tuesday that they took Mocha.", 19),
    ],
)
def test_its_own_day(reader: Reader, text: str, day: int) -> None:
    """A claim is of the day that its own clause names, and else of the one on which it was told."""
    assert {date(2023, 12, day)} == {event.date.start for event in reader.events(text)}
