"""The charts: what they are limited to, and that a click in one goes to its day."""

import re

from playwright.sync_api import expect

from tests.dashboard.browser import Watched

CHARTS = "/?as_of=2017-10-20&tab=charts"


def test_all_charts_obey_the_filter_by_country_and_say_so(desk: Watched) -> None:
    page = desk.open(CHARTS)
    pace, coverage = page.locator("#panel-charts section").nth(1), page.locator("#panel-charts section").nth(2)
    expect(pace.locator("rect.bar").first).to_be_visible()
    expect(coverage.locator("table.coverage tbody tr").first).to_be_visible()
    page.get_by_role("combobox", name="Filter by country").select_option("IQ")
    expect(pace).to_contain_text("Only places in Iraq.")
    expect(pace.locator("rect.bar").first).to_be_visible()
    expect(coverage.locator("table.coverage tbody tr").first).to_be_visible()
    # Of this land the samples tell nothing.
    desk.open(f"{CHARTS}&country=FR")
    expect(pace).to_contain_text("No change is on record for these days.")
    expect(coverage).to_contain_text("60 of 60 days without any article.")
    expect(coverage).to_contain_text("Only articles that told of a place in France.")


def test_places_by_side_are_lines_in_their_colours(desk: Watched) -> None:
    page = desk.open(CHARTS)
    over_time = page.locator("#panel-charts section").first
    expect(over_time.locator("path.line").first).to_be_visible()
    expect(over_time.locator(".key li", has_text="Iraqi government")).to_have_text(re.compile(r"\d+$"))
    colours = over_time.locator("path.line").evaluate_all(
        "lines => lines.map((line) => line.style.getPropertyValue('--side'))"
    )
    assert len(set(colours)) == len(colours) > 1


def test_filters_that_charts_do_not_obey_are_named(desk: Watched) -> None:
    page = desk.open(CHARTS)
    told = page.get_by_text("do not apply to them")
    expect(told).to_be_hidden()
    page.get_by_role("combobox", name="Filter by side").select_option("krg")
    expect(told).to_be_visible()


def test_a_bar_goes_to_its_day(desk: Watched) -> None:
    page = desk.open(CHARTS)
    bar = page.locator("rect.bar", has=page.locator("title", has_text="16 Oct 2017")).first
    bar.click()
    expect(page).to_have_url(re.compile("as_of=2017-10-16"))


def test_an_outlet_that_has_gone_silent_is_marked(desk: Watched) -> None:
    page = desk.open(CHARTS)
    table = page.locator("table.coverage")
    silent = table.get_by_role("row", name="Zab Valley News")
    expect(silent.locator(".silent")).to_have_text("silent")
    expect(silent).to_contain_text("6 Oct 2017")
    expect(table.get_by_role("row", name="Rudaw").locator(".silent")).to_have_count(0)
    # A week before, its last article was of the day before.
    desk.open("/?as_of=2017-10-07&tab=charts")
    expect(silent).to_contain_text("6 Oct 2017")
    expect(silent.locator(".silent")).to_have_count(0)
