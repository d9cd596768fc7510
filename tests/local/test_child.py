"""Children are kept running and ended for sure."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from services.local import child as supervised
from services.local.child import Child

pytestmark = pytest.mark.anyio

ENDLESS = "import signal; print('begun', flush=True); signal.pause()"
DEAF = """
import signal
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print('begun', flush=True)
while True: signal.pause()
"""
PATIENCE = 120.0


def child(program: str, log: Path, said: list[str]) -> Child:
    return Child("service", [sys.executable, "-c", program], os.environ, log, said.append)


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not condition():  # noqa: ASYNC110  # the condition is another process' file: there is no event to wait for
            await asyncio.sleep(0.02)


def begun(log: Path) -> int:
    return log.read_text().count("begun") if log.exists() else 0


async def test_output_goes_to_the_log_and_the_exit_status_comes_back(tmp_path: Path) -> None:
    log = tmp_path / "log"
    status = await child("print('done'); raise SystemExit(3)", log, []).run_once()
    assert (status, log.read_text()) == (3, "done\n")


async def test_a_child_that_is_killed_is_started_again_and_people_are_told(tmp_path: Path) -> None:
    log, said = tmp_path / "log", list[str]()
    service = child("import os; print('begun', os.getpid(), flush=True)\n" + ENDLESS, log, said)
    running = asyncio.create_task(service.keep_running())
    await until(lambda: begun(log) == 2)
    os.kill(int(log.read_text().split()[1]), signal.SIGKILL)
    await until(lambda: begun(log) == 4)
    assert await service.stop(PATIENCE)
    await running
    assert service.deaths == 1
    assert said == [f"service ended (killed by SIGKILL); it starts again in {supervised.FIRST_PAUSE:g} s. Log: {log}"]


async def test_a_child_that_is_asked_to_end_stays_ended(tmp_path: Path) -> None:
    log, said = tmp_path / "log", list[str]()
    service = child(ENDLESS, log, said)
    running = asyncio.create_task(service.keep_running())
    await until(lambda: begun(log) == 1)
    assert await service.stop(PATIENCE)
    await running
    assert (begun(log), said, service.deaths) == (1, [], 0)


async def test_a_child_that_does_not_listen_is_killed(tmp_path: Path) -> None:
    log = tmp_path / "log"
    service = child(DEAF, log, [])
    running = asyncio.create_task(service.keep_running())
    await until(lambda: begun(log) == 1)
    assert not await service.stop(0.1)
    await running


async def test_stopping_cuts_the_pause_before_the_next_start_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervised, "FIRST_PAUSE", 600.0)
    said = list[str]()
    service = child("raise SystemExit(1)", tmp_path / "log", said)
    running = asyncio.create_task(service.keep_running())
    await until(lambda: bool(said))
    await service.stop(PATIENCE)
    await asyncio.wait_for(running, PATIENCE)


async def test_grandchildren_do_not_outlive_their_service(tmp_path: Path) -> None:
    pid_file = tmp_path / "pid"
    program = f"""
import pathlib, subprocess, sys
grandchild = subprocess.Popen([sys.executable, "-c", "import signal; signal.pause()"])
pathlib.Path({str(pid_file)!r}).write_text(str(grandchild.pid))
"""
    await child(program, tmp_path / "log", []).run_once()
    await until(lambda: _is_gone(int(pid_file.read_text())))


def _is_gone(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] == "Z"
