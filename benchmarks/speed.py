"""What the claims about the ledger's speed rest on: `python -m benchmarks.speed`, or `make bench`.

Starts a PostgreSQL of its own in a temporary folder, writes a ledger, and measures on it, in one run: rebuild, verify,
reads, appends. The size of the claims is `--events 1000000 --places 50000`; the default is a thirtieth of it.
"""

import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import click
from rich.console import Console
from sqlalchemy import Engine

from benchmarks import pace, pages, reads, writers
from benchmarks.big_ledger import SEED, write
from services.commands.records_bar import records_bar
from services.ledger.database import engine
from services.ledger.embedded import start_postgres
from services.ledger.migrate import migrate
from services.ledger.rebuild import rebuild
from services.ledger.verify import verify

# Two cores read some 16 articles a second: eight workers rest half a second between two.
READING = 0.5


@click.command()
@click.option("--events", default=30_000, show_default=True)
@click.option("--places", default=1_500, show_default=True)
@click.option("--seconds", default=10.0, show_default=True, help="How long writers append, each time.")
@click.option("--seed", default=SEED, show_default=True)
def main(events: int, places: int, seconds: float, seed: int) -> None:
    """Measure rebuild, verify, reads and appends on a ledger of that size."""
    # Not in the user's folder: PostgreSQL runs as another user when this runs as root, and must get in.
    home = Path(tempfile.mkdtemp(prefix="frontlog-bench-"))
    home.chmod(0o755)
    server = start_postgres(home)
    try:
        _measure(server.url, events, places, seconds, seed)
    finally:
        server.stop()
        shutil.rmtree(home)


def _measure(url: str, events: int, places: int, seconds: float, seed: int) -> None:
    click.echo(pace.told())
    migrate(url)
    write(url, events, places, seed)
    owner = engine("owner", url)
    _tell_rate("rebuild", events, lambda: _rebuilt(owner))
    _tell_rate("verify", events, lambda: _verified(owner))
    owner.dispose()
    costs = pages.measure(url, places)
    now = next(one for one in costs if one.name == "a page, now")
    for one in costs:
        click.echo(
            f"read           {one.name:<32} median {one.median:6.2f} ms  p95 {one.p95:6.2f} ms"
            f"  {one.median / now.median:5.2f} of now"
        )
    reads.show(reads.measure(url, reads.ROUNDS, reads.REQUESTS))
    for count, pause in ((1, 0.0), (writers.WRITERS, READING), (writers.WRITERS, 0.0)):
        cost = writers.measure(url, places, count, seconds, pause)
        resting = f"resting {pause} s between two" if pause else "without rest"
        click.echo(
            f"append         {count} writers {resting:<28} median {cost.median:6.1f} ms  p95 {cost.p95:6.1f} ms"
            f"  own work {cost.own_work:5.1f} ms  {cost.articles_per_s:6.1f} articles/s"
        )


def _rebuilt(owner: Engine) -> None:
    with records_bar(Console(stderr=True)) as progress:
        rebuild(owner, progress)


def _verified(owner: Engine) -> None:
    with records_bar(Console(stderr=True)) as progress:
        if wrong := verify(owner, progress):
            raise click.ClickException("\n".join(wrong))


def _tell_rate(name: str, events: int, work: Callable[[], None]) -> None:
    began = time.perf_counter()
    work()
    taken = time.perf_counter() - began
    click.echo(f"{name:<15}{events} events in {taken:.1f} s: {events / taken:,.0f} events/s")


if __name__ == "__main__":
    main()
