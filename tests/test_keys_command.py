"""`frontlog keys`, and the key that `frontlog up` makes for its machine."""

import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Engine

from services.access import keys
from services.access.key import Secret
from services.cli import main
from services.ledger.database import Service
from services.ledger.settings import Settings, settings
from services.local import key as local

EngineOf = Callable[[Service], Engine]


@pytest.fixture(autouse=True)
def installation(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("FRONTLOG_HOME", str(tmp_path))
    monkeypatch.setenv("FRONTLOG_DATABASE_URL", database_url)
    settings.cache_clear()
    yield
    settings.cache_clear()


def frontlog(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["keys", *arguments])


def test_a_made_key_is_printed_once_and_alone_so_that_scripts_can_take_it() -> None:
    made = frontlog(
        "create", "--name", "Example Wire", "--scope", "ingest", "--scope", "read", "--expires", "2099-01-31"
    )
    assert made.exit_code == 0, made.output
    secret = Secret.read(made.stdout.strip())
    assert secret is not None
    assert "cannot be shown again" in made.stderr
    shown = frontlog("list").output
    assert secret.secret not in shown
    assert f"{secret.id}  Example Wire" in shown
    assert "ingest,read" in shown
    assert "good until 2099-01-31 00:00" in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--name", "x", "--scope", "everything"], "everything"),
        (["--name", "x"], "--scope"),
        (["--name", " ", "--scope", "read"], "name"),
        (["--name", "x", "--scope", "read", "--expires", "2001-01-01"], "expired already"),
    ],
)
def test_a_key_that_cannot_be_is_refused(arguments: list[str], said: str) -> None:
    refused = frontlog("create", *arguments)
    assert refused.exit_code != 0
    assert said in refused.output


def test_a_revoked_key_is_listed_as_such_and_cannot_be_revoked_again() -> None:
    key_id = frontlog("create", "--name", "x", "--scope", "read").stdout.split("_")[1]
    assert "for 5 s more" in frontlog("revoke", key_id).output
    assert "was revoked on" in frontlog("list").output
    again = frontlog("revoke", key_id)
    assert (again.exit_code, key_id in again.output) == (1, True)


def test_the_key_of_a_machine_is_made_once_and_readable_by_its_owner_alone(database_url: str, tmp_path: Path) -> None:
    made = local.ensure(tmp_path, database_url)
    assert local.ensure(tmp_path, database_url) == made
    assert local.key_to_send(settings()) == made
    assert stat.S_IMODE((tmp_path / local.FILE).stat().st_mode) == 0o600


def test_a_key_that_the_database_does_not_take_is_replaced(
    database_url: str, tmp_path: Path, engine_of: EngineOf
) -> None:
    made = local.ensure(tmp_path, database_url)
    with engine_of("owner").begin() as owner:
        keys.revoke(owner, made.split("_")[1])
    second = local.ensure(tmp_path, database_url)
    assert second != made
    (tmp_path / local.FILE).write_text("garbled")
    assert local.ensure(tmp_path, database_url) not in {made, second, "garbled"}


def test_a_key_of_the_environment_goes_before_the_machines(tmp_path: Path) -> None:
    assert local.key_to_send(Settings(home=tmp_path)) is None
    (tmp_path / local.FILE).write_text("fl_of_home\n")
    assert local.key_to_send(Settings(home=tmp_path)) == "fl_of_home"
    assert local.key_to_send(Settings(home=tmp_path, key="fl_of_environment")) == "fl_of_environment"
