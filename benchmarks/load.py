"""More articles than the workers can analyse, for minutes, while readers poll and follow: `python -m benchmarks.load`.

A whole system of its own. First it measures how many articles a second one worker analyses; then ten times as many are
posted, with pollers and followers beside them; then nobody posts until the queue is empty, and the books are checked.
Told are what ingest and the API answered and how fast, and the memory of each service from the beginning to the end.
"""

import asyncio
import itertools
import json
import os
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager
from random import Random
from statistics import median, quantiles
from typing import Any

import click
import httpx
import psutil
from msgspec import Struct, field
from rich.console import Console
from rich.table import Table

from benchmarks.copies import stories
from tests.system.books import check_whole
from tests.system.conftest import home_folder
from tests.system.services import Services

WARM_UP = 40
STREAMS, POLLERS, POLL_SECONDS = 20, 4, 0.5
SAMPLE_SECONDS = 1.0
# More posts at once than any client would send; those behind them wait in this process, not in the service.
CONNECTIONS = 200
PATIENCE_SECONDS = 900.0
MEGABYTE = 2**20


class Told(Struct):
    """What was seen: statuses and seconds of posts and polls, changes heard, articles waiting, memory by service."""

    posts: Counter[int] = field(default_factory=Counter)
    post_seconds: list[float] = field(default_factory=list)
    retry_after: set[str] = field(default_factory=set)
    polls: Counter[int] = field(default_factory=Counter)
    poll_seconds: list[float] = field(default_factory=list)
    changes: Counter[int] = field(default_factory=Counter)
    waiting: list[int] = field(default_factory=list)
    memory: dict[str, list[float]] = field(default_factory=dict)


@click.command()
@click.option("--seconds", default=120.0, show_default=True, help="How long articles are posted.")
@click.option("--times", default=10.0, show_default=True, help="Posted for each that the worker can analyse.")
@click.option("--depth", default=1_000, show_default=True, help="FRONTLOG_MAX_QUEUED of this run.")
def main(seconds: float, times: float, depth: int) -> None:
    """Post too much, watch, let it drain, check. A quick look: --seconds 20 --depth 100."""
    os.environ |= {"FRONTLOG_MAX_QUEUED": str(depth), "FRONTLOG_KEY_RATE": "0", "FRONTLOG_ADDRESS_RATE": "0"}
    with home_folder() as home, Services(home) as services:
        for command in (("serve", "api"), ("beat",), ("worker",)):
            services.start(*command, lease_seconds="135", sweep_seconds="5")
        told = asyncio.run(_run(services, seconds, times))
        show(told)
        _check(services, told)


async def _run(services: Services, seconds: float, times: float) -> Told:
    told = Told()
    articles = _articles()
    async with _client(services, services.ingest_port) as ingest, _client(services, services.api_port) as api:
        await _until(lambda: _answers(api), "the API")
        pace = await _pace(services, ingest, articles)
        rate = pace * times
        click.echo(f"the worker analyses {pace:.1f} articles/s; {rate:.0f} articles/s are posted for {seconds:.0f} s")
        before = _changes(services)
        streams = [_follow(api, number, told) for number in range(STREAMS)]
        async with _meanwhile(*streams, *(_poll(api, told) for _ in range(POLLERS)), _watch(services, told)):
            await _until(lambda: _all(told, STREAMS, 0), "the streams")
            await _post_at(rate, seconds, ingest, articles, told)
            began = time.perf_counter()
            await _until(lambda: _drained(services), "the queue to drain")
            click.echo(f"drained in {time.perf_counter() - began:.0f} s")
            made = _changes(services) - before
            await _until(lambda: _all(told, STREAMS, made), "the followers to hear all changes")
            click.echo(f"{STREAMS} followers heard {made} changes each")
    return told


async def _pace(services: Services, ingest: httpx.AsyncClient, articles: Iterator[dict[str, Any]]) -> float:
    """How many articles a second the worker analyses, when it has begun and nobody posts."""
    for _warming_up in (True, False):
        lines = b"".join(json.dumps(article).encode() + b"\n" for article in itertools.islice(articles, WARM_UP))
        headers = {"Content-Type": "application/x-ndjson"}
        (await ingest.post("/v1/articles/batch", content=lines, headers=headers)).raise_for_status()
        await _until(lambda: _drained(services), "the first articles")
    ((taken,),) = services.rows(
        "SELECT extract(epoch FROM max(finished_at) - min(finished_at)) FROM"
        f" (SELECT finished_at FROM ledger.analysis_job ORDER BY finished_at DESC LIMIT {WARM_UP}) AS last"
    )
    return (WARM_UP - 1) / float(taken)


async def _post_at(
    rate: float, seconds: float, ingest: httpx.AsyncClient, articles: Iterator[dict[str, Any]], told: Told
) -> None:
    """Post at that rate, whether earlier posts were answered or not."""

    async def post(article: dict[str, Any]) -> None:
        began = time.perf_counter()
        answer = await ingest.post("/v1/articles", json=article)
        told.post_seconds.append(time.perf_counter() - began)
        told.posts[answer.status_code] += 1
        if answer.status_code == httpx.codes.TOO_MANY_REQUESTS:
            told.retry_after.add(answer.headers["Retry-After"])

    began = time.perf_counter()
    async with asyncio.TaskGroup() as posting:
        for number, article in enumerate(articles):
            due = began + number / rate
            if due > began + seconds:
                return
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            posting.create_task(post(article))


