"""Articles changed behind the database's back are named: their hashes are in the ledger."""

from uuid import UUID

import pytest
from sqlalchemy import text

from services.ledger import bodies, erasure
from services.ledger.verify import verify
from tests.ledger.desk import Desk
from tests.ledger.dispatches import said


@pytest.fixture
def article(desk: Desk) -> UUID:
    desk.report("another report", said("capture", "army", 4))
    return desk.report("a report", said("capture", "army", 3))


def found(desk: Desk) -> list[str]:
    with desk.owner.connect() as conn:
        return bodies.broken(conn)


def damage(desk: Desk, statement: str, article: UUID) -> None:
    with desk.owner.begin() as conn:
        conn.execute(text(statement), {"id": article})


def test_articles_as_they_came_in_are_whole(desk: Desk, article: UUID) -> None:
    assert found(desk) == []
    with desk.owner.begin() as conn:
        erasure.erase(conn, article, "R. Aziz", "A court said so.", "test")
    assert found(desk) == []


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ("text = 'a  Report'", "the text of article"),
        ("content_sha256 = sha256('x')", "is not as it was received"),
        ("publisher = 'Another Wire'", "is not as it was received"),
        ("url = 'https://elsewhere.example'", "is not as it was received"),
        ("published_at = published_at + interval '1 second'", "is not as it was received"),
        ("title = '', text = '', erased_at = now()", "no erasure is on record"),
    ],
)
def test_a_change_is_named(desk: Desk, article: UUID, change: str, what: str) -> None:
    damage(desk, f"UPDATE ledger.article SET {change} WHERE id = :id", article)
    assert [(what in one, str(article) in one) for one in found(desk)] == [(True, True)]
    assert verify(desk.owner, lambda done, total: None) == found(desk)


def test_words_that_came_back_are_named(desk: Desk, article: UUID) -> None:
    with desk.owner.begin() as conn:
        erasure.erase(conn, article, "R. Aziz", "A court said so.", "test")
    damage(desk, "UPDATE ledger.article SET text = 'a report', erased_at = NULL WHERE id = :id", article)
    assert ["though their erasure is on record" in one for one in found(desk)] == [True]


def test_an_article_taken_out_is_named(desk: Desk) -> None:
    article = desk.receive("a report")
    for table in ("analysis_job", "article_sketch"):
        damage(desk, f"DELETE FROM ledger.{table} WHERE article_id = :id", article)
    damage(desk, "DELETE FROM ledger.article WHERE id = :id", article)
    assert found(desk) == [f"article {article} is on record and is not there"]


def test_an_article_put_in_is_named(desk: Desk, article: UUID) -> None:
    copied = "id, content_sha256, title, text, published_at, published_at_source, received_at"
    forged = "gen_random_uuid(), sha256('x'), title, text, published_at, published_at_source, received_at"
    damage(desk, f"INSERT INTO ledger.article ({copied}) SELECT {forged} FROM ledger.article WHERE id = :id", article)
    assert ["is not as it was received" in one for one in found(desk)] == [True]


def test_what_is_found_is_bounded(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "MOST_FOUND", 2)
    for number in range(4):
        desk.receive(f"report {number}")
    with desk.owner.begin() as conn:
        conn.execute(text("UPDATE ledger.article SET text = 'x'"))
    assert len(found(desk)) == 2
