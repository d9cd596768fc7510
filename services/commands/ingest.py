"""`frontlog ingest FILE…`: article files, posted to the ingest service."""

import sys
from pathlib import Path

import click
from rich.console import Console

from services.ledger.settings import settings
from services.local.addresses import use_running_servers
from services.local.posting import PostingError, bodies, client, post, progress_bar, summary


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)
)
def ingest(files: tuple[Path, ...]) -> None:
    """Post article files to the ingest service.

    Each FILE is one article as JSON (title, text or html, url, publisher, published_at, language), or has an article
    in each line (.jsonl, .ndjson, or - for stdin). What is known already is not taken twice.
    """
    use_running_servers()
    console = Console(stderr=True, highlight=False)
    articles = list(bodies(files, sys.stdin.buffer))
    try:
        with client(settings().ingest_port) as service, progress_bar(console) as progress:
            posted = list(progress.track(post(service, articles), total=len(articles), description="posted"))
    except PostingError as error:
        raise click.ClickException(str(error)) from error
    for one in posted:
        click.echo(
            f"{one.label}: {one.problem or ('new' if one.new else 'already known')} {one.article_id or ''}".rstrip()
        )
    console.print(summary(posted))
    if any(one.problem for one in posted):
        raise SystemExit(1)
