"""Every connection says whose it is and waits for nothing for ever."""

import time

import psycopg
import pytest

from services.ledger.database import (
    SINCE_POSTGRES,
    TRANSACTION_TIMEOUT,
    DatabaseUnsetError,
    Service,
    alchemy_url,
    connect_url,
    engine,
)
from services.ledger.settings import Settings

SETTINGS = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout", "TimeZone", "application_name")


@pytest.mark.parametrize("service", ["ingest", "nlp", "api"])
def test_a_service_connects_in_its_role_with_limits(database_url: str, service: Service) -> None:
    with psycopg.connect(connect_url(service, database_url)) as conn:
        values = [conn.execute(f"SHOW {name}").fetchone() for name in SETTINGS]
        assert conn.execute("SELECT current_user").fetchone() == (f"frontlog_{service}",)
    assert values == [("15s",), ("5s",), ("30s",), ("UTC",), (f"frontlog-{service}",)]


def test_the_owner_keeps_its_own_role(database_url: str) -> None:
    with psycopg.connect(connect_url("owner", database_url)) as conn:
        assert conn.execute("SELECT current_user = session_user").fetchone() == (True,)


def test_without_a_database_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.ledger.database.settings", lambda: Settings(database_url=None))
    with pytest.raises(DatabaseUnsetError, match="FRONTLOG_DATABASE_URL"):
        connect_url("api")


def test_a_mistyped_service_is_refused(database_url: str) -> None:
    with pytest.raises(ValueError, match="unknown service 'apo'"):
        connect_url("apo", database_url)  # type: ignore[arg-type]  # the mistake is the test


def test_any_drivers_url_will_do() -> None:
    assert alchemy_url("postgresql+asyncpg://u:p%40ss@db/name").startswith("postgresql+psycopg://u:p%40ss@db/name")


def test_a_writer_that_hangs_in_the_middle_of_a_message_keeps_its_locks_for_a_time_only(database_url: str) -> None:
    writers = engine("nlp", database_url)
    with writers.connect() as conn, psycopg.connect(database_url, autocommit=True) as other:
        if other.info.server_version < SINCE_POSTGRES:
            pytest.skip("PostgreSQL has no limit of transactions before 17")
        assert conn.exec_driver_sql("SHOW transaction_timeout").scalar() == TRANSACTION_TIMEOUT
        conn.exec_driver_sql("SET transaction_timeout = '500ms'")
        conn.commit()
        hanging = conn.connection.driver_connection
        assert isinstance(hanging, psycopg.Connection)
        hanging.pgconn.enter_pipeline_mode()
        hanging.pgconn.send_query_params(b"SELECT pg_advisory_xact_lock(7311, 42)", [])
        hanging.pgconn.send_flush_request()
        hanging.pgconn.flush()
        held = "SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = 7311 AND objid = 42 AND granted"
        deadline = time.monotonic() + 60
        while other.execute(held).fetchone() is None:
            assert time.monotonic() < deadline
        other.execute("SET lock_timeout = '60s'")
        other.execute("SELECT pg_advisory_lock(7311, 42)")
        conn.invalidate()
    writers.dispose()


def test_the_owner_works_without_such_limits(database_url: str) -> None:
    owner = engine("owner", database_url)
    with owner.connect() as conn:
        limits = conn.exec_driver_sql(
            "SELECT setting FROM pg_settings WHERE name IN ('statement_timeout', 'transaction_timeout')"
        )
        assert {limit for (limit,) in limits} == {"0"}
    owner.dispose()
