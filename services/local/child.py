"""One service as a child process: started, watched, started again when it dies, ended cleanly."""

import asyncio
import ctypes
import os
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
# A child that lived this long is taken for healthy: its next death starts from the first pause again.
STEADY_SECONDS = 60.0
_PR_SET_PDEATHSIG = 1
# Loaded here because nothing may be loaded between fork and exec.
_LIBC = ctypes.CDLL(None)


def _end_with_parent() -> None:
    """Linux: when `frontlog up` is killed with -9, its children are told to end rather than left to hold the ports."""
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


class Child:
    """A process in a group of its own, its output appended to `log`. `say` takes one line for people."""

    def __init__(
        self, name: str, command: list[str], environment: Mapping[str, str], log: Path, say: Callable[[str], None]
    ) -> None:
        self.name = name
        self.log = log
        self.deaths = 0
        self._command = command
        self._environment = environment
        self._say = say
        self._process: asyncio.subprocess.Process | None = None
        self._stopping = asyncio.Event()

    async def run_once(self) -> int:
        """Run until it ends by itself; its exit status (negative: the signal that killed it)."""
        with self.log.open("ab") as output:
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                env=self._environment,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=output,
                stderr=asyncio.subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_end_with_parent if sys.platform == "linux" else None,
            )
        try:
            return await self._process.wait()
        finally:
            # A worker that was killed leaves its pool processes behind; they hold leases that nobody would end.
            self._signal_group(signal.SIGKILL)

    async def keep_running(self) -> None:
        """Run, and run again after each death with growing pauses, until `stop` is called."""
        pause = FIRST_PAUSE
        while not self._stopping.is_set():
            began = asyncio.get_running_loop().time()
            status = await self.run_once()
            if self._stopping.is_set():
                return
            self.deaths += 1
            lived = asyncio.get_running_loop().time() - began
            pause = FIRST_PAUSE if lived > STEADY_SECONDS else pause
            self._say(f"{self.name} ended ({_in_words(status)}); it starts again in {pause:g} s. Log: {self.log}")
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def stop(self, seconds: float) -> bool:
        """Ask it to end; kill it after `seconds`. False if it had to be killed."""
        self._stopping.set()
        if self._process is None or self._process.returncode is not None:
            return True
        with suppress(ProcessLookupError):
            self._process.terminate()
        try:
            await asyncio.wait_for(self._process.wait(), seconds)
        except TimeoutError:
            self._signal_group(signal.SIGKILL)
            await self._process.wait()
            return False
        return True

    def _signal_group(self, number: signal.Signals) -> None:
        if self._process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, number)


def _in_words(status: int) -> str:
    return f"killed by {signal.Signals(-status).name}" if status < 0 else f"exit status {status}"
