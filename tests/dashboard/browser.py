"""The system's Chromium, driven by Playwright, and what a page may not do while it is open."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

CHROMIUMS = ("/usr/bin/chromium", "/usr/bin/chromium-browser")
# Software rendering of WebGL, no sandbox (the tests may run as root), and nothing that Chromium fetches by itself.
FLAGS = (
    "--no-sandbox",
    "--enable-unsafe-swiftshader",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
# Time for software rendering on a machine that does other things too.
PATIENCE_MS = 90_000


def chromium() -> str:
    """The path of the browser. Fails the test where there is none: these tests are never skipped."""
    for path in (os.environ.get("FRONTLOG_TEST_CHROMIUM", ""), *CHROMIUMS):
        if path and Path(path).exists():
            return path
    pytest.fail("No Chromium: run deploy/install-chromium, or name one in FRONTLOG_TEST_CHROMIUM.")


def launch(playwright: Playwright) -> Browser:
    """Start it without a window."""
    return playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))


@dataclass
class Watched:
    """A page, and what it did that no page of ours does: errors on its console, requests to other hosts."""

    page: Page
    home: str
    troubles: list[str] = field(default_factory=list)
    expected: tuple[str, ...] = ()

    def open(self, path: str = "/") -> Page:
        """Go to a path of the dashboard."""
        self.page.goto(f"{self.home}{path}")
        return self.page

    def expect_trouble(self, *words: str) -> None:
        """Let pass from now on what has one of these words in it: the test brings it about."""
        self.expected = words

    def watch(self) -> None:
        """Note from now on."""
        self.page.on("console", lambda told: self._note(told.type in ("error", "warning"), f"console: {told.text}"))
        self.page.on("pageerror", lambda error: self._note(True, f"page error: {error}"))
        self.page.on("request", lambda asked: self._note(self._is_elsewhere(asked.url), f"asked {asked.url}"))

    def _note(self, wrong: bool, what: str) -> None:
        if wrong and not any(word in what for word in self.expected):
            self.troubles.append(what)

    def _is_elsewhere(self, url: str) -> bool:
        asked, ours = urlsplit(url), urlsplit(self.home)
        return asked.scheme in ("http", "https", "ws", "wss") and asked.netloc != ours.netloc


@contextmanager
def watched(context: BrowserContext, home: str) -> Iterator[Watched]:
    """A page of the browser; fails the test at the end if it did what no page of ours does."""
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    watching = Watched(page, home)
    watching.watch()
    yield watching
    page.close()
    assert not watching.troubles, "\n".join(watching.troubles)


def saved(page: Page, entry: str) -> tuple[str, bytes]:
    """The name and the content of the file that this entry of the menu gives."""
    page.locator("#export summary").click()
    with page.expect_download() as started:
        page.locator("#export").get_by_text(entry).click()
    return started.value.suggested_filename, started.value.path().read_bytes()
