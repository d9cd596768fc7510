"""An HTTP service as a real server, on a thread of the test's own process."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from socket import socket

import uvicorn

from services.web.closing import Server


@contextmanager
def running(factory: Callable[[], object]) -> Iterator[int]:
    """The port of the service, up; on leaving it is shut down as by a signal, and must end."""
    server = _Announcing(uvicorn.Config(factory, factory=True, port=0, log_config=None, access_log=False))
    thread = threading.Thread(target=server.run)
    thread.start()
    assert server.up.wait(timeout=120)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(timeout=120)
    assert not thread.is_alive()


class _Announcing(Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.up = threading.Event()

    async def startup(self, sockets: list[socket] | None = None) -> None:
        await super().startup()
        self.up.set()
