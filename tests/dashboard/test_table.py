"""The table: filters, search in any spelling, sort, and the files that it is saved to."""

import csv
import json
import re

import pytest
from playwright.sync_api import expect

from tests.dashboard.browser import Watched, saved

DAY = "/?as_of=2017-10-20"


def test_a_file_that_cannot_be_had_says_so(desk: Watched) -> None:
    desk.expect_trouble("ERR_FAILED")
    page = desk.open(DAY)
    expect(page.locator("#table tbody tr").first).to_have_attribute("aria-rowindex", "2")
    page.route("**/v1/control?*format=csv*", lambda route: route.abort())
    page.locator("#export summary").click()
    page.locator("#export").get_by_text("CSV").click()
    expect(page.locator("#export").get_by_role("alert")).to_contain_text("cannot be reached")


def test_filters_narrow_table_and_address(desk: Watched) -> None:
    page = desk.open(DAY)
    page.get_by_role("combobox", name="Filter by side").select_option("krg")
    expect(page).to_have_url(re.compile("side=krg"))
    expect(page.get_by_role("link", name="Hawija")).to_be_hidden()
    sides = page.locator("#table tbody .side").all_inner_texts()
    assert sides
    assert all(side.startswith("Kurdistan Region") for side in sides)


def test_the_legend_filters_too(desk: Watched) -> None:
    page = desk.open(DAY)
    page.get_by_role("button", name=re.compile("^Claimed")).click()
    expect(page).to_have_url(re.compile("status=claimed"))
    expect(page.locator("#table tbody tr").first.locator(".status")).to_contain_text("Claimed")


def test_search_knows_other_spellings(desk: Watched) -> None:
    page = desk.open(DAY)
    page.get_by_role("searchbox").fill("Hawijah")
    expect(page.get_by_role("link", name="Hawija")).to_be_visible()
    expect(page.locator("#table tbody tr")).to_have_count(1)


@pytest.mark.parametrize("written", ["الحويجة", "Хавиджа", "AL HAWĪJAH"])
def test_search_knows_other_scripts(desk: Watched, written: str) -> None:
    page = desk.open(DAY)
    page.get_by_role("searchbox").fill(written)
    expect(page.get_by_role("link", name="Hawija")).to_be_visible()
    expect(page.locator("#table tbody tr")).to_have_count(1)


def test_a_search_without_a_match_says_so(desk: Watched) -> None:
    page = desk.open(f"{DAY}&q=Atlantis")
    expect(page.locator("#notice")).to_contain_text("No place matches")
    page.get_by_role("button", name="Clear them").click()
    expect(page.get_by_role("link", name="Hawija")).to_be_visible()


def test_heads_sort(desk: Watched) -> None:
    page = desk.open(DAY)
    names = page.locator("#table tbody th a")
    expect(names.first).to_be_visible()
    page.get_by_role("button", name="Place", exact=True).click()
    expect(page.get_by_role("columnheader", name="Place")).to_have_attribute("aria-sort", "ascending")
    shown = names.all_inner_texts()
    assert shown == sorted(shown)


def test_csv_holds_the_chosen_places(desk: Watched) -> None:
    page = desk.open(f"{DAY}&side=krg")
    expect(page.locator("#table tbody tr").first).to_be_visible()
    shown = set(page.locator("#table tbody th a").all_inner_texts())
    name, content = saved(page, "Table as CSV")
    rows = list(csv.DictReader(content.decode("utf-8").splitlines()))
    assert name == "frontlog-2017-10-20.csv"
    assert {row["place"] for row in rows} == shown


def test_geojson_holds_the_chosen_places(desk: Watched) -> None:
    page = desk.open(f"{DAY}&q=Hawija")
    expect(page.locator("#table tbody tr")).to_have_count(1)
    _name, content = saved(page, "Places as GeoJSON")
    (feature,) = json.loads(content)["features"]
    assert feature["geometry"]["coordinates"] == [43.774, 35.326]
