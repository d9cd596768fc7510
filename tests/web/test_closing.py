"""The server around both services."""

import gc
from collections.abc import Iterator

import pytest
from fastapi import FastAPI

from tests.served import running


@pytest.fixture
def _nothing_frozen() -> Iterator[None]:
    gc.unfreeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("_nothing_frozen")
def test_no_answer_waits_while_the_garbage_collector_looks_at_what_was_loaded() -> None:
    with running(FastAPI):
        assert gc.get_freeze_count() > 10_000
