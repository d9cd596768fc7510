"""How fast a batch is taken in: `python -m benchmarks.batch`.

A real ingest service, with a PostgreSQL and a Valkey of its own, takes made-up articles as one gzip batch over HTTP.
Then the very rows that the batch left (article, sketch, job and record of each) go into a second database that holds
what came before them, through plain psycopg: `INSERT … executemany`, a statement for each table, one transaction. Both
in turn, in each round: an index takes longer the more it holds.
"""

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import Random
from statistics import median

import click
import httpx
import psycopg
from psycopg.rows import TupleRow
from psycopg.types.string import TextLoader
from sqlalchemy import make_url

from benchmarks.copies import stories
from services.access import keys
from services.ledger import tables
from services.ledger.database import engine
from services.ledger.embedded import start_postgres, start_valkey
from services.ledger.migrate import migrate
from tests.system.running import free_port, is_ready

FRONTLOG = Path(sys.executable).with_name("frontlog")
# What a batch writes, in the order of the foreign keys. The position of a record is the database's to draw.
COLUMNS = {
    table.name: [column.name for column in table.columns if column.name != "position"]
    for table in (tables.article, tables.article_sketch, tables.analysis_job, tables.record)
}
COPIES = "copy", "articles_alone"
TARGET = "0.5 or more"


@click.command()
@click.option("--articles", default=5_000, show_default=True, help="In each batch, 10,000 at most.")
@click.option("--rounds", default=3, show_default=True)
def main(articles: int, rounds: int) -> None:
    """Take batches in and insert the same rows, in turn."""
    with ExitStack() as ending:
        home = ending.enter_context(_folder())
        postgres, valkey = start_postgres(home), start_valkey(home)
        ending.callback(valkey.stop)
        ending.callback(postgres.stop)
        with psycopg.connect(postgres.url, autocommit=True) as connection:
            migrate(postgres.url)
            for name in COPIES:
                connection.execute(f"CREATE DATABASE {name} TEMPLATE {connection.info.dbname}".encode())
        client = ending.enter_context(_ingest(home, postgres.url, valkey.url))
        chance = Random(1)
        told = [_round(client, postgres.url, chance, articles) for _ in range(rounds)]
    for batch, rows, alone in told:
        click.echo(
            f"batch {batch:8,.0f} articles/s   executemany of its rows {rows:8,.0f}/s   ratio {batch / rows:.2f}"
            f"   (of its rows of `article` alone {alone:8,.0f}/s)"
        )
    click.echo(f"median ratio {median(batch / rows for batch, rows, _ in told):.2f} (target: {TARGET})")


def _round(client: httpx.Client, url: str, chance: Random, articles: int) -> tuple[float, float, float]:
    """Articles a second: of a batch, of its rows through executemany, and of its rows of the one table `article`."""
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT coalesce(max(position), 0) FROM ledger.record").fetchone()
    assert row is not None
    batch = articles / _post(client, _body(chance, articles))
    written = _written(url, row[0])
    assert all(len(rows) == articles for rows in written.values())
    copy, alone = (make_url(url).set(database=name).render_as_string(hide_password=False) for name in COPIES)
    return batch, articles / _insert(copy, written), articles / _insert(alone, {"article": written["article"]})


def _body(chance: Random, articles: int) -> bytes:
    """Articles of 5 to 15 sentences from our own stories, no two alike."""
    sentences = [one for story in stories() for one in story.split(". ") if one.strip()]
    lines = (
        {
            "title": f"Report {chance.randrange(10**9)}",
            "text": ". ".join(
                [*chance.sample(sentences, chance.randint(5, 15)), f"Report {chance.randrange(10**12)}."]
            ),
            "url": f"https://example.org/{chance.randrange(10**12)}",
            "publisher": f"Outlet {chance.randrange(40)}",
            "published_at": f"2017-0{chance.randrange(1, 10)}-1{chance.randrange(10)}T08:00:00Z",
            "language": "en",
        }
        for _ in range(articles)
    )
    return gzip.compress(b"".join(json.dumps(line).encode() + b"\n" for line in lines))


def _post(client: httpx.Client, body: bytes) -> float:
    """Seconds from the first byte sent to the last result."""
    headers = {"Content-Type": "application/x-ndjson", "Content-Encoding": "gzip"}
    began = time.perf_counter()
    answer = client.post("/v1/articles/batch", content=body, headers=headers)
    taken = time.perf_counter() - began
    refused = [line for line in answer.text.splitlines() if json.loads(line)["status"] != httpx.codes.ACCEPTED]
    if answer.status_code != httpx.codes.OK or refused:
        raise click.ClickException(f"status {answer.status_code}, {len(refused)} refused: {refused[:1]}")
    return taken


def _written(url: str, after: int) -> dict[str, list[TupleRow]]:
    """The rows of the batch that was written after that position, table by table."""
    new = "SELECT (payload ->> 'article_id')::uuid FROM ledger.record WHERE position > %s"
    keys = {"article": "id", "record": "(payload ->> 'article_id')::uuid"}
    with psycopg.connect(url) as connection:
        # JSON as text, as it comes and goes: what psycopg makes of it between is not what is measured.
        connection.adapters.register_loader("jsonb", TextLoader)
        found = dict[str, list[TupleRow]]()
        for table, columns in COLUMNS.items():
            query = f"SELECT {', '.join(columns)} FROM ledger.{table} WHERE {keys.get(table, 'article_id')} IN ({new})"
            found[table] = connection.execute(query.encode(), [after]).fetchall()
        return found


def _insert(url: str, written: dict[str, list[TupleRow]]) -> float:
    """Seconds that it takes to insert the rows into that database, with the commit."""
    with psycopg.connect(url) as connection:
        began = time.perf_counter()
        for table, rows in written.items():
            columns = ", ".join(COLUMNS[table])
            values = ", ".join("%s" for _ in COLUMNS[table])
            connection.cursor().executemany(f"INSERT INTO ledger.{table} ({columns}) VALUES ({values})".encode(), rows)
        connection.commit()
        return time.perf_counter() - began


@contextmanager
def _folder() -> Iterator[Path]:
    # Not in the user's folder: PostgreSQL runs as another user when this runs as root, and must get in.
    home = Path(tempfile.mkdtemp(prefix="frontlog-bench-"))
    home.chmod(0o755)
    yield home
    shutil.rmtree(home)


@contextmanager
def _ingest(home: Path, database_url: str, broker_url: str) -> Iterator[httpx.Client]:
    """A client of `frontlog serve ingest` on these servers."""
    port = free_port()
    ours = {
        "FRONTLOG_HOME": str(home),
        "FRONTLOG_DATABASE_URL": database_url,
        "FRONTLOG_BROKER_URL": broker_url,
        "FRONTLOG_INGEST_PORT": str(port),
    }
    with (home / "ingest.log").open("ab") as log:
        process = subprocess.Popen([FRONTLOG, "serve", "ingest"], env=os.environ | ours, stdout=log, stderr=log)
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=600, trust_env=False) as client:
        try:
            while not is_ready(client):
                if process.poll() is not None:
                    raise click.ClickException((home / "ingest.log").read_text())
                time.sleep(0.1)
            owner = engine("owner", database_url)
            with owner.begin() as connection:
                client.headers["Authorization"] = f"Bearer {keys.create(connection, 'benchmark', ['ingest']).written}"
            owner.dispose()
            yield client
        finally:
            process.terminate()
            process.wait()


if __name__ == "__main__":
    main()
