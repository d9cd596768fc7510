"""A running `frontlog up`, as the tests of the whole system hold it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pytest

FRONTLOG = Path(sys.executable).with_name("frontlog")
# Patience, not aims: a machine may be many times slower than its sort.
START_SECONDS, STOP_SECONDS = 240.0, 120.0
POLL_SECONDS = 0.1
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class RunningSystem:
    """A running `frontlog up`, with clients of its two services."""

    home: Path
    process: subprocess.Popen[bytes]
    ingest: httpx.Client
    api: httpx.Client

    @property
    def output(self) -> str:
        """All that it has told people so far."""
        return (self.home / "up.out").read_text("utf-8")

    @property
    def key(self) -> str:
        """The key that it has made."""
        return (self.home / "key").read_text("ascii").strip()

    def stop(self) -> int:
        """Send SIGTERM; how it ended."""
        self.process.terminate()
        return self.process.wait(STOP_SECONDS)

    def ready(self) -> bool | None:
        """True when both services can work, nothing before."""
        return (is_ready(self.ingest) and is_ready(self.api)) or None

    def analysed(self, status_url: str) -> dict[str, Any]:
        """The article as ingest tells of it, once its analysis is done or given up."""

        def ask() -> dict[str, Any] | None:
            article: dict[str, Any] = self.ingest.get(status_url).raise_for_status().json()
            return article if article["status"] in ("done", "dead") else None

        return self.until(ask, f"the analysis of {status_url}")

    def until(self, ask: Callable[[], Answer | None], what: str, seconds: float = 240.0) -> Answer:
        """The first answer that is something. Fails the test after `seconds`, or when the system ends."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if (answer := ask()) is not None:
                return answer
            if self.process.poll() is not None:
                pytest.fail(f"`frontlog up` ended while waiting for {what}:\n{self.output}")
            time.sleep(POLL_SECONDS)
        pytest.fail(f"after {seconds:g} s still waiting for {what}:\n{self.output}")


StartSystem = Callable[[Path], RunningSystem]


def launch(home: Path, ports: tuple[int, int] | None = None) -> RunningSystem:
    """Start it on two ports, free ones if none are named, and come back at once."""
    ingest, api = ports or (free_port(), free_port())
    ours = {"FRONTLOG_HOME": str(home), "FRONTLOG_INGEST_PORT": str(ingest), "FRONTLOG_API_PORT": str(api)}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FRONTLOG_")} | ours
    with (home / "up.out").open("ab") as output:
        process = subprocess.Popen([FRONTLOG, "up"], env=environment, stdout=output, stderr=output)
    return RunningSystem(home, process, _client(ingest), _client(api))


def use_key(system: RunningSystem) -> None:
    """Let its clients send the key that it has made, as its owner would."""
    for client in (system.ingest, system.api):
        client.headers["Authorization"] = f"Bearer {system.key}"


def end(system: RunningSystem) -> None:
    """Close the clients, and stop it if it runs."""
    system.ingest.close()
    system.api.close()
    if system.process.poll() is None:
        system.stop()


def _client(port: int) -> httpx.Client:
    return httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20, trust_env=False)


def is_ready(client: httpx.Client) -> bool:
    """Whether the service says that it can work."""
    try:
        return client.get("/readyz").status_code == httpx.codes.OK
    except httpx.TransportError:
        return False


def free_port() -> int:
    """A port of the loopback that nobody used a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
