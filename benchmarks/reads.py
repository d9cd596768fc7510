"""Reading under load: `python -m benchmarks.reads`, on the ledger that benchmarks.big_ledger wrote and a rebuild.

`python -m benchmarks.speed` asks the same of the ledger that it wrote.

The API and its yardsticks are one real server on loopback, in a process of its own, and every figure is a ratio within
the run: a page of `/v1/control?country=` to one `SELECT` by primary key through the same pool, server and encoder; a
304 to a FastAPI route that does nothing; the list of another day, or as known at another time, to the list of now.
"""

import asyncio
import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count, repeat
from multiprocessing import get_context
from multiprocessing.connection import Connection
from statistics import median, quantiles

import click
import httpx
import msgspec
import psycopg
import uvicorn
from fastapi import Request, Response
from rich.console import Console
from rich.table import Table

from benchmarks.big_ledger import COUNTRIES
from services.api.app import create_app
from services.ledger.database import connect_url
from services.web.closing import Server

ROUNDS, REQUESTS, CLIENTS, PAGE = 5, 400, 4, 100
# However slow the machine, a question takes hardly longer than this in a round.
SECONDS = 3.0
# The API turns requests away (503) when all its connections are taken; the client asks again, as the answer bids.
BUSY, TRIES = 503, 20
TARGETS = {
    "a page of a country / a row by its key, p95": "under 3",
    "the page made anew / a row by its key, p95": "under 3",
    "as of another day / now, median": "about 1",
    "as known before / now, median": "about 1",
    "rate of 304 / of an empty route": "0.8 or more",
}


class Timed(msgspec.Struct, frozen=True):
    """Times of single requests in milliseconds, and requests a second, of one question in one round.

    `busy`: how often the API turned one away; the time of a request is that of all its tries.
    """

    times: list[float]
    rate: float
    busy: int = 0

    def p95(self) -> float:
        """What 95 of 100 requests stay under."""
        return quantiles(self.times, n=20)[-1]


Rounds = dict[str, list[Timed]]
# An address, and the headers of one request after the other.
Question = tuple[str, Iterator[dict[str, str]]]


def serve(tell: Connection, url: str) -> None:
    """The API with two routes more, on the database at `url`, until it is killed; tells its port."""
    os.environ["FRONTLOG_DATABASE_URL"] = url
    # It asks more often than anybody may.
    os.environ["FRONTLOG_ADDRESS_RATE"] = "0"
    app = create_app()
    # Ten thousand lines of requests would hide the figures.
    logging.disable(logging.INFO)

    @app.get("/nothing")
    async def nothing() -> None:
        return None

    @app.get("/row/{place}", response_class=Response)
    async def row(request: Request, place: str) -> Response:
        async with request.app.state.pool.connection() as connection:
            found = await connection.execute("SELECT * FROM ledger.place WHERE id = %s", [place])
            return Response(msgspec.json.encode(await found.fetchone()), media_type="application/json")

    class Announcing(Server):
        async def startup(self, sockets: object = None) -> None:
            await super().startup()
            tell.send(self.servers[0].sockets[0].getsockname()[1])

    Announcing(uvicorn.Config(app, port=0, log_config=None, access_log=False)).run()


@contextmanager
def served(url: str) -> Iterator[str]:
    """The address of the API."""
    processes = get_context("spawn")
    here, there = processes.Pipe()
    process = processes.Process(target=serve, args=(there, url))
    process.start()
    # Else there would be nobody whose end recv() could notice.
    there.close()
    try:
        yield f"http://127.0.0.1:{here.recv()}"
    finally:
        process.terminate()
        process.join()


