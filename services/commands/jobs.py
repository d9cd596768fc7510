"""`frontlog jobs`: the articles whose analysis waits or failed."""

import click

from services.commands import owner
from services.ledger import backlog
from services.ledger.jobs import Job

MOST_ROWS = 200


@click.command()
def jobs() -> None:
    """List the articles that wait for analysis or failed.

    The dead ones come first, each with its last error: `frontlog retry` queues them again. Times are UTC.
    """
    with owner.transaction() as connection:
        counted = backlog.counts(connection)
        unfinished = backlog.unfinished(connection, MOST_ROWS)
    click.echo(", ".join(f"{count} {state}" for state, count in sorted(counted.items())) or "No articles yet.")
    if not unfinished:
        return
    click.echo(_row("article", "state", "attempts", "queued at"))
    for job in unfinished:
        click.echo(_told(job))
    if sum(counted.values()) - counted.get("done", 0) > MOST_ROWS:
        click.echo(f"The first {MOST_ROWS} are shown.")


def _told(job: Job) -> str:
    row = _row(str(job.article_id), job.state, str(job.attempts), f"{job.queued_at:%Y-%m-%d %H:%M:%S}")
    return f"{row}\n    {job.last_error}" if job.last_error else row


def _row(article: str, state: str, attempts: str, queued_at: str) -> str:
    return f"{article:<36}  {state:<7}  {attempts:>8}  {queued_at}"
