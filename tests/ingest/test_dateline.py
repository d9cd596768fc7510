from datetime import UTC, datetime

import pytest

from services.ingest.dateline import published_in_head

OCTOBER_16 = datetime(2017, 10, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    "head",
    [
        "Published: October 16, 2017",
        "16 October 2017",
        "Mon 16th Oct 2017 | 18:40 GMT",
        "2017-10-16",
        "By A. Writer, Oct. 16, 2017 at 6:40 pm",
        "KIRKUK, Iraq, Oct. 16, 2017 (Example Wire) - Iraqi forces entered the city.",
    ],
)
def test_a_date_line_dates_the_text(head: str) -> None:
    assert published_in_head(f"Army enters the city\n{head}\nTroops came in on Monday.") == OCTOBER_16


@pytest.mark.parametrize(
    "head",
    [
        "On October 16, 2017, Iraqi forces entered the city.",
        "Forces took the city on October 16, 2017",
        "10/11/2017",
        "February 30, 2017",
        "DAMASCUS, SYRIA (10:25 P.M.) – The army moved on Monday.",
        "",
    ],
)
def test_a_date_in_the_story_does_not(head: str) -> None:
    assert published_in_head(f"{head}\nTroops came in on Monday.") is None


def test_only_the_head_counts() -> None:
    assert published_in_head("Words.\n" * 20 + "Published: October 16, 2017") is None
