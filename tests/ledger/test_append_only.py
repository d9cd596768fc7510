"""Nobody changes a record: not a service, not the owner, not a superuser who plays replica."""

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from services.ledger.append import APPEND_ONLY
from services.ledger.database import connect_url
from tests.ledger.desk import Desk

CHANGES = [
    "UPDATE ledger.record SET payload = '{}'",
    "UPDATE ledger.record SET payload = '{}' WHERE false",
    "DELETE FROM ledger.record",
    "TRUNCATE ledger.record",
    "TRUNCATE ledger.record CASCADE",
    "INSERT INTO ledger.record (record_id, stream, stream_version, type, schema_version, recorded_at, correlation_id,"
    " payload) SELECT record_id, 's', 1, 't', 1, now(), 'c', '{}' FROM ledger.record"
    " ON CONFLICT (record_id) DO UPDATE SET payload = '{}'",
]
INSERT = (
    "INSERT INTO ledger.record (record_id, stream, stream_version, type, schema_version, recorded_at, correlation_id,"
    " payload) VALUES (gen_random_uuid(), 's', 1, 't', 1, now(), 'c', '{}')"
)
INSUFFICIENT_PRIVILEGE = "42501"


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("before", ["", "SET session_replication_role = replica"])
def test_the_owner_is_refused(desk: Desk, database_url: str, change: str, before: str) -> None:
    desk.receive("a report")
    kept = desk.rows("SELECT * FROM ledger.record")
    with psycopg.connect(connect_url("owner", database_url), autocommit=True) as conn:
        assert conn.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone() == (True,)
        conn.execute(before or "SELECT 1")
        with pytest.raises(psycopg.Error, match="append-only") as refused:
            conn.execute(change)
    assert refused.value.sqlstate == APPEND_ONLY
    assert desk.rows("SELECT * FROM ledger.record") == kept


@pytest.mark.parametrize("change", [*CHANGES, INSERT])
@pytest.mark.parametrize("service", ["ingest", "nlp", "api"])
def test_services_lack_the_right(desk: Desk, database_url: str, service: str, change: str) -> None:
    with psycopg.connect(connect_url(service, database_url)) as conn, pytest.raises(psycopg.Error) as refused:  # type: ignore[arg-type]  # a service by its parameter
        conn.execute(change)
    assert refused.value.sqlstate == INSUFFICIENT_PRIVILEGE


@pytest.mark.parametrize(
    ("service", "forbidden"),
    [
        ("api", "SELECT * FROM ledger.append('[]')"),
        ("api", "DELETE FROM ledger.control_event"),
        ("api", "UPDATE ledger.analysis_job SET state = 'done'"),
        ("api", "SELECT * FROM ledger.idempotency_key"),
        ("ingest", "INSERT INTO ledger.place VALUES ('x', 'X', 'town')"),
        ("ingest", "UPDATE ledger.analysis_job SET state = 'done'"),
        ("ingest", "UPDATE ledger.article SET text = ''"),
        ("nlp", "UPDATE ledger.article SET text = ''"),
        (
            "nlp",
            "DELETE FROM ledger.idempotency_key",
        ),
        ("nlp", "DELETE FROM ledger.analysis_job"),
        ("nlp", "DELETE FROM ledger.control_event"),
        ("nlp", "UPDATE ledger.control_interval SET controller = 'nobody'"),
        ("nlp", "INSERT INTO ledger.place VALUES ('x', 'X', 'town')"),
        ("nlp", "SELECT * FROM ledger.correct('[]', '{}')"),
        ("api", "SELECT * FROM ledger.project('[]', '{}')"),
        ("ingest", "SELECT * FROM ledger.project('[]', '{}')"),
        ("nlp", "ALTER TABLE ledger.record DISABLE TRIGGER append_only"),
    ],
)
def test_each_service_may_only_do_its_own_work(database_url: str, service: str, forbidden: str) -> None:
    with psycopg.connect(connect_url(service, database_url)) as conn, pytest.raises(psycopg.Error) as refused:  # type: ignore[arg-type]  # a service by its parameter
        conn.execute(forbidden)
    assert refused.value.sqlstate == INSUFFICIENT_PRIVILEGE


def test_a_service_logged_in_as_owner_keeps_to_its_role(desk: Desk) -> None:
    with desk.nlp.connect() as conn:
        assert conn.scalar(text("SELECT current_user")) == "frontlog_nlp"
        with pytest.raises(DBAPIError):
            conn.execute(text("DELETE FROM ledger.record"))
