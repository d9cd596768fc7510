"""The demo: sample dispatches go through the running system like anybody's, then a table shows what came of it."""

import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import httpx
from rich.console import Console

from services.ledger.settings import Settings
from services.local.control_table import control_pages, print_control
from services.local.posting import Posted, bodies, client, post, progress_bar, summary

POLL_SECONDS = 0.25
# No article takes that long: something else is wrong, and the logs say what.
PATIENCE_SECONDS = 300.0


class DemoError(Exception):
    """The samples did not all come through. The message says which and why."""


def run(samples: Path, settings: Settings, console: Console) -> None:
    """Post the samples, wait until all are analysed, print the table. Raises DemoError."""
    with client(settings.ingest_port) as ingest, client(settings.api_port) as api:
        before = _position(api)
        posted = _post(ingest, sorted(samples.glob("*.json")), console)
        _wait_until_analysed(ingest, posted, console)
        console.print(summary(posted))
        pages = list(control_pages(api))
        if pages[0].position == before:
            console.print(f"Nothing has changed: the ledger stands at record {before} as before.")
    states = [state for page in pages for state in page.items]
    print_control(console, states, pages[0].as_of)


def _post(ingest: httpx.Client, files: list[Path], console: Console) -> list[Posted]:
    with progress_bar(console) as progress:
        posted = list(progress.track(post(ingest, bodies(files)), total=len(files), description="posted"))
    if refused := [one for one in posted if one.problem]:
        raise DemoError("\n".join(f"{one.label} was refused: {one.problem}" for one in refused))
    return posted


def _wait_until_analysed(ingest: httpx.Client, posted: Iterable[Posted], console: Console) -> None:
    waiting = {one.article_id: one.label for one in posted if one.article_id}
    dead: list[str] = []
    deadline = time.monotonic() + PATIENCE_SECONDS
    with progress_bar(console) as progress:
        bar = progress.add_task("analysed", total=len(waiting))
        while waiting:
            for article in _settled(ingest, waiting):
                label = waiting.pop(article["id"])
                if article["status"] == "dead":
                    dead.append(f"{label} could not be analysed: {article['last_error']}")
                progress.advance(bar)
                deadline = time.monotonic() + PATIENCE_SECONDS
            if time.monotonic() > deadline:
                raise DemoError(f"{len(waiting)} articles were not analysed within {PATIENCE_SECONDS:g} s.")
            time.sleep(POLL_SECONDS if waiting else 0)
    if dead:
        raise DemoError("\n".join(dead))


def _settled(ingest: httpx.Client, waiting: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The articles that are done or dead. It asks in the order of posting and stops at the first that is neither."""
    for article_id in list(waiting):
        article = ingest.get(f"/v1/articles/{article_id}").raise_for_status().json()
        if article["status"] not in ("done", "dead"):
            return
        yield article


def _position(api: httpx.Client) -> int:
    return next(control_pages(api)).position
