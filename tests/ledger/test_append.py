"""Appending: in order, once, and only to a stream that is where it was expected."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from services.ledger.append import Append, StreamMovedError, append
from services.ledger.records import ArticleAnalysed
from tests.ledger.desk import Desk
from tests.ledger.reading import read_records

NOBODY = UUID(int=0)


def note(stream: str = "s", expected: int | None = None, record_id: UUID | None = None) -> Append:
    return Append(record_id or uuid4(), stream, ArticleAnalysed(NOBODY, "none", ()), "test", expected)


def test_positions_and_versions_follow_the_order_of_the_call(desk: Desk) -> None:
    with desk.owner.begin() as conn:
        appended = append(conn, [note("a", 0), note("b", 0), note("a", 0)])
        records = read_records(conn, 0, 10)
    assert [one.record_id for one in records] == [one.record_id for one in appended]
    assert [(one.stream, one.stream_version) for one in records] == [("a", 1), ("b", 1), ("a", 2)]
    assert {one.recorded_at for one in records} == {appended[0].recorded_at}
    assert records[0].recorded_at.utcoffset() == timedelta(0)


def test_a_stream_that_moved_is_refused_and_nothing_is_kept(desk: Desk) -> None:
    with desk.owner.begin() as conn:
        append(conn, [note("a", 0)])
    with pytest.raises(StreamMovedError, match="stream a is at version 1, not at 0"), desk.owner.begin() as conn:
        append(conn, [note("b", 0), note("a", 0)])
    assert desk.rows("SELECT stream FROM ledger.record") == [("a",)]


def test_the_same_append_again_is_success_and_one_record(desk: Desk) -> None:
    twice = [note("a", 0), note("a", 0)]
    with desk.owner.begin() as conn:
        first = append(conn, twice)
    with desk.owner.begin() as conn:
        append(conn, [note("a", 2)])
        assert append(conn, twice) == first
    assert desk.rows("SELECT count(*) FROM ledger.record") == [(3,)]


def test_what_is_new_beside_what_is_known_is_appended_without_a_gap(desk: Desk) -> None:
    known = note("a", 0)
    with desk.owner.begin() as conn:
        append(conn, [known])
        append(conn, [known, note("a", 1)])
    assert desk.rows("SELECT stream_version FROM ledger.record ORDER BY position") == [(1,), (2,)]


def test_a_record_named_twice_in_one_call_is_one_record(desk: Desk) -> None:
    once = note("a", 0)
    with desk.owner.begin() as conn:
        append(conn, [once, once])
    assert desk.rows("SELECT stream_version FROM ledger.record") == [(1,)]


def test_time_never_goes_back_even_if_the_clock_does(desk: Desk) -> None:
    with desk.owner.begin() as conn:
        conn.execute(
            text(
                "INSERT INTO ledger.record (record_id, stream, stream_version, type, schema_version, recorded_at,"
                " correlation_id, payload) VALUES (gen_random_uuid(), 'ahead', 1, 'ArticleAnalysed', 1,"
                " now() + interval '1 hour', 'test', '{}')"
            )
        )
    for _ in range(2):
        with desk.owner.begin() as conn:
            append(conn, [note()])
    times = [row[0] for row in desk.rows("SELECT recorded_at FROM ledger.record ORDER BY position")]
    assert times == sorted(set(times))


def test_nothing_to_append_is_no_error(desk: Desk) -> None:
    with desk.owner.begin() as conn:
        assert append(conn, []) == []
