"""The dashboard in a real Chromium over a real system that has read the demo's samples: one for all tests here.

`desk` opens pages at a desk's size, `phone` at a phone's. `system` is what stands behind them; tests add to it, so none
may count on how many places there are.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.dashboard.browser import PATIENCE_MS, Watched, launch, watched
from tests.dashboard.samples import read_system
from tests.system.running import RunningSystem

HERE = Path(__file__).parent
Open = Callable[..., Watched]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests here go to one worker: one system and one browser, not two of each."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.xdist_group("dashboard"))
            item.add_marker(pytest.mark.system)
            item.add_marker(pytest.mark.timeout(900))


@pytest.fixture(scope="session")
def system() -> Iterator[RunningSystem]:
    with read_system() as started:
        yield started


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """While it lives, no other event loop can run in this process: `make test` runs these tests by themselves."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, system: RunningSystem) -> Iterator[Open]:
    """`open_page(**context)` is a new page in a context of its own."""
    with ExitStack() as closing:

        def opened(**context: Any) -> Watched:
            made = browser.new_context(**context)
            closing.callback(made.close)
            return closing.enter_context(watched(made, str(system.api.base_url).rstrip("/")))

        yield opened


@pytest.fixture
def desk(open_page: Open) -> Watched:
    return open_page(viewport={"width": 1440, "height": 900}, color_scheme="light")


@pytest.fixture
def phone(open_page: Open) -> Watched:
    return open_page(viewport={"width": 390, "height": 844}, device_scale_factor=2, has_touch=True, is_mobile=True)