def questions(address: str, url: str) -> dict[str, Question]:
    """What is asked, by the name under which it is told."""
    page = f"/v1/control?country={COUNTRIES[0]}&limit={PAGE}"
    first = httpx.get(address + page, timeout=60)
    with psycopg.connect(connect_url("api", url)) as connection:
        row = connection.execute(
            "SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY recorded_from) FROM ledger.control_interval"
        ).fetchone()
    assert row is not None
    known_at = row[0].isoformat().replace("+00:00", "Z")
    return {
        "a row by its key": (f"/row/{first.json()['items'][0]['place']['id']}", repeat({})),
        "a page of a country": (page, repeat({})),
        "the page made anew": (page, _other_words()),
        "as of another day": (f"{page}&as_of=2019-06-01", _other_words()),
        "as known before": (f"{page}&known_at={known_at}", _other_words()),
        "an empty route": ("/nothing", repeat({})),
        "not modified (304)": (page, repeat({"If-None-Match": first.headers["etag"]})),
    }


def _other_words() -> Iterator[dict[str, str]]:
    return ({"Accept": f"application/json, application/x-{number}"} for number in count())


async def ask(address: str, question: str, headers: Iterator[dict[str, str]], requests: int) -> Timed:
    """So many requests, by several clients at once; fewer where they take longer than SECONDS."""
    times, busy = list[float](), 0

    async def one_request(client: httpx.AsyncClient) -> None:
        nonlocal busy
        for _ in range(TRIES):
            answer = await client.get(question, headers=next(headers))
            if answer.status_code != BUSY:
                break
            busy += 1
            await asyncio.sleep(float(answer.headers.get("retry-after", 1)))
        if answer.status_code not in (200, 304):
            raise click.ClickException(answer.text)

    async def one_client(client: httpx.AsyncClient) -> None:
        for _ in range(requests // CLIENTS):
            began = time.perf_counter()
            await one_request(client)
            ended = time.perf_counter()
            times.append((ended - began) * 1000)
            if ended - start > SECONDS:
                break

    async with httpx.AsyncClient(base_url=address, timeout=60) as client:
        start = time.perf_counter()
        await asyncio.gather(*(one_client(client) for _ in range(CLIENTS)))
        return Timed(times, len(times) / (time.perf_counter() - start), busy)


def measure(url: str, rounds: int, requests: int) -> Rounds:
    """Each question in each round in turn, so that what else the machine does falls on all of them."""
    told: Rounds = {}
    with served(url) as address:
        asked = questions(address, url)
        for _ in range(rounds):
            for name, (question, headers) in asked.items():
                told.setdefault(name, []).append(asyncio.run(ask(address, question, headers, requests)))
    return told


def ratios(told: Rounds) -> dict[str, float]:
    """The figures that have targets: the median over the rounds."""
    p95 = {name: [one.p95() for one in rounds] for name, rounds in told.items()}
    middle = {name: [median(one.times) for one in rounds] for name, rounds in told.items()}
    rate = {name: [one.rate for one in rounds] for name, rounds in told.items()}
    pairs = [
        (p95["a page of a country"], p95["a row by its key"]),
        (p95["the page made anew"], p95["a row by its key"]),
        (middle["as of another day"], middle["the page made anew"]),
        (middle["as known before"], middle["the page made anew"]),
        (rate["not modified (304)"], rate["an empty route"]),
    ]
    found = [median(one / other for one, other in zip(*pair, strict=True)) for pair in pairs]
    return dict(zip(TARGETS, found, strict=True))


@click.command()
@click.option("--rounds", default=ROUNDS, show_default=True)
@click.option("--requests", default=REQUESTS, show_default=True, help="Of each question in each round.")
def main(rounds: int, requests: int) -> None:
    """Ask the API over the ledger of FRONTLOG_DATABASE_URL, and compare."""
    show(measure(connect_url("owner"), rounds, requests))


def show(told: Rounds) -> None:
    """Print the times and the ratios."""
    times = Table("question", "median ms", "p95 ms", "requests/s", "turned away")
    for name, each in told.items():
        figures = [median(one.times) for one in each], [one.p95() for one in each], [one.rate for one in each]
        times.add_row(name, *(f"{median(figure):.1f}" for figure in figures), str(sum(one.busy for one in each)))
    compared = Table("ratio", "measured", "target")
    for name, ratio in ratios(told).items():
        compared.add_row(name, f"{ratio:.2f}", TARGETS[name])
    for table in (times, compared):
        Console().print(table)


if __name__ == "__main__":
    main()
