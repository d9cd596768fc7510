"""Places by side over time, counted from changes."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.api.tallies import counts, key

START = date(2017, 10, 1)
LENGTH = 12
DAYS = [START + timedelta(days=number) for number in range(LENGTH)]
HELD = st.tuples(
    st.sampled_from([None, "IQ", "SY"]),
    st.sampled_from([None, "a", "b"]),
    st.integers(0, LENGTH - 1),
    st.integers(1, LENGTH),
)


@given(st.lists(HELD, max_size=20))
def test_each_day_counts_what_holds_on_it(held: list[tuple[str | None, str | None, int, int]]) -> None:
    changes = [(first, country, side, 1, 0, 0) for country, side, first, _ in held]
    changes += [(gone, country, side, -1, 0, 0) for country, side, first, length in held
                if (gone := first + length) < LENGTH]  # fmt: skip
    told = {(count.day, count.country, count.side): count.places for count in counts(DAYS, changes)}
    truth: dict[tuple[date, str | None, str | None], int] = {}
    for country, side, first, length in held:
        for day in DAYS[first : first + length]:
            truth[day, country, side] = truth.get((day, country, side), 0) + 1
    assert told == truth


@given(st.lists(HELD, max_size=20))
def test_they_come_in_the_order_of_their_keys(held: list[tuple[str | None, str | None, int, int]]) -> None:
    keys = [key(count) for count in counts(DAYS, [(first, country, side, 1, 0, 0) for country, side, first, _ in held])]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)
