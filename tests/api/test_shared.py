"""Answers kept for all who ask the same: under their tag, until the next record, within their room."""

from services.api.shared import Body, SharedAnswers


def test_an_answer_is_given_under_its_own_tag_only() -> None:
    shared = SharedAnswers()
    shared.put("who holds what", "W/1", 1, Body(b"the army"))
    assert "who holds what" in shared
    assert shared.get("who holds what", "W/1") == Body(b"the army")
    assert shared.get("who holds what", "W/2") is None
    assert shared.get("who held what", "W/1") is None


def test_nothing_outlives_the_next_record() -> None:
    shared = SharedAnswers()
    shared.put("first", "W/1", 1, Body(b"erased since"))
    shared.put("second", "W/2", 2, Body(b"new"))
    assert "first" not in shared
    assert shared.get("second", "W/2") == Body(b"new")


def test_what_was_made_before_the_newest_record_is_not_kept() -> None:
    shared = SharedAnswers()
    shared.put("first", "W/2", 2, Body(b"new"))
    shared.put("second", "W/1", 1, Body(b"late"))
    assert "second" not in shared
    assert shared.get("first", "W/2") == Body(b"new")


def test_the_oldest_make_room() -> None:
    shared = SharedAnswers(most_bytes=10)
    for name in ("first", "second", "first", "third"):
        shared.put(name, "W/1", 1, Body(b"12345"))
    assert [name in shared for name in ("first", "second", "third")] == [True, False, True]
    shared.put("larger than all room", "W/1", 1, Body(b"12345678901"))
    assert "larger than all room" not in shared
    shared.put("next", "W/1", 1, Body(b"12345"))
    assert "next" in shared
