"""Asynchronous tests run on asyncio, as `frontlog up` does. `ingest` is a client of a real ingest service."""

import pytest

from tests.ingest.conftest import ingest, serving

__all__ = ["ingest", "serving"]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"
