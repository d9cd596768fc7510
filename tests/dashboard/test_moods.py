"""What the page says where there is nothing to see, and where the service answers that it cannot."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from playwright.sync_api import Page, Route, expect

from services.ledger.migrate import migrate
from services.local import addresses
from tests.dashboard.beside import api_beside
from tests.dashboard.browser import Watched
from tests.dashboard.conftest import Open
from tests.system.running import RunningSystem, free_port

DAY = "/?as_of=2017-10-20"
BOARD = "**/desk/board*"
PROBLEM = {"title": "Service Unavailable", "status": 503, "detail": "The database cannot be reached."}
EMPTY = "frontlog_empty"


def refuse(page: Page, status: int = 503) -> None:
    page.route(BOARD, lambda route: route.fulfill(status=status, json=PROBLEM, content_type="application/problem+json"))


def test_what_the_service_cannot_do_is_said_what_was_seen_stays_and_it_mends_itself(desk: Watched) -> None:
    desk.expect_trouble("503")
    page = desk.open(DAY)
    expect(page.locator("#live")).to_have_text("Live")
    expect(page.locator("#notice")).to_be_hidden()
    count = page.locator("#count").inner_text()
    refuse(page)
    expect(page.locator("#live")).to_have_text("Error")
    expect(page.locator("#notice")).to_contain_text("The database cannot be reached.")
    expect(page.locator("#notice")).to_contain_text(re.compile(r"What you see is from \d\d:\d\d:\d\d\."))
    expect(page.get_by_role("link", name="Hawija", exact=True)).to_be_visible()
    expect(page.locator("#count")).to_have_text(count)
    page.unroute(BOARD)
    expect(page.locator("#live")).to_have_text("Live")
    expect(page.locator("#notice")).to_be_hidden()


def test_a_first_answer_that_is_an_error_counts_nothing_and_mends_itself(desk: Watched) -> None:
    desk.expect_trouble("503")
    refuse(desk.page)
    page = desk.open(DAY)
    expect(page.locator("#live")).to_have_text("Error")
    expect(page.locator("#notice")).to_have_text("The database cannot be reached.")
    expect(page.locator("#count")).to_be_empty()
    expect(page.locator("#table")).to_be_hidden()
    page.unroute(BOARD)
    expect(page.get_by_role("link", name="Hawija", exact=True)).to_be_visible()
    expect(page.locator("#notice")).to_be_hidden()


@pytest.mark.parametrize("reason", ["Bad Gateway", ""])
def test_an_error_page_of_a_proxy_is_told_in_plain_words(desk: Watched, reason: str) -> None:
    def answer(route: Route) -> None:
        route.fulfill(status=502, body="<html>upstream</html>", content_type="text/html")

    desk.expect_trouble("502")
    page = desk.open(DAY)
    expect(page.locator("#live")).to_have_text("Live")
    # HTTP/2 has no words for a status.
    page.evaluate(
        """(reason) => Object.defineProperty(Response.prototype, "statusText", { get: () => reason })""", reason
    )
    page.route(BOARD, answer)
    expect(page.locator("#live")).to_have_text("Error")
    expect(page.locator("#notice")).to_contain_text(reason or "502")
    expect(page.locator("#notice")).not_to_contain_text("JSON")
    expect(page.get_by_role("link", name="Hawija", exact=True)).to_be_visible()


def test_an_answer_that_does_not_come_is_not_taken_for_news(desk: Watched) -> None:
    held: list[Route] = []
    desk.page.clock.install()
    page = desk.open(DAY)
    expect(page.locator("#live")).to_have_text("Live")
    with page.expect_request(BOARD):
        page.route(BOARD, lambda route: held.append(route))
    page.clock.fast_forward(60_000)
    expect(page.locator("#live")).to_have_text("Offline")
    expect(page.locator("#notice")).to_contain_text("cannot be reached")
    expect(page.get_by_role("link", name="Hawija", exact=True)).to_be_visible()
    page.unroute(BOARD)
    page.clock.fast_forward(60_000)
    expect(page.locator("#live")).to_have_text("Live")


def test_before_the_first_record_nothing_was_known(desk: Watched) -> None:
    page = desk.open(f"{DAY}&known_at=2001-01-01T00:00:00Z")
    expect(page.locator("#notice")).to_have_text("Nothing was known for this day at that time.")
    expect(page.locator("#live")).to_have_text("As known then")
    expect(page.locator("#count")).to_have_text("0 of 0 places")
    expect(page.locator("#table")).to_be_hidden()
    page.get_by_role("button", name="Now", exact=True).click()
    expect(page.get_by_role("link", name="Hawija", exact=True)).to_be_visible()
    expect(page.locator("#notice")).to_be_hidden()


@pytest.fixture
def empty(open_page: Open, system: RunningSystem) -> Iterator[Watched]:
    """A system in which nobody has put anything yet."""
    page = open_page(viewport={"width": 1440, "height": 900})
    with (
        empty_database(system) as url,
        api_beside(system, free_port(), FRONTLOG_DATABASE_URL=url) as page.home,
    ):
        yield page
        page.page.close()


@contextmanager
def empty_database(system: RunningSystem) -> Iterator[str]:
    """A second one on the system's own server."""
    full = addresses.read(system.home)["FRONTLOG_DATABASE_URL"]
    url = re.sub(r"/frontlog(?=\?|$)", f"/{EMPTY}", full)
    assert url != full
    with psycopg.connect(full, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {EMPTY}")
        migrate(url)
        yield url
        connection.execute(f"DROP DATABASE {EMPTY} WITH (FORCE)")


def test_a_new_system_says_what_to_do_and_draws_an_empty_map(empty: Watched) -> None:
    page = empty.open("/")
    expect(page.locator("#notice")).to_contain_text("No place is on record yet. Add an article")
    expect(page.locator("#live")).to_have_text("Live")
    expect(page.locator("#count")).to_have_text("0 of 0 places")
    page.wait_for_selector("#map[data-state=idle]")
    page.get_by_role("button", name="Add an article").click()
    expect(page.get_by_role("dialog").get_by_label("Text of the article")).to_be_visible()


def test_a_new_system_has_no_changes_and_charts_that_say_so(empty: Watched) -> None:
    page = empty.open("/?tab=changes")
    expect(page.get_by_text("Nothing has changed yet with these filters.")).to_be_visible()
    page.get_by_role("tab", name="Charts").click()
    expect(page.locator("#panel-charts")).to_contain_text("Nothing is on record for these days.")
    expect(page.locator("#panel-charts")).to_contain_text("No change is on record for these days.")
    expect(page.locator("#panel-charts")).to_contain_text("60 of 60 days without any article.")
    expect(page.locator("#clocks")).not_to_have_attribute("inert", "")
