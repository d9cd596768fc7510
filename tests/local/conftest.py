"""Asynchronous tests run on asyncio, as `frontlog up` does."""

import pytest


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"
