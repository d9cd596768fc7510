"""A ledger as large as years of wars make it; `python -m benchmarks.speed` writes one to measure with.

`python -m benchmarks.big_ledger` writes it into the empty database of FRONTLOG_DATABASE_URL, for other measurements.

The records are written as services write them, only faster (COPY); `frontlog rebuild` then makes the read tables.
Places go through a war each: fronts pass, are fought over, are denied and told late. Same seed, same ledger.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from random import Random
from uuid import UUID

import click
import msgspec
import psycopg
from msgspec import Struct
from rich.progress import track

from services.ledger import quotations
from services.ledger.database import connect_url
from services.ledger.events import ControlEvent, DateRange, Evidence, Party, Place, Source, event_id
from services.ledger.migrate import migrate
from services.ledger.records import (
    VERSIONS,
    ArticleAnalysed,
    ArticleReceived,
    Payload,
    article_stream,
)

EVENTS, PLACES = 1_000_000, 50_000
SEED = 1
EXTRACTOR = "benchmark-1"
FIRST_DAY = date(2014, 1, 1)
DAYS = 4_000
COUNTRIES = ("IQ", "SY", "UA", "YE", "LY", "SD", "ET", "ML", "MM", "AF")
SIDES = ("government", "rebels", "militia", "neighbour")
OUTLETS = tuple(f"Outlet {number}" for number in range(40))
KINDS = ("capture", "capture", "capture", "control", "control", "contest", "contest", "withdrawal")
# Of a hundred events: reported, claimed, denied.
STATUSES = (*["reported"] * 84, *["claimed"] * 12, *["denied"] * 4)
# An article tells of one to three places.
SIZES = (1, 1, 2, 2, 3)
RECORD = "record_id, stream, stream_version, type, schema_version, recorded_at, correlation_id, payload"
ARTICLE = "id, content_sha256, title, text, publisher, published_at, published_at_source, language, received_at"


class Report(Struct, frozen=True):
    """One article and what was found in it."""

    article_id: UUID
    text: str
    outlet: str
    published: datetime
    events: tuple[ControlEvent, ...]


def reports(events: int, places: int, seed: int = SEED) -> Iterator[Report]:
    """Articles with `events` events in all, in the order of their days."""
    chance, told, number = Random(seed), 0, 0
    while told < events:
        size = min(chance.choice(SIZES), events - told)
        one = report(chance, number, places, FIRST_DAY + timedelta(days=told * DAYS // events), size)
        told, number = told + size, number + 1
        yield one


def report(chance: Random, number: int, places: int, day: date, size: int) -> Report:
    """One article of that day about `size` places."""
    article_id = UUID(int=chance.getrandbits(128), version=4)
    outlet = chance.choice(OUTLETS)
    # One article in ten tells of what was long ago.
    about = day - timedelta(days=chance.randrange(400)) if chance.random() < 0.1 else day
    found = tuple(
        _event(chance, article_id, place(number), about, outlet)
        for number in sorted(chance.sample(range(places), size))
    )
    text = f"Dispatch {number}. " + " ".join(event.evidence.quote for event in found)
    return Report(article_id, text, outlet, datetime(day.year, day.month, day.day, 12, tzinfo=UTC), found)


def place(number: int) -> Place:
    """The place of that number, on a grid over its country."""
    country = number % len(COUNTRIES)
    lat, lon = 5 + (number // len(COUNTRIES)) % 60 * 0.7, country * 10 + number // 600 * 0.1
    return Place(f"geonames:{9_000_000 + number}", f"Town {number}", "town", COUNTRIES[country], lat, lon)


def write(url: str, events: int, places: int, seed: int = SEED) -> None:
    """Fill an empty, migrated database."""
    pages = _pages(reports(events, places, seed))
    with psycopg.connect(connect_url("owner", url)) as conn:
        written = 0
        for page in track(pages, "Writing", total=None, transient=True):
            _copy_articles(conn, page)
            _copy_quotations(conn, page)
            written = _copy_records(conn, page, written)
        conn.execute("ANALYZE ledger.record, ledger.article")


def _event(chance: Random, article_id: UUID, where: Place, day: date, outlet: str) -> ControlEvent:
    side, other = chance.sample(SIDES, 2)
    kind, status = chance.choice(KINDS), chance.choice(STATUSES)
    vague = chance.random() < 0.1
    start = day - timedelta(days=chance.randrange(8, 30)) if vague else day
    quote = (
        f"{side.title()} fighters are said to be the subject of a {kind} of {where.name} from the {other} ({status})."
    )
    return ControlEvent(
        id=event_id(article_id, EXTRACTOR, f"{kind} {where.id}"),
        article_id=article_id,
        kind=kind,  # type: ignore[arg-type]  # one of KINDS
        actor=Party(side, side.title(), side),
        opponent=Party(other, other.title(), other) if chance.random() < 0.5 else None,
        place=where,
        date=DateRange(start, day, "month" if vague else "day"),
        status=status,  # type: ignore[arg-type]  # one of STATUSES
        attributed_to=None,
        extent="whole",
        confidence=chance.choice((0.75, 0.85, 0.95)),
        evidence=Evidence(quote, 0, len(quote)),
        source=Source(outlet, chance.choice((None, None, None, side)), outlet.lower()),
        extractor=EXTRACTOR,
    )


def _pages(given: Iterator[Report], size: int = 5_000) -> Iterator[list[Report]]:
    page: list[Report] = []
    for one in given:
        page.append(one)
        if len(page) == size:
            yield page
            page = []
    yield page


def _copy_articles(conn: psycopg.Connection, page: list[Report]) -> None:
    with conn.cursor().copy(f"COPY ledger.article ({ARTICLE}) FROM STDIN") as copy:
        for one in page:
            digest = sha256(one.text.encode()).digest()
            title = one.text[:40]
            copy.write_row(
                (one.article_id, digest, title, one.text, one.outlet, one.published, "posted", "en", one.published)
            )
    with conn.cursor().copy(
        "COPY ledger.analysis_job (article_id, state, attempts, fence, queued_at, finished_at) FROM STDIN"
    ) as copy:
        for one in page:
            copy.write_row((one.article_id, "done", 1, 1, one.published, one.published))


def _copy_quotations(conn: psycopg.Connection, page: list[Report]) -> None:
    with conn.cursor().copy("COPY ledger.quotation (event_id, article_id, quote) FROM STDIN") as copy:
        for one in page:
            for event in one.events:
                copy.write_row((event.id, one.article_id, event.evidence.quote))


def _copy_records(conn: psycopg.Connection, page: list[Report], written: int) -> int:
    with conn.cursor().copy(f"COPY ledger.record ({RECORD}) FROM STDIN") as copy:
        for one in page:
            stream = article_stream(one.article_id)
            for version, (record_id, payload) in enumerate(_records(one), 1):
                kind = type(payload).__name__
                # As many microseconds after the first as there are records before it.
                at = one.published + timedelta(microseconds=written)
                body = msgspec.json.encode(payload).decode()
                copy.write_row((record_id, stream, version, kind, VERSIONS[kind], at, "benchmark", body))
                written += version == 1 or isinstance(payload, ArticleAnalysed)
    return written


def _records(one: Report) -> Iterator[tuple[UUID, Payload]]:
    digest = sha256(one.text.encode()).hexdigest()
    yield (
        UUID(int=one.article_id.int ^ 1),
        ArticleReceived(one.article_id, digest, None, one.outlet, one.published, "posted", "en"),
    )
    for event in one.events:
        yield event.id, quotations.recorded(event)
    ids = tuple(event.id for event in one.events)
    yield UUID(int=one.article_id.int ^ 2), ArticleAnalysed(one.article_id, EXTRACTOR, ids)


@click.command()
@click.option("--events", default=EVENTS, show_default=True)
@click.option("--places", default=PLACES, show_default=True)
@click.option("--seed", default=SEED, show_default=True)
def main(events: int, places: int, seed: int) -> None:
    """Write a ledger of that size into the empty database of FRONTLOG_DATABASE_URL; `frontlog rebuild` comes next."""
    url = connect_url("owner")
    migrate(url)
    with psycopg.connect(url) as conn:
        if conn.execute("SELECT FROM ledger.record LIMIT 1").fetchone():
            raise click.ClickException("The ledger is not empty: name a database of its own.")
    write(url, events, places, seed)


if __name__ == "__main__":
    main()
