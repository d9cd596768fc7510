"""Another API beside the system's own: with other settings, over another database, or to be ended in the middle."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from services.local import addresses
from tests.system.running import FRONTLOG, STOP_SECONDS, RunningSystem, is_ready


@contextmanager
def api_beside(system: RunningSystem, port: int, **settings: str) -> Iterator[str]:
    """The address of an API on that port, up; it reads what the system does where `settings` do not say otherwise."""
    ours = {
        **addresses.read(system.home),
        "FRONTLOG_HOME": str(system.home),
        "FRONTLOG_API_PORT": str(port),
        **settings,
    }
    with (
        (system.home / f"api-{port}.log").open("ab") as log,
        subprocess.Popen([FRONTLOG, "serve", "api"], env=os.environ | ours, stdout=log, stderr=log) as serving,
    ):
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}") as api:
                system.until(lambda: is_ready(api) or None, f"the API on port {port}")
            yield f"http://127.0.0.1:{port}"
        finally:
            serving.terminate()
            serving.wait(STOP_SECONDS)
