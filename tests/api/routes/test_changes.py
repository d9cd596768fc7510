"""The feed of changes over a real database and a real server: nothing skipped, nothing twice."""

import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from itertools import product

import httpx
import pytest
from lxml import etree
from sqlalchemy import Engine, text

from services.api import feed as feed_module
from services.api.change_answers import Change
from services.ledger.analysis import record_analysis
from tests.api.conftest import Serving
from tests.api.war import ARMY, EXTRACTOR, HILL, KIRKUK, PESHMERGA, RAQQA, SDF, SINJAR, Told, War

pytestmark = pytest.mark.anyio

DAY = date(2017, 10, 16)
ATOM = {"a": "http://www.w3.org/2005/Atom"}
PLACES = (KIRKUK, SINJAR, RAQQA, HILL)
Keys = list[tuple[int, int]]


@pytest.fixture
def recorded(engine_of: Callable[..., Engine]) -> Callable[[], Keys]:
    """All changes that the ledger holds, by position and ordinal."""
    owner = engine_of("owner")

    def read() -> Keys:
        with owner.connect() as conn:
            rows = conn.execute(text("SELECT position, ordinal FROM ledger.control_change ORDER BY 1, 2"))
            return [(row.position, row.ordinal) for row in rows]

    return read


def keys(items: list[dict[str, int]]) -> Keys:
    return [(item["position"], item["ordinal"]) for item in items]


async def all_pages(client: httpx.AsyncClient, question: str) -> list[dict[str, int]]:
    items, address = [], f"/v1/changes?{question}"
    while address:
        answer = await client.get(address)
        assert answer.status_code == 200, answer.text
        items += answer.json()["items"]
        address = answer.links.get("next", {}).get("url", "")
    return items


def campaign(war: War) -> None:
    war.report("The Peshmerga took Kirkuk.", date(2014, 6, 12), Told(KIRKUK, PESHMERGA))
    war.report("The army captured Kirkuk.", DAY, Told(KIRKUK, ARMY, opponent=PESHMERGA))
    war.report("The army entered Sinjar.", DAY, Told(SINJAR, ARMY))
    war.report("The SDF seized Raqqa and a hill.", DAY, Told(RAQQA, SDF), Told(HILL, SDF))
    war.report("The SDF took Kirkuk long ago.", date(2012, 1, 1), Told(KIRKUK, SDF))


async def test_a_change_tells_before_after_and_why(client: httpx.AsyncClient, war: War) -> None:
    campaign(war)
    changes = await all_pages(client, f"place={KIRKUK.id}")
    told = [
        (item["kind"], item["before"] and item["before"]["controller"], item["after"]["controller"]) for item in changes
    ]
    assert told == [
        ("present", None, "krg"), ("present", "krg", "iraq-government"), ("past", "iraq-government", "iraq-government")
    ]  # fmt: skip
    assert changes[1]["before"]["sentence"]["quote"] == "The Peshmerga took Kirkuk."
    assert changes[1]["after"]["sentence"]["quote"] == "The army captured Kirkuk."
    assert changes[1]["cause"]["added"] == [changes[1]["after"]["sentence"]["event_id"]]


async def test_pages_give_every_change_once_and_in_order(
    client: httpx.AsyncClient, war: War, recorded: Callable[[], Keys]
) -> None:
    campaign(war)
    assert keys(await all_pages(client, "limit=1")) == recorded()
    assert keys(await all_pages(client, "limit=1000")) == recorded()


async def test_the_last_cursor_goes_on_where_nothing_was_missed(client: httpx.AsyncClient, war: War) -> None:
    campaign(war)
    first = (await client.get(f"/v1/changes?place={HILL.id}")).json()
    assert (len(first["items"]), first["more"]) == (1, False)
    again = (await client.get(f"/v1/changes?after={first['after']}")).json()
    assert again["items"] == []
    war.report("The army took the hill.", DAY + timedelta(days=9), Told(HILL, ARMY))
    [change] = (await client.get(f"/v1/changes?after={first['after']}")).json()["items"]
    assert change["after"]["controller"] == "iraq-government"


async def test_filters_are_the_same_in_the_database_and_in_memory(client: httpx.AsyncClient, war: War) -> None:
    campaign(war)
    everything = feed_module.changes
    async with client._transport.app.state.pool.connection() as connection:  # type: ignore[attr-defined]  # the ASGI transport's own application
        whole: list[Change] = await everything(connection, feed_module.EVERYTHING, (0, 0), 100)
        for country, side, place in product((None, "IQ", "SY"), (None, "krg", "sdf"), (None, KIRKUK.id, HILL.id)):
            question = feed_module.ChangesQuestion(country=country, side=side, place=place)
            found = await everything(connection, question, (0, 0), 100)
            assert found == [change for change in whole if feed_module.is_wanted(change, question)]


