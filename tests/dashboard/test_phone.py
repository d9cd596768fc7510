"""The page on a phone, beyond its first view: all of it can be reached and hit, and nothing of it lies outside."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.dashboard.browser import Watched

DAY = "/?as_of=2017-10-20"
WIDTH = 390
VIEWS = {
    "places": (DAY, "#table tbody tr"),
    "one place": (f"{DAY}&place=geonames%3A94787", "#place .testimonies li"),
    "changes": (f"{DAY}&tab=changes", ".feed .change"),
    "charts": (f"{DAY}&tab=charts", "table.coverage tbody tr"),
}
# The stretches of the band and the bars of the chart are as wide as their time: the list below the one and the clock
# do the same.
NARROW_BY_NATURE = ".band"


def lies_within_the_screen(page: Page) -> bool:
    """A page that is too wide is made smaller until it fits: then its own width is another than the screen's."""
    widths: list[int] = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    return widths == [WIDTH, WIDTH]


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_lies_beside_the_screen(phone: Watched, view: str) -> None:
    path, last = VIEWS[view]
    page = phone.open(path)
    expect(page.locator(last).first).to_be_visible()
    assert lies_within_the_screen(page)
    page.locator("#legend summary").tap()
    expect(page.locator("#legend-body")).to_be_visible()
    page.locator("#export summary").tap()
    expect(page.locator("#export ul")).to_be_visible()
    assert lies_within_the_screen(page)
    box = page.locator("#export ul").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= WIDTH


@pytest.mark.parametrize("view", VIEWS)
def test_all_that_is_touched_is_large_enough_or_stands_alone(phone: Watched, view: str) -> None:
    path, last = VIEWS[view]
    page = phone.open(path)
    expect(page.locator(last).first).to_be_visible()
    page.wait_for_selector("#map[data-state=idle]")
    page.locator("#legend summary").tap()
    options = {"runOnly": ["target-size"], "rules": {"target-size": {"enabled": True}}}
    found = Axe().run(page, context={"exclude": [[NARROW_BY_NATURE]]}, options=options).response
    assert [node["html"] for rule in found["violations"] for node in rule["nodes"]] == []
    assert [rule["id"] for rule in found["passes"]] == ["target-size"]


def test_the_clocks_are_moved_by_touch(phone: Watched) -> None:
    page = phone.open(DAY)
    expect(page.locator("#clocks")).not_to_have_attribute("inert", "")
    as_of = page.get_by_role("slider", name="As of")
    box = as_of.bounding_box()
    assert box
    assert box["width"] > WIDTH / 2
    as_of.tap(position={"x": box["width"] * 0.1, "y": box["height"] / 2})
    expect(page).to_have_url(re.compile("as_of=201[45]-"))
    expect(page.locator("#headline")).to_contain_text(re.compile("201[45]"))
    known_at = page.get_by_role("slider", name="Known at")
    known_at.tap(position={"x": 12, "y": box["height"] / 2})
    expect(page.locator("#live")).to_have_text("As known then")
    assert lies_within_the_screen(page)
    page.get_by_role("button", name="Now", exact=True).tap()
    expect(page.locator("#live")).to_have_text("Live")
    page.get_by_role("button", name="Today", exact=True).tap()
    expect(page.locator("#headline")).to_have_text("Who controls what, today")


def test_a_place_comes_into_view_and_back_leads_to_its_row(phone: Watched) -> None:
    page = phone.open(DAY)
    row = page.get_by_role("link", name="Hawija", exact=True)
    row.tap()
    heading = page.get_by_role("heading", name="Hawija")
    expect(heading).to_be_in_viewport()
    page.get_by_role("button", name="← All places").tap()
    expect(heading).to_be_hidden()
    expect(row).to_be_focused()
    expect(row).to_be_in_viewport()
    row.tap()
    expect(heading).to_be_in_viewport()
    page.go_back()
    expect(row).to_be_in_viewport()


def test_the_tabs_are_turned_by_touch(phone: Watched) -> None:
    page = phone.open(DAY)
    expect(page.get_by_role("link", name="Hawija", exact=True)).to_be_visible()
    page.get_by_role("tab", name="Changes").tap()
    expect(page.locator(".feed .change").first).to_be_visible()
    page.locator(".feed .turn .link").first.tap()
    expect(page.locator("#place h2")).to_be_in_viewport()
    page.get_by_role("button", name="← All places").tap()
    page.get_by_role("tab", name="Charts").tap()
    expect(page.locator("#panel-charts path.line").first).to_be_visible()
    chart = page.locator("#panel-charts svg.plot").first.bounding_box()
    assert chart
    assert WIDTH * 0.8 < chart["width"] < WIDTH
    assert lies_within_the_screen(page)
