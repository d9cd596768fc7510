"""Is the confidence worth its name? `python -m benchmarks.war --help`."""

from collections.abc import Iterable, Sequence

import click
from rich.console import Console
from rich.table import Table

from benchmarks.war import fit as fitting
from benchmarks.war.reliability import Bin, Judged, binned, brier, calibration_error, deciles, judge, unanswered, wars
from benchmarks.war.shapes import FITTED, HELD_OUT

FIT_SEEDS, FIT_PLACES = (1, 2), 8
HELD_OUT_SEEDS, HELD_OUT_PLACES = (101, 102), 12
AGES = ((0, 7), (7, 30), (30, 90), (90, 400))
CONSOLE = Console(width=100)


@click.group()
def main() -> None:
    """Simulated wars with a known truth, against what is inferred from their press. Same seeds, same figures."""


@main.command()
def report() -> None:
    """Reliability on wars that the parameters were not fitted to, before and after the fit. About a minute."""
    fought = wars(FITTED | HELD_OUT, HELD_OUT_SEEDS, HELD_OUT_PLACES)
    with fitting.parameters(fitting.JUDGED):
        before = judge(fought)
    after = judge(fought)
    _reliability(before, "before: parameters by judgement")
    _reliability(after, "after: parameters as they stand")
    _compared("by kind of war", ((name, _of(before, name), _of(after, name)) for name in FITTED | HELD_OUT))
    _groups("by status", ((name, [one for one in after if one.status == name]) for name in _statuses(after)))
    _groups("by days since the last evidence", ((f"{low} to {high}", _aged(after, low, high)) for low, high in AGES))
    CONSOLE.print(f"{len(fought)} places; no controller named for {unanswered(fought, after):.1%} of the questions")


@main.command()
def fit() -> None:
    """Fit the parameters to the wars set apart for that, and print them. Some five minutes on one core."""
    found = fitting.fit(wars(FITTED, FIT_SEEDS, FIT_PLACES), click.echo)
    click.echo(", ".join(f"{name} = {value}" for name, value in found.items()))


def _reliability(judged: Sequence[Judged], title: str) -> None:
    table = _table(f"{title}: Brier score {brier(judged):.3f}, calibration error {calibration_error(judged):.3f}")
    for tenth, one in deciles(judged).items():
        table.add_row(f"{tenth / 10:.1f} to {(tenth + 1) / 10:.1f}", *_cells(one))
    CONSOLE.print(table)


def _compared(title: str, rows: Iterable[tuple[str, Sequence[Judged], Sequence[Judged]]]) -> None:
    table = Table("", "right", "Brier before", "after", "calibration error before", "after", title=title)
    for name, before, after in rows:
        scores = (brier(before), brier(after), calibration_error(before), calibration_error(after))
        table.add_row(name, f"{binned(after).right:.3f}", *(f"{score:.3f}" for score in scores))
    CONSOLE.print(table)


def _groups(title: str, rows: Iterable[tuple[str, Sequence[Judged]]]) -> None:
    table = _table(title)
    for name, judged in rows:
        table.add_row(name, *_cells(binned(judged)))
    CONSOLE.print(table)


def _table(title: str) -> Table:
    return Table("", "answers", "mean confidence", "right", title=title)


def _cells(one: Bin) -> tuple[str, str, str]:
    return f"{one.answers:,}", f"{one.sure:.3f}", f"{one.right:.3f}"


def _of(judged: Iterable[Judged], shape: str) -> list[Judged]:
    return [one for one in judged if one.group == shape]


def _aged(judged: Iterable[Judged], low: int, high: int) -> list[Judged]:
    return [one for one in judged if low <= one.age < high]


def _statuses(judged: Iterable[Judged]) -> list[str]:
    return sorted({one.status for one in judged})


if __name__ == "__main__":
    main()
