"""How long the first page takes with many places: `python -m benchmarks.dashboard` (needs Chromium; two minutes).

It starts a database and an API of its own, writes a made-up ledger, and opens the page in the system's Chromium under
software rendering, each time with an empty cache. Told are the medians of `--rounds` openings, in seconds since the
navigation began: the first rows of the table, all places in the table, and the map drawn and at rest; and how much work
the browser's processes had done by then, which other programs on the machine change less than the clock.
`--against FOLDER` opens the page of another checkout in turns with this one's, over the same ledger, and tells ratios.
"""

import os
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import timedelta
from pathlib import Path

import click
import httpx
import psutil
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

HERE = Path(__file__).parents[1]
EVENTS_A_PLACE = 4
SEEN = """const seen = async (test) => {
    while (!test()) await new Promise(requestAnimationFrame);
    return performance.now() / 1000;
};"""
ROWS = f"""async () => {{ {SEEN} return seen(() => document.querySelector("#table tbody tr")); }}"""
REST = f"""async () => {{
    {SEEN}
    const {{ board }} = await import("/static/data/board.js");
    const table = await seen(() => board.complete);
    const map = await seen(() => document.querySelector("#map").dataset.state === "idle");
    return [table, map, board.items.length];
}}"""
TOLD = ("first rows of the table", "all places in it", "map at rest", "work until first rows", "work until map at rest")


@click.command()
@click.option("--places", default=10_000, show_default=True)
@click.option("--rounds", default=3, show_default=True)
@click.option("--against", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Another checkout.")
def main(places: int, rounds: int, against: Path | None) -> None:
    """Measure and tell."""
    click.echo(pace.told())
    day = FIRST_DAY + timedelta(days=DAYS - 1)
    trees = [HERE, *([against.resolve()] if against else [])]
    with served(places, trees) as addresses, sync_playwright() as playwright:
        browser = launch(playwright)
        urls = [f"{address}/?as_of={day}&at=30,40,3" for address in addresses]
        if against:
            # The first opening pays for the start of the browser.
            opened(browser, urls[0])
        taken = []
        for number in range(rounds):
            turn = {url: opened(browser, url) for url in (urls if number % 2 else urls[::-1])}
            taken.append([turn[url] for url in urls])
        browser.close()
    medians = [
        [statistics.median(times) for times in zip(*of_tree, strict=True)] for of_tree in zip(*taken, strict=True)
    ]
    click.echo(f"{medians[0][-1]:,.0f} places on record")
    for name, *seconds in zip(TOLD, *medians, strict=False):
        ratio = f"  {seconds[1]:5.2f} s there, ratio {seconds[0] / seconds[1]:.2f}" if against else ""
        click.echo(f"{name:<24} {seconds[0]:5.2f} s{ratio}")


def opened(browser: Browser, url: str) -> list[float]:
    """The figures of `TOLD` for one opening, and how many places it showed."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    before = _work()
    page.goto(url, wait_until="commit")
    rows: float = page.evaluate(ROWS)
    work_of_rows = _work() - before
    table, at_rest, shown = page.evaluate(REST)
    work = _work() - before
    context.close()
    return [rows, table, at_rest, work_of_rows, work, shown]


def _work() -> float:
    """Seconds of processor that the browser's living processes have had."""
    total = 0.0
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            if process.name().startswith("chrom"):
                taken = process.cpu_times()
                total += taken.user + taken.system
    return total


@contextmanager
def served(places: int, trees: list[Path]) -> Iterator[list[str]]:
    """The addresses of an API of each checkout over a ledger of so many places."""
    home = Path(tempfile.mkdtemp(prefix="frontlog-bench-"))
    home.chmod(0o755)
    database = start_postgres(home)
    try:
        migrate(database.url)
        write(database.url, places * EVENTS_A_PLACE, places)
        owner = engine("owner", database.url)
        with records_bar(Console(stderr=True)) as progress:
            rebuild(owner, progress)
        owner.dispose()
        with ExitStack() as serving:
            yield [serving.enter_context(_api(tree, home, database.url)) for tree in trees]
    finally:
        database.stop()
        shutil.rmtree(home)


@contextmanager
def _api(tree: Path, home: Path, database_url: str) -> Iterator[str]:
    port = free_port()
    ours = {"FRONTLOG_HOME": str(home), "FRONTLOG_DATABASE_URL": database_url, "FRONTLOG_API_PORT": str(port)}
    environment = {**os.environ, **ours, "PYTHONPATH": str(tree)}
    silent = subprocess.DEVNULL
    api = subprocess.Popen([FRONTLOG, "serve", "api"], cwd=tree, env=environment, stdout=silent, stderr=silent)
    try:
        _wait(f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}"
    finally:
        api.terminate()
        api.wait()


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
