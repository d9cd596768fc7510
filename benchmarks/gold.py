"""How often a place's controller is right where the only news is one gold article: `python -m benchmarks.gold`.

This is what reading errors cost, with no doubt about the article. Other folders of gold in the same form may be named.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import click
from rich.console import Console
from rich.table import Table

from benchmarks.war.reliability import Judged, binned, brier, calibration_error, deciles
from services.ledger.events import ControlEvent
from services.ledger.inference import state_at, timeline
from services.ledger.settings import settings
from services.nlp.article import Article
from services.nlp.extract import atlas, extract, prepare
from services.nlp.story.source import source_of
from services.nlp.words.units import Atlas
from tests.nlp.scoring import same_place

TESTS = Path(__file__).parents[1] / "tests" / "nlp"
Gold = dict[str, Any]


@click.command()
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
def main(folders: tuple[Path, ...]) -> None:
    """Reliability of the state after each article of FOLDERS, by default of our own gold."""
    known = atlas(settings().home)
    prepare(known)
    files = [
        path for folder in folders or (TESTS / "gold", TESTS / "newsroom") for path in sorted(folder.glob("*.json"))
    ]
    judged = [one for path in files for one in judge(json.loads(path.read_text("utf-8")), known)]
    scores = f"Brier score {brier(judged):.3f}, calibration error {calibration_error(judged):.3f}"
    table = Table("", "answers", "mean confidence", "right", title=scores)
    for tenth, one in deciles(judged).items():
        table.add_row(
            f"{tenth / 10:.1f} to {(tenth + 1) / 10:.1f}", str(one.answers), f"{one.sure:.3f}", f"{one.right:.3f}"
        )
    whole = binned(judged)
    table.add_row("all", str(whole.answers), f"{whole.sure:.3f}", f"{whole.right:.3f}")
    Console(width=100).print(table)


def judge(gold: Gold, known: Atlas) -> Iterator[Judged]:
    """Every place that gold gives a controller for, and that we name one for too."""
    published = datetime.fromisoformat(gold["published_at"])
    by_place: dict[str, list[ControlEvent]] = defaultdict(list)
    for event in extract(_article(gold, published, known), known):
        by_place[event.place.id].append(event)
    places = {event["place"]["name"]: event["place"] for event in gold["events"]}
    for wanted in gold.get("state_after", []):
        place = places.get(wanted["place"])
        told = next((told for told in by_place.values() if place and same_place(place, told[0])), [])
        state = state_at(timeline(told), published.date())
        if state is not None and state.controller is not None:
            age = (published.date() - state.last_evidence_at).days
            right = state.controller == wanted["controller_side"]
            yield Judged(gold["theatre"], state.status, state.confidence, age, right)


def _article(gold: Gold, published: datetime, known: Atlas) -> Article:
    return Article(
        id=uuid5(NAMESPACE_URL, gold["id"]),
        text=gold["text"],
        published_at=published,
        source=source_of(known.outlets, gold.get("publisher"), gold.get("url"), gold["id"], gold["text"]),
        title=gold.get("title") or "",
    )


if __name__ == "__main__":
    main()
