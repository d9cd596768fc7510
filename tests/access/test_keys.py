from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from sqlalchemy import Engine, text

from services.access import keys
from services.access.key import Scope
from services.access.keys import KeyRefusedError
from services.ledger.database import Service, connect_url

EngineOf = Callable[[Service], Engine]


def test_a_new_key_is_known_by_its_hash_alone(engine_of: EngineOf) -> None:
    until = datetime(2099, 1, 1, tzinfo=UTC)
    with engine_of("owner").begin() as owner:
        secret = keys.create(owner, " Example Wire ", ["read", "ingest", "read"], until)
        row = str(owner.execute(text("SELECT to_jsonb(access_key) FROM ledger.access_key")).one())
    assert secret.secret not in row
    with engine_of("ingest").connect() as ingest:
        (key,) = keys.known(ingest)
    assert key.is_of(secret)
    assert (key.name, key.scopes, key.expires_at) == ("Example Wire", ("ingest", "read"), until)


def test_good_keys_come_first_then_those_that_ended(engine_of: EngineOf) -> None:
    with engine_of("owner").begin() as owner:
        good = keys.create(owner, "good", ["read"])
        expired = keys.create(owner, "expired", ["read"], datetime.now(UTC) - timedelta(days=1))
        revoked = keys.create(owner, "revoked", ["read"])
        assert keys.revoke(owner, revoked.id)
        assert not keys.revoke(owner, revoked.id)
        assert not keys.revoke(owner, "nobodys")
        found = [key.id for key in keys.known(owner)]
    assert found[0] == good.id
    assert set(found[1:]) == {expired.id, revoked.id}


@pytest.mark.parametrize(("name", "scopes"), [("", ["read"]), ("x" * 101, ["read"]), ("a\nb", ["read"]), ("a", [])])
def test_a_key_without_a_name_or_a_scope_is_refused(engine_of: EngineOf, name: str, scopes: list[Scope]) -> None:
    with engine_of("owner").begin() as owner, pytest.raises(KeyRefusedError):
        keys.create(owner, name, scopes)


def test_there_are_never_more_keys_than_a_process_can_hold(
    engine_of: EngineOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "MOST_KEYS", 2)
    with engine_of("owner").begin() as owner:
        first = keys.create(owner, "first", ["read"])
        keys.create(owner, "second", ["read"])
        with pytest.raises(KeyRefusedError, match="2 keys"):
            keys.create(owner, "third", ["read"])
        keys.revoke(owner, first.id)
        keys.create(owner, "third", ["read"])


@pytest.mark.parametrize("service", ["ingest", "api", "nlp"])
@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO ledger.access_key (id, secret_sha256, name, scopes) VALUES ('x', sha256('x'), 'x', '{admin}')",
        "UPDATE ledger.access_key SET scopes = '{admin}'",
        "DELETE FROM ledger.access_key",
    ],
)
def test_no_service_can_make_or_change_a_key(database_url: str, service: Service, statement: str) -> None:
    with (
        psycopg.connect(connect_url(service, database_url)) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(statement.encode())


def test_workers_do_not_even_see_the_keys(database_url: str) -> None:
    with (
        psycopg.connect(connect_url("nlp", database_url)) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute("SELECT * FROM ledger.access_key")
