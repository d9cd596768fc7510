"""An analysis goes in whole, once, and with its effect; what was believed before can still be asked for."""

from datetime import datetime
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from services.ledger.analysis import record_analysis
from services.ledger.control import PlaceInterval, StateQuery, interval, states, timeline
from services.ledger.database import pool
from services.ledger.events import Place
from tests.ledger.desk import Desk
from tests.ledger.dispatches import TOWN, day, said

BELIEVED = "FROM ledger.control_interval WHERE recorded_to IS NULL AND policy = 'default'"
VILLAGE = Place("geonames:2", "Sarhat", "village", "XX", 35.2, 44.1)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def held(url: str, number: int, known_at: datetime | None = None) -> tuple[str | None, str] | None:
    async with pool("api", url) as readers, readers.connection() as conn:
        found = await interval(conn, TOWN.id, day(number), known_at)
    return None if found is None else (found.interval.controller, found.interval.status)


async def course(url: str, known_at: datetime | None = None) -> list[PlaceInterval]:
    async with pool("api", url) as readers, readers.connection() as conn:
        return await timeline(conn, TOWN.id, known_at)


def head(desk: Desk) -> datetime:
    latest: datetime = desk.rows("SELECT max(recorded_at) FROM ledger.record")[0][0]
    return latest


def everything(desk: Desk) -> list[list[Any]]:
    tables = ("record", "control_event", "control_interval", "place", "analysis_job")
    return [desk.rows(f"SELECT * FROM ledger.{name} ORDER BY 1, 2, 3") for name in tables]


@pytest.mark.anyio
async def test_both_clocks_are_answered(desk: Desk, database_url: str) -> None:
    desk.report("Monday's paper", said("capture", "army", 10))
    knew_one = head(desk)
    desk.report("Friday's paper", said("capture", "rebels", 14, root="paper"))
    knew_two = head(desk)
    desk.report("A late letter", said("capture", "militia", 12, root="letter"))

    assert await held(database_url, 9) is None
    assert [await held(database_url, number) for number in (11, 13, 15)] == [
        ("army", "held"),
        ("militia", "held"),
        ("rebels", "held"),
    ]
    assert await held(database_url, 13, knew_two) == ("army", "held")
    assert await held(database_url, 15, knew_two) == ("rebels", "held")
    assert await held(database_url, 15, knew_one) == ("army", "held")


@pytest.mark.anyio
async def test_what_was_answered_then_is_answered_for_ever(desk: Desk, database_url: str) -> None:
    answers: list[tuple[datetime, list[PlaceInterval]]] = []
    for number, side in enumerate(["army", "rebels", "army", "militia", "rebels"]):
        desk.report(f"issue {number}", said("capture", side, (number * 7) % 10, root=f"paper {number}"))
        answers.append((head(desk), await course(database_url)))
    for known_at, answer in answers:
        assert await course(database_url, known_at) == answer


@pytest.mark.anyio
async def test_a_newer_extractor_supersedes_as_if_the_old_events_had_never_been(desk: Desk, database_url: str) -> None:
    article_id = desk.report("a report", said("capture", "army", 3), said("capture", "army", 3, place=VILLAGE))
    before = head(desk)
    desk.analyse(article_id, said("capture", "rebels", 4), extractor="test-2")

    assert await held(database_url, 3) is None
    assert await held(database_url, 5) == ("rebels", "held")
    assert await held(database_url, 3, before) == ("army", "held")
    assert desk.rows(f"SELECT place_id {BELIEVED}") == [(TOWN.id,)]


def test_an_extractor_may_come_back_to_what_it_found_before(desk: Desk) -> None:
    event = said("capture", "army", 3)
    article_id = desk.report("a report", event)
    desk.analyse(article_id, extractor="test-2")
    desk.analyse(article_id, event)
    assert desk.rows("SELECT superseded_at FROM ledger.control_event") == [(None,)]
    assert desk.rows(f"SELECT controller {BELIEVED}") == [("army",)]


def test_the_same_analysis_again_adds_nothing(desk: Desk) -> None:
    event = said("capture", "army", 3)
    article_id = desk.report("a report", event)
    records, intervals = (desk.rows(f"SELECT * FROM ledger.{name}") for name in ("record", "control_interval"))
    desk.analyse(article_id, event)
    assert desk.rows("SELECT * FROM ledger.record") == records
    assert desk.rows("SELECT * FROM ledger.control_interval") == intervals


