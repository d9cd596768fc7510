"""The services as processes that a test can kill, on servers that it can kill too."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
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
from services.ledger.queue import QUEUE
from tests.system.running import free_port, is_ready

FRONTLOG = Path(sys.executable).with_name("frontlog")
PATIENCE_SECONDS = 300.0
LOG_TAIL_LINES = 10


class Services:
    """One system in `home`. A job that went quiet is swept up within seconds. Close it by leaving the `with`."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._processes: list[tuple[str, subprocess.Popen[bytes]]] = []
        self._ending = ExitStack()
        self._ending.callback(lambda: self._postgres.stop())
        self.start_postgres()
        migrate(self.database_url)
        self.valkey_port = free_port()
        self._valkeys = 0
        self.broker_url = self.start_valkey()
        self.ingest_port = free_port()
        self.api_port = free_port()
        owner = engine("owner", self.database_url)
        with owner.begin() as connection:
            self.key = keys.create(connection, "reporter", ["ingest"]).written
        owner.dispose()
        self.client = self._client(self.ingest_port)
        self.api = self._client(self.api_port)
        self.start("serve", "ingest")
        self.until(lambda: is_ready(self.client), "ingest")

    def __enter__(self) -> "Services":
        return self

    def __exit__(self, *_error: object) -> None:
        self._ending.close()

    def start(
        self, *command: str, program: Sequence[str] = (str(FRONTLOG),), **settings: str
    ) -> subprocess.Popen[bytes]:
        """Start `frontlog COMMAND` in a process group of its own, with FRONTLOG_ settings; killed at the end."""
        ours = {
            "FRONTLOG_HOME": str(self.home),
            "FRONTLOG_DATABASE_URL": self.database_url,
            "FRONTLOG_BROKER_URL": self.broker_url,
            "FRONTLOG_INGEST_PORT": str(self.ingest_port),
            "FRONTLOG_API_PORT": str(self.api_port),
            "FRONTLOG_LEASE_SECONDS": "10",
            "FRONTLOG_SWEEP_SECONDS": "1",
            **{f"FRONTLOG_{name.upper()}": value for name, value in settings.items()},
        }
        log = self._ending.enter_context((self.home / f"{command[-1]}.log").open("ab"))
        process = subprocess.Popen(
            [*program, *command], env={**os.environ, **ours}, stdout=log, stderr=log, start_new_session=True
        )
        self._ending.callback(kill, process)
        self._processes.append((command[-1], process))
        return process

    def running(self, name: str) -> list[subprocess.Popen[bytes]]:
        """The processes of a service that run, by the last word of its command."""
        return [process for called, process in self._processes if called == name and process.poll() is None]

    def run(self, *command: str) -> str:
        """What `frontlog COMMAND` prints; fails the test when it fails."""
        ours = {"FRONTLOG_HOME": str(self.home), "FRONTLOG_DATABASE_URL": self.database_url}
        environment = os.environ | ours | {"FRONTLOG_BROKER_URL": self.broker_url}
        done = subprocess.run([FRONTLOG, *command], env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def start_postgres(self) -> None:
        """Start it on the data that it left; it recovers from a crash by itself."""
        self._postgres = start_postgres(self.home)
        self.database_url = self._postgres.url

    def stop_postgres(self) -> None:
        """As an administrator does: open transactions are cut short, what was committed is written out."""
        self._postgres.stop()

    def kill_postgres(self) -> None:
        """kill -9 of the server; its processes notice and leave."""
        os.kill(self.postgres_pid(), signal.SIGKILL)
        self.until(lambda: not self._postgres_answers(), "the end of PostgreSQL")

    def start_valkey(self) -> str:
        """Start one with no data of an earlier one, at the address of the earlier one."""
        self._valkeys += 1
        server = start_valkey(self.home / f"valkey-{self._valkeys}", self.valkey_port)
        self._ending.callback(server.stop)
        return server.url

    def kill_valkey(self) -> None:
        """As the kernel's out-of-memory killer does; returns when it is dead."""
        os.kill(self.valkey_pid(), signal.SIGKILL)
        self.until(self._valkey_is_dead, "the end of Valkey")

    def postgres_pid(self) -> int:
        """The server's main process."""
        return int((self.home / "postgres" / "postmaster.pid").read_text().splitlines()[0])

    def valkey_pid(self) -> int:
        """The server's only process."""
        with redis.Redis(port=self.valkey_port) as client:
            return int(client.info("server")["process_id"])

    def waiting_rings(self) -> int:
        """How many messages lie in the queue of articles."""
        with redis.Redis(port=self.valkey_port) as client:
            return int(client.llen(QUEUE))

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of a query, asked as the owner."""
        with psycopg.connect(self.database_url) as connection:
            found = connection.execute(query.encode())
            return found.fetchall() if found.description else []

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

    def _postgres_answers(self) -> bool:
        try:
            psycopg.connect(self.database_url, connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True

    def _client(self, port: int) -> httpx.Client:
        client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20, trust_env=False)
        client.headers["Authorization"] = f"Bearer {self.key}"
        return self._ending.enter_context(client)


def kill(process: subprocess.Popen[bytes]) -> None:
    """kill -9 of the process and all that it started."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def stop_in_the_middle(services: Services, worker: subprocess.Popen[bytes]) -> None:
    """Stop the only worker at a moment when it holds an article that it has not finished."""

    def caught_working() -> bool:
        os.killpg(worker.pid, signal.SIGSTOP)
        if services.rows("SELECT 1 FROM ledger.analysis_job WHERE state = 'running'"):
            return True
        os.killpg(worker.pid, signal.SIGCONT)
        return False

    services.until(caught_working, "the worker to be in the middle of an article")
