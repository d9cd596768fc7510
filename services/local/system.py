"""The running system: servers, then services in the order of their needs; watched; ended in the opposite order."""

import asyncio
import json
import os
import socket
import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path

from services.atlas import index
from services.ledger.settings import Settings
from services.local import addresses, key, servers
from services.local.child import Child
from services.local.compose import Service, interpolate, one_shots

HEALTH_SECONDS = 90.0
MOST_DEATHS_AT_START = 3
STOP_SECONDS = 7.0
LOG_TAIL_LINES = 15
# Services of the Compose file in whose stead servers are embedded here.
EMBEDDED = frozenset({"postgres", "valkey"})


class StartError(Exception):
    """A part of the system did not start. The message says which, why, and where to look."""


class System:
    """Every service of the Compose file as a process of this machine. `say` takes one line for people."""

    def __init__(self, services: list[Service], settings: Settings, say: Callable[[str], None]) -> None:
        self._services = [service for service in services if service.built]
        self._once = one_shots(services)
        self._home = settings.home.absolute()
        self._settings = settings
        self._say = say
        self._servers: list[servers.Server] = []
        self._children: list[Child] = []
        self._tasks: list[asyncio.Task[None]] = []
        # The key of this machine, known once the database is migrated.
        self.key = ""
        self._up = {service.name: asyncio.Event() for service in self._services}

    @property
    def deaths(self) -> list[str]:
        """Names of the services that died and had to be started again."""
        return [child.name for child in self._children if child.deaths]

    async def start(self) -> None:
        """Start all and wait until all are well. Raises StartError, ComposeError, EmbeddedServerError."""
        self._check_ports()
        # Half a minute at the first start; done here so that no worker's health check has to wait for it.
        places = asyncio.create_task(asyncio.to_thread(index.ensure, self._home, self._settings.places_file))
        local = await self._start_servers()
        await places
        (self._home / "logs").mkdir(parents=True, exist_ok=True)
        async with asyncio.TaskGroup() as group:
            for service in self._services:
                group.create_task(self._bring_up(service, local))

    async def stop(self) -> None:
        """End the services within seven seconds, then the servers."""
        ended = await asyncio.gather(*(child.stop(STOP_SECONDS) for child in self._children))
        for child, clean in zip(self._children, ended, strict=True):
            if not clean:
                self._say(f"{child.name} did not end in {STOP_SECONDS:g} s and was killed; its work is taken up again.")
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(server.stop() for server in self._servers))
        addresses.withdraw(self._home)

    def _check_ports(self) -> None:
        for name in ("ingest_port", "api_port"):
            port = getattr(self._settings, name)
            if not _is_free(self._settings.bind, port):
                setting = f"FRONTLOG_{name.upper()}"
                raise StartError(
                    f"Port {port} is taken. End what uses it, or choose another one: {setting}={port + 10}"
                )

    async def _start_servers(self) -> dict[str, str]:
        """The variables that stand here for the addresses inside the containers' network."""
        own = {"FRONTLOG_DATABASE_URL": self._settings.database_url, "FRONTLOG_BROKER_URL": self._settings.broker_url}
        local = {name: url for name, url in own.items() if url}
        for start, variable in ((servers.postgres, "FRONTLOG_DATABASE_URL"), (servers.valkey, "FRONTLOG_BROKER_URL")):
            if variable not in local:
                server = start(self._home, self._say)
                local[variable] = await server.start()
                self._servers.append(server)
        embedded = {name: url for name, url in local.items() if not own[name]}
        ports = self._ports()
        addresses.publish(self._home, embedded | ports)
        ingest = f"http://127.0.0.1:{self._settings.ingest_port}"
        here = {
            "FRONTLOG_HOME": str(self._home),
            "FRONTLOG_INGEST_URL": self._settings.ingest_url or ingest,
            "FRONTLOG_METRICS_URLS": json.dumps(self._settings.metrics_urls or addresses.of_metrics(ports)),
        }
        return local | ports | here

    def _ports(self) -> dict[str, str]:
        """Of the HTTP services as set; of those that only Prometheus asks a free one where none is set."""
        free = iter(_free_ports(self._settings.bind, 2))
        ports = {
            "FRONTLOG_INGEST_PORT": self._settings.ingest_port,
            "FRONTLOG_API_PORT": self._settings.api_port,
            "FRONTLOG_WORKER_METRICS_PORT": self._settings.worker_metrics_port or next(free),
            "FRONTLOG_EXPORTER_PORT": self._settings.exporter_port or next(free),
        }
        return {name: str(port) for name, port in ports.items()}

    async def _bring_up(self, service: Service, local: Mapping[str, str]) -> None:
        for needed in service.needs:
            if needed in self._up:
                await self._up[needed].wait()
        environment = self._environment(service, local)
        child = Child(
            service.name, service.command, environment, self._home / "logs" / f"{service.name}.log", self._say
        )
        self._children.append(child)
        if service.name in self._once:
            await self._run_to_end(child)
            # After the migrations, before any service answers: who waits for a service finds the key.
            self.key = await asyncio.to_thread(key.ensure, self._home, local["FRONTLOG_DATABASE_URL"])
        else:
            self._tasks.append(asyncio.create_task(child.keep_running()))
            await self._wait_until_well(service, child, environment)
        self._up[service.name].set()

    def _environment(self, service: Service, local: Mapping[str, str]) -> dict[str, str]:
        written = {
            name: interpolate(text, os.environ) for name, text in service.environment.items() if name not in local
        }
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
        return {**os.environ, **written, **local, "PATH": path, "PYTHONUNBUFFERED": "1"}

    async def _run_to_end(self, child: Child) -> None:
        status = await child.run_once()
        if status != 0:
            raise StartError(f"{child.name} failed with status {status}. {_tail(child.log)}")

    async def _wait_until_well(self, service: Service, child: Child, environment: Mapping[str, str]) -> None:
        if service.health is None:
            return
        try:
            async with asyncio.timeout(HEALTH_SECONDS):
                # A probe takes some tenths of a second itself, which is pause enough.
                while not await _is_well(service.health, environment):
                    if child.deaths >= MOST_DEATHS_AT_START:
                        raise StartError(f"{service.name} dies as soon as it starts. {_tail(child.log)}")
        except TimeoutError as error:
            raise StartError(f"{service.name} is not well after {HEALTH_SECONDS:g} s. {_tail(child.log)}") from error


async def _is_well(command: list[str], environment: Mapping[str, str]) -> bool:
    process = await asyncio.create_subprocess_exec(
        *command, env=environment, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL
    )
    return await process.wait() == 0


def _is_free(address: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError:
            return False
    return True


def _free_ports(address: str, count: int) -> list[int]:
    with ExitStack() as probes:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        bound = [probes.enter_context(socket.socket(family)) for _ in range(count)]
        for probe in bound:
            probe.bind((address, 0))
        return [int(probe.getsockname()[1]) for probe in bound]


def _tail(log: Path) -> str:
    lines = log.read_text("utf-8", errors="replace").splitlines()[-LOG_TAIL_LINES:]
    return "\n".join([f"The end of {log}:", *lines])
