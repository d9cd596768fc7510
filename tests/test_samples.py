"""The sample dispatches, read by the real extraction and inference, give the control state that history had."""

import tomllib
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import msgspec
import pytest

from services.atlas.names import fold
from services.ingest.intake import prepare
from services.ingest.posted import PostedArticle
from services.ledger.events import ControlEvent
from services.ledger.inference import state_at, timeline
from services.ledger.settings import settings
from services.nlp.article import Article
from services.nlp.extract import atlas, extract
from services.nlp.story.source import source_of

SAMPLES = Path(__file__).parents[1] / "samples"
HISTORY: list[dict[str, Any]] = tomllib.loads((SAMPLES / "history.toml").read_text(encoding="utf-8"))["state"]
CASES = [(row["as_of"], place, row["controller"]) for row in HISTORY for place in row["places"]]


@pytest.fixture(scope="module")
def told() -> dict[str, list[ControlEvent]]:
    """The control events of all samples, by the folded name of the place."""
    events: dict[str, list[ControlEvent]] = defaultdict(list)
    by_id: dict[str, list[ControlEvent]] = defaultdict(list)
    for path in sorted(SAMPLES.glob("*.json")):
        for event in _read(path):
            by_id[event.place.id].append(event)
    for same in by_id.values():
        for name in {fold(event.place.name) for event in same}:
            events[name] += same
    return events


def _read(path: Path) -> list[ControlEvent]:
    new = prepare(PostedArticle.model_validate(msgspec.json.decode(path.read_bytes())), datetime.now(UTC))
    known = atlas(settings().home)
    article = Article(
        id=uuid5(NAMESPACE_URL, path.name),
        text=new.text,
        published_at=new.published_at,
        source=source_of(known.outlets, new.publisher, new.url, path.name, new.text),
        title=new.title,
        publisher=new.publisher or "",
    )
    return extract(article, known)


@pytest.mark.timeout(400)
@pytest.mark.parametrize(("as_of", "place", "controller"), CASES)
def test_the_samples_end_as_history_did(
    told: dict[str, list[ControlEvent]], as_of: Any, place: str, controller: str
) -> None:
    held = state_at(timeline(told[fold(place)]), as_of)
    assert held is not None, f"nothing is known of {place} on {as_of}"
    assert held.controller == controller
