"""Every right that each service's role has in the database: what it uses, and no other."""

from uuid import UUID, uuid4

import msgspec
import psycopg
import pytest

from services.ledger.append import Append, encoded
from services.ledger.database import Service, connect_url
from services.ledger.records import ArticleAnalysed, EventRetracted, Payload

RIGHTS = {
    "frontlog_ingest": {
        "EXECUTE append(records jsonb)",
        "INSERT analysis_job",
        "INSERT article",
        "INSERT article_sketch",
        "INSERT idempotency_key",
        "SELECT access_key",
        "SELECT alembic_version",
        "SELECT analysis_job",
        # All but the words.
        "SELECT article (content_sha256, erased_at, id, language, published_at, published_at_source, publisher,"
        " received_at, title, url)",
        "SELECT idempotency_key",
        "SELECT record",
    },
    "frontlog_nlp": {
        "EXECUTE add_seal(block ledger.seal)",
        "EXECUTE project(records jsonb, effect jsonb)",
        "INSERT quotation",
        "SELECT alembic_version",
        "SELECT analysis_job",
        "SELECT article",
        "SELECT article_sketch",
        "SELECT control_change",
        "SELECT control_event",
        "SELECT control_interval",
        "SELECT correction",
        "SELECT place",
        "SELECT record",
        "SELECT seal",
        "UPDATE analysis_job",
    },
    "frontlog_api": {
        "EXECUTE correct(records jsonb, effect jsonb)",
        "SELECT access_key",
        "SELECT alembic_version",
        "SELECT analysis_job",
        "SELECT article",
        "SELECT control_change",
        "SELECT control_event",
        "SELECT control_interval",
        "SELECT correction",
        "SELECT place",
        "SELECT record",
        "SELECT seal",
    },
}
TABLE_RIGHTS = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"]
HELD = """
    WITH relation AS (
        SELECT pg_class.oid, relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
        WHERE nspname = 'ledger' AND relkind IN ('r', 'p', 'v', 'm')
    ), whole AS (
        SELECT oid, relname, of FROM relation, unnest(%(rights)s::text[]) AS of
        WHERE has_table_privilege(%(role)s, oid, of)
    ), part AS (
        SELECT relname, of, string_agg(attname, ', ' ORDER BY attname) AS columns
        FROM relation JOIN pg_attribute ON attrelid = relation.oid AND attnum > 0 AND NOT attisdropped,
            unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'REFERENCES']) AS of
        WHERE has_column_privilege(%(role)s, relation.oid, attnum, of)
            AND NOT has_table_privilege(%(role)s, relation.oid, of)
        GROUP BY relname, of
    )
    SELECT of || ' ' || relname FROM whole
    UNION SELECT of || ' ' || relname || ' (' || columns || ')' FROM part
    UNION SELECT 'EXECUTE ' || proname || '(' || pg_get_function_identity_arguments(pg_proc.oid) || ')'
        FROM pg_proc JOIN pg_namespace ON pg_namespace.oid = pronamespace
        WHERE nspname = 'ledger' AND has_function_privilege(%(role)s, pg_proc.oid, 'EXECUTE')
    UNION SELECT 'USAGE ' || relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
        WHERE nspname = 'ledger'
            AND CASE relkind WHEN 'S' THEN has_sequence_privilege(%(role)s, pg_class.oid, 'USAGE') END
    UNION SELECT 'CREATE in schema ' || nspname FROM pg_namespace
        WHERE nspname !~ '^pg_' AND has_schema_privilege(%(role)s, oid, 'CREATE')
    UNION SELECT 'CREATE in the database' WHERE has_database_privilege(%(role)s, current_database(), 'CREATE')"""


@pytest.mark.parametrize("role", RIGHTS)
def test_a_role_has_the_rights_that_its_service_uses_and_no_other(database_url: str, role: str) -> None:
    with psycopg.connect(database_url) as owner:
        held = {right for (right,) in owner.execute(HELD, {"role": role, "rights": TABLE_RIGHTS})}
    assert held == RIGHTS[role]


@pytest.mark.parametrize("role", RIGHTS)
def test_a_role_is_no_member_of_another_and_has_no_power_over_the_cluster(database_url: str, role: str) -> None:
    with psycopg.connect(database_url) as owner:
        powers = owner.execute(
            "SELECT rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls,"
            " EXISTS (SELECT FROM pg_auth_members WHERE member = pg_roles.oid) FROM pg_roles WHERE rolname = %s",
            [role],
        ).fetchone()
    assert powers == (False,) * 6


ANALYSED = ArticleAnalysed(UUID(int=0), "none", ())
RETRACTED = EventRetracted(UUID(int=0), "Nobody", "none")
DOORS: dict[Service, str] = {"ingest": "append(%s)", "nlp": "project(%s, '{}')", "api": "correct(%s, '{}')"}


@pytest.mark.parametrize(
    ("service", "payload"), [("ingest", ANALYSED), ("ingest", RETRACTED), ("nlp", RETRACTED), ("api", ANALYSED)]
)
def test_a_service_may_append_its_own_kinds_of_records_only(
    database_url: str, service: Service, payload: Payload
) -> None:
    record = encoded([Append(uuid4(), "s", payload, "test")])
    nameless = msgspec.json.encode([{**item, "type": None} for item in msgspec.json.decode(record)]).decode()
    for forged in (record, nameless):
        with (
            psycopg.connect(connect_url(service, database_url)) as connection,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            connection.execute(f"SELECT * FROM ledger.{DOORS[service]}".encode(), [forged])
