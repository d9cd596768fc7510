"""Dates told from another date of the text. The articles are of Wednesday, 20 December 2023."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.ledger.events import DateRange
from services.nlp.dates.relative import Shift, find_shift
from tests.nlp.reading import Reader, tokens


def told(reader: Reader, text: str) -> dict[str, str]:
    """The first day on which each place is said to have been taken, left or held."""
    return {event.place.name: event.date.start.isoformat() for event in reader.events(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("M23 rebels in Congo took Minova on 21 November. Two days later they captured Rubaya.", "2023-11-23"),
        ("M23 rebels in Congo took Minova on 21 November. The next day they captured Rubaya.", "2023-11-22"),
        ("M23 rebels in Congo took Minova on Saturday and the following day captured Rubaya.", "2023-12-17"),
        ("M23 rebels in Congo took Minova on Saturday, a day after they captured Rubaya.", "2023-12-15"),
        ("M23 rebels in Congo took Minova on 2 January, 2009. Rubaya was captured later that month.", "2009-01-01"),
        ("M23 rebels in Congo took Minova in November 2012. They lost Rubaya the following month.", "2012-12-01"),
        ("M23 rebels in Congo took Minova in 2012. They lost Rubaya in March of the following year.", "2013-03-01"),
        ("M23 rebels in Congo took Minova on Monday. They had captured Rubaya two weeks earlier.", "2023-12-01"),
    ],
)
def test_a_date_is_told_from_the_one_before(reader: Reader, text: str, expected: str) -> None:
    assert told(reader, text)["Rubaya"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Houthis have ruled Sanaa for nearly ten years.", "2013-01-01"),
        ("Al-Shabaab has controlled the Somali town of Jilib for more than a decade.", "2013-01-01"),
        ("The RSF has held Nyala in Sudan for three weeks.", "2023-11-26"),
    ],
)
def test_what_has_been_held_for_a_time_began_so_long_ago(reader: Reader, text: str, expected: str) -> None:
    assert list(told(reader, text).values()) == [expected]


def test_what_was_held_for_a_time_did_not_begin_so_long_ago(reader: Reader) -> None:
    assert set(told(reader, "M23 rebels in Congo took Goma on Monday and held it for ten days.").values()) == {
        "2023-12-18"
    }


@pytest.mark.parametrize(
    "text", ["next week", "five villages later", "day", "the following towns", "two days ago", "later the army", "may"]
)
def test_other_words_tell_no_date(text: str) -> None:
    assert find_shift(tokens(text), 0) is None


@given(
    st.dates(date(1950, 1, 1), date(2090, 1, 1)),
    st.integers(-300, 300),
    st.sampled_from(["day", "week", "month", "year"]),
)
def test_a_shift_leads_to_a_range_that_is_one(day: date, count: int, unit: str) -> None:
    span = Shift(count, unit).of(DateRange(day, day, "day"))
    assert span.start <= span.end
