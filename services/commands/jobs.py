"""`frontlog jobs`: the articles whose analysis waits or failed."""

import click
from rich.console import Console
from rich.table import Column, Table

from services.commands import owner
from services.ledger import backlog

MOST_ROWS = 200
ID_WIDTH = 36


@click.command()
def jobs() -> None:
    """List the articles that wait for analysis or failed."""
    with owner.transaction() as connection:
        counted = backlog.counts(connection)
        unfinished = backlog.unfinished(connection, MOST_ROWS)
    console = Console(highlight=False)
    console.print(", ".join(f"{count} {state}" for state, count in sorted(counted.items())) or "No articles yet.")
    if not unfinished:
        return
    table = Table(
        Column("article", no_wrap=True, min_width=ID_WIDTH),
        "state",
        "attempts",
        "queued at (UTC)",
        "last error",
        header_style="bold",
    )
    for job in unfinished:
        row = (
            str(job.article_id),
            job.state,
            str(job.attempts),
            f"{job.queued_at:%Y-%m-%d %H:%M:%S}",
            job.last_error or "",
        )
        table.add_row(*row)
    console.print(table)
    if sum(counted.values()) - counted.get("done", 0) > MOST_ROWS:
        console.print(f"The first {MOST_ROWS} are shown.")
