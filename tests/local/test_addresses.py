"""Commands in another shell find the system that runs on the same home."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from services.ledger.settings import settings
from services.local import addresses


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("FRONTLOG_HOME", str(tmp_path))
    # Set and deleted, so that what the code under test sets is undone after the test.
    for name in ("FRONTLOG_API_PORT", "FRONTLOG_DATABASE_URL"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    settings.cache_clear()
    yield tmp_path
    settings.cache_clear()


def test_a_running_system_is_found(home: Path) -> None:
    addresses.publish(home, {"FRONTLOG_API_PORT": "8110", "FRONTLOG_DATABASE_URL": "postgresql:///running"})
    addresses.use_running_servers()
    assert (settings().api_port, settings().database_url) == (8110, "postgresql:///running")


def test_settings_of_ones_own_come_first(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONTLOG_DATABASE_URL", "postgresql:///mine")
    addresses.publish(home, {"FRONTLOG_API_PORT": "8110", "FRONTLOG_DATABASE_URL": "postgresql:///running"})
    addresses.use_running_servers()
    assert (settings().api_port, settings().database_url) == (8110, "postgresql:///mine")


def test_a_system_that_has_ended_is_not_found(home: Path) -> None:
    addresses.publish(home, {"FRONTLOG_API_PORT": "8110"})
    addresses.withdraw(home)
    addresses.use_running_servers()
    assert settings().api_port == 8000
