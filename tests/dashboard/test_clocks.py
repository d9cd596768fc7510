"""The two clocks: the page, its address and what is shown go together."""

import re

from playwright.sync_api import Page, expect

from tests.dashboard.browser import Watched
from tests.system.running import RunningSystem


def controller(page: Page, place: str) -> str:
    return (
        page.locator("#table tbody tr", has=page.get_by_role("link", name=place, exact=True))
        .locator(".side")
        .inner_text()
    )


def test_the_slider_goes_to_another_day(desk: Watched) -> None:
    page = desk.open("/?as_of=2017-10-17&q=Kirkuk")
    expect(page.get_by_role("link", name="Kirkuk", exact=True)).to_be_visible()
    assert controller(page, "Kirkuk").startswith("Iraqi government")
    expect(page.locator("#clocks")).not_to_have_attribute("inert", "")
    page.get_by_role("slider", name="As of").focus()
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile("as_of=2017-10-13"))
    expect(page.locator("#headline")).to_contain_text("13 Oct 2017")
    expect(page.locator("#table tbody")).to_contain_text("Kurdistan Region")


def test_play_goes_on_by_itself_and_stops(desk: Watched) -> None:
    # Far from the end, where it stops by itself.
    page = desk.open("/?as_of=2014-06-20")
    expect(page.get_by_role("link", name="Kirkuk", exact=True)).to_be_visible()
    page.get_by_role("button", name="Play through time").click()
    expect(page).not_to_have_url(re.compile("as_of=2014-06-20"))
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Play through time")).to_be_visible()


def test_the_second_clock_shows_what_was_known(desk: Watched, system: RunningSystem) -> None:
    first = system.api.get("/v1/events", params={"limit": 1}).json()["items"][0]["recorded_at"]
    page = desk.open(f"/?as_of=2017-10-20&known_at={first}")
    expect(page.locator("#live")).to_have_text("As known then")
    expect(page.locator("#headline")).to_contain_text("as it was known on")
    now = len(system.api.get("/v1/control", params={"as_of": "2017-10-20"}).json()["items"])
    expect(page.locator("#count")).to_contain_text(" of ")
    assert int(page.locator("#count").inner_text().split(" of ")[1].split()[0]) < now
    page.get_by_role("button", name="Now", exact=True).click()
    expect(page.locator("#count")).to_contain_text(f"of {now} places")


def test_the_second_slider_goes_back_in_what_was_known(desk: Watched) -> None:
    page = desk.open("/?as_of=2017-10-20")
    expect(page.locator("#clocks")).not_to_have_attribute("inert", "")
    expect(page.locator("#known-at-moment")).to_have_text("now")
    page.get_by_role("slider", name="Known at").press("Home")
    expect(page).to_have_url(re.compile("known_at=20"))
    expect(page.locator("#known-at-moment")).to_contain_text("UTC")
    expect(page.locator("#live")).to_have_text("As known then")


def test_a_link_shows_the_same_to_a_colleague_and_back_goes_back(desk: Watched) -> None:
    page = desk.open("/?as_of=2017-10-20")
    page.get_by_role("link", name="Hawija", exact=True).click()
    expect(page.get_by_role("heading", name="Hawija")).to_be_visible()
    shared = page.url
    page.go_back()
    expect(page.get_by_role("heading", name="Hawija")).to_be_hidden()
    page.goto(shared)
    expect(page.get_by_role("heading", name="Hawija")).to_be_visible()
