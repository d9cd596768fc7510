"""One place: its state, its history, and the sentences behind it down to the article."""

import os
import re
import subprocess
from urllib.parse import quote

from playwright.sync_api import Locator, expect

from tests.dashboard.browser import Watched
from tests.system.running import FRONTLOG, RunningSystem

KIRKUK = "/?as_of=2017-10-20&place=geonames%3A94787"


def test_a_place_shows_its_reasons(desk: Watched) -> None:
    page = desk.open(KIRKUK)
    panel = page.locator("#place")
    expect(panel.get_by_role("heading", name="Kirkuk")).to_be_visible()
    expect(panel.locator(".holder")).to_have_text("Iraqi government")
    expect(panel.locator(".testimonies blockquote").first).to_be_visible()
    expect(panel.locator(".weight").first).to_contain_text("weight")
    expect(panel.get_by_role("link", name="Tigris Wire").first).to_have_attribute(
        "href", re.compile("^https://example.org/")
    )


def test_a_place_tells_since_when_how_surely_and_who_says_else(desk: Watched) -> None:
    panel = desk.open(KIRKUK).locator("#place")
    expect(panel.locator(".summary dd").nth(1)).to_have_text("16 Oct 2017")
    expect(panel.locator(".summary .confidence").last).to_have_text(re.compile(r"^\d+ %$"))
    expect(panel.locator(".summary dd").nth(3)).to_have_text("Kurdistan Region")
    expect(panel.locator(".testimonies .said").first).to_contain_text("2017")
    expect(panel.locator(".testimonies .source").first).to_contain_text(re.compile(r" 2017, \d\d:\d\d UTC"))


def test_the_feed_goes_by_side_and_back_in_time(desk: Watched) -> None:
    page = desk.open("/?as_of=2017-10-20&tab=changes&side=krg")
    turned = page.locator("#panel-changes .turn")
    expect(turned.first).to_contain_text("Kurdistan Region")
    assert all("Kurdistan Region" in told for told in turned.all_inner_texts())
    page.get_by_role("button", name="as known then").first.click()
    expect(page).to_have_url(re.compile("known_at=20"))
    expect(page.locator("#place h2")).to_be_visible()
    expect(page.locator("#live")).to_have_text("As known then")


def test_a_place_leads_to_its_changes_alone(desk: Watched) -> None:
    page = desk.open(KIRKUK)
    page.get_by_role("button", name="Its changes").click()
    expect(page).to_have_url(re.compile("changes_of=geonames%3A94787"))
    turned = page.locator("#panel-changes .turn .link")
    expect(turned.first).to_be_visible()
    assert set(turned.all_inner_texts()) == {"Kirkuk"}
    page.get_by_role("button", name="Show those of all places").click()
    expect(turned.filter(has_text="Hawija").first).to_be_visible()


def test_the_band_goes_to_another_time(desk: Watched) -> None:
    page = desk.open(KIRKUK)
    page.get_by_role("group", name="Stretches of time").get_by_role("button").first.click()
    expect(page).to_have_url(re.compile("as_of=2014-"))
    expect(page.locator("#place .holder")).to_have_text("Kurdistan Region")


def test_the_article_is_shown_with_its_sentence_marked(desk: Watched) -> None:
    page = desk.open(KIRKUK)
    quote = page.locator(".testimonies blockquote").first.inner_text()
    page.get_by_role("button", name="read it in the article").first.click()
    reader = page.get_by_role("dialog")
    expect(reader.locator("mark.asked")).to_contain_text(quote)
    page.keyboard.press("Escape")
    expect(reader).to_be_hidden()


def test_a_click_on_the_map_opens_the_place(desk: Watched) -> None:
    page = desk.open("/?as_of=2017-10-20&at=35.326,43.774,9")
    page.wait_for_selector("#map[data-state=idle]")
    page.locator("#map canvas").click()
    expect(page.get_by_role("heading", name="Hawija")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="Hawija")).to_be_hidden()


