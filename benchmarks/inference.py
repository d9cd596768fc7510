"""What inference alone costs: `python -m benchmarks.inference`, in processor time of one process, without a database.

The places of a generated ledger (benchmarks.big_ledger), told record by record as a rebuild tells them, and then each
at once as a writer tells a place that it does not remember.
"""

import time
from datetime import datetime, timedelta

import click

from benchmarks.big_ledger import SEED, reports
from services.ledger.counting import Turn, turns
from services.ledger.replay import PlaceHistory
from services.ledger.unfolding import Unfolding

Told = dict[str, list[tuple[Turn, int, datetime]]]


@click.command()
@click.option("--events", default=10_000, show_default=True)
@click.option("--places", default=500, show_default=True, help="At least 3.")
@click.option("--seed", default=SEED, show_default=True)
def main(events: int, places: int, seed: int) -> None:
    """Infer the places of a ledger of that size, in memory."""
    places_told = told(events, places, seed).values()
    began = time.process_time()
    rows = sum(_record_by_record(each) for each in places_told)
    by_record = time.process_time()
    for each in places_told:
        _at_once(each)
    at_once = time.process_time()
    click.echo(
        f"record by record  {events / (by_record - began):,.0f} events/s, {rows / events:.1f} intervals an event"
    )
    click.echo(f"a place at once   {(at_once - by_record) / len(places_told) * 1_000:.2f} ms a place")


def told(events: int, places: int, seed: int) -> Told:
    """The turns of each place, as records cause them one after another."""
    found: Told = {}
    for number, one in enumerate(reports(events, places, seed)):
        for turn in turns(one.events, []):
            found.setdefault(turn.place_id, []).append((turn, number, one.published + timedelta(seconds=number)))
    return found


def _record_by_record(turns: list[tuple[Turn, int, datetime]]) -> int:
    history = PlaceHistory()
    for one in turns:
        history.take(*one)
    return len(history.intervals)


def _at_once(turns: list[tuple[Turn, int, datetime]]) -> None:
    place = Unfolding()
    place.change([event for turn, _, _ in turns for event in turn.added], [])
    place.settle()


if __name__ == "__main__":
    main()
