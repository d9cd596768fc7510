"""The progress bar of commands that read the whole ledger."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from services.ledger import rebuild


@contextmanager
def records_bar(console: Console) -> Iterator[rebuild.Progress]:
    """A bar that moves as it is told how many records are taken, and of how many."""
    columns = (TextColumn("records"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console) as progress:
        bar = progress.add_task("records", total=None)
        yield lambda taken, total: progress.update(bar, completed=taken, total=total)
