"""What a writer remembers of a place is never more than the database says counts, and never less."""

from sqlalchemy import text

from services.ledger.recollection import Recollection
from services.ledger.roundtrip import together
from services.ledger.unfolding import Unfolding
from tests.ledger.desk import Desk
from tests.ledger.dispatches import TOWN, said


def taken(memory: Recollection, desk: Desk) -> Unfolding:
    with desk.nlp.begin() as conn, together(conn) as driver:
        places = memory.take(driver, [TOWN.id])
    memory.keep(places)
    return places[TOWN.id]


def test_it_is_brought_up_to_date_with_what_others_wrote(desk: Desk) -> None:
    memory = Recollection()
    first, second = said("capture", "army", 3), said("capture", "rebels", 5)
    article = desk.report("one", first)
    assert taken(memory, desk).events == {first.id}
    desk.report("two", second)
    kept = taken(memory, desk)
    assert (kept.events, kept) == ({first.id, second.id}, taken(memory, desk))
    desk.analyse(article, extractor="test-2")
    assert taken(memory, desk).events == {second.id}


def test_what_was_rolled_back_is_forgotten(desk: Desk) -> None:
    memory = Recollection()
    event = said("capture", "army", 3)
    desk.report("one", event)
    place = taken(memory, desk)
    place.change([said("capture", "rebels", 5)], [])
    believed = taken(memory, desk).beliefs()["default"]
    assert [one.controller for one in believed] == ["army"]


def test_only_the_latest_places_are_remembered(desk: Desk) -> None:
    memory = Recollection(places=1)
    desk.report("one", said("capture", "army", 3))
    place = taken(memory, desk)
    with desk.nlp.begin() as conn, together(conn) as driver:
        memory.keep(memory.take(driver, ["geonames:77"]))
    assert taken(memory, desk) is not place
    with desk.nlp.begin() as conn:
        assert conn.scalar(text("SELECT count(*) FROM ledger.control_event")) == 1
