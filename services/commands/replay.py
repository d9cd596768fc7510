"""`frontlog replay`: all articles, analysed again."""

import time

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from sqlalchemy import Engine

from services.commands import owner
from services.commands.ringing import queued_again, ring_all
from services.ledger import backlog, jobs

SECONDS_BETWEEN_LOOKS = 1.0


@click.command()
@click.option("--follow", is_flag=True, help="Show how far the workers are, until they are done.")
def replay(follow: bool) -> None:
    """Analyse all articles again with the present extractor.

    What it finds supersedes what was found before; what was known before stays in the ledger.
    """
    with owner.database() as database:
        with database.begin() as connection:
            queued = jobs.requeue(connection, ["done", "dead"])
        ring_all(queued)
        click.echo(queued_again(len(queued)))
        if follow:
            _follow(database)
        else:
            click.echo("`frontlog jobs` shows how far the workers are.")


def _follow(database: Engine) -> None:
    columns = (TextColumn("articles"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        bar = progress.add_task("articles")
        while True:
            with database.begin() as connection:
                counted = backlog.counts(connection)
            open_jobs, total = counted.get("queued", 0) + counted.get("running", 0), sum(counted.values())
            progress.update(bar, completed=total - open_jobs, total=total)
            if not open_jobs:
                break
            time.sleep(SECONDS_BETWEEN_LOOKS)
    dead = counted.get("dead", 0)
    click.echo(f"{dead} could not be analysed: `frontlog jobs` lists them." if dead else "All are analysed.")
