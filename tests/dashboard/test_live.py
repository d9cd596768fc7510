"""What comes in while the page is open: it lights up on the map, and a stream that breaks loses and repeats nothing."""

from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.dashboard.beside import api_beside
from tests.dashboard.browser import Watched
from tests.dashboard.conftest import Open
from tests.system.running import RunningSystem, free_port

CHANGES = "/?as_of=2017-10-20&tab=changes&at=35,43.5,6"
STREAM = "**/v1/changes/stream**"
CHANGE = ".feed .change"
# Notes where lights are on the page, as soon as they are.
WATCH_LIGHTS = """() => {
    window.lights = [];
    const middle = ({ left, top, width, height }) => [left + width / 2, top + height / 2];
    new MutationObserver(() => {
        const node = document.querySelector("#map .pulse");
        if (node) window.lights.push(middle(node.getBoundingClientRect()));
    }).observe(document.querySelector("#map"), { childList: true, subtree: true });
}"""
POINT = """async ({ lon, lat }) => {
    const { map } = await import("/static/map/map.js");
    const { left, top } = map.getContainer().getBoundingClientRect(), { x, y } = map.project([lon, lat]);
    return [left + x, top + y];
}"""


def post(system: RunningSystem, text: str, day: str) -> dict[str, Any]:
    """What was found in it."""
    article = {"text": text, "publisher": "Example Wire", "published_at": f"{day}T18:00:00Z"}
    posted = system.ingest.post("/v1/articles", json=article).raise_for_status()
    system.analysed(posted.headers["Location"])
    (event,) = system.api.get(f"/v1/articles/{posted.json()['id']}").raise_for_status().json()["events"]
    found: dict[str, Any] = event
    return found


def shown(page: Page) -> list[str]:
    """The ids of the changes in the feed."""
    ids: list[str] = page.locator(CHANGE).evaluate_all("all => all.map((one) => one.dataset.change)")
    return ids


@pytest.mark.parametrize(("motion", "town"), [("no-preference", "Baiji"), ("reduce", "Haditha")])
def test_what_comes_in_lights_up_where_it_is_and_goes_out(
    open_page: Open, system: RunningSystem, motion: str, town: str
) -> None:
    page = open_page(viewport={"width": 1440, "height": 900}, reduced_motion=motion).open(CHANGES)
    page.wait_for_selector("#map[data-state=idle]")
    expect(page.locator(CHANGE).first).to_be_visible()
    page.evaluate(WATCH_LIGHTS)
    event = post(system, f"Iraqi forces captured the town of {town} from Islamic State on Sunday.", "2015-10-18")
    page.wait_for_function("() => window.lights.length > 0")
    assert page.evaluate("window.lights[0]") == pytest.approx(page.evaluate(POINT, event["place"]), abs=2)
    expect(page.locator("#map .pulse")).to_have_count(0)


def test_what_came_in_while_the_api_was_away_is_told_once(open_page: Open, system: RunningSystem) -> None:
    port = free_port()
    watched = open_page(viewport={"width": 1440, "height": 900})
    watched.expect_trouble("ERR_")
    page = watched.page
    with api_beside(system, port) as watched.home:
        with page.expect_request(STREAM):
            watched.open(CHANGES)
        page.wait_for_selector("#map[data-state=idle]")
        expect(page.locator(CHANGE).first).to_be_visible()
        before = shown(page)
    expect(page.locator("#live")).to_have_text("Offline")
    post(system, "Iraqi forces captured the town of Muqdadiya from Islamic State on Sunday.", "2015-01-25")
    assert shown(page) == before
    with api_beside(system, port):
        fresh = page.locator(f"{CHANGE}.fresh", has_text="Iraqi forces captured the town of Muqdadiya")
        expect(fresh.first).to_be_visible()
        expect(page.locator("#live")).to_have_text("Live")
        after = shown(page)
        assert len(set(after)) == len(after) > len(before)
        assert after[-len(before) :] == before
        page.close()


def test_the_first_change_of_a_side_is_told_though_the_stream_came_late(desk: Watched, system: RunningSystem) -> None:
    desk.expect_trouble("ERR_")
    desk.page.route(STREAM, lambda route: route.abort())
    with desk.page.expect_request(STREAM):
        page = desk.open(f"{CHANGES}&side=aqap")
    expect(page.locator("#panel-changes .notice", has_text="Nothing has changed yet")).to_be_visible()
    post(system, "AQAP fighters captured the town of Zinjibar in Yemen on Wednesday.", "2015-12-03")
    page.unroute(STREAM)
    expect(page.locator(f"{CHANGE}.fresh", has_text="AQAP fighters captured the town of Zinjibar")).to_be_visible()


def test_a_change_that_is_told_again_is_shown_once(desk: Watched, system: RunningSystem) -> None:
    newest = (
        system.api.get("/desk/changes", params={"limit": 1}).text.removeprefix('{"items":[').partition('],"next"')[0]
    )
    again = f"id: from-here\r\nevent: change\r\ndata: {newest}\r\n\r\n"
    desk.page.route(STREAM, lambda route: route.fulfill(body=again * 2, content_type="text/event-stream"))
    # The next connection shows that the first was read to its end.
    with desk.page.expect_request(lambda request: request.headers.get("last-event-id") == "from-here"):
        page = desk.open(CHANGES)
        expect(page.locator(CHANGE).first).to_be_visible()
        before = shown(page)
    assert shown(page) == before
    assert len(set(before)) == len(before)


def test_a_stream_on_which_nothing_is_heard_is_begun_anew(desk: Watched, system: RunningSystem) -> None:
    held: list[Route] = []
    desk.page.clock.install()
    desk.page.route(STREAM, lambda route: held.append(route))
    with desk.page.expect_request(STREAM):
        page = desk.open(CHANGES)
    expect(page.locator(CHANGE).first).to_be_visible()
    page.unroute(STREAM)
    post(system, "Iraqi forces captured the town of Tikrit from Islamic State on Tuesday.", "2015-03-31")
    page.clock.fast_forward(60_000)
    expect(page.locator(f"{CHANGE}.fresh", has_text="captured the town of Tikrit").first).to_be_visible()
    assert len(set(shown(page))) == len(shown(page))
