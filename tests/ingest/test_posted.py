from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from services.ingest.posted import PostedArticle


def refused_fields(posted: object) -> list[str]:
    with pytest.raises(ValidationError) as refusal:
        PostedArticle.model_validate(posted)
    return [".".join(map(str, error["loc"])) for error in refusal.value.errors()]


@pytest.mark.parametrize(
    ("posted", "field"),
    [
        ({}, "text"),
        ({"text": ""}, "text"),
        ({"text": " \r\n"}, "text"),
        ({"text": None, "html": None}, "text"),
        ({"text": "a", "html": "<p>a"}, "text"),
        ({"html": " "}, "html"),
        ({"text": 5}, "text"),
        ({"text": "a\x00b"}, "text"),
        ({"text": "\ud83d"}, "text"),
        ({"text": "a", "title": "\udc00"}, "title"),
        ({"text": "a", "title": "t" * 1001}, "title"),
        ({"text": "a", "body": "b"}, "body"),
        ({"text": "a", "language": "english, mostly"}, "language"),
        ({"text": "a", "published_at": "yesterday"}, "published_at"),
        ({"text": "a", "published_at": ""}, "published_at"),
        ({"text": "a", "published_at": 1508268300}, "published_at"),
        ({"text": "a", "published_at": "2017-02-30"}, "published_at"),
        ({"text": "a", "published_at": "0001-01-01T00:00:00+14:00"}, "published_at"),
    ],
)
def test_what_cannot_be_taken_is_named(posted: dict[str, Any], field: str) -> None:
    assert refused_fields(posted) == [field]


def test_all_reasons_are_told_at_once() -> None:
    assert refused_fields({"published_at": "x", "colour": 1}) == ["text", "published_at", "colour"]


@pytest.mark.parametrize(
    ("said", "understood"),
    [
        ("2017-10-16", datetime(2017, 10, 16, tzinfo=UTC)),
        ("2017-10-16T18:40:00", datetime(2017, 10, 16, 18, 40, tzinfo=UTC)),
        ("2017-10-16T18:40:00Z", datetime(2017, 10, 16, 18, 40, tzinfo=UTC)),
        ("2017-10-16T01:40:00+03:00", datetime(2017, 10, 15, 22, 40, tzinfo=UTC)),
        (None, None),
    ],
)
def test_times_are_utc_unless_they_say_otherwise(said: str | None, understood: datetime | None) -> None:
    assert PostedArticle(text="a", published_at=said).published_at == understood  # type: ignore[arg-type]  # as in JSON


def test_text_stays_as_posted_and_blank_fields_count_as_missing() -> None:
    posted = PostedArticle(text=" One\r\n\ttwo \n", title="  ", publisher=" Example News ")
    assert (posted.text, posted.title, posted.publisher) == (" One\r\n\ttwo \n", None, "Example News")


@given(st.dictionaries(st.sampled_from([*PostedArticle.model_fields, "x"]), st.none() | st.text() | st.integers()))
def test_anything_is_taken_or_refused_by_name(posted: dict[str, Any]) -> None:
    try:
        taken = PostedArticle.model_validate(posted)
    except ValidationError:
        assert set(refused_fields(posted)) <= {*posted, "text"}
    else:
        assert (taken.text or taken.html or "").strip()
