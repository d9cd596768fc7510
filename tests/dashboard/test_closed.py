"""The dashboard where reading needs a key."""

import os
import subprocess
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import expect

from services.local import addresses
from tests.dashboard.browser import Watched
from tests.dashboard.conftest import Open
from tests.system.running import FRONTLOG, RunningSystem, free_port, is_ready


@pytest.fixture
def closed(open_page: Open, system: RunningSystem) -> Iterator[Watched]:
    """The same record behind an API of its own that nobody may read without a key."""
    port = free_port()
    known = addresses.read(system.home)
    ours = {
        **known,
        "FRONTLOG_HOME": str(system.home),
        "FRONTLOG_API_PORT": str(port),
        "FRONTLOG_OPEN_READING": "false",
    }
    with (
        (system.home / "closed.log").open("wb") as log,
        subprocess.Popen([FRONTLOG, "serve", "api"], env={**os.environ, **ours}, stdout=log, stderr=log) as serving,
        httpx.Client(base_url=f"http://127.0.0.1:{port}") as api,
    ):
        system.until(lambda: is_ready(api) or None, "the closed API")
        page = open_page(viewport={"width": 1440, "height": 900})
        page.home = f"http://127.0.0.1:{port}"
        page.expect_trouble("401")
        yield page
        page.page.close()
        serving.terminate()


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
    text = "Iraqi forces captured the town of Shirqat from Islamic State on Thursday, the army said."
    posted = system.ingest.post("/v1/articles", json={"text": text, "published_at": "2016-09-22T18:00:00Z"})
    system.analysed(posted.headers["Location"])
    expect(page.locator(".feed .change.fresh").first).to_contain_text("Iraqi forces captured the town")
