"""A server that lets those who wait for news go before it waits for their connections to end."""

import gc
from collections.abc import Callable
from socket import socket
from typing import TypedDict

import uvicorn


class Closing(TypedDict):
    """What an application's lifespan yields: `close` makes every answer that still waits end soon."""

    close: Callable[[], None]


class Server(uvicorn.Server):
    """Uvicorn; its own shutdown would wait for open streams until it loses patience and cuts them."""

    async def startup(self, sockets: list[socket] | None = None) -> None:
        """Start, and keep what is loaded by then out of the garbage collector's rounds: each would stop all answers."""
        await super().startup(sockets)
        gc.collect()
        gc.freeze()

    async def shutdown(self, sockets: list[socket] | None = None) -> None:
        """End what waits, then all else."""
        close = self.lifespan.state.get("close")
        if close is not None:
            close()
        await super().shutdown(sockets)
