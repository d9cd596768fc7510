import pytest

from services.api.etag import entity_tag, matches

TAG = entity_tag("41", "/v1/control 2017-10-16 json")


@pytest.mark.parametrize(
    "header",
    [TAG, TAG.removeprefix("W/"), f'"other", {TAG}', f'"a",W/"b" , {TAG},"c"', "*"],
)
def test_a_tag_is_found_weak_or_strong_alone_or_in_a_list(header: str) -> None:
    assert matches(header, TAG)


@pytest.mark.parametrize("header", ["", '""', 'W/"41"', TAG[:-2] + '"', TAG.strip('W/"')])
def test_anything_else_is_not_the_tag(header: str) -> None:
    assert not matches(header, TAG)


def test_the_tag_moves_with_the_head_and_with_the_question() -> None:
    tags = {
        TAG,
        entity_tag("42", "/v1/control 2017-10-16 json"),
        entity_tag("41", "/v1/control 2017-10-17 json"),
        entity_tag("41", "/v1/control 2017-10-16 csv"),
    }
    assert len(tags) == 4
    assert entity_tag("41", "/v1/control 2017-10-16 json") == TAG