def test_a_place_that_nothing_is_known_of_says_so(desk: Watched) -> None:
    desk.expect_trouble("404")
    page = desk.open("/?as_of=1980-01-01&place=geonames%3A94787")
    expect(page.locator("#place")).to_contain_text("Nothing is known of Kirkuk")


def test_what_speaks_against_a_state_is_shown_with_its_outlet_and_opens_its_article(
    desk: Watched, system: RunningSystem
) -> None:
    taken = "Iraqi forces captured the city of Ramadi from Islamic State on Monday."
    boast = "Islamic State controls the city of Ramadi, Islamic State said on Monday."
    place = report(system, "Example Wire", taken)
    report(system, "Euphrates Post", f"It rained. {boast} The river rose.")
    page = desk.open(f"/?as_of=2015-12-29&place={quote(place)}")
    support, against = (page.locator("#place .testimonies").nth(number) for number in range(2))
    expect(page.locator("#place .holder")).to_have_text("Iraqi government")
    expect(support.locator("blockquote")).to_have_text(taken)
    expect(against.get_by_role("heading")).to_have_text("Sentences against it")
    expect(against.locator("blockquote")).to_have_text(boast)
    expect(against.locator(".said")).to_contain_text("control by Islamic State")
    expect(against.locator(".said")).to_contain_text("28 Dec 2015")
    assert 0 < weight(against) < weight(support)
    expect(against.locator(".source")).to_contain_text("28 Dec 2015, 18:00 UTC")
    expect(against.get_by_role("link", name="Euphrates Post")).to_have_attribute(
        "href", "https://example.org/Euphrates-Post"
    )
    against.get_by_role("button", name="read it in the article").click()
    reader = page.get_by_role("dialog")
    expect(reader.locator("mark.asked")).to_have_text(boast)
    expect(reader).to_contain_text("The river rose.")
    expect(reader.get_by_role("link", name="Euphrates Post")).to_be_visible()


def report(system: RunningSystem, outlet: str, text: str) -> str:
    """Post it; the place that it tells of."""
    article = {
        "text": text,
        "publisher": outlet,
        "published_at": "2015-12-28T18:00:00Z",
        "url": f"https://example.org/{outlet.replace(' ', '-')}",
    }
    posted = system.ingest.post("/v1/articles", json=article).raise_for_status()
    read = system.analysed(posted.headers["Location"])
    (event,) = system.api.get(f"/v1/articles/{read['id']}").raise_for_status().json()["events"]
    return str(event["place"]["id"])


def weight(testimonies: Locator) -> int:
    return int(testimonies.locator(".weight").inner_text().removeprefix("weight ").removesuffix(" %"))


def test_erased_words_are_said_to_be_erased(desk: Watched, system: RunningSystem) -> None:
    text = "Iraqi forces captured the city of Samarra from Islamic State on Sunday, the army said."
    posted = system.ingest.post("/v1/articles", json={"text": text, "published_at": "2017-10-20T18:00:00Z"})
    article = system.analysed(posted.raise_for_status().headers["Location"])
    place = system.api.get(f"/v1/articles/{article['id']}").raise_for_status().json()["events"][0]["place"]["id"]
    erase(system, article["id"])
    page = desk.open(f"/?as_of=2017-10-20&place={quote(place)}")
    expect(page.locator("#place .testimonies .notice").first).to_contain_text("The words were erased on")
    page.get_by_role("button", name="read it in the article").first.click()
    reader = page.get_by_role("dialog")
    expect(reader.locator(".notice")).to_contain_text("What they said still counts")
    expect(page.get_by_text("captured the city of Samarra")).to_have_count(0)


def erase(system: RunningSystem, article: str) -> None:
    """As its operator does."""
    command = [FRONTLOG, "erase", article, "--reason", "A court said so.", "--author", "R. Aziz"]
    subprocess.run(command, env=os.environ | {"FRONTLOG_HOME": str(system.home)}, check=True, capture_output=True)
