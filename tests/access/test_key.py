from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.access.key import ALLOWS, SCOPES, Key, Scope, Secret

NOW = datetime(2026, 11, 22, tzinfo=UTC)
scopes = st.sets(st.sampled_from(SCOPES), min_size=1).map(tuple)


def key_of(secret: Secret, held: tuple[Scope, ...] = ("read",), **ends: datetime) -> Key:
    return Key(secret.id, secret.sha256, "A. Nalyst", held, NOW, ends.get("expires_at"), ends.get("revoked_at"))


def test_a_key_is_read_as_it_was_written_and_is_its_own() -> None:
    secret = Secret.new()
    assert Secret.read(secret.written) == secret
    assert key_of(secret).is_of(secret)


def test_no_two_keys_are_alike_and_none_opens_anothers_door() -> None:
    one, other = Secret.new(), Secret.new()
    assert one.id != other.id
    assert not key_of(one).is_of(Secret(one.id, other.secret))


@given(st.text())
def test_whatever_else_is_sent_is_no_key(text: str) -> None:
    assert Secret.read(text) is None
    assert Secret.read(f"{Secret.new().written}{text}") is None or not text


def test_what_is_kept_and_shown_of_a_key_does_not_hold_its_secret() -> None:
    secret = Secret.new()
    assert secret.secret not in f"{secret!r} {key_of(secret)!r}"
    assert secret.secret.encode() not in secret.sha256


@given(scopes, st.sampled_from(SCOPES))
def test_a_key_allows_what_one_of_its_scopes_includes(held: tuple[Scope, ...], wanted: Scope) -> None:
    assert key_of(Secret.new(), held).allows([wanted]) == any(wanted in ALLOWS[scope] for scope in held)


@pytest.mark.parametrize(
    ("scope", "allowed"),
    [
        ("ingest", {"ingest"}),
        ("read", {"read"}),
        ("analyst", {"analyst", "read", "ingest"}),
        ("admin", {"ingest", "read", "analyst", "admin"}),
    ],
)
def test_what_each_scope_includes(scope: Scope, allowed: set[Scope]) -> None:
    assert {wanted for wanted in SCOPES if key_of(Secret.new(), (scope,)).allows([wanted])} == allowed


def test_a_key_ends_with_its_last_moment_or_when_it_is_revoked() -> None:
    secret = Secret.new()
    assert key_of(secret, expires_at=NOW + timedelta(seconds=1)).ended(NOW) is None
    assert key_of(secret, expires_at=NOW).ended(NOW) == "expired on 2026-11-22 at 00:00 UTC"
    assert key_of(secret, revoked_at=NOW).ended(NOW) == "was revoked on 2026-11-22"
