"""What the system needs is taken from it for a while: the queue, the right to write, room on disk, time."""

import os
import random
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from uuid import UUID

import httpx
import psycopg
import pytest
from alembic import command

from services.ledger.migrate import configuration
from services.ledger.queue import ring, ringing_app
from tests.system import books
from tests.system.reporter import Reporter
from tests.system.services import Services, kill, stop_in_the_middle

pytestmark = [pytest.mark.system, pytest.mark.timeout(900), pytest.mark.xdist_group("faults")]

ARTICLES = 24
COUNTS = (
    "SELECT (SELECT count(*) FROM ledger.article), (SELECT count(*) FROM ledger.analysis_job),"
    " (SELECT count(*) FROM ledger.article_sketch), (SELECT count(*) FROM ledger.idempotency_key)"
)
BATCH = b"".join(b'{"text": "Iraqi forces captured Rawa, witness %d said."}\n' % number for number in range(5))
# The next version's migration: a column, a back-fill and an index on tables that are being written.
NEXT = """
from alembic import op
revision, down_revision, branch_labels, depends_on = "next", {head!r}, None, None
def upgrade():
    op.execute("ALTER TABLE ledger.analysis_job ADD COLUMN desk text NOT NULL DEFAULT 'foreign'")
    op.execute("UPDATE ledger.analysis_job SET desk = 'home' WHERE state = 'done'")
    op.execute("CREATE INDEX analysis_job_desk ON ledger.analysis_job (desk)")
def downgrade():
    op.execute("ALTER TABLE ledger.analysis_job DROP COLUMN desk")
"""


def as_administrator(services: Services, *statements: str) -> None:
    with psycopg.connect(
        services.database_url, options="-c default_transaction_read_only=off", autocommit=True
    ) as connection:
        for statement in statements:
            connection.execute(statement.encode())


@contextmanager
def only_to_be_read(services: Services) -> Iterator[None]:
    """The database as a standby has it, or one whose administrator has stopped all writing."""
    leave = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'frontlog-%'"
    as_administrator(services, "ALTER DATABASE frontlog SET default_transaction_read_only = on", leave)
    yield
    as_administrator(services, "ALTER DATABASE frontlog RESET default_transaction_read_only", leave)


@contextmanager
def small_disk(services: Services, size: str) -> Iterator[Path]:
    """The articles on a file system of that size. Skips the test where none may be mounted."""
    folder = services.home / "small"
    folder.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mounting, capture_output=True, check=False).returncode != 0:
        pytest.skip("a small file system can only be mounted by root")
    try:
        owner = (services.home / "postgres").stat()
        os.chown(folder, owner.st_uid, owner.st_gid)
        as_administrator(
            services, f"CREATE TABLESPACE small LOCATION '{folder}'", "ALTER TABLE ledger.article SET TABLESPACE small"
        )
        yield folder
        as_administrator(services, "ALTER TABLE ledger.article SET TABLESPACE pg_default", "DROP TABLESPACE small")
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_the_queue_away_for_a_while(services: Services, reporter: Reporter) -> None:
    put_off = reporter.put_off
    services.kill_valkey()
    reporter.post(ARTICLES)
    assert reporter.put_off == put_off
    services.start_valkey()
    books.check(services, reporter.taken)


def test_a_database_that_can_only_be_read(services: Services, reporter: Reporter) -> None:
    with reporter.reporting(ARTICLES), only_to_be_read(services):
        put_off = reporter.put_off
        services.until(lambda: reporter.put_off > put_off, "a post to be put off")
        before = services.rows(COUNTS)
        refused = services.client.post("/v1/articles", json={"text": "Iraqi forces captured Rawa."})
        assert (refused.status_code, refused.headers["Retry-After"]) == (503, "2")
        batch = services.client.post(
            "/v1/articles/batch", content=BATCH, headers={"Content-Type": "application/x-ndjson"}
        )
        assert [line.count('"status":503') for line in batch.text.splitlines()] == [2] * 5
        assert services.rows(COUNTS) == before
        assert services.api.get("/v1/control").status_code == httpx.codes.OK
    books.check(services, reporter.taken)


def test_a_full_disk(services: Services, reporter: Reporter) -> None:
    chance = random.Random(1)
    with small_disk(services, "8m") as folder:

        def post() -> httpx.Response:
            story = f"<p>Iraqi forces captured Anah, page {chance.random()} said.</p>"
            page = {"html": f"{story}<!-- {chance.randbytes(400_000).hex()} -->", "published_at": "2017-09-20"}
            return services.client.post("/v1/articles", json=page)

        while (answer := post()).status_code == httpx.codes.ACCEPTED:
            reporter.taken.append(answer.json()["id"])
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "2")
        ((articles, jobs, sketches, _),) = services.rows(COUNTS)
        assert articles == jobs == sketches == len(reporter.taken)
        assert services.api.get("/v1/control").status_code == httpx.codes.OK
        subprocess.run(["mount", "-o", "remount,size=64m", str(folder)], check=True)
        reporter.taken.append(post().raise_for_status().json()["id"])
    books.check(services, reporter.taken)


def refusals(services: Services) -> int:
    """Results that workers could not put on record: the lease was another's, or the database had cut them off."""
    log = (services.home / "worker.log").read_text("utf-8")
    return log.count('"outcome": "lease lost"') + log.count('"outcome": "failed"')


def test_a_worker_that_hangs_until_another_has_done_its_work(services: Services, reporter: Reporter) -> None:
    worker, *others = services.running("worker")
    for other in others:
        kill(other)
    refused = refusals(services)
    with reporter.reporting(ARTICLES):
        stop_in_the_middle(services, worker)
        services.start("worker")
    services.until(lambda: books.unfinished(services) == 0, "another worker to take over")
    os.killpg(worker.pid, signal.SIGCONT)
    services.until(lambda: refusals(services) > refused, "its result to be refused")
    books.check(services, reporter.taken)


def test_rings_that_come_many_times_and_in_any_order(services: Services, reporter: Reporter) -> None:
    before = len(reporter.taken)
    reporter.post(ARTICLES)
    rings = [UUID(article) for article in reporter.taken[before:]] * 4
    random.Random(1).shuffle(rings)
    assert ring(ringing_app("test", services.broker_url), rings, enough=10_000) == len(rings)
    books.check(services, reporter.taken)
    services.until(lambda: services.waiting_rings() == 0, "the workers to hear all rings")
    books.check(services, reporter.taken)


def test_a_migration_on_the_live_system(services: Services, reporter: Reporter, tmp_path: Path) -> None:
    ((head,),) = services.rows("SELECT version_num FROM ledger.alembic_version")
    (tmp_path / "next.py").write_text(NEXT.format(head=head))
    config = configuration()
    config.set_main_option("path_separator", "os")
    config.set_main_option("version_locations", f"{files('migrations') / 'versions'}{os.pathsep}{tmp_path}")
    config.attributes["url"] = services.database_url
    with reporter.reporting(ARTICLES):
        command.upgrade(config, "head")
        assert "next" in services.client.get("/readyz").json()["detail"]
        reporter.post(4)
        command.downgrade(config, head)
    services.run("migrate")
    assert services.client.get("/readyz").status_code == httpx.codes.OK
    books.check(services, reporter.taken)
    books.check_whole(services)
