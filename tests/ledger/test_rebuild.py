"""Read tables follow from the records alone, and `verify` notices when they, or the records, do not fit."""

import threading
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest
from alembic import command
from msgspec.structs import replace
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from services.ledger.append import Append, append
from services.ledger.migrate import configuration, migrate
from services.ledger.rebuild import RebuildingError, beside, rebuild
from services.ledger.records import ArticleAnalysed
from services.ledger.tables import control_interval
from services.ledger.verify import verify
from tests.ledger.desk import Desk
from tests.ledger.dispatches import TOWN, said

VILLAGE = replace(TOWN, id="geonames:2", name="Sarhat")
CLOCKS = {"valid_to", "ended_at", "recorded_from", "recorded_to"}
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
    assert "some were removed" in verify(campaign.owner, silent)[0]


def test_an_analysis_that_rests_on_nothing_is_named(desk: Desk) -> None:
    with desk.owner.begin() as conn:
        append(conn, [Append(uuid4(), "s", ArticleAnalysed(uuid4(), "test-1", (UUID(int=7),)), "test")])
    assert verify(desk.owner, silent) == [f"record 1 names event {UUID(int=7)}, which no record holds"]


def test_what_was_written_after_a_rebuild_fits_it(campaign: Desk) -> None:
    rebuild(campaign.owner, silent)
    campaign.report("later news", said("capture", "rebels", 30))
    assert verify(campaign.owner, silent) == []


@pytest.mark.parametrize("parts", [1, 2])
def test_a_large_ledger_is_shared_out_to_processes(campaign: Desk, parts: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.ledger.rebuild.SMALL", 0)
    monkeypatch.setattr("os.cpu_count", lambda: parts)
    kept = read_tables(campaign)
    rebuild(campaign.owner, lambda done, total: None)
    assert read_tables(campaign) == kept


def test_what_comes_in_during_a_rebuild_is_in_the_new_tables(campaign: Desk) -> None:
    article = campaign.rows("SELECT id FROM ledger.article WHERE text = 'a report'")[0][0]
    told = iter(range(100))

    def meanwhile(done: int, total: int) -> None:
        number = next(told)
        if number == 0:
            campaign.report("news of another place", said("capture", "army", 5, place=VILLAGE))
            campaign.analyse(article, said("capture", "army", 6), extractor="test-3")

    rebuild(campaign.owner, meanwhile)
    assert campaign.rows("SELECT count(*) FROM ledger.place") == [(2,)]
    assert verify(campaign.owner, silent) == []


def test_readers_and_writers_keep_their_rights(campaign: Desk) -> None:
    rebuild(campaign.owner, silent)
    with campaign.nlp.connect() as conn, pytest.raises(DBAPIError, match="permission denied"):
        conn.execute(text("DELETE FROM ledger.control_event"))
    assert campaign.rows("SELECT to_regnamespace('ledger_rebuilt')") == [(None,)]
    granted = "SELECT DISTINCT grantee FROM information_schema.role_table_grants WHERE table_name = 'control_interval'"
    assert {"frontlog_nlp", "frontlog_api"} <= {row[0] for row in campaign.rows(granted)}


def test_the_schema_is_the_same_after_a_rebuild(campaign: Desk, database_url: str) -> None:
    rebuild(campaign.owner, silent)
    config = configuration()
    config.attributes["url"] = database_url
    command.check(config)


def test_two_rebuilds_do_not_meet(campaign: Desk) -> None:
    with beside(campaign.owner), pytest.raises(RebuildingError, match="at work"):
        rebuild(campaign.owner, silent)
    assert verify(campaign.owner, silent) == []


def test_writing_during_a_verification_does_no_harm(campaign: Desk) -> None:
    told = iter(range(100))

    def meanwhile(done: int, total: int) -> None:
        if next(told) == 0:
            campaign.report("news", said("capture", "rebels", 12))

    assert verify(campaign.owner, meanwhile) == []


def test_writers_and_readers_go_on_through_rebuilds(campaign: Desk) -> None:
    rebuilt = threading.Event()

    def write() -> int:
        number = 0
        while not rebuilt.is_set():
            number += 1
            campaign.report(f"live report {number}", said("capture", ("army", "rebels")[number % 2], 10 + number))
        return number

    def read() -> None:
        while not rebuilt.is_set():
            assert campaign.rows("SELECT count(*) > 0 FROM ledger.control_interval") == [(True,)]

    with ThreadPoolExecutor(2) as threads:
        writing, reading = threads.submit(write), threads.submit(read)
        try:
            for _ in range(3):
                rebuild(campaign.owner, lambda done, total: None)
        finally:
            rebuilt.set()
        reading.result()
        assert writing.result() > 0
    assert verify(campaign.owner, silent) == []


def test_the_rows_of_before_become_those_of_a_rebuild(campaign: Desk, database_url: str) -> None:
    """Until migration 0015 an interval that got an end was closed, and a copy of it opened."""
    kept = read_tables(campaign)
    same = [column.name for column in control_interval.c if column.name not in CLOCKS]
    copied = f"{', '.join(same)}, valid_to, recorded_from, recorded_to"
    change(
        campaign,
        f"""INSERT INTO ledger.control_interval ({copied}) SELECT {", ".join(same)}, valid_to, ended_at, recorded_to
            FROM ledger.control_interval WHERE ended_at IS NOT NULL;
        UPDATE ledger.control_interval SET valid_to = NULL, recorded_to = ended_at, ended_at = NULL
            WHERE ended_at IS NOT NULL;
        ALTER TABLE ledger.control_interval DROP COLUMN ended_at;
        UPDATE ledger.alembic_version SET version_num = '0014'""",
    )
    migrate(database_url)
    assert read_tables(campaign) == kept
    assert verify(campaign.owner, silent) == []
