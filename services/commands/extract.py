"""`frontlog extract`: articles as JSON lines in, control events and state as JSON lines out. No server, no database."""

import sys
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime
from uuid import UUID, uuid5

import click
import msgspec
from msgspec import Struct

from services.atlas.index import is_built
from services.commands.verdicts import printed
from services.ledger.events import ControlEvent, Place
from services.ledger.inference import state_at, timeline
from services.ledger.settings import settings
from services.nlp.article import Article
from services.nlp.explain import explain
from services.nlp.extract import atlas, prepare
from services.nlp.extract import extract as control_events
from services.nlp.story.source import source_of
from services.nlp.words.units import Atlas

# Names given to articles elsewhere (`seed-001`) become ids of ours, the same ones each time.
NAME_SPACE = UUID("1c2c9d0e-52ab-5c0b-8a44-7f6a6f0f2c55")


class Line(Struct, frozen=True):
    """One article as it comes in. `published_at` without an offset is UTC."""

    id: str
    text: str
    published_at: datetime
    title: str | None = None
    publisher: str | None = None
    url: str | None = None


class State(Struct, frozen=True):
    """Who holds one place on the day of the article's publication, by what that article says."""

    place: Place
    controller: str | None
    status: str


class Extracted(Struct, frozen=True):
    """What one article states. `id` is the one that it came with."""

    id: str
    events: list[ControlEvent]
    state: list[State]


@click.command()
@click.option("--explain", "explained", is_flag=True, help="Print what was matched in each sentence, or why none was.")
def extract(explained: bool) -> None:
    """Turn articles on stdin into control events on stdout.

    One JSON object a line with id, text, published_at, and where known title, publisher and url. A line that cannot be
    read, or whose article breaks the reading, is reported on stderr with its number; the others go on, and the exit
    status is 1 at the end.
    """
    if not is_built(settings().home, settings().places_file):
        click.echo("Making the index of places: half a minute, once.", err=True)
    prepare(_atlas())
    answer = _for_people if explained else _as_json
    failed = False
    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        try:
            article = msgspec.json.decode(line, type=Line)
        except msgspec.DecodeError as error:
            click.echo(f"line {number}: {error}", err=True)
            failed = True
            continue
        try:
            answered = answer(article)
        except Exception as error:  # noqa: BLE001 (whatever one article breaks, the others are to be read)
            click.echo(f"line {number}: the reading of {article.id} broke, please report it: {error!r}", err=True)
            failed = True
            continue
        click.echo(answered)
    sys.exit(1 if failed else 0)


def _as_json(line: Line) -> bytes:
    return msgspec.json.encode(extracted(line))


def _for_people(line: Line) -> str:
    verdicts = explain(_article(line), _atlas())
    return "\n".join([f"{line.id}  {line.title or ''}".rstrip(), *map(printed, verdicts), ""])


def extracted(line: Line) -> Extracted:
    """The control events of one article, and the state that follows from them alone."""
    events = events_of(line)
    return Extracted(line.id, events, _states(events, _published(line).date()))


def events_of(line: Line) -> list[ControlEvent]:
    """The control events of one article."""
    return control_events(_article(line), _atlas())


def _atlas() -> Atlas:
    given = settings()
    return atlas(given.home, given.places_file, given.actors_file, given.outlets_file)


def _states(events: Iterable[ControlEvent], day: date) -> list[State]:
    by_place: defaultdict[str, list[ControlEvent]] = defaultdict(list)
    for event in events:
        by_place[event.place.id].append(event)
    states = []
    for told in by_place.values():
        held = state_at(timeline(told), day)
        if held is not None:
            states.append(State(told[0].place, held.controller, held.status))
    return states


def _article_id(name: str) -> UUID:
    try:
        return UUID(name)
    except ValueError:
        return uuid5(NAME_SPACE, name)


def _published(line: Line) -> datetime:
    return line.published_at if line.published_at.tzinfo else line.published_at.replace(tzinfo=UTC)


def _article(line: Line) -> Article:
    return Article(
        id=_article_id(line.id),
        text=line.text,
        published_at=_published(line),
        source=source_of(_atlas().outlets, line.publisher, line.url, line.id, line.text),
        title=line.title or "",
        publisher=line.publisher or "",
        url=line.url or "",
    )
