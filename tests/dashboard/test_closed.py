"""The dashboard where reading needs a key."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.dashboard.beside import api_beside
from tests.dashboard.browser import Watched
from tests.dashboard.conftest import Open
from tests.system.running import RunningSystem, free_port


@pytest.fixture
def closed(open_page: Open, system: RunningSystem) -> Iterator[Watched]:
    """The same record behind an API of its own that nobody may read without a key."""
    page = open_page(viewport={"width": 1440, "height": 900})
    with api_beside(system, free_port(), FRONTLOG_OPEN_READING="false") as page.home:
        page.expect_trouble("401")
        yield page
        page.page.close()


def test_it_asks_for_a_key_shows_all_with_one_and_goes_on_as_changes_come(
    closed: Watched, system: RunningSystem
) -> None:
    page = closed.open("/?as_of=2017-10-20&tab=changes")
    expect(page.locator("#notice")).to_contain_text("This needs a key")
    page.get_by_role("button", name="Enter a key").click()
    page.get_by_role("dialog").get_by_label("Your key").fill(system.key)
    page.get_by_role("dialog").get_by_role("button", name="Use it").click()
    expect(page.locator(".feed .change").first).to_be_visible()
    with page.expect_request("**/v1/changes/stream**"):
        page.get_by_role("combobox", name="Filter by country").select_option("IQ")
    text = "Iraqi forces captured the town of Baiji from Islamic State on Tuesday, the army said."
    posted = system.ingest.post("/v1/articles", json={"text": text, "published_at": "2015-10-20T18:00:00Z"})
    system.analysed(posted.headers["Location"])
    expect(page.locator(".feed .change.fresh").first).to_contain_text("Iraqi forces captured the town")
