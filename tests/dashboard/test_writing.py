"""What readers put in: an article that shows up everywhere within seconds, and a statement taken back."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid5

import pytest
from playwright.sync_api import expect

from services.api.app import create_app as api_app
from services.ingest import remote
from services.ingest.app import create_app as ingest_app
from services.ledger.articles import ARTICLE_NAMESPACE
from services.ledger.fingerprint import fingerprint
from services.ledger.settings import settings
from services.web.fetching import Bounds
from tests.dashboard.browser import Watched
from tests.pages import site
from tests.served import running
from tests.system.running import RunningSystem

TAL_AFAR = {
    "title": "Army enters Rawa",
    "text": "Iraqi forces captured the town of Qayyarah from Islamic State on Tuesday, the army said.",
    "publisher": "Example Wire",
    "published_at": "2016-08-23T18:00:00Z",
}


def test_a_change_that_is_posted_comes_in_on_the_feed(desk: Watched, system: RunningSystem) -> None:
    page = desk.open("/?as_of=2017-10-20&tab=changes")
    expect(page.locator(".feed .change").first).to_be_visible()
    with page.expect_request("**/v1/changes/stream**"):
        page.get_by_role("combobox", name="Filter by country").select_option("IQ")
    posted = system.ingest.post("/v1/articles", json=TAL_AFAR)
    system.analysed(posted.headers["Location"])
    fresh = page.locator(".feed .change.fresh")
    expect(fresh.first).to_contain_text("Qayyarah")
    expect(fresh.first).to_contain_text("Iraqi forces captured the town")


def test_an_added_article_shows_what_was_found_in_it(desk: Watched, system: RunningSystem) -> None:
    page = desk.open(f"/?as_of=2017-09-01#key={system.key}")
    expect(page).to_have_url(f"{desk.home}/?as_of=2017-09-01")
    page.get_by_role("button", name="Add an article").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Headline").fill("Town of Ayadiya falls")
    text = "Iraqi forces captured the town of Ayadiya from Islamic State on Thursday, officers said. It rained."
    dialog.get_by_label("Text of the article").fill(text)
    dialog.get_by_label("Outlet").fill("Example Wire")
    dialog.get_by_label("Published (UTC)").fill("2017-08-31T18:00")
    dialog.get_by_role("button", name="Add it").click()
    expect(dialog.get_by_role("heading", name="One statement found")).to_be_visible()
    expect(dialog.locator("mark")).to_contain_text("captured the town of Ayadiya")
    dialog.locator(".findings button").click()
    expect(page.locator("#place .holder")).to_have_text("Iraqi government")


def test_what_would_be_found_is_shown_before_an_article_goes_in(desk: Watched, system: RunningSystem) -> None:
    desk.expect_trouble("404")
    page = desk.open(f"/?as_of=2017-09-01#key={system.key}")
    page.get_by_role("button", name="Add an article").click()
    dialog = page.get_by_role("dialog")
    text = "Iraqi forces captured the town of Zummar from Islamic State on Thursday, officers said. It rained."
    dialog.get_by_label("Text of the article").fill(text)
    dialog.get_by_label("Published (UTC)").fill("2017-08-31T18:00")
    dialog.get_by_role("button", name="Show what would be found").click()
    expect(dialog.get_by_role("heading", name="One statement would be found")).to_be_visible()
    expect(dialog.locator(".verdicts li").first).to_contain_text("Zummar: capture by Iraqi forces")
    expect(dialog.locator(".verdicts li").last).to_contain_text("Nothing: no words about control")
    assert system.api.get("/v1/articles/" + article_id(text)).status_code == 404
    dialog.get_by_role("button", name="Add it").click()
    expect(dialog.get_by_role("heading", name="One statement found")).to_be_visible()
    assert system.api.get("/v1/articles/" + article_id(text)).status_code == 200
    dialog.get_by_role("button", name="Show what would be found").click()
    expect(dialog.locator(".notice")).to_contain_text("on record already")


def test_a_page_is_read_by_its_address_shown_and_added(desk: Watched, system: RunningSystem) -> None:
    with site() as port, doors(system, port) as home:
        desk.home = home
        page = desk.open(f"/?as_of=2017-10-20#key={system.key}")
        page.get_by_role("button", name="Add an article").click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_label("Address of the page").fill(f"http://127.0.0.1:{port}/rabia")
        dialog.get_by_role("button", name="Read the page").click()
        expect(dialog.get_by_role("heading", name="One statement would be found")).to_be_visible()
        expect(dialog.get_by_label("Headline")).to_have_value("Army enters Rabia")
        expect(dialog.get_by_label("Outlet")).to_have_value("Example Wire")
        expect(dialog.get_by_label("Published (UTC)")).to_have_value("2017-10-17T06:00")
        dialog.get_by_role("button", name="Add it").click()
        expect(dialog.get_by_role("heading", name="One statement found")).to_be_visible()
        # Before its servers go: it asks on as long as it is open.
        page.close()


def test_a_page_inside_the_network_is_not_read(desk: Watched, system: RunningSystem) -> None:
    desk.expect_trouble("422")
    page = desk.open(f"/?as_of=2017-10-20#key={system.key}")
    page.get_by_role("button", name="Add an article").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Address of the page").fill(f"{desk.home}/status")
    dialog.get_by_role("button", name="Read the page").click()
    expect(dialog.locator(".notice")).to_be_visible()


@contextmanager
def doors(system: RunningSystem, port: int) -> Iterator[str]:
    """Ingest and API in this process, on the system's servers; its ingest may get pages from that port of the loopback.

    Answers where the API is.
    """
    addresses = json.loads((system.home / "addresses.json").read_text("utf-8"))
    with pytest.MonkeyPatch.context() as patch:
        for name in ("FRONTLOG_DATABASE_URL", "FRONTLOG_BROKER_URL"):
            patch.setenv(name, addresses[name])
        patch.setattr(remote, "BOUNDS", Bounds(reachable=lambda _: True, ports=frozenset({port})))
        settings.cache_clear()
        with running(ingest_app) as ingest:
            patch.setenv("FRONTLOG_INGEST_URL", f"http://127.0.0.1:{ingest}")
            settings.cache_clear()
            with running(api_app) as api:
                yield f"http://127.0.0.1:{api}"
    settings.cache_clear()


def article_id(text: str) -> str:
    return str(uuid5(ARTICLE_NAMESPACE, fingerprint(text).hex()))


def test_what_ingest_refuses_is_told(desk: Watched, system: RunningSystem) -> None:
    desk.expect_trouble("422")
    page = desk.open(f"/?as_of=2017-09-01#key={system.key}")
    page.get_by_role("button", name="Add an article").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Text of the article").fill(" ")
    dialog.get_by_role("button", name="Add it").click()
    expect(dialog.locator(".notice")).to_contain_text("text")


def test_a_retracted_statement_no_longer_counts(desk: Watched, system: RunningSystem) -> None:
    text = "Iraqi forces captured the town of Hammam al-Alil from Islamic State on Monday."
    article = {
        "title": "Hammam al-Alil",
        "text": text,
        "publisher": "Typo Times",
        "published_at": "2016-11-07T18:00:00Z",
    }
    posted = system.ingest.post("/v1/articles", json=article)
    system.analysed(posted.headers["Location"])
    (event,) = system.api.get(f"/v1/articles/{posted.json()['id']}").json()["events"]
    desk.expect_trouble("404")
    page = desk.open(f"/?as_of=2016-11-08&place={event['place']['id']}")
    page.get_by_role("button", name="retract").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Your key").fill(system.key)
    dialog.get_by_label("Reason").fill("The outlet has withdrawn the story.")
    dialog.get_by_role("button", name="Retract it").click()
    expect(dialog).to_be_hidden()
    system.until(lambda: retracted(system, event["place"]["id"]) or None, "the retraction")


def retracted(system: RunningSystem, place: str) -> bool:
    return system.api.get(f"/v1/control/{place}", params={"as_of": "2016-11-08"}).status_code == 404


def test_a_key_is_asked_for_once_and_one_that_is_refused_is_asked_for_again(
    desk: Watched, system: RunningSystem
) -> None:
    desk.expect_trouble("401", "422")
    page = desk.open("/?as_of=2017-09-01")
    page.get_by_role("button", name="Add an article").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Text of the article").fill(" ")
    dialog.get_by_label("Your key").fill("fl_mistyped")
    dialog.get_by_role("button", name="Add it").click()
    expect(dialog.locator(".notice")).to_contain_text("This is no key")
    dialog.get_by_label("Your key").fill(system.key)
    dialog.get_by_role("button", name="Add it").click()
    expect(dialog.locator(".key")).to_contain_text(f"Sent with the key {system.key.split('_')[1]}")
    page.reload()
    page.get_by_role("button", name="Add an article").click()
    expect(page.get_by_role("dialog").locator(".key")).to_contain_text("Sent with the key")
    page.get_by_role("dialog").get_by_role("button", name="Use another").click()
    expect(page.get_by_role("dialog").get_by_label("Your key")).to_be_focused()
