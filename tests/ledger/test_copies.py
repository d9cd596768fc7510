"""Copies of a story are traced to the article that came in first, on a real database."""

from datetime import timedelta
from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import text

from services.ledger import articles, copies
from services.ledger.sketch import ALIKE, overlap, sketch
from tests.ledger.desk import Desk, new_article
from tests.ledger.test_sketch import story

WIRE = story(1)
HALF = " ".join(WIRE.split()[:150])


def first(desk: Desk, article_id: UUID) -> UUID:
    with desk.nlp.connect() as conn:
        return copies.first_telling(conn, article_id)


def test_twelve_copies_of_one_wire_story_have_one_root(desk: Desk) -> None:
    wire = desk.receive(WIRE)
    printed = [
        desk.receive(f"Headline {number} of a paper\n{story(100 + number, number)} {cut}\nShare this on page {number}")
        for number, cut in enumerate([WIRE, HALF] * 6)
    ]
    assert {first(desk, one) for one in [wire, *printed]} == {wire}


def test_two_stories_about_one_fact_are_two(desk: Desk) -> None:
    quote = story(9, 25)
    one, other = desk.receive(f"{story(2)} {quote}"), desk.receive(f"{quote} {story(3)}")
    assert (first(desk, one), first(desk, other)) == (one, other)


def test_copies_of_copies_lead_to_the_first(desk: Desk) -> None:
    words = WIRE.split()
    bodies = [" ".join(words[start : start + 180]) for start in (0, 60, 120)]
    assert overlap(sketch(bodies[0]), sketch(bodies[2])) < ALIKE
    ids = [desk.receive(body) for body in bodies]
    assert {first(desk, one) for one in ids} == {ids[0]}


def test_what_comes_in_later_changes_nothing(desk: Desk) -> None:
    wire, copy = desk.receive(WIRE), desk.receive(HALF)
    before = [first(desk, wire), first(desk, copy)]
    for number in range(3):
        desk.receive(f"{WIRE} once more {number}")
    assert [first(desk, wire), first(desk, copy)] == before == [wire, wire]


def test_a_text_told_again_after_a_year_is_no_copy(desk: Desk) -> None:
    desk.receive(WIRE)
    late = new_article(f"{WIRE} a year later")
    with desk.ingest.begin() as conn:
        late = replace(late, published_at=late.published_at + timedelta(days=365))
        received = articles.receive(conn, late, "test")
    assert first(desk, received.article_id) == received.article_id


def test_the_database_finds_what_the_sketches_say(desk: Desk) -> None:
    words = WIRE.split()
    bodies = [" ".join(words[:kept]) + " " + story(200 + kept, 300 - kept) for kept in range(120, 200, 5)]
    wire = desk.receive(WIRE)
    for body in bodies:
        alike = overlap(sketch(WIRE), sketch(body)) >= ALIKE
        one = desk.receive(body)
        assert (first(desk, one) == wire) == alike
        with desk.owner.begin() as conn:
            conn.execute(text("DELETE FROM ledger.article_sketch WHERE article_id = :id"), {"id": one})


def test_a_look_up_goes_through_the_index(desk: Desk) -> None:
    for number in range(60):
        desk.receive(story(300 + number, 80))
    with desk.owner.begin() as conn:
        conn.execute(text("ANALYZE ledger.article_sketch"))
        conn.execute(text("SET LOCAL enable_seqscan = off"))
        plan = "\n".join(conn.scalars(text("EXPLAIN SELECT FROM ledger.article_sketch WHERE runs && '{1,2}'")))
    assert "article_sketch_runs" in plan
