"""How long the first page takes with many places: `python -m benchmarks.dashboard` (needs Chromium; two minutes).

It starts a database and an API of its own, writes a made-up ledger, and opens the page in the system's Chromium under
software rendering, each time with an empty cache. Told are the medians of `--rounds` openings, in seconds since the
navigation began: the first rows of the table, all places in the table, and the map drawn and at rest.
"""

import os
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import click
import httpx
from playwright.sync_api import Browser, sync_playwright
from rich.console import Console

from benchmarks import pace
from benchmarks.big_ledger import DAYS, FIRST_DAY, write
from services.commands.records_bar import records_bar
from services.ledger.database import engine
from services.ledger.embedded import start_postgres
from services.ledger.migrate import migrate
from services.ledger.rebuild import rebuild
from tests.dashboard.browser import launch
from tests.system.running import FRONTLOG, free_port

EVENTS_A_PLACE = 4
TIMES = """async () => {
    const { board } = await import("/static/data/board.js");
    const seen = async (test) => {
        while (!test()) await new Promise(requestAnimationFrame);
        return performance.now() / 1000;
    };
    const rows = seen(() => document.querySelector("#table tbody tr"));
    const table = seen(() => board.complete);
    const map = table.then(() => seen(() => document.querySelector("#map").dataset.state === "idle"));
    return [...await Promise.all([rows, table, map]), board.items.length];
}"""


@click.command()
@click.option("--places", default=10_000, show_default=True)
@click.option("--rounds", default=3, show_default=True)
def main(places: int, rounds: int) -> None:
    """Measure and tell."""
    click.echo(pace.told())
    day = FIRST_DAY + timedelta(days=DAYS - 1)
    with served(places) as address, sync_playwright() as playwright:
        browser = launch(playwright)
        taken = [opened(browser, f"{address}/?as_of={day}&at=30,40,3") for _ in range(rounds)]
        browser.close()
    *seconds, shown = (statistics.median(times) for times in zip(*taken, strict=True))
    click.echo(f"{shown:,.0f} places on record")
    for name, time_taken in zip(("first rows of the table", "all places in it", "map at rest"), seconds, strict=True):
        click.echo(f"{name:<24} {time_taken:5.2f} s")


def opened(browser: Browser, url: str) -> list[float]:
    """The three times of one opening, and how many places it showed."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(url, wait_until="domcontentloaded")
    times: list[float] = page.evaluate(TIMES)
    context.close()
    return times


@contextmanager
def served(places: int) -> Iterator[str]:
    """The address of an API over a ledger of so many places."""
    home = Path(tempfile.mkdtemp(prefix="frontlog-bench-"))
    home.chmod(0o755)
    database = start_postgres(home)
    api: subprocess.Popen[bytes] | None = None
    try:
        migrate(database.url)
        write(database.url, places * EVENTS_A_PLACE, places)
        owner = engine("owner", database.url)
        with records_bar(Console(stderr=True)) as progress:
            rebuild(owner, progress)
        owner.dispose()
        port = free_port()
        ours = {"FRONTLOG_HOME": str(home), "FRONTLOG_DATABASE_URL": database.url, "FRONTLOG_API_PORT": str(port)}
        api = subprocess.Popen(
            [FRONTLOG, "serve", "api"], env={**os.environ, **ours}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        address = f"http://127.0.0.1:{port}"
        _wait(address)
        yield address
    finally:
        if api is not None:
            api.terminate()
            api.wait()
        database.stop()
        shutil.rmtree(home)


def _wait(address: str) -> None:
    while True:
        try:
            # The base map is made once in the life of a process.
            httpx.get(f"{address}/map/ground.json", timeout=60).raise_for_status()
            return
        except httpx.TransportError:
            time.sleep(0.1)


if __name__ == "__main__":
    main()