async def test_who_waits_is_told_at_once_and_only_what_he_asked_for(client: httpx.AsyncClient, war: War) -> None:
    after = (await client.get("/v1/changes")).json()["after"]
    asked = asyncio.create_task(client.get(f"/v1/changes?after={after}&wait=60&country=SY"))
    await asyncio.to_thread(war.report, "The army entered Sinjar.", DAY, Told(SINJAR, ARMY))
    await asyncio.to_thread(war.report, "The SDF seized Raqqa.", DAY, Told(RAQQA, SDF))
    answer = (await asked).json()
    assert [item["place"]["name"] for item in answer["items"]] == ["Raqqa"]
    assert (await client.get(f"/v1/changes?after={answer['after']}")).json()["items"] == []


async def test_waiting_in_vain_ends_empty_with_a_cursor_to_go_on_from(client: httpx.AsyncClient, war: War) -> None:
    campaign(war)
    after = (await client.get("/v1/changes")).json()["after"]
    answer = await client.get(f"/v1/changes?after={after}&wait=0.05")
    assert (answer.status_code, answer.json()) == (200, {"items": [], "after": after, "more": False})


async def test_too_many_who_wait_are_told_to_come_back(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed_module, "MOST_WAITING", 0)
    for path in ("/v1/changes?wait=1", "/v1/changes/stream"):
        answer = await client.get(path)
        assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")
        assert answer.headers["retry-after"]


async def test_however_many_wait_the_database_is_asked_by_one(
    client: httpx.AsyncClient, war: War, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, int]] = []
    plain = feed_module.changes

    async def counted(connection: object, question: object, after: tuple[int, int], limit: int) -> list[Change]:
        asked.append(after)
        return await plain(connection, question, after, limit)  # type: ignore[arg-type]  # passed on as it came

    after = (await client.get("/v1/changes")).json()["after"]
    feed = client._transport.app.state.feed  # type: ignore[attr-defined]  # the ASGI transport's own application
    waiting = [asyncio.create_task(client.get(f"/v1/changes?after={after}&wait=60")) for _ in range(51)]
    while feed._waiting < 51 or feed._start == (0, 0):  # noqa: ASYNC110 - the feed has no event of its own for it
        await asyncio.sleep(0)
    monkeypatch.setattr(feed_module, "changes", counted)
    await asyncio.to_thread(war.report, "The SDF seized Raqqa.", DAY, Told(RAQQA, SDF))
    answers = await asyncio.gather(*waiting)
    assert {len(answer.json()["items"]) for answer in answers} == {1}
    # Once for each time that the ledger moved: the article came in, and was analysed.
    assert 1 <= len(asked) <= 2


class Reader:
    """One program that follows the stream, and goes on behind the last change when the stream breaks."""

    def __init__(self) -> None:
        self.seen: list[dict[str, int]] = []
        self.last: str | None = None
        self.connected = threading.Event()

    def follow(self, address: str, enough: int) -> None:
        headers = {} if self.last is None else {"Last-Event-ID": self.last}
        with httpx.stream("GET", f"{address}/v1/changes/stream", headers=headers, timeout=60) as answer:
            assert answer.headers["content-type"].startswith("text/event-stream")
            for event in events(answer.iter_lines()):
                self.last = event.get("id", self.last)
                self.connected.set()
                if event.get("event") == "change":
                    self.seen.append(json.loads(event["data"]))
                if len(self.seen) >= enough:
                    return


def events(lines: Iterator[str]) -> Iterator[dict[str, str]]:
    """Server-sent events as their fields."""
    event: dict[str, str] = {}
    for line in lines:
        if line:
            name, _, value = line.partition(": ")
            event[name] = value
        elif event:
            yield event
            event = {}


def poll(address: str, seconds: float, enough: int) -> list[dict[str, int]]:
    """All changes from the beginning, as a program polls them."""
    seen: list[dict[str, int]] = []
    after: dict[str, str] = {}
    with httpx.Client(base_url=address, timeout=60) as client:
        while len(seen) < enough:
            answer = client.get("/v1/changes", params={"limit": 7, "wait": seconds, **after}).json()
            seen += answer["items"]
            after = {"after": answer["after"]}
    return seen


def test_concurrent_writers_and_readers(serving: Serving, war: War, recorded: Callable[[], Keys]) -> None:
    writers, articles = 4, 12
    reader = Reader()

    def write(writer: int) -> None:
        for number in range(articles):
            place, day = PLACES[(writer + number) % len(PLACES)], DAY + timedelta(days=number * writers + writer)
            side = (ARMY, PESHMERGA, SDF)[(writer + number) % 3]
            war.report(f"{side.name} took {place.name} ({writer}.{number}).", day, Told(place, side))

    enough = writers * articles
    with serving() as address, ThreadPoolExecutor() as threads:
        streamed = threads.submit(reader.follow, address, enough)
        assert reader.connected.wait(120)
        polled = [threads.submit(poll, address, seconds, enough) for seconds in (0, 5)]
        for writing in [threads.submit(write, writer) for writer in range(writers)]:
            writing.result()
        streamed.result(60)
        truth = recorded()
        assert len(truth) == enough
        assert keys(reader.seen) == truth
        assert [keys(one.result(60)) for one in polled] == [truth, truth]


