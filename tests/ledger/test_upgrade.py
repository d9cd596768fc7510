"""A ledger from before seals and erasure: brought up, sealed from its first record, and its words erased."""

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from uuid import uuid5

import msgspec
import pytest
from alembic import command
from sqlalchemy import Connection, Engine, text

from services.ledger import seals
from services.ledger.articles import ARTICLE_NAMESPACE
from services.ledger.database import engine
from services.ledger.erasure import erase
from services.ledger.events import ControlEvent
from services.ledger.migrate import configuration, migrate
from services.ledger.rebuild import rebuild
from services.ledger.verify import verify
from tests.ledger.dispatches import said

BEFORE_SEALS = "0007"
BODY = "The army captured the town."
ARTICLE = uuid5(ARTICLE_NAMESPACE, sha256(BODY.encode()).hexdigest())
NOON = datetime(2017, 10, 20, 12, tzinfo=UTC)


def silent(done: int, total: int) -> None:
    assert done <= total


@pytest.fixture
def old(empty_database_url: str) -> Iterator[Engine]:
    """A database as the program left it that knew neither, with one article and its one event."""
    config = configuration()
    config.attributes["url"] = empty_database_url
    command.upgrade(config, BEFORE_SEALS)
    owner = engine("owner", empty_database_url)
    event = said("capture", "army", 3, article_id=ARTICLE)
    with owner.begin() as conn:
        receive(conn)
        append(conn, "ArticleReceived", received())
        append(conn, "ControlEventExtracted", {"event": msgspec.to_builtins(event)}, event)
        append(conn, "ArticleAnalysed", {"article_id": str(ARTICLE), "extractor": "test-1", "events": [str(event.id)]})
    yield owner
    owner.dispose()


def receive(conn: Connection) -> None:
    kept = {"id": ARTICLE, "hash": sha256(BODY.encode()).digest(), "text": BODY, "at": NOON}
    columns = "id, content_sha256, title, text, published_at, published_at_source, received_at"
    values = ":id, :hash, 'Title', :text, :at, 'posted', :at"
    conn.execute(text(f"INSERT INTO ledger.article ({columns}) VALUES ({values})"), kept)
    conn.execute(text("INSERT INTO ledger.analysis_job (article_id, state, queued_at) VALUES (:id, 'done', :at)"), kept)


def received() -> dict[str, object]:
    """As version 1 had it, title and all."""
    return {
        "article_id": str(ARTICLE),
        "content_sha256": sha256(BODY.encode()).hexdigest(),
        "title": "Title",
        "url": None,
        "publisher": None,
        "published_at": NOON.isoformat(),
        "published_at_source": "posted",
        "language": None,
    }


def append(conn: Connection, kind: str, payload: dict[str, object], event: ControlEvent | None = None) -> None:
    record = {
        "record_id": str(event.id if event else uuid5(ARTICLE, kind)),
        "stream": f"article:{ARTICLE}",
        "type": kind,
        "schema_version": 1,
        "correlation_id": "test",
        "payload": payload,
    }
    given = {"records": msgspec.json.encode([record]).decode()}
    conn.execute(text("SELECT ledger.append(CAST(:records AS jsonb))"), given)


def test_an_old_ledger_is_sealed_from_its_first_record_and_can_be_erased_from(
    old: Engine, empty_database_url: str
) -> None:
    migrate(empty_database_url)
    rebuild(old, silent)
    assert [made.positions for made in seals.seal_all(old)] == [(1, 2, 3)]
    assert verify(old, silent) == []
    assert quotes(old) == ["army capture"]
    with old.begin() as conn:
        erase(conn, ARTICLE, "R. Aziz", "A court said so.", "test")
    assert verify(old, silent) == []
    rebuild(old, silent)
    assert quotes(old) == [""]


def quotes(old: Engine) -> list[str]:
    with old.connect() as conn:
        return [*conn.scalars(text("SELECT quote FROM ledger.control_event"))]
