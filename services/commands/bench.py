"""`frontlog bench`: what the claims of speed rest on."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click
import msgspec
from msgspec import Struct

from services import compiled
from services.commands.extract import Line, events_of
from services.ledger.settings import settings
from services.nlp.extract import atlas, prepare

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
ROUNDS = 5


class ExtractSpeed(Struct, frozen=True):
    """Articles per second of one core, from text to events, and of spaCy's whole pipeline on the same texts."""

    articles: int
    compiled: bool
    articles_per_s: float
    spacy_articles_per_s: float
    ratio_to_spacy: float


@click.group(help="Measure the speed of one part.")
def bench() -> None:
    """The group of the measurements."""


@bench.command("extract")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def bench_extract(as_json: bool) -> None:
    """Compare extraction with spaCy's pipeline, on one core and the sample dispatches that are text."""
    speed = extract_speed(_samples())
    if as_json:
        click.echo(msgspec.json.encode(speed))
        return
    how = "compiled" if speed.compiled else "not compiled"
    click.echo(f"extract  {speed.articles_per_s:8.1f} articles/s  ({speed.articles} dispatches, one core, {how})")
    click.echo(f"spaCy    {speed.spacy_articles_per_s:8.1f} articles/s  ({settings().spacy_model}, whole pipeline)")
    click.echo(f"ratio    {speed.ratio_to_spacy:8.1f}")


def extract_speed(articles: Sequence[Line]) -> ExtractSpeed:
    """Measure both on the same articles, in turns. Raises ClickException without spaCy or its model."""
    parse = _spacy_pipeline()
    parse(articles[0].text)
    # As a worker does before its first article. It serves both: what spaCy loaded is frozen as well.
    prepare(atlas(settings().home, settings().places_file, settings().actors_file, settings().outlets_file))
    turns = [(_seconds(events_of, articles), _seconds(lambda one: parse(one.text), articles)) for _ in range(ROUNDS)]
    # The best round is the one that other work on the machine disturbed least.
    ours, theirs = (len(articles) / min(seconds) for seconds in zip(*turns, strict=True))
    return ExtractSpeed(len(articles), compiled.is_current(), round(ours, 2), round(theirs, 2), round(ours / theirs, 2))


def _samples() -> list[Line]:
    """The dispatches that were posted as text; HTML is ingest's work."""
    posted = {path.stem: msgspec.json.decode(path.read_bytes()) for path in sorted(SAMPLES.glob("*.json"))}
    return [msgspec.convert({"id": name, **one}, Line) for name, one in posted.items() if "text" in one]


def _seconds(work: Callable[[Line], object], articles: Sequence[Line]) -> float:
    began = time.perf_counter()
    for article in articles:
        work(article)
    return time.perf_counter() - began


def _spacy_pipeline() -> Callable[[str], Any]:
    model = settings().spacy_model
    try:
        import spacy

        pipeline: Callable[[str], Any] = spacy.load(model)
    except (ImportError, OSError) as error:
        raise click.ClickException(
            f"spaCy's model {model} cannot be loaded: {error}. `make setup` installs it."
        ) from error
    return pipeline