def test_a_slow_commit_is_not_skipped(
    serving: Serving, war: War, engine_of: Callable[..., Engine], recorded: Callable[[], Keys]
) -> None:
    """A record that drew its position first and commits last: the readers wait for it, and none passes it by."""
    slow, quick = war.receive("The army took Kirkuk.", DAY), war.receive("The SDF seized Raqqa.", DAY)
    taken = war.claim(slow)
    reader = Reader()
    with serving() as address, ThreadPoolExecutor() as threads:
        streamed = threads.submit(reader.follow, address, 2)
        assert reader.connected.wait(120)
        with engine_of("nlp").begin() as conn:
            record_analysis(conn, taken, EXTRACTOR, war.events(slow, "The army took Kirkuk.", DAY, Told(KIRKUK, ARMY)))
            overtaking = threads.submit(war.analyse, quick, "The SDF seized Raqqa.", DAY, Told(RAQQA, SDF))
            seen_before_the_commit = poll(address, 0.5, 0)
        overtaking.result(30)
        streamed.result(30)
        assert seen_before_the_commit == []
        assert keys(reader.seen) == recorded() == keys(poll(address, 0, 2))


def test_restarts_of_the_api_and_of_the_reader(serving: Serving, war: War, recorded: Callable[[], Keys]) -> None:
    reader = Reader()
    with ThreadPoolExecutor() as threads:
        with serving() as address:
            streamed = threads.submit(reader.follow, address, 100)
            assert reader.connected.wait(120)
            campaign(war)
            assert len(poll(address, 5, 6)) == 6
        # The server ends its streams before it goes: the reader saw a clean end, not a broken connection.
        streamed.result(30)
        war.report("The army took the hill.", DAY + timedelta(days=9), Told(HILL, ARMY))
        with serving() as address:
            reader.follow(address, 7)
    assert keys(reader.seen) == recorded()


def test_who_waits_is_answered_when_the_service_ends(serving: Serving) -> None:
    with ThreadPoolExecutor() as threads:
        with serving() as address:
            after = httpx.get(f"{address}/v1/changes").json()["after"]
            reader = Reader()
            streamed = threads.submit(reader.follow, address, 1)
            assert reader.connected.wait(120)
            waiting = threads.submit(
                httpx.get, f"{address}/v1/changes", params={"after": after, "wait": 60}, timeout=90
            )
            while "frontlog_api_waiting_readers 2.0" not in httpx.get(f"{address}/metrics").text:
                pass
        assert waiting.result(30).json() == {"items": [], "after": after, "more": False}
        streamed.result(30)


async def test_atom_is_newest_first_and_in_pages(
    client: httpx.AsyncClient, war: War, recorded: Callable[[], Keys]
) -> None:
    campaign(war)
    war.report("The army <took>\x0b it & stays.", DAY + timedelta(days=9), Told(HILL, ARMY))
    ids, titles, address = [], [], "http://api/v1/changes.atom?limit=4"
    while address:
        answer = await client.get(address)
        assert answer.headers["content-type"].startswith("application/atom+xml")
        page = etree.fromstring(answer.content)
        ids += page.xpath("a:entry/a:id/text()", namespaces=ATOM)
        titles += page.xpath("a:entry/a:title/text()", namespaces=ATOM)
        address = next(iter(page.xpath("a:link[@rel='next']/@href", namespaces=ATOM)), "")
    assert len(set(ids)) == len(ids) == len(recorded())
    assert titles[0] == "Hill 62: Iraqi government, held (before: Syrian Democratic Forces, held)"
    assert titles[1] == "Kirkuk: Iraqi government, held (its history has changed)"
    assert titles[-1] == "Kirkuk: Kurdistan Region, held (before: nothing known)"


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/v1/changes?wait=61", "wait"),
        ("/v1/changes?wait=-1", "wait"),
        ("/v1/changes?after=x", "after"),
        ("/v1/changes?limit=0", "limit"),
        ("/v1/changes?policy=open", "policy"),
        ("/v1/changes/stream?after=x", "after"),
        ("/v1/changes/stream?limit=1", "limit"),
        ("/v1/changes.atom?cursor=x", "cursor"),
        ("/v1/changes.atom?after=x", "after"),
    ],
)
async def test_what_cannot_be_used_is_named(client: httpx.AsyncClient, address: str, name: str) -> None:
    answer = await client.get(address)
    assert answer.status_code == 422, answer.text
    assert [error["field"] for error in answer.json()["errors"]] == [name]


async def test_a_last_event_id_that_is_none_is_named(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/changes/stream", headers={"Last-Event-ID": "x"})
    assert [error["field"] for error in answer.json()["errors"]] == ["Last-Event-ID"]
