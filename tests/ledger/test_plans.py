"""What writers ask on each append walks an index, however large the tables are: no scan of a table, no sort."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from services.ledger.control import believed, on_day
from services.ledger.rows import BELIEF_COLUMNS
from tests.ledger.desk import Desk

WRITERS = [
    "SELECT id, place_id FROM ledger.control_event WHERE place_id = ANY(ARRAY['geonames:1']) AND superseded_at IS NULL",
    f"SELECT {BELIEF_COLUMNS} FROM ledger.control_interval WHERE place_id = ANY(ARRAY['geonames:1'])"
    " AND recorded_to IS NULL",
    "SELECT max(stream_version) FROM ledger.record WHERE stream = 'article:1'",
    "SELECT * FROM ledger.control_event WHERE article_id = '00000000-0000-0000-0000-000000000001'",
    "SELECT * FROM ledger.control_change WHERE (position, ordinal) > (5, 0) ORDER BY position, ordinal LIMIT 10",
    "SELECT * FROM ledger.correction WHERE event_id = '00000000-0000-0000-0000-000000000001'",
]
NOW, THEN = None, datetime(2026, 1, 1, tzinfo=UTC)


def plan(desk: Desk, query: str) -> str:
    """The plan that a large table would get: a test's is too small for an index to pay."""
    with desk.nlp.connect() as conn:
        conn.execute(text("SET LOCAL enable_seqscan = off"))
        return "\n".join(conn.scalars(text(f"EXPLAIN {query}")))


@pytest.mark.parametrize("query", WRITERS)
def test_a_writer_walks_an_index(desk: Desk, query: str) -> None:
    found = plan(desk, query)
    assert "Index" in found
    assert "Seq Scan" not in found
    assert "Sort" not in found


@pytest.mark.parametrize("known_at", [NOW, THEN])
@pytest.mark.parametrize("as_of", ["2017-10-05", "2026-01-01"])
def test_a_state_of_any_day_and_any_time_of_knowledge_is_one_walk_of_an_index(
    desk: Desk, known_at: datetime | None, as_of: str
) -> None:
    conditions = f"{believed(known_at)} AND {on_day(known_at)}"
    for name, value in {"policy": "default", "as_of": as_of, "known_at": known_at}.items():
        conditions = conditions.replace(f"%({name})s", f"'{value}'")
    found = plan(
        desk,
        f"SELECT * FROM ledger.control_interval WHERE place_id = 'geonames:1' AND {conditions}"
        " ORDER BY valid_from DESC LIMIT 1",
    )
    assert "Index Scan Backward" in found
    assert "Sort" not in found