def test_a_claim_recorded_twice_has_one_effect(desk: Desk) -> None:
    claim = desk.claimed(desk.receive("a report"))
    event = said("capture", "army", 3, article_id=claim.article_id)
    for _ in range(2):
        with desk.nlp.begin() as conn:
            record_analysis(conn, claim, "test-1", [event, event])
    assert desk.rows("SELECT count(*) FROM ledger.control_event") == [(1,)]
    assert desk.rows("SELECT count(*) FROM ledger.record WHERE type = 'ArticleAnalysed'") == [(1,)]


def test_a_crash_before_the_commit_leaves_nothing(desk: Desk) -> None:
    desk.report("an older report", said("capture", "rebels", 1))
    claim = desk.claimed(desk.receive("a report"))
    event = said("capture", "army", 3, article_id=claim.article_id)
    kept = everything(desk)
    with desk.nlp.connect() as dying:
        record_analysis(dying, claim, "test-1", [event])
        worker = dying.scalar(text("SELECT pg_backend_pid()"))
        assert desk.rows(f"SELECT pg_terminate_backend({worker}, 5000)") == [(True,)]
        with pytest.raises(OperationalError, match="terminating connection"):
            dying.commit()
        dying.invalidate()
    assert everything(desk) == kept

    with desk.nlp.begin() as conn:
        record_analysis(conn, claim, "test-1", [event])
    assert desk.rows(f"SELECT controller {BELIEVED} AND valid_to IS NULL") == [("army",)]


def test_analyses_of_the_same_place_wait_for_each_other(desk: Desk) -> None:
    first, second = (desk.claimed(desk.receive(body)) for body in ("one", "two"))
    with desk.nlp.begin() as conn, desk.nlp.connect() as other:
        record_analysis(conn, first, "test-1", [said("capture", "army", 3, article_id=first.article_id)])
        other.execute(text("SET LOCAL lock_timeout = '50ms'"))
        with pytest.raises(OperationalError, match="lock timeout"):
            record_analysis(other, second, "test-1", [said("capture", "rebels", 5, article_id=second.article_id)])


@pytest.mark.parametrize(
    "changed",
    [
        # What is to end is not there, what is to be opened is there already, what is to end has an end.
        "UPDATE ledger.control_interval SET valid_from = valid_from - 1",
        "UPDATE ledger.control_interval SET valid_from = '2017-10-05'",
        "UPDATE ledger.control_interval SET valid_to = valid_from + 1",
    ],
)
def test_beliefs_that_another_program_left_are_put_right(desk: Desk, changed: str) -> None:
    desk.report("one", said("capture", "army", 3))
    with desk.owner.begin() as conn:
        conn.execute(text(changed))
    desk.report("two", said("capture", "rebels", 5, root="paper"))
    order = "AND policy = 'default' ORDER BY valid_from"
    left = desk.rows(f"SELECT controller, valid_from, valid_to {BELIEVED} {order}")
    assert left == [("army", day(3), day(5)), ("rebels", day(5), None)]
    assert desk.rows("SELECT count(*) FROM ledger.record WHERE type = 'ArticleAnalysed'") == [(2,)]


@pytest.mark.anyio
async def test_a_claim_about_a_province_leaves_its_towns_alone(desk: Desk, database_url: str) -> None:
    province = replace(TOWN, id="geonames:9", name="Amra Province", type="province")
    desk.report("a report", said("capture", "army", 3))
    desk.report("a boast", said("capture", "rebels", 5, place=province))
    assert await held(database_url, 6) == ("army", "held")


@pytest.mark.anyio
async def test_states_are_filtered_and_paged(desk: Desk, database_url: str) -> None:
    places = [
        replace(TOWN, id=f"geonames:{number}", country="XY"[number % 2], lat=float(number)) for number in range(9)
    ]
    for one in places:
        desk.report(f"taken: {one.id}", said("capture", "army" if int(one.lat or 0) < 5 else "rebels", 3, place=one))

    async with pool("api", database_url) as readers, readers.connection() as conn:

        async def ids(query: StateQuery) -> list[str]:
            return [one.place.id[-1] for one in await states(conn, query)]

        query = StateQuery(as_of=day(3))
        assert await ids(query) == [*"012345678"]
        assert await ids(replace(query, limit=2, after="geonames:3")) == ["4", "5"]
        assert await ids(replace(query, side="rebels", country="Y")) == ["5", "7"]
        assert await ids(replace(query, status="claimed")) == []
        assert await ids(replace(query, min_confidence=0.9)) == []
        assert await ids(replace(query, as_of=day(2))) == []
