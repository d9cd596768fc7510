import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.api.cursor import CursorError, decode, encode


@given(st.text())
def test_a_text_key_comes_back(key: str) -> None:
    assert decode("control", encode("control", key), "") == key


@given(st.integers(min_value=0, max_value=2**63 - 1))
def test_a_number_comes_back(key: int) -> None:
    assert decode("events", encode("events", key), 0) == key


def test_a_cursor_serves_its_own_list_only() -> None:
    with pytest.raises(CursorError, match="events"):
        decode("control", encode("events", 7), "")


def test_a_cursor_of_the_wrong_type_is_refused() -> None:
    with pytest.raises(CursorError):
        decode("events", encode("events", "seven"), 0)


@given(st.text(max_size=60))
def test_made_up_cursors_are_refused(text: str) -> None:
    with pytest.raises(CursorError):
        decode("control", text, "")
