"""A running system seals its ledger by itself, and `frontlog verify` names what was changed behind its back."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.system.services import FRONTLOG, Services

pytestmark = [pytest.mark.system, pytest.mark.timeout(900), pytest.mark.xdist_group("sealing")]

ARTICLE = {"text": "Iraqi forces captured the town of Hawija from Islamic State on Thursday."}
SEALED = "SELECT 1 FROM ledger.seal WHERE last_position = (SELECT max(position) FROM ledger.record HAVING count(*) > 2)"


@pytest.fixture
def services(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    monkeypatch.setenv("FRONTLOG_SEAL_SECONDS", "1")
    with Services(home) as running:
        yield running


def frontlog(services: Services, *command: str) -> tuple[int, str]:
    ours = {"FRONTLOG_HOME": str(services.home), "FRONTLOG_DATABASE_URL": services.database_url}
    done = subprocess.run([FRONTLOG, *command], env=os.environ | ours, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def test_what_came_in_is_sealed_by_the_clock_and_a_change_is_named(services: Services) -> None:
    services.start("worker")
    services.start("beat")
    services.client.post("/v1/articles", json=ARTICLE).raise_for_status()
    services.until(lambda: services.rows(SEALED) == [(1,)], "a seal over the analysis")
    _, noted = frontlog(services, "seal", "--show")
    assert frontlog(services, "verify", "--head", noted.strip())[0] == 0
    with psycopg.connect(services.database_url, autocommit=True) as superuser:
        superuser.execute("ALTER TABLE ledger.record DISABLE TRIGGER append_only")
        superuser.execute('UPDATE ledger.record SET payload = payload || \'{"extractor": ""}\' WHERE position = 3')
        superuser.execute("ALTER TABLE ledger.record ENABLE ALWAYS TRIGGER append_only")
    status, told = frontlog(services, "verify")
    assert (status, told.split(" after ")[0]) == (1, "record 3 was changed")
