"""How the table says what the API answered."""

import io
from datetime import date
from uuid import uuid4

import pytest
from rich.console import Console

from services.api.answers import PlaceState, Sentence
from services.ledger.events import DateRange, Place, PlaceType, Precision
from services.local.control_table import FILE_WIDTH, in_words, print_control

DAY = date(2017, 10, 16)


def state(name: str, controller: str | None, kind: PlaceType = "town", quote: str = "They took it.") -> PlaceState:
    sentence = Sentence(uuid4(), uuid4(), quote, None, None)
    place = Place(f"pending:{name}", name, kind)
    return PlaceState(place, controller, "held", DateRange(DAY, DAY, "day"), 0.934, None, DAY, 0, False, sentence)


def printed(*states: PlaceState) -> str:
    out = io.StringIO()
    print_control(Console(file=out), list(states), DAY)
    return out.getvalue()


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        (DAY, DAY, "day", "2017-10-16"),
        (date(2017, 10, 9), date(2017, 10, 15), "week", "2017-10-09 … 10-15"),
        (date(2017, 10, 1), date(2017, 10, 31), "month", "2017-10"),
        (date(2017, 1, 1), date(2017, 12, 31), "year", "2017"),
        (date(1970, 1, 1), DAY, "unknown", "by 2017-10-16"),
    ],
)
def test_since_is_no_more_exact_than_what_is_known(start: date, end: date, precision: Precision, words: str) -> None:
    assert in_words(DateRange(start, end, precision)) == words


def test_rows_are_ordered_by_side_then_place_and_nobodys_come_last() -> None:
    table = printed(state("Beta", None), state("Gamma", "krg"), state("Delta", "army"), state("Alpha", "krg"))
    names = [line.split()[0] for line in table.splitlines() if "They took it" in line]
    assert names == ["Delta", "Alpha", "Gamma", "Beta"]


def test_a_province_is_told_from_the_town_of_its_name() -> None:
    table = printed(state("Kirkuk", "army"), state("Kirkuk", "army", "province"))
    assert table.count("Kirkuk (province)") == 1


def test_a_long_sentence_is_cut_to_two_lines_and_nothing_is_wider_than_the_table() -> None:
    lines = printed(state("Alpha", "army", quote="It was a long day of fighting. " * 40)).splitlines()
    assert sum("long" in line or "fighting" in line for line in lines) == 2
    assert max(map(len, lines)) <= FILE_WIDTH
    assert any("…" in line for line in lines)
