"""Read tables follow from the records alone, and `verify` notices when they, or the records, do not fit."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from services.ledger.append import Append, append
from services.ledger.rebuild import rebuild, verify
from services.ledger.records import ArticleAnalysed
from tests.ledger.desk import Desk
from tests.ledger.dispatches import said

TABLES = ("place", "control_event", "control_interval", "control_change")


def silent(taken: int, total: int) -> None:
    assert 0 < taken <= total


@pytest.fixture
def campaign(desk: Desk) -> Desk:
    first = desk.report("a report", said("control", "rebels", 0), said("capture", "army", 3))
    desk.report("an echo", said("capture", "army", 3, root="paper"))
    desk.report("a doubt", said("capture", "army", 3, status="denied", speaker="rebels", root="radio"))
    desk.analyse(first, said("capture", "army", 4), said("contest", "rebels", 9), extractor="test-2")
    desk.report("no news")
    return desk


def read_tables(desk: Desk) -> list[list[object]]:
    return [sorted(desk.rows(f"SELECT t::text FROM ledger.{name} t")) for name in TABLES]


def change(desk: Desk, statement: str) -> None:
    with desk.owner.begin() as conn:
        conn.execute(text(statement))


def test_a_rebuild_gives_what_was_there(campaign: Desk) -> None:
    kept = read_tables(campaign)
    assert rebuild(campaign.owner, silent) == campaign.rows("SELECT count(*) FROM ledger.record")[0][0]
    assert read_tables(campaign) == kept
    assert verify(campaign.owner, silent) == []


def test_an_empty_ledger_is_sound(desk: Desk) -> None:
    assert verify(desk.owner, silent) == []
    assert rebuild(desk.owner, silent) == 0


@pytest.mark.parametrize(
    ("damage", "table"),
    [
        ("UPDATE ledger.control_interval SET controller = 'nobody'", "control_interval"),
        ("DELETE FROM ledger.control_interval WHERE recorded_to IS NOT NULL", "control_interval"),
        ("DELETE FROM ledger.control_change WHERE ordinal = 0", "control_change"),
        ("UPDATE ledger.control_change SET kind = 'past'", "control_change"),
        ("UPDATE ledger.control_event SET superseded_at = NULL", "control_event"),
        ("INSERT INTO ledger.place VALUES ('x', 'Nowhere', 'town')", "place"),
    ],
)
def test_damage_to_read_tables_is_seen_and_mended(campaign: Desk, damage: str, table: str) -> None:
    kept = read_tables(campaign)
    change(campaign, damage)
    assert [problem.split()[0] for problem in verify(campaign.owner, silent)] == [f"ledger.{table}"]
    rebuild(campaign.owner, silent)
    assert read_tables(campaign) == kept


@pytest.mark.parametrize("version", [1, 2])
def test_a_record_taken_out_behind_the_ledgers_back_is_seen(campaign: Desk, version: int) -> None:
    change(
        campaign,
        "ALTER TABLE ledger.record DISABLE TRIGGER append_only;"
        f"DELETE FROM ledger.record WHERE stream_version = {version} AND position < 4",
    )
    assert ["some were removed" in found for found in verify(campaign.owner, silent)] == [True]


def test_an_analysis_that_rests_on_nothing_is_named(desk: Desk) -> None:
    with desk.nlp.begin() as conn:
        append(conn, [Append(uuid4(), "s", ArticleAnalysed(uuid4(), "test-1", (UUID(int=7),)), "test")])
    assert verify(desk.owner, silent) == [f"record 1 names event {UUID(int=7)}, which no record holds"]


def test_what_was_written_after_a_rebuild_fits_it(campaign: Desk) -> None:
    rebuild(campaign.owner, silent)
    campaign.report("later news", said("capture", "rebels", 30))
    assert verify(campaign.owner, silent) == []
