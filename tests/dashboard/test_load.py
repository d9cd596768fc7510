"""The pages come up whole: without errors and without a request to another host (see `Watched`)."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Route, expect

from services.ledger.vitals import STEADY_ARTICLES
from tests.dashboard.browser import Watched
from tests.system.running import RunningSystem

DAY = "/?as_of=2017-10-20"


def test_the_first_page_shows_who_holds_what(desk: Watched) -> None:
    page = desk.open(DAY)
    expect(page.get_by_role("link", name="Hawija")).to_be_visible()
    expect(page.locator("#headline")).to_have_text("Who controls what, as of 20 Oct 2017")
    expect(page.locator("#live")).to_have_text("Live")
    legend = page.get_by_role("list", name="Sides, and in how many places they are in control")
    expect(legend.get_by_role("button", name="Iraqi government")).to_be_visible()


def test_the_places_are_asked_for_once_and_before_any_script_has_come(desk: Watched) -> None:
    asked: list[str] = []
    desk.page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page = desk.open(f"{DAY}&known_at=2030-01-01T00:00:00Z")
    expect(page.get_by_role("link", name="Hawija")).to_be_visible()
    first = [path for path in asked if not path.endswith(".css")][:3]
    assert first == ["/", "/desk/board", "/v1/sides"]
    assert asked.count("/desk/board") == 1


def test_the_map_draws_places_over_borders(desk: Watched) -> None:
    page = desk.open(DAY)
    page.wait_for_selector("#map[data-state=idle]")
    drawn = page.evaluate("""async () => {
        const { map } = await import("/static/map/map.js");
        const of = (layer) => map.queryRenderedFeatures({ layers: [layer] });
        return { places: new Set(of("places").map((feature) => feature.properties.id)).size, land: of("land").length };
    }""")
    assert drawn["places"] > 20
    assert drawn["land"] > 0


def test_without_webgl_the_table_goes_on_and_says_so(desk: Watched) -> None:
    desk.page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page = desk.open(DAY)
    expect(page.get_by_role("link", name="Hawija")).to_be_visible()
    expect(page.locator("#map-trouble")).to_contain_text("no WebGL")


def test_without_the_map_library_the_table_goes_on_and_says_so(desk: Watched) -> None:
    desk.expect_trouble("ERR_FAILED", "preload")
    desk.page.route("**/map/maplibre-gl.js", lambda route: route.abort())
    page = desk.open(DAY)
    expect(page.get_by_role("link", name="Hawija")).to_be_visible()
    expect(page.locator("#map-trouble")).to_contain_text("The map cannot be loaded")


def test_places_that_have_not_come_yet_are_not_counted(desk: Watched) -> None:
    held: list[Route] = []
    desk.page.route("**/desk/board*", lambda route: held.append(route))
    page = desk.open(DAY)
    expect(page.locator("#live")).to_have_text("Loading …")
    expect(page.locator("#count")).to_have_text("The places are being loaded …")
    expect(page.locator("#table")).to_be_hidden()
    for route in held:
        route.continue_()
    page.unroute("**/desk/board*")
    expect(page.get_by_role("link", name="Hawija")).to_be_visible()
    expect(page.locator("#count")).to_contain_text(" of ")


def test_changes_that_could_not_be_loaded_come_later(desk: Watched) -> None:
    desk.expect_trouble("ERR_FAILED")
    desk.page.route("**/desk/changes*", lambda route: route.abort())
    page = desk.open(f"{DAY}&tab=changes")
    expect(page.get_by_text("The changes cannot be loaded now.")).to_be_visible()
    page.unroute("**/desk/changes*")
    expect(page.locator(".feed .change").first).to_be_visible()


def test_land_that_could_not_be_loaded_comes_later(desk: Watched) -> None:
    desk.expect_trouble("ERR_FAILED")
    desk.page.route("**/map/ground.json", lambda route: route.abort())
    with desk.page.expect_event("requestfailed", lambda request: request.url.endswith("/map/ground.json")):
        page = desk.open(DAY)
    page.unroute("**/map/ground.json")
    drawn = """async () => {
        const { map } = await import("/static/map/map.js");
        return map?.getSource("ground") && map.querySourceFeatures("ground").length > 0;
    }"""
    page.wait_for_function(drawn)


def test_rings_are_drawn_around_chosen_places_alone(desk: Watched) -> None:
    page = desk.open(DAY)
    rings = """async (wanted) => {
        const { map } = await import("/static/map/map.js");
        return map.isStyleLoaded() && (map.querySourceFeatures("marks").length > 0) === wanted;
    }"""
    page.wait_for_selector("#map[data-state=idle]")
    page.wait_for_function(rings, arg=True)
    # It was taken days before.
    page.get_by_role("searchbox").fill("Hawija")
    page.wait_for_function(rings, arg=False)


def test_a_link_with_cells_shows_them(desk: Watched) -> None:
    page = desk.open(f"{DAY}&cells=1")
    page.wait_for_selector("#map[data-state=idle]")
    page.wait_for_function("""async () => {
        const { map } = await import("/static/map/map.js");
        return map.querySourceFeatures("cells").length > 0;
    }""")
    expect(page.locator("#legend .areas li").first).to_have_text(
        re.compile(r"^Iraqi government: \d+ places, [\d,]+\s?km²$")
    )


def test_cells_that_come_too_late_are_not_shown(desk: Watched) -> None:
    page = desk.open(DAY)
    held: list[Route] = []
    page.route("**/desk/cells*", lambda route: held.append(route))
    box = page.get_by_role("checkbox", name="Cells around places")
    with page.expect_request("**/desk/cells*"):
        box.check()
    box.uncheck()
    with page.expect_response("**/desk/cells*"):
        held[0].continue_()
    page.evaluate("new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)))")
    expect(page.locator("#legend .areas li")).to_have_count(0)


def test_cells_that_cannot_be_had_say_so(desk: Watched) -> None:
    desk.expect_trouble("ERR_FAILED")
    page = desk.open(DAY)
    page.route("**/desk/cells*", lambda route: route.abort())
    page.get_by_role("checkbox", name="Cells around places").check()
    expect(page.locator("#legend .areas").get_by_role("alert")).to_contain_text("cannot be reached")


def test_rings_go_on_behind_the_first_page_of_what_changed(desk: Watched) -> None:
    desk.page.route(
        "**/v1/diff?*", lambda route: route.continue_(url=route.request.url.replace("limit=1000", "limit=1"))
    )
    page = desk.open("/?as_of=2017-10-16")
    page.wait_for_function("""async () => {
        const { map } = await import("/static/map/map.js");
        const marks = map?.getSource("marks") ? map.querySourceFeatures("marks") : [];
        return new Set(marks.map(({ geometry }) => String(geometry.coordinates))).size > 1;
    }""")


def test_old_news_are_said_to_be_old(desk: Watched) -> None:
    page = desk.open("/")
    expect(page.locator("#notice")).to_contain_text("more than 90 days old")
    page.get_by_role("button", name="Go to that day").click()
    expect(page).to_have_url(re.compile(r"as_of=2017-1\d-\d\d"))


def test_what_cannot_be_reached_is_said_and_mended(desk: Watched) -> None:
    desk.expect_trouble("ERR_FAILED")
    page = desk.open(DAY)
    expect(page.locator("#live")).to_have_text("Live")
    page.route("**/v1/**", lambda route: route.abort())
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("#live")).to_have_text("Offline")
    expect(page.locator("#notice")).to_contain_text("cannot be reached")
    expect(page.get_by_role("link", name="Hawija")).to_be_visible()
    page.unroute("**/v1/**")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("#live")).to_have_text("Live")


def test_the_phone_shows_the_same(phone: Watched) -> None:
    page = phone.open(DAY)
    expect(page.get_by_role("link", name="Hawija")).to_be_visible()
    # The screen's width: that of the window grows with what runs out of it.
    assert page.evaluate("document.documentElement.scrollWidth <= screen.width")


@pytest.mark.parametrize("path", ["/status", "/docs"])
def test_the_other_pages_come_up(desk: Watched, path: str) -> None:
    page = desk.open(path)
    expect(page.get_by_role("heading", name="Frontlog")).to_be_visible()


def test_the_status_page_counts_what_was_read(desk: Watched) -> None:
    page = desk.open("/status")
    expect(page.get_by_role("status")).to_contain_text("came in has been read.")
    assert int(page.locator("[data-name=done] .value").inner_text()) >= 35
    expect(page.locator("[data-name=oldest] .value")).to_have_text("none")
    assert int(page.locator("[data-name=capture] .value").inner_text()) > 10
    assert int(page.locator("[data-name=workers] .value").inner_text()) >= 1
    expect(page.locator("[data-name=delay] .value")).to_have_text(re.compile(r"^\d+ (ms|s|min) · \d+ (ms|s|min)$"))
    position = page.locator("[data-name=position] .value").inner_text()
    expect(page.locator("[data-name=sealed] .value")).to_have_text(position, timeout=240_000)
    expect(page.locator("[data-name=errors] .value")).to_have_text("0")
    expect(page.locator("[data-name=seal_breaks] .value")).to_have_text("0")


def test_the_status_page_shows_what_each_process_tells(desk: Watched) -> None:
    page = desk.open("/status")
    processes = page.get_by_role("table", name="Processes: what they hold")
    for service in ("api", "ingest", "nlp", "exporter"):
        row = processes.get_by_role("row").filter(has_text=re.compile(f"^{service} "))
        expect(row.get_by_role("cell").nth(0)).to_have_text("yes")
        expect(row.get_by_role("cell").nth(1)).to_have_text(re.compile(r"^\d+ MiB$"))
    of_worker = processes.get_by_role("row").filter(has_text=re.compile("^nlp "))
    expect(of_worker.get_by_role("cell").nth(2)).to_have_text(re.compile(r"^\d of 8$"))
    sentences = page.get_by_role("table", name="Sentences, by what was found in them")
    expect(sentences.get_by_role("row", name="It told something of control")).to_be_visible()
    expect(
        page.get_by_role("table", name="Tasks of the workers").get_by_role("row", name="nlp.extract.v1")
    ).to_be_visible()
    expect(
        page.get_by_role("table", name="HTTP by route").get_by_role("row", name="/v1/articles").first
    ).to_be_visible()
    assert int(page.locator("[data-name=refused] .value").inner_text()) > 10


@pytest.mark.parametrize(
    ("worse", "words"),
    [
        ({"feed_lag_seconds": 60}, "1 min behind the record"),
        ({"counted": {"errors": 2}}, "2 questions could not be answered"),
        ({"counted": {"seal_breaks": 1}}, "One record is not as it was sealed"),
        ({"workers": 0}, "No worker is connected"),
    ],
)
def test_the_status_page_names_what_is_worst(desk: Watched, worse: dict[str, object], words: str) -> None:
    def answer(route: Route) -> None:
        told = route.fetch().json()
        parts = {name: told[name] | part if isinstance(part, dict) else part for name, part in worse.items()}
        route.fulfill(json=told | parts)

    desk.page.route("**/desk/status", answer)
    page = desk.open("/status")
    expect(page.get_by_role("status")).to_contain_text(words)


def test_the_status_page_names_the_outlets_that_have_gone_silent(desk: Watched, system: RunningSystem) -> None:
    last = datetime.now(UTC) - timedelta(days=4)
    for number in range(STEADY_ARTICLES):
        published = (last - timedelta(hours=number)).isoformat()
        article = {
            "text": f"It rained in the valley, day {number}.",
            "publisher": "Valley Wire",
            "published_at": published,
        }
        posted = system.ingest.post("/v1/articles", json=article).raise_for_status()
        system.analysed(posted.headers["Location"])
    page = desk.open("/status")
    expect(page.get_by_role("status")).to_contain_text("One outlet has gone silent")
    expect(page.locator("#silent")).to_have_text("Valley Wire")
    expect(page.locator("[data-name=silent] .value")).to_have_text("1")
