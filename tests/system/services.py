"""Ingest, workers and beat as processes that a test can kill, on servers that it can kill too."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import psycopg
import redis

from services.access import keys
from services.ledger.database import engine
from services.ledger.embedded import start_postgres, start_valkey
from services.ledger.migrate import migrate
from tests.system.running import free_port

FRONTLOG = Path(sys.executable).with_name("frontlog")
PATIENCE_SECONDS = 120.0
LOG_TAIL_LINES = 10


class Services:
    """One system in `home`. A job that went quiet is swept up within seconds. Close it by leaving the `with`."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._ending = ExitStack()
        postgres = start_postgres(home)
        self._ending.callback(postgres.stop)
        migrate(postgres.url)
        self.database_url = postgres.url
        self.valkey_port = free_port()
        self._valkeys = 0
        self.broker_url = self.start_valkey()
        self.ingest_port = free_port()
        owner = engine("owner", postgres.url)
        with owner.begin() as connection:
            self.key = keys.create(connection, "reporter", ["ingest"]).written
        owner.dispose()
        self.client = self._ending.enter_context(httpx.Client(base_url=f"http://127.0.0.1:{self.ingest_port}"))
        self.client.headers["Authorization"] = f"Bearer {self.key}"
        self.start("serve", "ingest")
        self.until(self._ingest_is_ready, "ingest")

    def __enter__(self) -> "Services":
        return self

    def __exit__(self, *_error: object) -> None:
        self._ending.close()

    def start(self, *command: str) -> subprocess.Popen[bytes]:
        """Start `frontlog COMMAND` in a process group of its own; killed at the end."""
        ours = {
            "FRONTLOG_HOME": str(self.home),
            "FRONTLOG_DATABASE_URL": self.database_url,
            "FRONTLOG_BROKER_URL": self.broker_url,
            "FRONTLOG_INGEST_PORT": str(self.ingest_port),
            "FRONTLOG_LEASE_SECONDS": "5",
            "FRONTLOG_SWEEP_SECONDS": "1",
        }
        log = self._ending.enter_context((self.home / f"{command[-1]}.log").open("ab"))
        process = subprocess.Popen(
            [FRONTLOG, *command], env={**os.environ, **ours}, stdout=log, stderr=log, start_new_session=True
        )
        self._ending.callback(kill, process)
        return process

    def start_valkey(self) -> str:
        """Start one with no data of an earlier one, at the address of the earlier one."""
        self._valkeys += 1
        server = start_valkey(self.home / f"valkey-{self._valkeys}", self.valkey_port)
        self._ending.callback(server.stop)
        return server.url

    def kill_valkey(self) -> None:
        """As the kernel's out-of-memory killer does; returns when it is dead."""
        with redis.Redis(port=self.valkey_port) as client:
            os.kill(client.info()["process_id"], signal.SIGKILL)
        self.until(self._valkey_is_dead, "the end of Valkey")

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of a query, asked as the owner."""
        with psycopg.connect(self.database_url) as connection:
            return connection.execute(query.encode()).fetchall()

    def until(self, condition: Callable[[], bool], what: str) -> None:
        """Wait until it holds; fail the test when it takes too long."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not condition():
            assert time.monotonic() < deadline, f"still waiting for {what}\n{self._last_words()}"
            time.sleep(0.02)

    def _last_words(self) -> str:
        tails = ((log.name, log.read_text("utf-8").splitlines()[-LOG_TAIL_LINES:]) for log in self.home.glob("*.log"))
        return "\n".join(line for name, lines in tails for line in (f"== {name}", *lines))

    def _valkey_is_dead(self) -> bool:
        with socket.socket() as knocking:
            return knocking.connect_ex(("127.0.0.1", self.valkey_port)) != 0

    def _ingest_is_ready(self) -> bool:
        try:
            return self.client.get("/readyz").is_success
        except httpx.TransportError:
            return False


def kill(process: subprocess.Popen[bytes]) -> None:
    """kill -9 of the process and all that it started."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