async def _poll(api: httpx.AsyncClient, told: Told) -> None:
    tag = ""
    while True:
        began = time.perf_counter()
        answer = await api.get("/v1/control", headers={"If-None-Match": tag} if tag else {})
        told.poll_seconds.append(time.perf_counter() - began)
        told.polls[answer.status_code] += 1
        tag = answer.headers.get("etag", tag)
        await asyncio.sleep(POLL_SECONDS)


async def _follow(api: httpx.AsyncClient, number: int, told: Told) -> None:
    async with api.stream("GET", "/v1/changes/stream", timeout=None) as answer:
        async for line in answer.aiter_lines():
            told.changes[number] += line.startswith("data:")


async def _watch(services: Services, told: Told) -> None:
    """The memory of each service and the articles that wait, every second."""
    while True:
        for name, used in (await asyncio.to_thread(_memory, services)).items():
            told.memory.setdefault(name, []).append(used)
        told.waiting.append(await asyncio.to_thread(_waiting, services))
        await asyncio.sleep(SAMPLE_SECONDS)


def _memory(services: Services) -> dict[str, float]:
    """Megabytes that each service holds for itself, all its processes together."""
    roots = {name: services.running(name)[0].pid for name in ("ingest", "api", "worker", "beat")}
    roots |= {"postgres": services.postgres_pid(), "valkey": services.valkey_pid()}
    return {name: sum(_own(process) for process in _tree(pid)) / MEGABYTE for name, pid in roots.items()}


def _tree(pid: int) -> list[psutil.Process]:
    root = psutil.Process(pid)
    return [root, *root.children(recursive=True)]


def _own(process: psutil.Process) -> int:
    try:
        return int(process.memory_full_info().uss)
    except psutil.NoSuchProcess:
        return 0


def _waiting(services: Services) -> int:
    ((count,),) = services.rows("SELECT count(*) FROM ledger.analysis_job WHERE state IN ('queued', 'running')")
    return int(count)


def _changes(services: Services) -> int:
    ((count,),) = services.rows("SELECT count(*) FROM ledger.control_change")
    return int(count)


async def _all(told: Told, followers: int, changes: int) -> bool:
    """Whether so many follow, and each has heard so many changes: none is told twice."""
    return len(told.changes) == followers and set(told.changes.values()) == {changes}


async def _drained(services: Services) -> bool:
    return await asyncio.to_thread(_waiting, services) == 0


async def _answers(client: httpx.AsyncClient) -> bool:
    try:
        return (await client.get("/readyz")).is_success
    except httpx.TransportError:
        return False


async def _until(condition: Callable[[], Awaitable[bool]], what: str) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not await condition():
        if time.monotonic() > end:
            raise click.ClickException(f"After {PATIENCE_SECONDS:.0f} s still waiting for {what}.")
        await asyncio.sleep(0.2)


@asynccontextmanager
async def _meanwhile(*work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Do all of it beside what is done inside; what fails is raised at the end."""
    tasks = [asyncio.create_task(one) for one in work]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        ended = await asyncio.gather(*tasks, return_exceptions=True)
    for outcome in ended:
        if isinstance(outcome, Exception):
            raise outcome


@asynccontextmanager
async def _client(services: Services, port: int) -> AsyncIterator[httpx.AsyncClient]:
    headers = {"Authorization": f"Bearer {services.key}"}
    limits = httpx.Limits(max_connections=CONNECTIONS)
    async with httpx.AsyncClient(
        base_url=f"http://127.0.0.1:{port}", headers=headers, limits=limits, timeout=60, trust_env=False
    ) as client:
        yield client


def _articles() -> Iterator[dict[str, Any]]:
    """Two sentences out of our own stories and a number: short news, no two alike."""
    chance = Random(1)
    sentences = [one for story in stories() for one in story.split(". ") if one.strip()]
    for number in itertools.count():
        text = ". ".join([*chance.sample(sentences, 2), f"Report {number}."])
        yield {"text": text, "published_at": f"2017-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}"}


def show(told: Told) -> None:
    """Print what was seen."""
    answers = Table("asked", "answers", "median ms", "p95 ms", "p99 ms")
    for name, counted, seconds in (("post", told.posts, told.post_seconds), ("poll", told.polls, told.poll_seconds)):
        every = quantiles(seconds, n=100)
        statuses = ", ".join(f"{count} × {status}" for status, count in sorted(counted.items()))
        answers.add_row(name, statuses, *(f"{figure * 1000:.0f}" for figure in (median(seconds), every[94], every[98])))
    memory = Table("MB of its own", *told.memory)
    for label, pick in (("at first", lambda all: all[0]), ("at most", max), ("at last", lambda all: all[-1])):
        memory.add_row(label, *(f"{pick(used):.0f}" for used in told.memory.values()))
    for table in (answers, memory):
        Console().print(table)
    click.echo(f"waiting at most: {max(told.waiting)}; Retry-After: {', '.join(sorted(told.retry_after)) or 'never'}")


def _check(services: Services, told: Told) -> None:
    """Every article that was taken is analysed once, and the ledger is whole."""
    taken = told.posts[httpx.codes.ACCEPTED] + 2 * WARM_UP
    ((done, dead),) = services.rows(
        "SELECT count(*) FILTER (WHERE state = 'done'), count(*) FILTER (WHERE state = 'dead') FROM ledger.analysis_job"
    )
    ((analysed,),) = services.rows("SELECT count(*) FROM ledger.record WHERE type = 'ArticleAnalysed'")
    check_whole(services)
    click.echo(f"taken: {taken}; done: {done}, each analysed once: {analysed == done}; dead: {dead}; verify: whole")
    if not taken == done == analysed:
        raise click.ClickException("The books do not agree.")


if __name__ == "__main__":
    main()
