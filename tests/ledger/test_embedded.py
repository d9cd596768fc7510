"""Embedded servers start whatever a killed run left behind, and PostgreSQL keeps its data."""

import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import redis

from services.ledger.embedded import start_postgres, start_valkey


@pytest.fixture
def home() -> Iterator[Path]:
    # PostgreSQL runs as another user when the tests run as root, and must get in.
    folder = Path(tempfile.mkdtemp(prefix="frontlog-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def postmaster(home: Path) -> int:
    return int((home / "postgres" / "postmaster.pid").read_text().split()[0])


def test_data_outlasts_a_stop_a_stale_pid_file_and_a_kill(home: Path) -> None:
    server = start_postgres(home)
    with psycopg.connect(server.url) as conn:
        conn.execute("CREATE TABLE kept AS SELECT 7 AS seven")
    server.stop()

    # The number of a program that runs, and is not the server.
    (home / "postgres" / "postmaster.pid").write_text(f"{os.getpid()}\n/elsewhere\n1\n5432\n{home}\n\n1 1\nready\n")
    start_postgres(home)
    os.kill(postmaster(home), signal.SIGKILL)

    server = start_postgres(home)
    with psycopg.connect(server.url) as conn:
        assert conn.execute("SELECT seven FROM kept").fetchone() == (7,)
    server.stop()


def test_a_server_that_a_killed_run_left_is_taken_over(home: Path) -> None:
    start_postgres(home)
    left = postmaster(home)
    server = start_postgres(home)
    assert postmaster(home) == left
    server.stop()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(server.url)


def test_a_valkey_that_a_killed_run_left_is_ended(home: Path) -> None:
    left, server = start_valkey(home), start_valkey(home)
    with redis.Redis.from_url(server.url) as client:
        assert client.ping()
    with redis.Redis.from_url(left.url) as client, pytest.raises(redis.ConnectionError):
        client.ping()
    server.stop()


def test_a_valkey_of_somebody_else_at_the_old_port_is_left_alone(home: Path) -> None:
    (home / "one").mkdir()
    other = start_valkey(home / "one")
    (home / "two" / "valkey").mkdir(parents=True)
    (home / "two" / "valkey" / "port").write_text(other.url.split(":")[-1].removesuffix("/0"))
    mine = start_valkey(home / "two")
    with redis.Redis.from_url(other.url) as client:
        assert client.ping()
    mine.stop()
    other.stop()


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc which signals a process does not hear")
def test_a_valkey_does_not_hear_ctrl_c_but_can_be_stopped(home: Path) -> None:
    server = start_valkey(home)
    with redis.Redis.from_url(server.url) as client:
        status = Path(f"/proc/{client.info()['process_id']}/status").read_text()
    blocked = next(int(line.split()[1], 16) for line in status.splitlines() if line.startswith("SigBlk:"))
    assert blocked & 1 << signal.SIGINT - 1
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    server.stop()
