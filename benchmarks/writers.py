"""Appending under load, on the ledger that benchmarks.big_ledger wrote.

Writers, each a process, record the analysis of articles as fast as they can: the events, what all three policies then
believe of their places, and the changes of it, in one transaction each.
"""

import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta
from hashlib import sha256
from multiprocessing import get_context
from random import Random
from statistics import median, quantiles
from uuid import uuid4

from msgspec import Struct
from msgspec.structs import replace

from benchmarks.big_ledger import DAYS, EXTRACTOR, FIRST_DAY, Report, report
from services.ledger import articles, jobs
from services.ledger.analysis import record_analysis
from services.ledger.articles import NewArticle
from services.ledger.database import engine

WRITERS = 8


class Appends(Struct, frozen=True):
    """How long each append took, in milliseconds of the clock and of this process's own work."""

    taken: list[float]
    worked: list[float]


class Pace(Struct, frozen=True):
    """What `writers` reached together: milliseconds an append, and articles a second."""

    writers: int
    median: float
    p95: float
    own_work: float
    articles_per_s: float


def measure(url: str, places: int, writers: int, seconds: float, pause: float = 0.0) -> Pace:
    """Let writers append for so long; each rests `pause` seconds between two articles, as it would read the next."""
    with ProcessPoolExecutor(writers, mp_context=get_context("spawn")) as processes:
        work = [processes.submit(write, url, number, places, seconds, pause) for number in range(writers)]
        done = [each.result() for each in work]
    taken = [one for each in done for one in each.taken]
    worked = [one for each in done for one in each.worked]
    return Pace(writers, median(taken), quantiles(taken, n=20)[-1], median(worked), len(taken) / seconds)


def write(url: str, number: int, places: int, seconds: float, pause: float) -> Appends:
    """One writer: how long each of its appends took until the commit, article and claim not counted."""
    ingest, nlp = engine("ingest", url), engine("nlp", url)
    taken, worked = list[float](), list[float]()
    end = time.monotonic() + seconds
    for one in _reports(number, places):
        with ingest.begin() as conn:
            article_id = articles.receive(conn, _article(one), "benchmark").article_id
        with nlp.begin() as conn:
            lease = jobs.claim(conn, article_id, 60, 1)
        assert lease is not None
        events = [replace(event, id=uuid4(), article_id=article_id) for event in one.events]
        began, worked_before = time.perf_counter(), time.process_time()
        with nlp.begin() as conn:
            record_analysis(conn, lease, EXTRACTOR, events)
        taken.append((time.perf_counter() - began) * 1_000)
        worked.append((time.process_time() - worked_before) * 1_000)
        if time.monotonic() > end:
            break
        time.sleep(pause)
    return Appends(taken, worked)


def _reports(number: int, places: int) -> Iterator[Report]:
    """News of the days after the ledger's last."""
    chance = Random(number + 1)
    for count in range(10**9):
        day = FIRST_DAY + timedelta(days=DAYS + count // 1_000)
        yield report(chance, 10**9 * (number + 1) + count, places, day, chance.choice((1, 1, 2, 2, 3)))


def _article(one: Report) -> NewArticle:
    text = f"{one.text} {uuid4()}"
    digest = sha256(text.encode()).digest()
    return NewArticle(text[:40], text, None, None, one.outlet, one.published, "posted", "en", digest)
