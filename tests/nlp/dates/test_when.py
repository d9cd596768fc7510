"""Dates in words, against a Wednesday: 20 December 2023."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from services.nlp.dates.ranges import default_range
from services.nlp.dates.when import DateMention, find_date
from tests.nlp.reading import PUBLISHED, tokens


def mention(text: str, published: date = PUBLISHED) -> DateMention | None:
    """The first date of the text."""
    words = tokens(text)
    return next((found for at in range(len(words)) if (found := find_date(words, at, published))), None)


def span(text: str, published: date = PUBLISHED) -> str:
    """The first date of the text as "first..last precision", a single day once."""
    found = mention(text, published)
    if found is None:
        return "none"
    first, last = found.range.start.isoformat(), found.range.end.isoformat()
    return f"{first if first == last else f'{first}..{last}'} {found.range.precision}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # days
        ("on the last day of November", "2023-11-30 day"),
        ("on the second day of December", "2023-12-02 day"),
        ("on the first day of the year", "2023-01-01 day"),
        ("in the first week of October", "2023-10-01..2023-10-07 week"),
        ("in the second half of October 2022", "2022-10-17..2022-10-31 month"),
        ("at the end of October", "2023-10-22..2023-10-31 month"),
        ("at the start of this year", "2023-01-01..2023-05-01 year"),
        ("on the last day of the siege", "none"),
        ("on Wednesday last week", "2023-12-13 day"),
        ("on Friday of last week", "2023-12-15 day"),
        ("on Saturday a week ago", "2023-12-09 day"),
        ("on 18 December last year", "2022-12-18 day"),
        ("on December 18 of last year", "2022-12-18 day"),
        ("in December last year", "2022-12-01..2022-12-31 month"),
        ("between Saturday and Monday", "2023-12-16..2023-12-18 day"),
        ("between 5 and 7 December", "2023-12-05..2023-12-07 day"),
        ("between October and November", "2023-10-01..2023-11-30 month"),
        ("on Christmas Eve 1989", "1989-12-24 day"),
        ("on Monday", "2023-12-18 day"),
        ("on Wednesday", "2023-12-20 day"),
        ("last Wednesday", "2023-12-13 day"),
        ("on Thursday", "2023-12-14 day"),
        ("late on Sunday night", "2023-12-17 day"),
        ("early Friday", "2023-12-15 day"),
        ("over the weekend", "2023-12-16..2023-12-17 day"),
        ("last weekend", "2023-12-16..2023-12-17 day"),
        ("in the past few days", "2023-12-13..2023-12-20 week"),
        ("in mid-December", "2023-12-01..2023-12-31 month"),
        ("late last month", "2023-11-01..2023-11-30 month"),
        ("on Christmas Day", "2022-12-25 day"),
        ("on New Year's Eve", "2022-12-31 day"),
        ("next Friday", "2023-12-22 day"),
        ("today", "2023-12-20 day"),
        ("yesterday", "2023-12-19 day"),
        ("this morning", "2023-12-20 day"),
        ("overnight", "2023-12-19..2023-12-20 day"),
        ("last night", "2023-12-19..2023-12-20 day"),
        ("24 hours ago", "2023-12-19 day"),
        ("two days ago", "2023-12-18 day"),
        ("on December 5", "2023-12-05 day"),
        ("on Dec. 5", "2023-12-05 day"),
        ("on 5 December", "2023-12-05 day"),
        ("on the 5th of December", "2023-12-05 day"),
        ("on the 17th", "2023-12-17 day"),
        ("on the 28th", "2023-11-28 day"),
        ("on August 5, 1995", "1995-08-05 day"),
        ("on 5 August 1995", "1995-08-05 day"),
        ("2012-11-20", "2012-11-20 day"),
        ("20/11/2012", "2012-11-20 day"),
        ("11/20/2012", "2012-11-20 day"),
        # weeks and months
        ("last week", "2023-12-11..2023-12-17 week"),
        ("two weeks ago", "2023-12-03..2023-12-09 week"),
        ("in October", "2023-10-01..2023-10-31 month"),
        ("in October 2020", "2020-10-01..2020-10-31 month"),
        ("in late September", "2023-09-01..2023-09-30 month"),
        ("last March", "2023-03-01..2023-03-31 month"),
        ("in May 2009", "2009-05-01..2009-05-31 month"),
        ("last month", "2023-11-01..2023-11-30 month"),
        ("this month", "2023-12-01..2023-12-20 month"),
        ("three months ago", "2023-09-01..2023-09-30 month"),
        # longer
        ("the summer of 2021", "2021-06-01..2021-08-31 season"),
        ("in spring 2021", "2021-03-01..2021-05-31 season"),
        ("last summer", "2023-06-01..2023-08-31 season"),
        ("in 1999", "1999-01-01..1999-12-31 year"),
        ("last year", "2022-01-01..2022-12-31 year"),
        ("two years ago", "2021-01-01..2021-12-31 year"),
    ],
)
def test_a_date_is_read_with_its_precision(text: str, expected: str) -> None:
    assert span(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "they may march",
        "troops march on Axum",
        "1999 men",
        "Friday-night",
        "the sat phone",
        "the 17th century",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert span(text) == "none"


@pytest.mark.parametrize(
    ("text", "role"),
    [("since 2014", "since"), ("until Monday", "until"), ("on Monday", "at"), ("next Friday", "future")],
)
def test_the_role_tells_whether_it_began_ended_or_lies_ahead(text: str, role: str) -> None:
    found = mention(text)
    assert found is not None
    assert found.role == role


def test_a_month_still_ahead_in_the_year_is_last_years() -> None:
    assert span("in October", date(2024, 2, 3)) == "2023-10-01..2023-10-31 month"


def test_the_days_news_lies_on_the_day_or_the_one_before() -> None:
    assert default_range(date(2024, 3, 1)).start == date(2024, 2, 29)


@given(st.dates(date(1980, 1, 1), date(2030, 12, 31)), st.dates(date(1980, 1, 1), date(2030, 12, 31)))
def test_a_full_date_means_the_same_whenever_it_is_read(day: date, published: date) -> None:
    for text in (f"on {day:%B} {day.day}, {day.year}", f"on {day.day} {day:%B} {day.year}", day.isoformat()):
        assert span(text, published) == f"{day} day"


@given(st.sampled_from(["Monday", "Tuesday", "Thursday", "Sunday"]), st.dates(date(1980, 1, 1), date(2030, 12, 31)))
def test_a_weekday_is_the_nearest_one_up_to_publication(weekday: str, published: date) -> None:
    found = mention(f"on {weekday}", published)
    assert found is not None
    assert f"{found.range.start:%A}" == weekday
    assert 0 <= (published - found.range.start).days < 7


_DATE_WORDS = """
a few 0 1 7 31 999 2020 1899 9999 ² hours days weeks months years decades ago earlier back last past this next the of in
since until on early late mid May March Feb. Sunday Wed summer fall winter night morning 31st 29th of , . - 2020-02-30
31/04/2019 29.02.2021 yesterday today overnight recently
"""


@given(st.lists(st.sampled_from(_DATE_WORDS.split()), max_size=8).map(" ".join) | st.text(max_size=80))
@example("a base ² of")
@example("900 decades ago")
def test_no_text_makes_a_range_that_runs_backwards(text: str) -> None:
    words = tokens(text)
    for at in range(len(words)):
        found = find_date(words, at, PUBLISHED)
        assert found is None or (found.range.start <= found.range.end and found.words > 0)
